"""People and places found by what is typed."""

from datetime import date

from ivolt_desktop.model.people import Verdict
from ivolt_desktop.panel.editing import add_record
from ivolt_desktop.panel.matches import decide
from ivolt_desktop.panel.views.found_by_typing import found_by_typing, matches_of
from tests.ivolt_desktop.panel.conftest import Cast, Desk


def test_two_of_one_name_are_told_apart_and_the_very_reference_comes_first(desk: Desk, cast: Cast) -> None:
    one = desk.do(add_record, "person", {"name": "Mina Quill", "born_on": date(1980, 5, 3)})
    aged = desk.do(add_record, "person", {"name": "Mina Quill", "age": 61, "age_on": date(2026, 5, 2)})
    with desk.panel.reading() as session:
        found = found_by_typing(session, "person", "quill")
        assert {each.id: each.told for each in found} == {
            cast.caller: "", one: "born 3 May 1980", aged: "aged 61 on 2 May 2026"}
        reference = matches_of(session, "person", [aged])[aged].reference
        assert [each.id for each in found_by_typing(session, "person", reference)][:1] == [aged]
        assert len(found_by_typing(session, "person", "quill", limit=2)) == 2
        assert found_by_typing(session, "place", "quill") == []
        assert [each.id for each in found_by_typing(session, "place", "station")] == [cast.parade]


def test_a_name_goes_before_an_address(desk: Desk, cast: Cast) -> None:
    lives_there = [desk.do(add_record, "person", {"name": f"Wren {n}", "address": f"{n} Quill Street, Quill Estate"})
                   for n in range(1, 5)]
    with desk.panel.reading() as session:
        found = [each.id for each in found_by_typing(session, "person", "quill", limit=3)]
    assert found[0] == cast.caller and set(found[1:]) < set(lives_there)


def test_who_was_joined_to_another_is_left_out(desk: Desk, cast: Cast) -> None:
    other = desk.do(add_record, "person", {"name": "Mina Quille"})
    desk.do(decide, of="person", first_id=cast.caller, second_id=other, verdict=Verdict.SAME)
    with desk.panel.reading() as session:
        assert [each.id for each in found_by_typing(session, "person", "quill")] == [cast.caller]
