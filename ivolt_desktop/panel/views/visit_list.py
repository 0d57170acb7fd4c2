"""The joint visits owed, one line for each person: since when, by when, and what is planned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Action, Agency, Issue, Person, WarningNotice
from ivolt_desktop.model.agencies import AgencyKind
from ivolt_desktop.panel.settings import read_settings
from ivolt_desktop.panel.views.warnings import VisitDue, visits_due
from ivolt_desktop.panel.visits import planned_as
from ivolt_desktop.rules.action_state import ActionStatus
from ivolt_desktop.rules.dates_in_words import day_and_month


@dataclass(frozen=True)
class VisitLine:
    """One visit owed. Show ``name`` as a name, known by ``reference``; ``planned`` is '' where nothing is planned."""

    notice_id: int
    version: int
    person_id: int
    reference: str
    name: str
    ticket: str
    second_on: date
    due_on: date
    late: bool
    planned: str
    issue_id: int | None

    @property
    def state(self) -> str:
        """In a word or two: what presses most."""
        return "overdue" if self.late else "planned" if self.planned else "to plan"


def visit_lines(session: Session, today: date) -> list[VisitLine]:
    """Joint visits owed on ``today``, the most pressing first."""
    due = visits_due(session, today, read_settings(session).visit_days)
    return [_line(session, each) for each in due]


def _line(session: Session, due: VisitDue) -> VisitLine:
    notice = session.get_one(WarningNotice, due.owed.notice)
    person = session.get_one(Person, due.owed.person)
    issue = planned_as(session, notice)
    return VisitLine(
        notice.id, notice.version, person.id, person.reference, person.name, notice.reference or "",
        due.owed.second_on, due.owed.due_on, due.late, _planned(session, issue) if issue else "",
        issue.id if issue else None)


def _planned(session: Session, issue: Issue) -> str:
    """'12 June, Police and Council (I-26-007)': the day, who has still to go, and the issue."""
    rows = session.execute(
        select(Action.state, Action.due_on, Agency.short_name).join(Agency, Agency.id == Action.agency_id)
        .where(Action.issue_id == issue.id).order_by(Action.id)).all()
    open_ones = [(due, name) for state, due, name in rows if not ActionStatus(state).closed]
    if not open_ones:
        return f"actions closed: note the day of the visit ({issue.reference})"
    days = sorted(due for due, _ in open_ones if due)
    when = f"{day_and_month(days[0])}, " if days else ""
    return f"{when}{' and '.join(name for _, name in open_ones)} ({issue.reference})"


def visit_agencies(session: Session) -> tuple[Sequence[tuple[int, str]], Sequence[tuple[int, str]]]:
    """The agencies that may go, (id, name): those of the police, then those of the council."""
    rows = session.execute(
        select(Agency.id, Agency.name, Agency.kind).where(Agency.active).order_by(Agency.name)).all()
    police, council = ([(id_, name) for id_, name, kind in rows if kind == wanted.value]
                       for wanted in (AgencyKind.POLICE, AgencyKind.COUNCIL))
    return police, council
