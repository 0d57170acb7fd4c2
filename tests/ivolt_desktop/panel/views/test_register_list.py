"""The list of any register."""

from datetime import date

import pytest

from ivolt_desktop.model import Person, all_registers, register_named
from ivolt_desktop.model.fields import Kind
from ivolt_desktop.panel.actions import add_action
from ivolt_desktop.panel.cohorts import join_cohort, leave_cohort
from ivolt_desktop.panel.editing import add_record, change_record
from ivolt_desktop.panel.views.register_list import link_options, list_fields, list_rows
from ivolt_desktop.rules.masking import Sensitive


def _rows(desk, key, **how):
    with desk.panel.reading() as session:
        return list_rows(session, register_named(key), **how)


def test_every_register_can_be_listed(desk, cast):
    with desk.panel.reading() as session:
        for spec in all_registers():
            page = list_rows(session, spec)
            assert page.total == len(page.rows)
            for row in page.rows:
                assert set(row) == {field.name for field in spec.fields}


def test_links_are_named_and_carry_their_reference(desk, cast):
    desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.caller, reason="Calls", lead_agency_id=cast.council)
    [row] = _rows(desk, "membership").rows
    assert (row.reference, row["person_id"], row["lead_agency_id"]) == ("V-001", "Mina Quill", "Council ASB team")
    person = row.links["person_id"]
    assert (person.reference, person.sensitive, person.id) == ("P-0001", Sensitive.NAME, cast.caller)
    assert (row["place_id"], row["entered_on"]) == (None, date(2026, 6, 23))


def test_a_linked_name_is_as_sensitive_as_the_name_itself():
    fields = {field.name: field for field in list_fields(register_named("membership"))}
    assert (fields["person_id"].kind, fields["person_id"].sensitive) == (Kind.TEXT, Sensitive.NAME)
    assert fields["place_id"].sensitive is Sensitive.PLACE
    assert fields["cohort_id"].sensitive is Sensitive.NO
    every = {field.name for field in list_fields(register_named("person"), every=True)}
    assert {"notes", "email"} <= every


def test_rows_are_sorted_filtered_searched_and_paged(desk, cast):
    for text, agency, due in (("beta", cast.police, None), ("Alpha", cast.council, date(2026, 7, 1)),
                              ("gamma gate", cast.council, date(2026, 6, 25))):
        desk.do(add_action, text=text, agency_id=agency, due_on=due)
    assert [row["text"] for row in _rows(desk, "action").rows] == ["gamma gate", "Alpha", "beta"]
    assert [row["text"] for row in _rows(desk, "action", sort="text").rows] == ["Alpha", "beta", "gamma gate"]
    assert [row["text"] for row in _rows(desk, "action", sort="-due_on").rows] == ["Alpha", "gamma gate", "beta"]
    council = _rows(desk, "action", where={"agency_id": cast.council, "state": ["open", "done"]})
    assert council.total == 2
    assert [row["text"] for row in _rows(desk, "action", where={"due_on": None}).rows] == ["beta"]
    assert [row["text"] for row in _rows(desk, "action", typed="gam").rows] == ["gamma gate"]
    page = _rows(desk, "action", limit=1, offset=1)
    assert (page.total, [row["text"] for row in page.rows]) == (3, ["Alpha"])
    with pytest.raises(KeyError):
        _rows(desk, "action", sort="colour")


def test_merged_people_are_left_out(desk, cast):
    with desk.panel.work("merge") as work:
        work.session.get(Person, cast.neighbour).merged_into_id = cast.caller
        work.commit()
    assert [row.id for row in _rows(desk, "person").rows] == [cast.caller]
    assert [row.id for row in _rows(desk, "person", where={"merged_into_id": cast.caller}).rows] == [cast.neighbour]


def test_forms_offer_what_can_still_be_chosen(desk, cast):
    member = desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.caller, reason="Calls")
    desk.do(change_record, "agency", cast.health, 1, {"active": False})
    for number in range(5):
        desk.do(add_record, "person", {"name": f"Wren {number}"})
    with desk.panel.reading() as session:
        assert [one.words for one in link_options(session, "agency")] == ["Council ASB team", "Metropolitan Police"]
        assert [one.words for one in link_options(session, "membership")] == ["V-001"]
        assert {one.words for one in link_options(session, "person", "wren", limit=3)} <= {
            "Tobias Wren", *(f"Wren {number}" for number in range(5))}
        assert len(link_options(session, "person", "wren", limit=3)) == 3
    desk.do(leave_cohort, member, reason="Quiet")
    with desk.panel.reading() as session:
        assert link_options(session, "membership") == []


def test_a_few_thousand_rows_take_few_queries(desk, cast):
    from sqlalchemy import event

    with desk.panel.work("people") as work:
        work.session.add_all(
            Person(reference=f"P-9{number:04d}", name=f"Name {number}", place_id=cast.parade) for number in range(1500))
        work.commit()
    seen = []
    event.listen(desk.panel.engine, "before_cursor_execute", lambda *given: seen.append(given[2]))
    page = _rows(desk, "person")
    assert page.total == 1502 and len(seen) <= 6
