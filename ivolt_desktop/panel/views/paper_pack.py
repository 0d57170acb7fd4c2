"""The facts of a meeting pack, gathered from the panel file."""

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Action, Agency, AgendaItem, Cohort, Issue, Meeting, Member, Membership
from ivolt_desktop.panel.settings import PanelSettings
from ivolt_desktop.panel.views import paper_measures as measures
from ivolt_desktop.panel.views.actions import ActionLine, action_lines
from ivolt_desktop.panel.views.briefing import Briefing, month_briefing
from ivolt_desktop.panel.views.crime_figures import crime_figures
from ivolt_desktop.panel.views.figures import Figure, month_figures
from ivolt_desktop.panel.views.paper_identity import identity
from ivolt_desktop.panel.views.paper_minutes import minutes_facts, subject_reference
from ivolt_desktop.panel.views.paper_subjects import action_line, subject_sheets
from ivolt_desktop.reports import facts as paper
from ivolt_desktop.reports import pack_facts as pack
from ivolt_desktop.reports.minutes_facts import Minutes
from ivolt_desktop.rules.calendar_months import months_on
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.dates_in_words import clock, month_name
from ivolt_desktop.rules.lens import Lens
from ivolt_desktop.rules.masking import Surface
from ivolt_desktop.rules.standing_agenda import STANDING_ITEMS

_AHEAD = timedelta(days=120)
ON_PAPER = Lens(surface=Surface.EXPORT)


def pack_facts(
    session: Session, settings: PanelSettings, meeting: Meeting, *, practice: bool, made_on: date
) -> pack.MeetingPack:
    """Everything the restricted pack of ``meeting`` holds, as it stands on ``made_on``."""
    month = meeting.covers
    briefing = month_briefing(session, settings, month)
    crimes = crime_figures(session, settings, month)
    figures = {figure.key: figure for figure in (*month_figures(session, settings, briefing), *crimes[:1])}
    actions = action_lines(session, made_on)
    working, calendar = measures.response_series(session, month)
    return pack.MeetingPack(
        identity=identity(session, settings, meeting, title="Meeting pack", name="pack", practice=practice,
                          made_on=made_on),
        summary=_summary(session, meeting, briefing, figures),
        agenda=tuple(_agenda(session, meeting)),
        previous=_previous(session, settings, meeting, practice, made_on),
        what_changed=measures.what_changed(settings, briefing),
        actions=tuple(action_line(line) for line in actions if line.is_open),
        subjects=subject_sheets(session, meeting, made_on, ON_PAPER),
        briefing=pack.Briefing(
            calls=measures.series(figures["asb_calls"]), repeat_callers=measures.series(figures["repeat_callers"]),
            fires=measures.fires_by_ward(session, settings, month), response_working=working,
            response_calendar=calendar, actions_by_agency=measures.actions_by_agency(actions),
            words=_words(session, figures, briefing, actions),
            more=tuple(measures.series(figure) for figure in crimes),
        ),
        calendar=tuple(sorted(_dates(session, meeting), key=lambda line: line.on)),
        sources=measures.sources(session, month), notes=_notes(settings), circulation=_circulation(session),
    )


def _summary(
    session: Session, meeting: Meeting, briefing: Briefing, figures: dict[str, Figure]
) -> pack.PackSummary:
    now, year_ago = measures.headings(briefing.month)
    items = session.scalars(
        select(AgendaItem).where(AgendaItem.meeting_id == meeting.id, AgendaItem.proposal.is_not(None),
                                 AgendaItem.proposal != "").order_by(AgendaItem.position))
    return pack.PackSummary(
        since=f"the {month_name(months_on(meeting.starts_at.date().replace(day=1), -1))} panel",
        changes=measures.change_lines(briefing),
        to_decide=tuple(pack.DecisionLine(item.number, _question(session, item)) for item in items),
        headline=measures.series(figures["repeat_callers"]),
        headline_words=measures.headline_words(session, figures["repeat_callers"], briefing),
        measures=tuple(measures.measure_line(figure) for figure in figures.values()),
        value_heading=now, last_year_heading=year_ago,
    )


def _question(session: Session, item: AgendaItem) -> str:
    reference = subject_reference(session, item)
    start = reference or item.heading
    return f"{start}: {item.proposal}" if start not in (item.proposal or "") else item.proposal or ""


