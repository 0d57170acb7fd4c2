"""References are never used twice, whatever happened to their records."""

from datetime import date

from ivolt_desktop.model import Person, Place
from ivolt_desktop.panel.editing import add_record, remove_record
from ivolt_desktop.panel.references import (
    next_action_reference,
    next_issue_reference,
    next_membership_reference,
    next_person_references,
    next_place_references,
)


def test_an_empty_panel_begins_with_one(desk):
    with desk.panel.reading() as session:
        assert next_action_reference(session, date(2026, 1, 1)) == "26-001"
        assert next_issue_reference(session, date(2026, 1, 1)) == "I-26-001"
        assert next_membership_reference(session, "O") == "O-001"
        assert next_person_references(session, 3) == ["P-0001", "P-0002", "P-0003"]
        assert next_place_references(session) == ["A-0001"]


def test_a_removed_records_reference_is_not_given_again(desk):
    first = desk.do(add_record, "person", {"name": "Ada Moss"})
    second = desk.do(add_record, "person", {"name": "Bo Lark"})
    place = desk.do(add_record, "place", {"name": "Low Lane"})
    assert [desk.get(Person, first).reference, desk.get(Person, second).reference] == ["P-0001", "P-0002"]
    desk.do(remove_record, "person", second, 1)
    desk.do(remove_record, "place", place, 1)
    third = desk.do(add_record, "person", {"name": "Cy Fern"})
    assert desk.get(Person, third).reference == "P-0003"
    assert desk.get(Place, desk.do(add_record, "place", {"name": "High Lane"})).reference == "A-0002"
