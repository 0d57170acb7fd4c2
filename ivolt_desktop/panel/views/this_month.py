"""*This month*: where the cycle stands, what needs the coordinator, the figures, and what changed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Action, Agency, AgendaItem, Change, Cohort, Delivery, Meeting, Member, Membership
from ivolt_desktop.model.deliveries import DeliveryState
from ivolt_desktop.panel.dates import distance_words, minutes_due_on, month_considered, pack_due_on, panel_name_of
from ivolt_desktop.panel.settings import PanelSettings, read_settings
from ivolt_desktop.panel.views.arrivals import Arrival, arrivals
from ivolt_desktop.panel.views.briefing import Briefing, Named, month_briefing
from ivolt_desktop.panel.views.crime_figures import crime_figures
from ivolt_desktop.panel.views.figures import Figure, month_figures
from ivolt_desktop.panel.views.month_facts import FigureLine, Need, Step, ThisMonth
from ivolt_desktop.panel.views.pairs import waiting_pairs
from ivolt_desktop.panel.views.warnings import VisitDue, visits_due
from ivolt_desktop.rules.action_state import ActionStatus
from ivolt_desktop.rules.calendar_months import last_of_month, months_on
from ivolt_desktop.rules.counting_words import count_of, joined, times
from ivolt_desktop.rules.dates_in_words import day_and_month, meeting_moment, month_name, weekday_and_day

_MOST_TO_DECIDE = 8
_OPEN = (ActionStatus.OPEN.value, ActionStatus.IN_PROGRESS.value)


def current_meeting(session: Session, today: date) -> Meeting | None:
    """The meeting the month works towards: the one in session, else the next, else the last one held."""
    start = datetime.combine(today, time())
    ahead = select(Meeting).where(or_(Meeting.starts_at >= start, Meeting.state == "in session"))
    return session.scalar(ahead.order_by(Meeting.starts_at).limit(1)) or session.scalar(
        select(Meeting).order_by(Meeting.starts_at.desc()).limit(1))


def this_month(session: Session, today: date) -> ThisMonth:
    """Work out the first screen for ``today``."""
    settings = read_settings(session)
    meeting = current_meeting(session, today)
    month = meeting.covers if meeting else month_considered(today)
    briefing = month_briefing(session, settings, month)
    pairs = waiting_pairs(session)
    visits = visits_due(session, today, settings.visit_days)
    supplied = _supplied(session, month)
    late = _overdue(session, today)
    figures = tuple(_figure_line(each) for each in _on_cards(session, settings, briefing))
    return ThisMonth(
        title=meeting.name if meeting else panel_name_of(today),
        subtitle=_subtitle(session, meeting, today),
        meeting_id=meeting.id if meeting else None,
        steps=_steps(session, settings, meeting, supplied, pairs, today),
        figures=figures,
        needs=tuple(_needs(session, settings, meeting, supplied, late, pairs, visits, month, today)),
        changed_title=_changed_title(meeting, month),
        changed=_changed(briefing),
        decide=tuple(_decide(session, meeting)),
        counts={"deliveries": sum(1 for _, came in supplied if came.day is None), "matches": pairs, "issues": len(late),
                "notices": len(visits)},
    )


def _on_cards(session: Session, settings: PanelSettings, briefing: Briefing) -> list[Figure]:
    """Four figures at most: robbery, where it is known, stands in place of the calls, which the callers are part of."""
    figures = month_figures(session, settings, briefing)
    robbery = crime_figures(session, settings, briefing.month)[:1]
    return [each for each in figures if not robbery or each.key != "asb_calls"] + list(robbery)


def _subtitle(session: Session, meeting: Meeting | None, today: date) -> str:
    if meeting is None:
        return "No panel is planned yet"
    chair = session.get(Member, meeting.chair_id) if meeting.chair_id else None
    agency = session.get_one(Agency, chair.agency_id).name if chair else ""
    parts = [meeting_moment(meeting.starts_at), f"Chair: {agency}" if agency else "",
             distance_words(meeting.starts_at.date(), today)]
    return " · ".join(part for part in parts if part)


def _supplied(session: Session, month: date) -> list[tuple[Agency, Arrival]]:
    """Agencies that send data, with what came of this month's."""
    agencies = session.scalars(
        select(Agency).where(Agency.active, Agency.supplies.is_not(None), Agency.supplies != "").order_by(Agency.name)
    ).all()
    arrived = arrivals(session, month)
    return [(agency, arrived.get(agency.id, Arrival(None))) for agency in agencies]


