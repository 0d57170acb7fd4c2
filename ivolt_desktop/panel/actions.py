"""Actions: adding one, and the dated updates that move, close or reopen it."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import func, select

from ivolt_desktop.model import Action, ActionUpdate, AgendaItem, Issue, Member, MinuteLine, spec_of
from ivolt_desktop.panel.form_values import checked, fetched, needed, optional
from ivolt_desktop.panel.references import next_action_reference
from ivolt_desktop.rules.action_state import ActionStatus
from ivolt_desktop.rules.dates_in_words import short_date
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.store import UnitOfWork


class Unchanged:
    """Stands for 'leave it as it is' where ``None`` means 'no date'."""


UNCHANGED: Final = Unchanged()


def add_action(
    work: UnitOfWork, *, text: str, agency_id: int, member_id: int | None = None, due_on: date | None = None,
    issue_id: int | None = None, agenda_item_id: int | None = None, raised_on: date | None = None,
) -> int:
    """Add an action with its owner's agency; its first due date is kept for ever. Returns its id."""
    return new_action(
        work, text=text, agency_id=agency_id, member_id=member_id, due_on=due_on, issue_id=issue_id,
        agenda_item_id=agenda_item_id, raised_on=raised_on,
    ).id


def new_action(
    work: UnitOfWork, *, text: str, agency_id: int | None, member_id: int | None = None, due_on: date | None = None,
    issue_id: int | None = None, agenda_item_id: int | None = None, raised_on: date | None = None,
) -> Action:
    """As :func:`add_action`, but an action typed in the meeting may wait for its owner."""
    raised = raised_on or work.today()
    if due_on and due_on < raised:
        raise NotAllowed(f"The action would be due before it was raised on {short_date(raised)}.")
    if issue_id is not None:
        fetched(work, Issue, issue_id)
    if agenda_item_id is not None:
        fetched(work, AgendaItem, agenda_item_id)
    action = Action(
        reference=next_action_reference(work.session, raised), text=needed(text, "Action"), issue_id=issue_id,
        agency_id=owning_agency(work, agency_id, member_id), member_id=member_id, raised_on=raised,
        original_due_on=due_on, due_on=due_on, agenda_item_id=agenda_item_id,
    )
    work.session.add(action)
    work.session.flush()
    work.says(f"Add action {action.reference}")
    return action


def owning_agency(work: UnitOfWork, agency_id: int | None, member_id: int | None) -> int | None:
    """The agency that owns an action; a member's own where only the member is given.

    Raises ``NotAllowed`` where the member sits for another agency.
    """
    if member_id is None:
        return agency_id
    member = fetched(work, Member, member_id)
    if agency_id is not None and member.agency_id != agency_id:
        raise NotAllowed("The owner sits for another agency. Choose the owner's agency, or another owner.")
    return member.agency_id


def update_action(
    work: UnitOfWork, action_id: int, *, text: str = "", due_on: date | Unchanged | None = UNCHANGED,
    state: ActionStatus | None = None, outcome: str | None = None, version: int | None = None,
) -> int:
    """Add a dated update, which may move the due date and change the state. Returns the update's id.

    Every closing state needs its outcome in words, so that the minutes can tell 'not possible' from 'not done'; moving
    the date or opening the action again needs a reason. Raises ``NotAllowed`` and ``ChangedElsewhere``.
    """
    action = fetched(work, Action, action_id, version)
    before = ActionStatus(action.state)
    now = state or before
    due_before = action.due_on
    moved = not isinstance(due_on, Unchanged) and due_on != due_before
    said, result = optional(text), optional(outcome)
    if now.closed and now is not before and not (result or action.outcome):
        raise NotAllowed(f"Say what came of it before closing the action as {now.words}.")
    if moved and not said and due_before is not None:
        raise NotAllowed("Say in a few words why the due date moves.")
    if before.closed and not now.closed and not said:
        raise NotAllowed("Say in a few words why the action is open again.")
    words = said or result or (f"{now.words.capitalize()}." if now is not before else None)
    if words is None and moved and isinstance(due_on, date):
        words = f"Due {short_date(due_on)}."
    if words is None:
        raise NotAllowed("Type the update first.")
    if moved and not isinstance(due_on, Unchanged):
        _move(action, due_on)
    _settle(work, action, before, now, result)
    update = ActionUpdate(
        action_id=action.id, at=work.now(), text=words, due_before=due_before if moved else None,
        due_after=action.due_on if moved else None, state_after=now.value if now is not before else None,
    )
    work.session.add(update)
    work.session.flush()
    work.says(_label(action, before, now, moved))
    return update.id


