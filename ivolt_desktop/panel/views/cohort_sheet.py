"""One cohort as a sheet: its members with their recent months, the state of their plan, and where to discuss them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Action, AgendaItem, Issue, Meeting, Membership
from ivolt_desktop.model.cohorts import CohortKind
from ivolt_desktop.model.meetings import MeetingState
from ivolt_desktop.panel.agenda import SHEET_OF_ITEM
from ivolt_desktop.panel.issues import OPEN_STATES
from ivolt_desktop.panel.views.cohorts import CohortLine, CohortMember, cohort_lines, cohort_members
from ivolt_desktop.panel.views.role_warnings import RoleWarnings, role_warnings
from ivolt_desktop.panel.views.sheet_reports import reports_on_sheet
from ivolt_desktop.rules.calendar_months import first_of_month, month_range, months_on
from ivolt_desktop.rules.counting_words import count_of

RECENT = 3


@dataclass(frozen=True)
class SheetLine:
    """A member, the reports of the last whole months (oldest first), and the state of the plan in words.

    ``plan_state`` is 'none', 'late', 'open' or 'kept' (a plan with nothing open).
    """

    member: CohortMember
    recent: tuple[int, ...]
    plan_state: str
    plan_words: str
    warnings: RoleWarnings = RoleWarnings()

    @property
    def recent_words(self) -> str:
        """'11 · 6 · 2'."""
        return " · ".join(str(count) for count in self.recent)


@dataclass(frozen=True)
class CohortSheet:
    """A cohort with its members. ``months`` are the first days of the months of ``SheetLine.recent``."""

    cohort: CohortLine
    months: tuple[date, ...]
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True)
class AgendaPlace:
    """The item of the next meeting's agenda that a sheet is discussed under."""

    item_id: int
    number: str
    heading: str
    meeting: str


def cohort_sheet(session: Session, cohort_id: int, today: date, *, with_left: bool = False) -> CohortSheet:
    """One cohort as a sheet. Raises ``LookupError`` where there is no such cohort."""
    cohort = next((line for line in cohort_lines(session, today) if line.id == cohort_id), None)
    if cohort is None:
        raise LookupError(f"no cohort {cohort_id}")
    members = cohort_members(session, cohort_id, today, with_left=with_left)
    this_month = first_of_month(today)
    months = month_range(months_on(this_month, -RECENT), months_on(this_month, -1))
    moments = reports_on_sheet(session, cohort.kind.value, {member.subject.id for member in members})
    plans = _plans(session, [member.id for member in members], today)
    lines = []
    for member in members:
        counted = Counter(first_of_month(moment) for moment in moments.get(member.subject.id, ()))
        state, words = plans.get(member.id, ("none", "no plan yet"))
        person = member.subject.kind == "person"
        warned = role_warnings(session, member.subject.id).for_sheet(cohort.kind.value) if person else RoleWarnings()
        lines.append(SheetLine(member, tuple(counted[month] for month in months), state, words, warned))
    return CohortSheet(cohort, months, tuple(lines))


def _plans(session: Session, membership_ids: Iterable[int], today: date) -> dict[int, tuple[str, str]]:
    issues: dict[int, list[Issue]] = {}
    for issue in session.scalars(select(Issue).where(Issue.membership_id.in_(list(membership_ids)))):
        issues.setdefault(issue.membership_id or 0, []).append(issue)
    return {member: _plan_of(session, mine, today) for member, mine in issues.items()}


def _plan_of(session: Session, issues: list[Issue], today: date) -> tuple[str, str]:
    dues = list(session.scalars(
        select(Action.due_on).where(Action.issue_id.in_([issue.id for issue in issues]),
                                    Action.state.in_(OPEN_STATES))))
    late = sum(1 for due in dues if due is not None and due < today)
    if late:
        return "late", f"{len(dues)} open, {late} overdue"
    if dues:
        return "open", count_of(len(dues), "open action")
    if any(issue.objective for issue in issues if issue.closed_on is None):
        return "kept", "nothing open"
    return ("kept", "issue closed") if all(issue.closed_on for issue in issues) else ("none", "no plan yet")


def agenda_place(session: Session, kind: CohortKind, today: date) -> AgendaPlace | None:
    """Where members of a sheet are discussed next; ``None`` while no meeting with an agenda is planned."""
    standing = next(key for key, sheet in SHEET_OF_ITEM.items() if sheet is kind)
    row = session.execute(
        select(AgendaItem, Meeting).join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(AgendaItem.standing_key == standing, AgendaItem.parent_id.is_(None),
               Meeting.state.in_((MeetingState.PLANNED.value, MeetingState.IN_SESSION.value)))
        .order_by(Meeting.starts_at).limit(1)).first()
    if row is None or (row[1].state == MeetingState.PLANNED.value and row[1].starts_at.date() < today):
        return None
    item, meeting = row
    return AgendaPlace(item.id, item.number, item.heading, meeting.name)


def cohort_of_member(session: Session, membership_id: int) -> int | None:
    """The cohort a membership belongs to."""
    return session.scalar(select(Membership.cohort_id).where(Membership.id == membership_id))