def _overdue(session: Session, today: date) -> list[Action]:
    return list(session.scalars(
        select(Action).where(Action.state.in_(_OPEN), Action.due_on < today).order_by(Action.due_on)))


def _steps(
    session: Session, settings: PanelSettings, meeting: Meeting | None, supplied: list[tuple[Agency, Arrival]],
    pairs: int, today: date,
) -> tuple[Step, ...]:
    came = sum(1 for _, arrival in supplied if arrival.day)
    items = session.scalar(select(func.count()).select_from(AgendaItem).where(
        AgendaItem.meeting_id == meeting.id)) if meeting else 0
    held = meeting is not None and meeting.state in ("held", "minuted")
    rows: list[tuple[str, str, bool, str]] = [
        ("Data in", f"{came} of {count_of(len(supplied), 'agency', 'agencies')}" if supplied else "no agency yet",
         bool(supplied) and came == len(supplied), "deliveries"),
        ("Matches", f"{pairs} to review" if pairs else "all decided", pairs == 0, "matches"),
        ("Agenda", _agenda_words(items or 0, held), held, "meeting"),
        ("Pack", _pack_words(meeting, settings), bool(meeting and meeting.pack_made_at), "documents"),
        ("Meeting", day_and_month(meeting.starts_at) if meeting else "no date", held, "meeting"),
        ("Minutes", _minutes_words(meeting, settings), bool(meeting and meeting.minutes_made_at), "documents"),
        ("Actions out", _sent_words(meeting, settings), bool(meeting and meeting.actions_sent_at), "issues"),
    ]
    current = next((number for number, row in enumerate(rows) if not row[2]), len(rows))
    return tuple(
        Step(label, below, "done" if done else "current" if number == current else "ahead", page)
        for number, (label, below, done, page) in enumerate(rows)
    )


def _agenda_words(items: int, held: bool) -> str:
    if not items:
        return "not begun"
    return count_of(items, "item") if held else f"draft, {count_of(items, 'item')}"


def _pack_words(meeting: Meeting | None, settings: PanelSettings) -> str:
    if meeting is None:
        return "no date"
    if meeting.pack_made_at:
        after = ", after the meeting" if meeting.pack_made_at > meeting.starts_at else ""
        return f"made {day_and_month(meeting.pack_made_at)}{after}"
    return f"due {weekday_and_day(pack_due_on(meeting.starts_at, settings))}"


def _minutes_words(meeting: Meeting | None, settings: PanelSettings) -> str:
    if meeting and meeting.minutes_made_at:
        return f"made {day_and_month(meeting.minutes_made_at)}"
    if meeting and meeting.state == "held":
        return f"due {weekday_and_day(minutes_due_on(meeting.starts_at, settings))}"
    return f"within {count_of(settings.minutes_days, 'working day')}"


def _sent_words(meeting: Meeting | None, settings: PanelSettings) -> str:
    if meeting and meeting.actions_sent_at:
        return f"sent {day_and_month(meeting.actions_sent_at)}"
    return f"within {count_of(settings.actions_hours, 'hour')}"


