"""Actions: added, moved, closed with their outcome, reopened, and kept."""

from datetime import date, timedelta

import pytest

from ivolt_desktop.model import Action, ActionUpdate
from ivolt_desktop.panel.actions import UNCHANGED, add_action, change_action, remove_action, update_action
from ivolt_desktop.panel.editing import add_record
from ivolt_desktop.rules.action_state import ActionStatus
from ivolt_desktop.rules.known_errors import ChangedElsewhere, NotAllowed

DUE = date(2026, 7, 5)


@pytest.fixture
def action(desk, cast) -> int:
    return desk.do(add_action, text="Joint visit", agency_id=cast.council, member_id=cast.officer, due_on=DUE)


def test_an_action_is_numbered_within_its_year_and_keeps_its_first_due_date(desk, cast, undoes):
    changed = undoes(add_action, text=" Joint visit ", agency_id=cast.council, due_on=DUE)
    made = desk.get(Action, changed.result)
    assert (changed.label, made.reference, made.text) == ("Add action 26-001", "26-001", "Joint visit")
    assert made.original_due_on == made.due_on == DUE
    assert made.raised_on == date(2026, 6, 23) and made.state == "open"
    earlier = desk.do(add_action, text="Old", agency_id=cast.council, raised_on=date(2025, 12, 30))
    assert desk.get(Action, earlier).reference == "25-001"


def test_a_reference_is_not_given_twice_even_after_undo(desk, cast):
    from ivolt_desktop.panel.undoing import undo_last

    first = desk.changed(add_action, text="One", agency_id=cast.council)
    undo_last(desk.panel, first.change_id - 1)
    second = desk.do(add_action, text="Two", agency_id=cast.council)
    assert desk.get(Action, second).reference == "26-002"


def test_the_owners_agency_is_taken_from_the_owner_and_may_not_be_another(desk, cast):
    with pytest.raises(NotAllowed, match="another agency"):
        desk.do(add_action, text="Visit", agency_id=cast.police, member_id=cast.officer)
    assert desk.all(Action) == []


@pytest.mark.parametrize("values, sentence", [
    ({"text": "  "}, "Action cannot be left empty"),
    ({"text": "Visit", "due_on": date(2026, 6, 1)}, "before it was raised on 23 Jun 2026"),
])
def test_what_makes_no_sense_is_refused(desk, cast, values, sentence):
    with pytest.raises(NotAllowed, match=sentence):
        desk.do(add_action, agency_id=cast.council, **values)


def test_an_update_is_dated_and_changes_nothing_else(desk, action, undoes):
    changed = undoes(update_action, action, text="Visited, nobody in")
    update = desk.get(ActionUpdate, changed.result)
    assert (changed.label, update.text, update.at) == ("Update action 26-001", "Visited, nobody in", desk.now)
    assert (update.due_before, update.due_after, update.state_after) == (None, None, None)
    assert desk.get(Action, action).due_on == DUE


def test_moving_the_date_counts_and_needs_a_reason(desk, action, undoes):
    with pytest.raises(NotAllowed, match="why the due date moves"):
        desk.do(update_action, action, due_on=DUE + timedelta(days=7))
    changed = undoes(update_action, action, text="Nurse on leave", due_on=DUE + timedelta(days=7))
    moved = desk.get(Action, action)
    assert changed.label == "Move action 26-001"
    assert (moved.original_due_on, moved.due_on, moved.times_moved) == (DUE, DUE + timedelta(days=7), 1)
    update = desk.get(ActionUpdate, changed.result)
    assert (update.due_before, update.due_after) == (DUE, DUE + timedelta(days=7))
    desk.do(update_action, action, text="Same day said again", due_on=DUE + timedelta(days=7))
    assert desk.get(Action, action).times_moved == 1


