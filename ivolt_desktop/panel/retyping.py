"""Correcting a line of the minutes by typing it again: its kind, its words, and whose an action is by when."""

from sqlalchemy import func, select

from ivolt_desktop.model import Action, ActionUpdate, MinuteLine
from ivolt_desktop.panel.actions import owning_agency, update_action
from ivolt_desktop.panel.form_values import fetched
from ivolt_desktop.panel.minutes import edit_line, typed_from
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.rules.line_kind import LineKind
from ivolt_desktop.rules.minute_line import ParsedLine
from ivolt_desktop.store import UnitOfWork


def retype_line(work: UnitOfWork, line_id: int, parsed: ParsedLine, version: int | None = None) -> None:
    """Save a line typed again. An action keeps the owner and the date that are not typed anew.

    Raises ``NotAllowed`` where an action would become something else or the other way round.
    """
    line = fetched(work, MinuteLine, line_id, version)
    kind = LineKind(parsed.kind.value)
    if kind != line.kind and LineKind.ACTION in (kind, line.kind):
        raise NotAllowed("An action stays an action. Remove the line and type it again.")
    line.kind = kind.value
    if kind is LineKind.NOTE:
        line.reason = line.considered = None
    if line.action_id is not None:
        _retype_action(work, fetched(work, Action, line.action_id), parsed)
    edit_line(work, line_id, text=parsed.text, reason=parsed.reason, considered=parsed.considered)


def _retype_action(work: UnitOfWork, action: Action, parsed: ParsedLine) -> None:
    typed = typed_from(parsed)
    if parsed.owner is not None:
        action.agency_id = owning_agency(work, typed.agency_id, typed.member_id)
        action.member_id = typed.member_id
    if parsed.due is None or parsed.due_assumed or parsed.due == action.due_on:
        return
    updates = work.session.scalar(
        select(func.count()).select_from(ActionUpdate).where(ActionUpdate.action_id == action.id))
    if updates:
        update_action(work, action.id, text="Date corrected in the minutes.", due_on=parsed.due)
        return
    if parsed.due < action.raised_on:
        raise NotAllowed("The action would be due before it was raised.")
    action.due_on = action.original_due_on = parsed.due
