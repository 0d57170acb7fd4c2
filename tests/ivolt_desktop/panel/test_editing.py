"""Forms of any register: what is typed is checked, versions are kept, and nothing is removed from under another."""

from datetime import date, datetime

import pytest

from ivolt_desktop.model import Person, Place, all_registers
from ivolt_desktop.panel import editing
from ivolt_desktop.panel.editing import add_record, change_record, remove_record
from ivolt_desktop.rules.known_errors import ChangedElsewhere, NotAllowed


def test_a_person_is_added_changed_and_removed(desk, undoes):
    changed = undoes(add_record, "person", {"name": "  Mina Quill ", "born_on": date(1961, 3, 4), "notes": " "})
    person = desk.get(Person, changed.result)
    assert changed.label == "Add person P-0001"
    assert (person.name, person.born_on, person.notes) == ("Mina Quill", date(1961, 3, 4), None)
    changed = undoes(change_record, "person", person.id, person.version, {"ward": "Gascoigne", "born_on": None})
    assert changed.label == "Change person P-0001"
    assert (desk.get(Person, person.id).ward, desk.get(Person, person.id).born_on) == ("Gascoigne", None)
    version = desk.get(Person, person.id).version
    assert undoes(remove_record, "person", person.id, version).label == "Remove person P-0001"
    assert desk.all(Person) == []
    assert not any("Quill" in label for label in desk.labels())


@pytest.mark.parametrize("values, sentence", [
    ({}, "Name cannot be left empty"),
    ({"name": 7}, "Name must be words"),
    ({"name": "Q", "born_on": "4 March"}, "Born must be a date, such as 23 Nov 2026"),
    ({"name": "Q", "born_on": datetime(1961, 3, 4, 1, 0)}, "Born must be a date"),
    ({"name": "Q", "email": "nobody"}, "E-mail does not look like"),
    ({"name": "Q", "place_id": 9}, "Lives at: choose one from the list of places"),
    ({"name": "Q", "reference": "P-0007"}, "Reference is not changed by hand"),
    ({"name": "x" * 20_001}, "too long"),
])
def test_each_fault_has_its_sentence(desk, values, sentence):
    with pytest.raises(NotAllowed, match=sentence):
        desk.do(add_record, "person", values)
    assert desk.all(Person) == []


@pytest.mark.parametrize("values, sentence", [
    ({"kind": "castle"}, "Kind: choose one of Address, Premises"),
    ({"easting": 1.5}, "Easting must be a whole number"),
    ({"easting": True}, "Easting must be a whole number"),
    ({"easting": 10**15}, "Easting must be a whole number"),
    ({"kind": None}, "Kind cannot be left empty"),
])
def test_numbers_and_choices_are_checked(desk, cast, values, sentence):
    with pytest.raises(NotAllowed, match=sentence):
        desk.do(change_record, "place", cast.parade, 1, values)


def test_a_record_changed_meanwhile_is_not_written_over(desk, cast):
    desk.do(change_record, "place", cast.parade, 1, {"ward": "Abbey"})
    desk.do(change_record, "place", cast.parade, 1, {"owner": "Council"})
    with pytest.raises(ChangedElsewhere, match="This place was changed since you opened it"):
        desk.do(change_record, "place", cast.parade, 1, {"owner": "Police"})
    assert desk.get(Place, cast.parade).owner == "Council"


def test_what_rests_on_a_record_keeps_it(desk, cast):
    with pytest.raises(NotAllowed) as refused:
        desk.do(remove_record, "agency", cast.council, 1)
    assert str(refused.value) == "This agency cannot be removed: 1 member rests on it."
    with pytest.raises(NotAllowed, match="1 meeting and 1 attendance rest on it"):
        desk.do(remove_record, "member", cast.chair, 1)


@pytest.mark.parametrize("register", ["membership", "minute_line", "setting", "asb_call", "attendance", "delivery"])
def test_registers_with_ways_of_their_own_say_which(desk, register):
    with pytest.raises(NotAllowed) as refused:
        desk.do(add_record, register, {})
    assert str(refused.value).endswith(".")


def test_every_register_can_be_added_by_form_or_says_why_not():
    keys = {spec.key for spec in all_registers()}
    delegated = {*editing._ADD, *editing._CHANGE, *editing._REMOVE, *editing._NOT_ADDED, *editing._NOT_REMOVED}
    assert delegated <= keys
    assert keys - set(editing._ADD) - set(editing._NOT_ADDED) == {"person", "place"}
