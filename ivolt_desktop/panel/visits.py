"""The joint visit that police and council owe whoever was warned twice: planned with both agencies, then noted as made.

Source: product sheet, 'second notice => joint police and council visit; the joint-visit action is raised by the
program, with both agencies'. How many working days it may take is a setting.
"""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Action, Agency, Issue, WarningNotice
from ivolt_desktop.model.agencies import AgencyKind
from ivolt_desktop.model.issues import IssueState
from ivolt_desktop.panel.actions import new_action, update_action
from ivolt_desktop.panel.form_values import fetched, needed
from ivolt_desktop.panel.issues import close_issue, raise_issue
from ivolt_desktop.rules.action_state import ActionStatus
from ivolt_desktop.rules.dates_in_words import short_date
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.store import UnitOfWork


def plan_visit(
    work: UnitOfWork, notice_id: int, *, due_on: date, police_id: int, council_id: int, version: int | None = None
) -> int:
    """Raise the joint visit after a second notice: an issue about the person with one action for each agency.

    Both actions are due on ``due_on``. Returns the issue's id. Raises ``NotAllowed`` where the visit was made, is
    planned already, the notice names nobody, or the agencies are not of police and council.
    """
    notice = fetched(work, WarningNotice, notice_id, version)
    if notice.person_id is None:
        raise NotAllowed("This notice is not linked with anybody, so nobody can be visited after it.")
    if notice.joint_visit_on is not None:
        raise NotAllowed(f"The visit was made on {short_date(notice.joint_visit_on)}.")
    planned = planned_as(work.session, notice)
    if planned is not None:
        raise NotAllowed(f"The visit is planned already: {planned.reference}.")
    police, council = fetched(work, Agency, police_id), fetched(work, Agency, council_id)
    if police.kind != AgencyKind.POLICE or council.kind != AgencyKind.COUNCIL:
        raise NotAllowed("A joint visit is made by the police and the council. Choose one agency of each.")
    ticket = notice.reference or short_date(notice.issued_at.date())
    issue_id = raise_issue(
        work, title_line=f"Joint visit after the second warning notice, {ticket}", person_id=notice.person_id,
        lead_agency_id=police_id)
    for agency, other in ((police, council), (council, police)):
        new_action(work, text=f"Joint visit after the second warning notice, {ticket}: together with "
                   f"{other.short_name}", agency_id=agency.id, due_on=due_on, issue_id=issue_id)
    notice.visit_issue_id = issue_id
    work.session.flush()
    work.says(f"Plan the joint visit after {ticket}")
    return issue_id


def planned_as(session: Session, notice: WarningNotice) -> Issue | None:
    """The open issue under which the visit after a notice is planned; ``None`` where nothing is planned."""
    issue = session.get(Issue, notice.visit_issue_id) if notice.visit_issue_id else None
    return issue if issue is not None and issue.state != IssueState.CLOSED else None


def visit_made(
    work: UnitOfWork, notice_id: int, *, made_on: date, outcome: str, version: int | None = None
) -> None:
    """Note that police and council went together; what was planned for it is closed as done with the outcome.

    Raises ``NotAllowed`` for a day before the notice or after today, or without an outcome.
    """
    notice = fetched(work, WarningNotice, notice_id, version)
    if made_on < notice.issued_at.date():
        raise NotAllowed(f"The visit cannot have been before the notice of {short_date(notice.issued_at.date())}.")
    if made_on > work.today():
        raise NotAllowed("The visit cannot have been made on a day still to come.")
    said = needed(outcome, "What came of it")
    notice.joint_visit_on = made_on
    issue = planned_as(work.session, notice)
    if issue is not None:
        _close(work, issue, said)
    work.session.flush()
    work.says(f"Note the joint visit after {notice.reference or short_date(notice.issued_at.date())}")


def _close(work: UnitOfWork, issue: Issue, outcome: str) -> None:
    for action in work.session.scalars(select(Action).where(Action.issue_id == issue.id)):
        if not ActionStatus(action.state).closed:
            update_action(work, action.id, state=ActionStatus.DONE, outcome=outcome)
    close_issue(work, issue.id, outcome=outcome)