def _move(action: Action, due_on: date | None) -> None:
    if due_on and due_on < action.raised_on:
        raise NotAllowed(f"The action would be due before it was raised on {short_date(action.raised_on)}.")
    if action.due_on is not None and due_on is not None:
        action.times_moved += 1
    if action.original_due_on is None:
        action.original_due_on = due_on
    action.due_on = due_on


def _settle(work: UnitOfWork, action: Action, before: ActionStatus, now: ActionStatus, outcome: str | None) -> None:
    action.state = now.value
    if outcome:
        action.outcome = outcome
    if now.closed and now is not before:
        action.closed_on = work.today()
    elif before.closed and not now.closed:
        action.closed_on = action.outcome = None


def _label(action: Action, before: ActionStatus, now: ActionStatus, moved: bool) -> str:
    if now is not before:
        if now.closed:
            return f"Close action {action.reference}"
        return f"Reopen action {action.reference}" if before.closed else f"Update action {action.reference}"
    return f"Move action {action.reference}" if moved else f"Update action {action.reference}"


def change_action(work: UnitOfWork, action_id: int, version: int, values: Mapping[str, object]) -> None:
    """Save the action's form. A moved date or a new state is recorded as an update of its own."""
    action = fetched(work, Action, action_id, version)
    good = checked(work.session, spec_of(Action), values, action)
    agency_id = good.get("agency_id", action.agency_id)
    member_id = good.get("member_id", action.member_id)
    action.agency_id, action.member_id = owning_agency(work, agency_id, member_id), member_id
    for name in ("text", "issue_id"):
        if name in good:
            setattr(action, name, good[name])
    _through_update(work, action, good)
    work.session.flush()
    work.says(f"Change action {action.reference}")


def _through_update(work: UnitOfWork, action: Action, good: dict[str, Any]) -> None:
    due_on = good.get("due_on", action.due_on)
    state = ActionStatus(good.get("state", action.state))
    outcome = good.get("outcome", action.outcome)
    words = []
    if due_on != action.due_on:
        words.append(f"Due date moved to {short_date(due_on)}." if due_on else "No due date any more.")
    if state.value != action.state:
        words.append(f"Now {state.words}.")
    if words:
        update_action(work, action.id, text=outcome if state.closed and outcome else " ".join(words), due_on=due_on,
                      state=state, outcome=outcome)
    elif outcome != action.outcome:
        if state.closed and not outcome:
            raise NotAllowed("A closed action keeps its outcome. Change the words, or open the action again.")
        action.outcome = outcome


def add_action_from_form(work: UnitOfWork, values: Mapping[str, object]) -> int:
    """Add an action from its form; state and outcome start empty. Returns its id."""
    good = checked(work.session, spec_of(Action), values)
    if good.get("state", ActionStatus.OPEN.value) not in (ActionStatus.OPEN.value, ActionStatus.IN_PROGRESS.value):
        raise NotAllowed("A new action starts open. Add it first, then close it with its outcome.")
    given = {name: good.get(name) for name in ("agency_id", "member_id", "due_on", "issue_id")}
    action = new_action(work, text=good["text"], **given)
    action.state = good.get("state", ActionStatus.OPEN.value)
    work.session.flush()
    return action.id


def remove_action(work: UnitOfWork, action_id: int, version: int | None = None) -> None:
    """Refuse what the log must keep: an action leaves it only by undo, or with its line of the minutes."""
    action = fetched(work, Action, action_id, version)
    updates = work.session.scalar(
        select(func.count()).select_from(ActionUpdate).where(ActionUpdate.action_id == action_id))
    minuted = work.session.scalar(select(MinuteLine.id).where(MinuteLine.action_id == action_id).limit(1))
    if updates or minuted:
        raise NotAllowed(
            f"Action {action.reference} stays in the log because it has been minuted or updated. Close it as done, not "
            "possible or not done."
        )
    reference = action.reference
    work.session.delete(action)
    work.session.flush()
    work.says(f"Remove action {reference}")
