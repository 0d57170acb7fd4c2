"""A look at a record is noted once a day, changes nothing and is no step to undo."""

from datetime import timedelta
from typing import Any

from ivolt_desktop.panel.seeing import note_seen, note_seen_in
from ivolt_desktop.panel.undoing import newest_change, undo_words
from ivolt_desktop.panel.views.record_trail import seen_by
from ivolt_desktop.store.work import this_user


def _said(desk: Any, person_id: int, user: str = "") -> str:
    with desk.panel.reading() as session:
        return seen_by(session, "person", person_id, desk.now.date(), user or this_user())


def test_noted_once_a_day(desk: Any, cast: Any) -> None:
    assert _said(desk, cast.caller) == "Not opened before; not printed; nothing exported."
    assert desk.do(note_seen, register_key="person", record_id=cast.caller) is True
    assert desk.do(note_seen, register_key="person", record_id=cast.caller) is False
    assert _said(desk, cast.caller) == "Opened today by you; not printed; nothing exported."
    desk.now += timedelta(days=1)
    assert note_seen_in(desk.panel, "person", cast.caller) is True
    assert _said(desk, cast.caller) == (
        "Opened today by you; opened on 2 days in all; not printed; nothing exported.")


def test_another_reader_is_told_who_looked(desk: Any, cast: Any) -> None:
    desk.do(note_seen, register_key="person", record_id=cast.caller)
    desk.now += timedelta(days=3)
    assert _said(desk, cast.caller, "somebody else").startswith(f"Opened on 23 June by {this_user()};")


def test_a_look_changes_nothing_and_is_no_step(desk: Any, cast: Any) -> None:
    before = desk.state()
    with desk.panel.reading() as session:
        since = newest_change(session)
    changed = desk.changed(note_seen, register_key="person", record_id=cast.caller)
    assert changed.label == "Open P-0001"
    assert desk.state() == before
    with desk.panel.reading() as session:
        assert undo_words(session, since) is None


def test_one_persons_looks_are_not_anothers(desk: Any, cast: Any) -> None:
    desk.do(note_seen, register_key="person", record_id=cast.caller)
    assert _said(desk, cast.neighbour).startswith("Not opened before")
