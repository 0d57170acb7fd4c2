"""The audit trail in words."""

from ivolt_desktop.model import Person
from ivolt_desktop.panel.editing import change_record, remove_record
from ivolt_desktop.panel.settings import change_settings
from ivolt_desktop.panel.views.changes import changes, touched_lines, touched_summary
from ivolt_desktop.rules.lens import OWN, SHARED
from ivolt_desktop.store.audit import Entry


def read(desk, change_id, lens=OWN):
    with desk.panel.reading() as session:
        return touched_lines(session, change_id, lens)


def test_newest_first_with_what_was_touched(desk, cast):
    desk.do(change_settings, venue="The Annexe")
    with desk.panel.reading() as session:
        newest, first = changes(session)
    assert (newest["label"], newest["touched"]) == ("Change setting: Usual venue", "1 setting added")
    assert first["label"] == "Set up the panel" and "3 agencies added" in first["touched"]


def test_a_field_that_changed_is_told_with_both_values(desk, cast):
    version = desk.get(Person, cast.caller).version
    changed = desk.changed(change_record, "person", cast.caller, version, {"ward": "Abbey", "name": "Mina Quillon"})
    lines = {line.field: line for line in read(desk, changed.change_id)}
    assert set(lines) == {"Ward", "Name"}
    assert (lines["Ward"].record, lines["Ward"].verb) == ("Person P-0001", "changed")
    assert (lines["Ward"].before, lines["Ward"].after) == ("Gascoigne", "Abbey")
    assert lines["Name"].after == "Mina Quillon"
    assert touched_summary(list(lines.values())) == "1 record changed"


def test_names_in_it_go_through_the_lens(desk, cast):
    version = desk.get(Person, cast.caller).version
    changed = desk.changed(change_record, "person", cast.caller, version, {"name": "Mina Quillon"})
    line, = read(desk, changed.change_id, SHARED)
    assert (line.before, line.after) == ("P-0001", "P-0001")


def test_a_setting_is_told_by_its_label(desk, cast):
    changed = desk.changed(change_settings, venue="The Annexe")
    line, = read(desk, changed.change_id)
    assert (line.record, line.field, line.after) == ("Setting", "Usual venue", "The Annexe")


def test_what_was_removed_is_told_as_it_was(desk, cast):
    version = desk.get(Person, cast.neighbour).version
    changed = desk.changed(remove_record, "person", cast.neighbour, version)
    lines = read(desk, changed.change_id)
    assert {"Tobias Wren"} == {line.before for line in lines if line.field == "Name"}
    assert all(line.verb == "removed" and line.after == "" for line in lines)


def test_many_records_are_told_by_their_number(desk, cast):
    with desk.panel.work() as work:
        work.trail.add([Entry("asb_call", 0, "removed together", {"records": 12_000, "packed": "-"}),
                        Entry("asb_call", 0, "removed together", {"records": 12_000, "packed": "-"}),
                        Entry("person", 0, "delivered", None, {"records": 1})])
        work.says("Take back calls.csv")
        work.commit()
    lines = read(desk, work.change_id)
    assert [line.record for line in lines] == ["12,000 ASB calls", "12,000 ASB calls", "1 person"]
    assert touched_summary(lines) == "24,000 records removed together and 1 record delivered"
    with desk.panel.reading() as session:
        assert changes(session, 1)[0]["touched"] == "24,000 ASB calls removed together, 1 person delivered"
