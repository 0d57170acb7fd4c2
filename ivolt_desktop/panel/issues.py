"""Issues and their plans: every issue raised at the panel gets a measurable objective."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import func, select

from ivolt_desktop.model import Action, Agency, Issue, Membership, Person, Place, spec_of
from ivolt_desktop.model.issues import IssueState
from ivolt_desktop.panel.form_values import checked, fetched, needed
from ivolt_desktop.panel.references import next_issue_reference
from ivolt_desktop.rules.action_state import ActionStatus
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.store import UnitOfWork

OPEN_STATES = tuple(status.value for status in ActionStatus if not status.closed)
"""Stored states of an action that is still awaited."""


def raise_issue(
    work: UnitOfWork, *, title_line: str, person_id: int | None = None, place_id: int | None = None,
    membership_id: int | None = None, lead_agency_id: int | None = None, raised_on: date | None = None,
) -> int:
    """Raise an issue, about a person, a place, a cohort member or none of them. Returns its id.

    A cohort member's person or place is filled in from the cohort.
    """
    raised = raised_on or work.today()
    if membership_id is not None:
        member = fetched(work, Membership, membership_id)
        person_id, place_id = member.person_id, member.place_id
    if person_id is not None:
        fetched(work, Person, person_id)
    if place_id is not None:
        fetched(work, Place, place_id)
    if lead_agency_id is not None:
        fetched(work, Agency, lead_agency_id)
    issue = Issue(
        reference=next_issue_reference(work.session, raised), title_line=needed(title_line, "Issue"), raised_on=raised,
        person_id=person_id, place_id=place_id, membership_id=membership_id, lead_agency_id=lead_agency_id,
    )
    work.session.add(issue)
    work.session.flush()
    work.says(f"Raise issue {issue.reference}")
    return issue.id


def set_plan(
    work: UnitOfWork, issue_id: int, *, objective: str, baseline: float | None = None, target: float | None = None,
    plan_from: date | None = None, plan_by: date | None = None, version: int | None = None,
) -> None:
    """Give an issue its plan: what is to change, from how many a month to how many, and by when.

    The plan begins today unless ``plan_from`` is given or it had begun already.
    """
    issue = fetched(work, Issue, issue_id, version)
    begins = plan_from or issue.plan_from or work.today()
    _check_plan(baseline, target, begins, plan_by)
    issue.objective = needed(objective, "Objective")
    issue.baseline, issue.target, issue.plan_from, issue.plan_by = baseline, target, begins, plan_by
    work.session.flush()
    work.says(f"Set the plan of issue {issue.reference}")


def _check_plan(baseline: float | None, target: float | None, begins: date | None, by: date | None) -> None:
    if (baseline is not None and baseline < 0) or (target is not None and target < 0):
        raise NotAllowed("Baseline and target count things in a month, so they cannot be below 0.")
    if begins and by and by < begins:
        raise NotAllowed("The target date is before the plan begins.")


def close_issue(
    work: UnitOfWork, issue_id: int, *, outcome: str, closed_on: date | None = None, version: int | None = None
) -> None:
    """Close an issue with what came of it. Refused while actions of its plan are open."""
    issue = fetched(work, Issue, issue_id, version)
    _close(work, issue, outcome, closed_on)
    work.session.flush()
    work.says(f"Close issue {issue.reference}")


def _close(work: UnitOfWork, issue: Issue, outcome: str | None, closed_on: date | None) -> None:
    if issue.state == IssueState.CLOSED:
        raise NotAllowed(f"Issue {issue.reference} is closed already.")
    awaited = work.session.scalar(
        select(func.count()).select_from(Action).where(Action.issue_id == issue.id, Action.state.in_(OPEN_STATES))) or 0
    if awaited:
        raise NotAllowed(f"Issue {issue.reference} still has {count_of(awaited, 'open action')}. Close those first.")
    day = closed_on or work.today()
    if day < issue.raised_on:
        raise NotAllowed("The issue would be closed before it was raised.")
    issue.outcome = needed(outcome, "Outcome")
    issue.state, issue.closed_on = IssueState.CLOSED.value, day


def reopen_issue(work: UnitOfWork, issue_id: int, version: int | None = None) -> None:
    """Open a closed issue again; its outcome so far stays as it was written."""
    issue = fetched(work, Issue, issue_id, version)
    if issue.state != IssueState.CLOSED:
        raise NotAllowed(f"Issue {issue.reference} is not closed.")
    issue.state, issue.closed_on = IssueState.OPEN.value, None
    work.session.flush()
    work.says(f"Reopen issue {issue.reference}")


def change_issue(work: UnitOfWork, issue_id: int, version: int, values: Mapping[str, object]) -> None:
    """Save the issue's form; closing through it follows the rules of :func:`close_issue`."""
    issue = fetched(work, Issue, issue_id, version)
    good = checked(work.session, spec_of(Issue), values, issue)
    state = good.pop("state", issue.state)
    closing = state == IssueState.CLOSED and issue.state != IssueState.CLOSED
    for name, value in good.items():
        setattr(issue, name, value)
    _check_plan(issue.baseline, issue.target, issue.plan_from, issue.plan_by)
    if closing:
        _close(work, issue, issue.outcome, None)
    elif state != issue.state:
        issue.state, issue.closed_on = state, None
    work.session.flush()
    work.says(f"{'Close' if closing else 'Change'} issue {issue.reference}")


def add_issue_from_form(work: UnitOfWork, values: Mapping[str, object]) -> int:
    """Add an issue from its form. Returns its id."""
    good = checked(work.session, spec_of(Issue), values)
    if good.pop("state", IssueState.OPEN.value) == IssueState.CLOSED:
        raise NotAllowed("A new issue starts open. Add it first, then close it with its outcome.")
    start = ("title_line", "person_id", "place_id", "membership_id", "lead_agency_id", "raised_on")
    issue_id = raise_issue(work, **{name: good.pop(name) for name in start if name in good})
    issue = fetched(work, Issue, issue_id)
    for name, value in good.items():
        setattr(issue, name, value)
    _check_plan(issue.baseline, issue.target, issue.plan_from, issue.plan_by)
    work.session.flush()
    return issue_id
