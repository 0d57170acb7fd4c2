"""A meeting's agenda as it is read: items with their times, what each is about, and what might be added."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import AgendaItem, Issue, Meeting, Membership
from ivolt_desktop.panel.settings import PanelSettings, read_settings
from ivolt_desktop.panel.views.actions import action_lines
from ivolt_desktop.panel.views.briefing import month_briefing
from ivolt_desktop.panel.views.minutes import MinuteWords, minutes_by_item
from ivolt_desktop.panel.views.subjects import Subject, SubjectFinder
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.dates_in_words import short_date
from ivolt_desktop.rules.standing_agenda import STANDING_ITEMS, ItemKind, start_times

PURPOSES = {item.kind.value: item.purpose for item in STANDING_ITEMS}


@dataclass(frozen=True)
class AgendaNode:
    """One item, with the subjects under it and what was minuted.

    ``hint`` is 'new' for a subject that joined since the meeting before or is in no cohort. ``starts`` and ``ends``
    are given for main items. ``heading`` never names a person; ``subject`` does, and ``proposal`` may.
    """

    id: int
    version: int
    number: str
    heading: str
    minutes_planned: int | None
    starts: datetime | None
    ends: datetime | None
    done: bool
    standing_key: str
    purpose: str
    proposal: str
    subject: Subject | None
    hint: str
    children: tuple["AgendaNode", ...]
    lines: tuple[MinuteWords, ...]


@dataclass(frozen=True)
class Suggestion:
    """Somebody or something that this meeting might discuss, under which item, and why."""

    subject: Subject
    parent_id: int
    parent_number: str
    why: str


def agenda_tree(session: Session, meeting_id: int, finder: SubjectFinder | None = None) -> tuple[AgendaNode, ...]:
    """The main items in order, each with its subjects."""
    meeting = session.get_one(Meeting, meeting_id)
    items = list(session.scalars(
        select(AgendaItem).where(AgendaItem.meeting_id == meeting_id).order_by(AgendaItem.position)))
    names = finder or SubjectFinder(session)
    lines = minutes_by_item(session, meeting_id)
    since = _meeting_before(session, meeting)
    tops = [item for item in items if item.parent_id is None]
    planned = [item.minutes_planned or 0 for item in tops]
    starts = start_times(meeting.starts_at, planned)

    def node(item: AgendaItem, begins: datetime | None, minutes: int) -> AgendaNode:
        subject = names.of(item.membership_id, item.person_id, item.place_id, item.issue_id)
        return AgendaNode(
            id=item.id, version=item.version, number=item.number, heading=item.heading,
            minutes_planned=item.minutes_planned, starts=begins,
            ends=begins + timedelta(minutes=minutes) if begins else None, done=item.done,
            standing_key=item.standing_key or "", purpose=PURPOSES.get(item.standing_key or "", ""),
            proposal=item.proposal or "", subject=subject, hint=_hint(session, item, since),
            children=tuple(node(child, None, 0) for child in items if child.parent_id == item.id),
            lines=lines.get(item.id, ()),
        )

    return tuple(node(item, begins, minutes) for item, begins, minutes in zip(tops, starts, planned, strict=True))


def _meeting_before(session: Session, meeting: Meeting) -> date | None:
    before = session.scalar(
        select(Meeting.starts_at).where(Meeting.starts_at < meeting.starts_at)
        .order_by(Meeting.starts_at.desc()).limit(1))
    return before.date() if before else None


def _hint(session: Session, item: AgendaItem, since: date | None) -> str:
    if item.membership_id is None:
        return "new" if item.person_id or item.place_id else ""
    member = session.get(Membership, item.membership_id)
    return "new" if member and since and member.entered_on > since else ""


def suggested_subjects(
    session: Session, meeting_id: int, today: date, settings: PanelSettings | None = None
) -> list[Suggestion]:
    """Who and what the meeting might discuss and does not yet, each once, with every reason there is.

    New and returning repeat callers and places, cohort members due for review, issues with overdue actions, and open
    issues without a plan.
    """
    meeting = session.get_one(Meeting, meeting_id)
    given = settings or read_settings(session)
    items = list(session.scalars(select(AgendaItem).where(AgendaItem.meeting_id == meeting_id)))
    parents = {item.standing_key: item for item in items if item.standing_key and item.parent_id is None}
    finder = SubjectFinder(session)
    gathered = _Gathered(parents, [finder.of(i.membership_id, i.person_id, i.place_id, i.issue_id) for i in items])
    _callers(session, given, meeting, gathered)
    _reviews(session, meeting, finder, gathered)
    _issues(session, today, given, finder, gathered)
    return gathered.suggestions()


class _Gathered:
    """Reasons by subject, leaving out whoever is on the agenda already."""

    def __init__(self, parents: dict[str, AgendaItem], there: list[Subject | None]) -> None:
        self._parents = parents
        self._there = {(subject.kind, subject.id) for subject in there if subject}
        self._found: dict[tuple[str, int, str], tuple[Subject, list[str]]] = {}

    def add(self, subject: Subject | None, why: str) -> None:
        if subject is None or (subject.kind, subject.id) in self._there:
            return
        _, reasons = self._found.setdefault((subject.kind, subject.id, subject.sheet), (subject, []))
        if why not in reasons:
            reasons.append(why)

    def suggestions(self) -> list[Suggestion]:
        made = []
        for subject, reasons in self._found.values():
            parent = self._parents.get(_item_for(subject))
            if parent is not None:
                made.append(Suggestion(subject, parent.id, parent.number, "; ".join(reasons)))
        return sorted(made, key=lambda one: (int(one.parent_number.split(".")[0]), one.subject.reference))


def _item_for(subject: Subject) -> str:
    if subject.kind == "issue":
        return ItemKind.ACTIONS.value
    if subject.kind == "place":
        return ItemKind.LOCATIONS.value
    return subject.sheet or ItemKind.VICTIMS.value


def _callers(session: Session, settings: PanelSettings, meeting: Meeting, gathered: _Gathered) -> None:
    from ivolt_desktop.rules.masking import Sensitive

    briefing = month_briefing(session, settings, meeting.covers)
    sheets = {
        "person": {member.reference: member for member in session.scalars(
            select(Membership).where(Membership.left_on.is_(None), Membership.person_id.is_not(None)))},
        "place": {member.reference: member for member in session.scalars(
            select(Membership).where(Membership.left_on.is_(None), Membership.place_id.is_not(None)))},
    }
    letters = {"V": "victims", "O": "offenders", "L": "locations"}
    lists = ((briefing.new, "over the line for the first time"), (briefing.back, "back"),
             (briefing.places_new, "over the line for the first time"), (briefing.places_back, "back"))
    for named_list, why in lists:
        for named in named_list:
            if named.id is None:
                continue
            member = sheets[named.kind].get(named.reference)
            sensitive = Sensitive.NAME if named.kind == "person" else Sensitive.PLACE
            what = "call" if named.kind == "person" else "report"
            words = f"{count_of(named.count, what)}, {why}"
            if why == "back":
                words += f" after {count_of(named.quiet_months, 'quiet month')}"
            gathered.add(
                Subject(named.kind, named.id, named.reference, named.name, sensitive, named.ward,
                        member.id if member else None, letters.get(named.reference[:1], "") if member else ""), words)


def _reviews(session: Session, meeting: Meeting, finder: SubjectFinder, gathered: _Gathered) -> None:
    due = session.scalars(
        select(Membership).where(Membership.left_on.is_(None), Membership.review_on <= meeting.starts_at.date())
        .order_by(Membership.review_on))
    for member in due:
        assert member.review_on is not None
        gathered.add(finder.member(member.id), f"review due {short_date(member.review_on)}")


def _issues(
    session: Session, today: date, settings: PanelSettings, finder: SubjectFinder, gathered: _Gathered
) -> None:
    late: dict[int, int] = {}
    for line in action_lines(session, today, settings, open_only=True, finder=finder):
        if line.overdue and line.issue_id is not None:
            late[line.issue_id] = late.get(line.issue_id, 0) + 1
    for issue_id, count in late.items():
        gathered.add(finder.about(issue_id) or finder.issue(issue_id), f"{count_of(count, 'action')} overdue")
    without = select(Issue.id).where(Issue.closed_on.is_(None), Issue.objective.is_(None)).order_by(Issue.id)
    for issue_id in session.scalars(without):
        gathered.add(finder.issue(issue_id), "no plan yet")
