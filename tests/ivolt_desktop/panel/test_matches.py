"""Deciding on pairs: joining, parting, and what is remembered."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from ivolt_desktop.model import AsbCall, CouncilCase, Judgement, Person, SuggestedPair
from ivolt_desktop.panel.matches import decide, part
from ivolt_desktop.panel.suggesting import suggest, suggestion_from
from ivolt_desktop.panel.views.pairs import pairs_to_decide, waiting_pairs
from ivolt_desktop.rules.known_errors import NotAllowed
from tests.ivolt_desktop.panel.conftest import Cast, Desk
from tests.ivolt_desktop.panel.incoming import CALLS, CASES, bring, call, write

HOME = "Flat 3, 12 Althorne Way"


@pytest.fixture
def two_writings(desk: Desk, cast: Cast, tmp_path: Path) -> tuple[Person, Person]:
    """One man as the police and the council each write him."""
    bring(desk.panel, write(tmp_path / "calls.csv", CALLS, [
        call(7741, date(2026, 5, 2), "SMITH, John", "07700 900123", HOME, "RM10 8HT"),
        call(7742, date(2026, 5, 3), "SMITH, John", "07700 900123", HOME, "RM10 8HT"),
    ]))
    bring(desk.panel, write(tmp_path / "cases.csv", CASES, [
        ["2208-114", "28/04/2026", "29/04/2026", "Noise", "Mr J Smyth", "7700900123", "jsmyth61@example.org",
         "04/03/1961", "3/12 Althorne Way", "RM10 8HT", "Gascoigne", ""],
    ]))
    people = {person.name: person for person in desk.all(Person)}
    return people["John Smith"], people["Mr J Smyth"]


def pair(desk: Desk) -> SuggestedPair:
    with desk.panel.reading() as session:
        return pairs_to_decide(session)[0]


def test_two_calls_written_alike_are_one_person(desk: Desk, two_writings: tuple[Person, Person]) -> None:
    assert {each.person_id for each in desk.all(AsbCall)} == {two_writings[0].id}


def test_a_suggestion_names_its_reasons_and_they_add_up(desk: Desk, two_writings: tuple[Person, Person]) -> None:
    found = suggestion_from(pair(desk))
    assert {found.first, found.second} == {person.id for person in two_writings}
    assert sum(reason.weight for reason in found.reasons) == pytest.approx(found.weight)
    assert any(reason.field == "phone" for reason in found.reasons)


def test_same_joins_them_and_both_agencies_records_follow(
    desk: Desk, two_writings: tuple[Person, Person], undoes: Callable[..., Any]
) -> None:
    police, council = two_writings
    undoes(decide, of="person", first_id=council.id, second_id=police.id, verdict="same")
    kept, joined = sorted((police.id, council.id))
    assert desk.get(Person, joined).merged_into_id == kept
    assert {each.person_id for each in desk.all(AsbCall) + desk.all(CouncilCase)} == {kept}
    assert "Mr J Smyth" in desk.get(Person, kept).also_known_as
    with desk.panel.reading() as session:
        assert waiting_pairs(session) == 0


def test_next_month_the_same_writing_goes_to_the_joined_person(
    desk: Desk, two_writings: tuple[Person, Person], tmp_path: Path
) -> None:
    police, council = two_writings
    desk.do(decide, of="person", first_id=police.id, second_id=council.id, verdict="same")
    bring(desk.panel, write(tmp_path / "june.csv", CASES, [
        ["2209-001", "02/06/2026", "", "Noise", "Mr J Smyth", "7700900123", "jsmyth61@example.org", "04/03/1961",
         "3/12 Althorne Way", "RM10 8HT", "Gascoigne", ""],
    ]))
    assert {each.person_id for each in desk.all(CouncilCase)} == {min(police.id, council.id)}
    assert len(desk.all(Person)) == 4


def test_part_gives_back_what_was_written_in_each_way(desk: Desk, two_writings: tuple[Person, Person]) -> None:
    police, council = two_writings
    judgement = desk.do(decide, of="person", first_id=police.id, second_id=council.id, verdict="same")
    desk.do(part, judgement_id=judgement)
    assert {each.person_id for each in desk.all(AsbCall)} == {police.id}
    assert {each.person_id for each in desk.all(CouncilCase)} == {council.id}
    assert desk.get(Judgement, judgement).verdict == "different"
    with pytest.raises(NotAllowed):
        desk.do(part, judgement_id=judgement)


def test_different_is_remembered_for_ever(desk: Desk, two_writings: tuple[Person, Person]) -> None:
    police, council = two_writings
    desk.do(decide, of="person", first_id=police.id, second_id=council.id, verdict="different")

    def anew(work: Any) -> int:
        return suggest(work, "person")

    assert desk.do(anew) == 0
    with desk.panel.reading() as session:
        assert waiting_pairs(session) == 0


def test_later_stays_in_the_queue_and_can_be_decided(desk: Desk, two_writings: tuple[Person, Person]) -> None:
    police, council = two_writings
    desk.do(decide, of="person", first_id=police.id, second_id=council.id, verdict="later")
    with desk.panel.reading() as session:
        assert waiting_pairs(session) == 1
        assert pairs_to_decide(session, with_later=False) == []
    desk.do(decide, of="person", first_id=police.id, second_id=council.id, verdict="same")
    assert len(desk.all(Judgement)) == 1


def test_one_record_cannot_be_joined_to_itself(desk: Desk, two_writings: tuple[Person, Person]) -> None:
    police, council = two_writings
    desk.do(decide, of="person", first_id=police.id, second_id=council.id, verdict="same")
    with pytest.raises(NotAllowed, match="one record already"):
        desk.do(decide, of="person", first_id=police.id, second_id=council.id, verdict="same")


def test_a_merge_carries_a_third_suggestion_over(
    desk: Desk, two_writings: tuple[Person, Person], tmp_path: Path
) -> None:
    police, council = two_writings
    bring(desk.panel, write(tmp_path / "third.csv", CALLS, [
        call(7801, date(2026, 5, 9), "Smith, Jon", "07700 900123", "12 Althorne Way Flat 3", "RM10 8HT"),
    ]))
    with desk.panel.reading() as session:
        third = session.scalars(select(Person).where(Person.name == "Jon Smith")).one()
    desk.do(decide, of="person", first_id=police.id, second_id=council.id, verdict="same")
    with desk.panel.reading() as session:
        left = {(each.first_id, each.second_id) for each in pairs_to_decide(session)}
    assert left == {(min(police.id, council.id), third.id)}


@pytest.mark.parametrize("nobody", ["N/K", "Occupier", "Refused", "withheld", "", "ANON"])
def test_nobody_is_made_of_a_null_word(desk: Desk, cast: Cast, tmp_path: Path, nobody: str) -> None:
    before = len(desk.all(Person))
    bring(desk.panel, write(tmp_path / "calls.csv", CALLS, [call(1, date(2026, 5, 2), nobody, "07700 900123")]))
    assert len(desk.all(Person)) == before
    assert desk.all(AsbCall)[0].person_id is None