def _needs(
    session: Session, settings: PanelSettings, meeting: Meeting | None, supplied: list[tuple[Agency, Arrival]],
    late: list[Action], pairs: int, visits: list[VisitDue], month: date, today: date,
) -> Iterable[Need]:
    yield from _clock_need(session, today)
    if not supplied:
        yield Need("Agencies", "blue", "No agency sends data yet",
                   "Say who sends what; then their files can be brought in", "Add", "settings", {"section": "agencies"})
    if late:
        names = {agency.id: agency.short_name for agency in session.scalars(select(Agency))}
        tally = Counter(names.get(action.agency_id or 0, "no owner") for action in late)
        oldest = late[0]
        moved = f", moved {times(oldest.times_moved)}" if oldest.times_moved else ""
        yield Need("Overdue", "red", f"{count_of(len(late), 'action')} overdue: "
                   + ", ".join(f"{name} {count}" for name, count in tally.most_common()),
                   f"Oldest: {oldest.reference}, due {day_and_month(oldest.due_on or today)}{moved}", "Chase", "issues",
                   {"view": "actions", "overdue": True})
    if visits:
        yield _visits_need(visits, settings)
    for agency, arrival in supplied:
        if arrival.day is None:
            how_much = "not everything is in" if arrival.missing else "nothing in"
            waited_for = f"Still to come: {joined(arrival.missing)}" if arrival.missing else ""
            yield Need("Data", "amber", f"{agency.name}: {how_much} for {month_name(month)}",
                       waited_for or _last_time(session, agency, month), "Bring in", "deliveries", {"bring": True})
    if pairs:
        yield Need("Matches", "amber", f"{count_of(pairs, 'pair')} may be one person",
                   "Decide them before the pack, so that repeat callers are counted right", "Decide", "matches")
    yield from _meeting_needs(session, settings, meeting, today)
    until = meeting.starts_at.date() if meeting and meeting.starts_at.date() >= today else today
    due = session.execute(
        select(Membership.reference, Cohort.kind).join(Cohort, Cohort.id == Membership.cohort_id)
        .where(Membership.left_on.is_(None), Membership.review_on <= until).order_by(Membership.review_on)
    ).all()
    if due:
        references = [reference for reference, _ in due]
        more = f" and {len(references) - 6} more" if len(references) > 6 else ""
        yield Need("Review", "blue", f"{count_of(len(due), 'cohort review')} due by the panel",
                   ", ".join(references[:6]) + more, "Open", "cohorts")


def _clock_need(session: Session, today: date) -> Iterable[Need]:
    """Where the last change is of a later day than today, the computer's clock was set back."""
    last = session.scalar(select(Change.at).order_by(Change.id.desc()).limit(1))
    if last is not None and last.date() > today:
        yield Need("Clock", "red", "The clock of this computer is behind",
                   f"It says {day_and_month(today)}; the last change here was saved on {day_and_month(last)}. Set the "
                   "clock right, or dates and deadlines come out wrong", "See changes", "registers",
                   {"register": "change"})


def _visits_need(visits: list[VisitDue], settings: PanelSettings) -> Need:
    late = [visit for visit in visits if visit.late]
    people = count_of(len(visits), "person", "people")
    below = (f"{people}; visit owed within {count_of(settings.visit_days, 'working day')} by Police and Council "
             "together")
    if late:
        below += f". {'It was' if len(visits) == 1 else 'The oldest was'} due {day_and_month(late[0].owed.due_on)}"
    return Need("Notice", "red" if late else "amber", "Second warning notice, no joint visit yet", below,
                "Plan visit" if len(visits) == 1 else "Plan visits", "notices", {"register": "visits"})


def _meeting_needs(
    session: Session, settings: PanelSettings, meeting: Meeting | None, today: date
) -> Iterable[Need]:
    if meeting is None:
        yield Need("Plan", "blue", "No panel is planned", "Set its date, and the standing agenda is drafted for you",
                   "Plan", "meeting")
    elif meeting.pack_made_at is None and meeting.starts_at.date() >= today:
        due = pack_due_on(meeting.starts_at, settings)
        if due <= today:
            yield Need("Today", "red", f"The pack for the {meeting.name} is due", f"It was to be out by "
                       f"{weekday_and_day(due)}", "Make", "documents", {"make": "pack"})
    waiting = session.scalars(select(Meeting).where(Meeting.state == "held", Meeting.minutes_made_at.is_(None))).all()
    for held in waiting:
        yield Need("Minutes", "amber", f"The minutes of the {held.name} are not out",
                   f"Due {weekday_and_day(minutes_due_on(held.starts_at, settings))}", "Make", "documents",
                   {"make": "minutes"})


