"""The action log: every action with its colour, the reason for it, its owner and its last update."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Action, ActionUpdate, Agency, AgendaItem, Meeting, Member
from ivolt_desktop.panel.settings import PanelSettings, read_settings
from ivolt_desktop.panel.views.subjects import Subject, SubjectFinder
from ivolt_desktop.rules.action_state import ActionFacts, ActionStatus, Rag, RagRule, action_state
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.dates_in_words import short_date

NO_AGENCY = "No owner yet"


@dataclass(frozen=True)
class UpdateLine:
    """A dated update: what was said, and the move or the state it brought, in words."""

    id: int
    at: datetime
    text: str
    note: str = ""


@dataclass(frozen=True)
class ActionLine:
    """One action as the log shows it.

    ``rag`` is the letter R, A, G, C or N, ``rag_words`` the reason for it ('12 days late · moved twice'); ``agency``
    the short name, or nothing while it waits for an owner; ``owner`` the member's name; ``subject`` a reference;
    ``raised_at`` meeting and item ('June panel, 5.2'). ``text``, ``outcome`` and updates are sensitive as details.
    """

    id: int
    version: int
    reference: str
    text: str
    agency_id: int | None
    agency: str
    member_id: int | None
    owner: str
    raised_on: date
    raised_at: str
    original_due_on: date | None
    due_on: date | None
    times_moved: int
    state: ActionStatus
    state_words: str
    rag: str
    rag_name: str
    rag_words: str
    days_late: int
    overdue: bool
    is_open: bool
    closed_on: date | None
    outcome: str
    latest_update: str
    latest_update_at: datetime | None
    issue_id: int | None
    issue_reference: str
    subject: str
    about: Subject | None
    agenda_item_id: int | None
    meeting_id: int | None

    @property
    def owner_words(self) -> str:
        """'Council (J. Bright)', 'Council', 'No owner yet'."""
        if not self.agency:
            return NO_AGENCY
        return f"{self.agency} ({self.owner})" if self.owner else self.agency

    @property
    def due_words(self) -> str:
        """'5 Jul 2026', or 'no date'."""
        return short_date(self.due_on) if self.due_on else "no date"


@dataclass(frozen=True)
class AgencyCount:
    """Open actions of one agency: how many, how many overdue, and by letter."""

    agency: str
    total: int
    overdue: int
    by_rag: dict[str, int] = field(default_factory=dict)


def action_lines(
    session: Session, today: date, settings: PanelSettings | None = None, *, open_only: bool = False,
    issue_id: int | None = None, agency_id: int | None = None, member_id: int | None = None,
    meeting_id: int | None = None, action_id: int | None = None, finder: SubjectFinder | None = None,
) -> list[ActionLine]:
    """The log: overdue first and latest of all at the top, then by due day, those without one, then closed ones.

    Each keyword narrows it; ``meeting_id`` keeps what was raised at that meeting.
    """
    rule = (settings or read_settings(session)).rag_rule
    query = _query()
    for column, wanted in ((Action.issue_id, issue_id), (Action.agency_id, agency_id), (Action.member_id, member_id),
                           (AgendaItem.meeting_id, meeting_id), (Action.id, action_id)):
        if wanted is not None:
            query = query.where(column == wanted)
    if open_only:
        query = query.where(Action.closed_on.is_(None))
    rows = session.execute(query).all()
    updates = _updates(session, [row[0].id for row in rows])
    names = finder or SubjectFinder(session)
    lines = [_line(*row, updates.get(row[0].id, []), names, today, rule) for row in rows]
    return sorted(lines, key=_order)


def _query() -> Select[Action, Agency, Member, AgendaItem, Meeting]:
    return (
        select(Action, Agency, Member, AgendaItem, Meeting)
        .outerjoin(Agency, Agency.id == Action.agency_id).outerjoin(Member, Member.id == Action.member_id)
        .outerjoin(AgendaItem, AgendaItem.id == Action.agenda_item_id)
        .outerjoin(Meeting, Meeting.id == AgendaItem.meeting_id)
    )


def _updates(session: Session, action_ids: Sequence[int]) -> dict[int, list[ActionUpdate]]:
    query = select(ActionUpdate).order_by(ActionUpdate.at, ActionUpdate.id)
    if len(action_ids) < 500:
        query = query.where(ActionUpdate.action_id.in_(action_ids))
    found: dict[int, list[ActionUpdate]] = {}
    for update in session.scalars(query):
        found.setdefault(update.action_id, []).append(update)
    return found


def _line(
    action: Action, agency: Agency | None, member: Member | None, item: AgendaItem | None, meeting: Meeting | None,
    updates: list[ActionUpdate], finder: SubjectFinder, today: date, rule: RagRule,
) -> ActionLine:
    status = ActionStatus(action.state)
    facts = ActionFacts(status, action.due_on, [update.at.date() for update in updates], action.times_moved)
    state = action_state(facts, today, rule)
    about = finder.of(item.membership_id, item.person_id, item.place_id) if item else None
    about = about or finder.about(action.issue_id)
    last = updates[-1] if updates else None
    return ActionLine(
        id=action.id, version=action.version, reference=action.reference, text=action.text, agency_id=action.agency_id,
        agency=agency.short_name if agency else "", member_id=action.member_id, owner=member.name if member else "",
        raised_on=action.raised_on, raised_at=f"{meeting.name}, {item.number}" if meeting and item else "",
        original_due_on=action.original_due_on, due_on=action.due_on, times_moved=action.times_moved, state=status,
        state_words=status.words, rag=state.rag.value, rag_name=state.rag.words, rag_words=state.words or status.words,
        days_late=state.days_late, overdue=state.overdue, is_open=not status.closed, closed_on=action.closed_on,
        outcome=action.outcome or "", latest_update=last.text if last else "",
        latest_update_at=last.at if last else None,
        issue_id=action.issue_id, issue_reference=finder.issue_reference(action.issue_id),
        subject=about.reference if about else "", about=about, agenda_item_id=action.agenda_item_id,
        meeting_id=meeting.id if meeting else None,
    )


def _order(line: ActionLine) -> tuple[int, int, str]:
    if not line.is_open:
        return (3, -(line.closed_on or date.min).toordinal(), line.reference)
    if line.due_on is None:
        return (2, 0, line.reference)
    return (0 if line.overdue else 1, line.due_on.toordinal(), line.reference)


def action_updates(session: Session, action_id: int) -> list[UpdateLine]:
    """Every update of one action, newest first."""
    found = session.scalars(
        select(ActionUpdate).where(ActionUpdate.action_id == action_id)
        .order_by(ActionUpdate.at.desc(), ActionUpdate.id.desc()))
    return [UpdateLine(update.id, update.at, update.text, _note(update)) for update in found]


def _note(update: ActionUpdate) -> str:
    parts = []
    if update.due_before and update.due_after:
        parts.append(f"moved from {short_date(update.due_before)} to {short_date(update.due_after)}")
    elif update.due_after:
        parts.append(f"due {short_date(update.due_after)}")
    if update.state_after:
        parts.append(ActionStatus(update.state_after).words)
    return " · ".join(parts)


def by_agency(lines: Iterable[ActionLine]) -> list[AgencyCount]:
    """Open actions counted by agency, most overdue first."""
    grouped: dict[str, list[ActionLine]] = {}
    for line in lines:
        if line.is_open:
            grouped.setdefault(line.agency or NO_AGENCY, []).append(line)
    counts = [
        AgencyCount(agency, len(mine), sum(line.overdue for line in mine),
                    {rag.value: sum(line.rag == rag.value for line in mine) for rag in Rag
                     if any(line.rag == rag.value for line in mine)})
        for agency, mine in grouped.items()
    ]
    return sorted(counts, key=lambda count: (-count.overdue, -count.total, count.agency))


def overdue_words(lines: Iterable[ActionLine]) -> str:
    """'4 actions overdue: Council 2, Parking 1, Police 1', or 'No action is overdue.'"""
    late = [count for count in by_agency(lines) if count.overdue]
    if not late:
        return "No action is overdue."
    said = ", ".join(f"{count.agency} {count.overdue}" for count in late)
    return f"{count_of(sum(count.overdue for count in late), 'action')} overdue: {said}"