def _agenda(session: Session, meeting: Meeting) -> Iterable[paper.AgendaLine]:
    purposes = {item.kind.value: item.purpose for item in STANDING_ITEMS}
    starts = meeting.starts_at
    items = session.scalars(
        select(AgendaItem).where(AgendaItem.meeting_id == meeting.id).order_by(AgendaItem.position)).all()
    for item in items:
        top = item.parent_id is None
        yield paper.AgendaLine(
            number=item.number, title=item.heading, minutes=item.minutes_planned,
            starts=clock(starts) if top and item.minutes_planned else "",
            purpose=item.proposal or purposes.get(item.standing_key or "", ""),
            subject=subject_reference(session, item),
        )
        if top:
            starts += timedelta(minutes=item.minutes_planned or 0)


def _previous(
    session: Session, settings: PanelSettings, meeting: Meeting, practice: bool, made_on: date
) -> Minutes | None:
    before = session.scalar(
        select(Meeting).where(Meeting.starts_at < meeting.starts_at, Meeting.state.in_(("held", "minuted")))
        .order_by(Meeting.starts_at.desc()).limit(1))
    return minutes_facts(session, settings, before, practice=practice, made_on=made_on) if before else None


def _words(
    session: Session, figures: dict[str, Figure], briefing: Briefing, actions: list[ActionLine]
) -> dict[str, str]:
    def verdict(key: str) -> str:
        figure = figures[key]
        if not figure.values or figure.values[-1] is None:
            return f"{figure.verdict.words[0].upper()}{figure.verdict.words[1:]}."
        return f"{figure.shown} in {month_name(briefing.month)}: {figure.verdict.words}."

    late = sum(1 for line in actions if line.overdue)
    return {
        "calls": verdict("asb_calls"), "fires": verdict("deliberate_fires"), "response": verdict("response"),
        "actions": f"{count_of(late, 'action')} overdue." if late else "No action is overdue.",
    }


def _dates(session: Session, meeting: Meeting) -> Iterable[paper.DateLine]:
    first, last = meeting.starts_at.date(), meeting.starts_at.date() + _AHEAD
    for other in session.scalars(select(Meeting).where(Meeting.starts_at > meeting.starts_at)):
        if other.starts_at.date() <= last:
            yield paper.DateLine(other.starts_at.date(), f"{other.name}, {clock(other.starts_at)}", "Panel")
    reviews = session.execute(
        select(Membership, Cohort).join(Cohort, Cohort.id == Membership.cohort_id)
        .where(Membership.left_on.is_(None), Membership.review_on.between(first, last)))
    for member, cohort in reviews:
        assert member.review_on is not None
        yield paper.DateLine(member.review_on, f"{member.reference}, {cohort.name.lower()}", "Review")
    for issue in session.scalars(select(Issue).where(Issue.plan_by.between(first, last), Issue.state != "closed")):
        assert issue.plan_by is not None
        yield paper.DateLine(issue.plan_by, f"{issue.reference}, date set for the plan’s aim", "Plan")
    open_states = ("open", "in_progress")
    for action in session.scalars(
            select(Action).where(Action.due_on.between(first, last), Action.state.in_(open_states))):
        assert action.due_on is not None
        agency = session.get(Agency, action.agency_id) if action.agency_id else None
        yield paper.DateLine(action.due_on, f"{action.reference}, {agency.short_name if agency else 'no owner'}",
                             "Action due")


def _notes(settings: PanelSettings) -> tuple[pack.MethodNote, ...]:
    return (
        pack.MethodNote("Repeat callers", f"{settings.repeat_rule.words}. Callers who gave no name are counted by "
                        "phone only; a number used by three people or more is nobody’s own and is left out."),
        pack.MethodNote("One person across agencies", "Records of different agencies are joined only where the "
                        "coordinator has confirmed that they are one person. What was said not to be the same stays "
                        "apart."),
        pack.MethodNote("Usual variation", "A figure is called a signal when it lies outside the range of the months "
                        "before it, when eight months in a row lie on one side of their mean, or when it is far from "
                        "the same month last year. Everything else is usual variation. No percentages are given of "
                        "small counts."),
        pack.MethodNote("Before and after a plan", "People and places come to the panel at their worst, so part of "
                        "a fall that follows would have come anyway."),
        pack.MethodNote("Response time", "Days from a complaint to first contact, in working days (England, without "
                        "bank holidays) and in calendar days; complaints not yet answered are left out."),
    )


def _circulation(session: Session) -> tuple[str, ...]:
    rows = session.execute(
        select(Member, Agency).join(Agency, Agency.id == Member.agency_id).where(Member.attends)
        .order_by(Agency.short_name, Member.name))
    return tuple(f"{member.name}, {agency.short_name}" for member, agency in rows)