def _last_time(session: Session, agency: Agency, month: date) -> str:
    before = months_on(month, -1)
    came = session.scalar(select(func.min(Delivery.received_at)).where(
        Delivery.agency_id == agency.id, Delivery.state == DeliveryState.STANDS.value,
        Delivery.period_from <= last_of_month(before), Delivery.period_to >= before))
    supplies = f"{agency.supplies}; " if agency.supplies else ""
    if came is None:
        return f"{supplies}nothing came last month either"
    return f"{supplies}last month's came on {day_and_month(came)}"


def _changed_title(meeting: Meeting | None, month: date) -> str:
    panel = months_on(meeting.starts_at.date().replace(day=1), -1) if meeting else month
    return f"What changed since the {month_name(panel)} panel"


def _figure_line(figure: Figure) -> FigureLine:
    verdict = figure.verdict
    tone = "grey" if not verdict.signal or verdict.good is None else "green" if verdict.good else "red"
    return FigureLine(figure.label, figure.shown, figure.values[-13:], verdict.usual_low, verdict.usual_high,
                      verdict.words, tone)


def _changed(briefing: Briefing) -> tuple[tuple[str, str, str], ...]:
    lines: list[tuple[str, str, str]] = []
    if briefing.new:
        lines.append(("new", "red", f"{count_of(len(briefing.new), 'caller')} over the line for the first time"))
    if briefing.places_new:
        lines.append(("new", "red", _places(briefing.places_new)))
    if briefing.back:
        lines.append(("back", "amber", _callers_back(briefing.back)))
    if briefing.places_back:
        lines.append(("back", "amber", _places(briefing.places_back)))
    if briefing.gone or briefing.places_gone:
        gone = _people_and_places(len(briefing.gone), len(briefing.places_gone))
        lines.append(("gone", "green", f"{gone} no longer over the line"))
    if briefing.same or briefing.places_same:
        lines.append(("same", "grey", _people_and_places(len(briefing.same), len(briefing.places_same))))
    return tuple(lines) or (("same", "grey", "Nobody and nowhere is over the line"),)


def _quiet(named: Named) -> str:
    return f", after {count_of(named.quiet_months, 'quiet month')}" if named.quiet_months else ""


def _places(found: Sequence[Named]) -> str:
    """'1 place: Station Parade, after 4 quiet months', '3 places: Heathway, East Street and 1 more'."""
    if len(found) == 1:
        return f"1 place: {found[0].name}{_quiet(found[0])}"
    names = [each.name for each in found[:2]]
    more = [f"{len(found) - 2} more"] if len(found) > 2 else []
    return f"{len(found)} places: {joined([*names, *more])}"


def _callers_back(found: Sequence[Named]) -> str:
    if len(found) == 1:
        return f"{found[0].reference or 'A caller'}{_quiet(found[0])}"
    return f"{len(found)} callers: {joined([each.reference or 'by phone' for each in found[:6]])}"


def _people_and_places(people: int, places: int) -> str:
    parts = [count_of(people, "person", "people")] * bool(people) + [count_of(places, "place")] * bool(places)
    return ", ".join(parts)


def _decide(session: Session, meeting: Meeting | None) -> Iterable[str]:
    if meeting is None:
        return
    rows = session.execute(
        select(AgendaItem.number, AgendaItem.proposal)
        .where(AgendaItem.meeting_id == meeting.id, AgendaItem.proposal.is_not(None), AgendaItem.proposal != "")
        .order_by(AgendaItem.position)
    )
    found = [f"{number}  {proposal}" for number, proposal in rows]
    yield from found[:_MOST_TO_DECIDE]
    if len(found) > _MOST_TO_DECIDE:
        yield f"and {len(found) - _MOST_TO_DECIDE} more on the agenda"
