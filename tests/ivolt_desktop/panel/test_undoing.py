"""Undo and Redo over one sitting."""

import pytest

from ivolt_desktop.model import Person
from ivolt_desktop.panel.cohorts import join_cohort
from ivolt_desktop.panel.editing import add_record, change_record
from ivolt_desktop.panel.undoing import newest_change, redo, redo_words, undo_last, undo_words
from ivolt_desktop.rules.known_errors import CannotUndo
from ivolt_desktop.store.audit import verify


@pytest.fixture
def since(desk, cast) -> int:
    with desk.panel.reading() as session:
        return newest_change(session)


def _words(desk, since):
    with desk.panel.reading() as session:
        return undo_words(session, since), redo_words(session, since)


def test_nothing_before_this_sitting_is_undone(desk, since):
    assert _words(desk, since) == (None, None)
    assert undo_last(desk.panel, since) is None
    assert redo(desk.panel, since) is None


def test_steps_go_back_and_forth_in_order(desk, since):
    first = desk.do(add_record, "person", {"name": "Ada Moss"})
    desk.do(change_record, "person", first, 1, {"ward": "Abbey"})
    start = desk.state()
    assert _words(desk, since) == ("Change person P-0003", None)
    assert undo_last(desk.panel, since).label == "Undo: Change person P-0003"
    assert undo_last(desk.panel, since).label == "Undo: Add person P-0003"
    assert desk.get(Person, first) is None
    assert _words(desk, since) == (None, "Add person P-0003")
    assert redo(desk.panel, since).label == "Redo: Add person P-0003"
    assert redo(desk.panel, since).label == "Redo: Change person P-0003"
    assert desk.state() == start
    assert _words(desk, since) == ("Change person P-0003", None)
    assert undo_last(desk.panel, since).label == "Undo: Change person P-0003"
    with desk.panel.reading() as session:
        assert verify(session) is None


def test_something_new_forgets_what_was_undone(desk, since):
    desk.do(add_record, "person", {"name": "Ada Moss"})
    undo_last(desk.panel, since)
    desk.do(add_record, "person", {"name": "Bo Lark"})
    assert _words(desk, since) == ("Add person P-0004", None)
    assert redo(desk.panel, since) is None


def test_a_change_with_something_resting_on_it_is_not_undone(desk, cast, since):
    from ivolt_desktop.panel.operation import perform
    from ivolt_desktop.panel.undoing import undo_change

    added = desk.changed(add_record, "person", {"name": "Ada Moss"})
    desk.do(join_cohort, cohort_id=cast.victims, person_id=added.result, reason="Calls")
    with pytest.raises(CannotUndo, match="rests on it"):
        perform(desk.panel, undo_change, added.change_id)
    assert desk.get(Person, added.result) is not None