def test_a_first_date_given_later_is_no_move(desk, cast):
    action = desk.do(add_action, text="Visit", agency_id=cast.council)
    desk.do(update_action, action, due_on=DUE)
    made = desk.get(Action, action)
    assert (made.original_due_on, made.times_moved) == (DUE, 0)


@pytest.mark.parametrize("state", [ActionStatus.DONE, ActionStatus.NOT_POSSIBLE, ActionStatus.NOT_DONE])
def test_every_closing_state_needs_an_outcome(desk, action, state):
    with pytest.raises(NotAllowed, match="what came of it"):
        desk.do(update_action, action, text="", state=state)
    desk.do(update_action, action, state=state, outcome="The tenant moved away")
    closed = desk.get(Action, action)
    assert (closed.state, closed.outcome, closed.closed_on) == (state.value, "The tenant moved away", desk.now.date())


def test_closing_is_undone_and_reopening_needs_a_reason(desk, action, undoes):
    changed = undoes(update_action, action, text="Both went", state=ActionStatus.DONE, outcome="Agreed to mediation")
    assert changed.label == "Close action 26-001"
    with pytest.raises(NotAllowed, match="why the action is open again"):
        desk.do(update_action, action, state=ActionStatus.OPEN)
    again = undoes(update_action, action, text="It began again", state=ActionStatus.IN_PROGRESS)
    assert again.label == "Reopen action 26-001"
    opened = desk.get(Action, action)
    assert (opened.state, opened.outcome, opened.closed_on) == ("in_progress", None, None)


def test_an_empty_update_is_refused_and_an_old_version_too(desk, action):
    with pytest.raises(NotAllowed, match="Type the update first"):
        desk.do(update_action, action, due_on=UNCHANGED)
    with pytest.raises(ChangedElsewhere, match="changed since you opened it"):
        desk.do(update_action, action, text="Late", version=99)
    with pytest.raises(ChangedElsewhere, match="has been removed"):
        desk.do(update_action, 4711, text="Gone")


def test_the_form_records_a_moved_date_and_a_new_state_as_updates(desk, cast, action, undoes):
    version = desk.get(Action, action).version
    changed = undoes(change_action, action, version, {
        "text": "Joint visit with the nurse", "agency_id": cast.health, "member_id": cast.nurse,
        "due_on": date(2026, 7, 12), "state": "done", "outcome": "Visited on 11 July"})
    made = desk.get(Action, action)
    assert changed.label == "Change action 26-001"
    assert (made.text, made.agency_id, made.times_moved, made.state) == (
        "Joint visit with the nurse", cast.health, 1, "done")
    assert [update.text for update in desk.all(ActionUpdate)] == ["Visited on 11 July"]


def test_the_form_cannot_close_without_outcome_nor_touch_what_is_kept(desk, action):
    version = desk.get(Action, action).version
    with pytest.raises(NotAllowed, match="what came of it"):
        desk.do(change_action, action, version, {"state": "not_done"})
    with pytest.raises(NotAllowed, match="First due is not changed by hand"):
        desk.do(change_action, action, version, {"original_due_on": date(2026, 8, 1)})
    with pytest.raises(NotAllowed, match="Agency cannot be left empty"):
        desk.do(change_action, action, version, {"agency_id": None})


def test_a_new_action_from_the_form_starts_open(desk, cast):
    made = desk.do(add_record, "action", {"text": "Visit", "agency_id": cast.council, "state": "in_progress"})
    assert desk.get(Action, made).state == "in_progress"
    with pytest.raises(NotAllowed, match="starts open"):
        desk.do(add_record, "action", {"text": "Visit", "agency_id": cast.council, "state": "done"})


def test_an_action_with_updates_stays_in_the_log(desk, cast, action, undoes):
    other = desk.do(add_action, text="Typed in error", agency_id=cast.council)
    assert undoes(remove_action, other).label == "Remove action 26-002"
    desk.do(update_action, action, text="Visited")
    with pytest.raises(NotAllowed, match="Action 26-001 stays in the log"):
        desk.do(remove_action, action)
