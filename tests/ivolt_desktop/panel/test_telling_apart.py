"""Ages, agencies' own references and property numbers, from an agency's file to the pair on the page."""

from datetime import date
from pathlib import Path

import pytest

from ivolt_desktop.model import AsbCall, CouncilCase, Person, Place, SuggestedPair
from ivolt_desktop.model.people import Verdict
from ivolt_desktop.panel.editing import change_record
from ivolt_desktop.panel.matches import decide, part
from ivolt_desktop.panel.suggesting import suggest, suggestion_from
from ivolt_desktop.panel.views.person_record import person_record, place_record
from tests.ivolt_desktop.panel.conftest import Cast, Desk
from tests.ivolt_desktop.panel.incoming import CALLS, CASES, bring, call, write

AGED_CALLS = (*CALLS, "Caller age", "Nominal number")
CUSTOMERS = (*CASES, "Customer ID", "UPRN")
HOME, CODE = "12 Althorne Way", "RM10 8HT"


def _calls(desk: Desk, path: Path, *rows: tuple[int, str, str, str]) -> None:
    """Calls by (day of May 2026, name, age, nominal number) from one home."""
    bring(desk.panel, write(path, AGED_CALLS, [
        [*call(7000 + number, date(2026, 5, day), name, "", HOME, CODE), age, nominal]
        for number, (day, name, age, nominal) in enumerate(rows)
    ]))  # fmt: skip


def _case(number: int, name: str, address: str, uprn: str, customer: str = "", born: str = "") -> list[str]:
    return [f"2208-{number}", "28/04/2026", "", "Noise", name, "", "", born, address, CODE, "Gascoigne", "",
            customer, uprn]  # fmt: skip


def test_an_age_comes_with_its_day_and_parts_father_and_son(desk: Desk, cast: Cast, tmp_path: Path) -> None:
    _calls(desk, tmp_path / "calls.csv", (2, "Josef Brandt", "61", ""), (4, "Josef Brandt", "29", ""),
           (9, "Josef Brandt", "61", ""))
    first, second, third = (record.person_id for record in desk.all(AsbCall))
    assert first == third != second
    father = desk.get(Person, first)
    assert (father.age, father.age_on) == (61, date(2026, 5, 2))
    assert desk.all(SuggestedPair) == []
    with desk.panel.reading() as session:
        facts = [text for text, *_ in person_record(session, first, date(2026, 6, 1)).facts]
    assert "Aged 61 on 2 May 2026" in facts


def test_an_age_is_told_beside_a_date_of_birth(desk: Desk, cast: Cast, tmp_path: Path) -> None:
    _calls(desk, tmp_path / "calls.csv", (2, "Josef Brandt", "61", ""))
    bring(desk.panel, write(tmp_path / "cases.csv", CUSTOMERS, [_case(1, "Josef Brandt", HOME, "", "", "04/03/1965")]))
    [pair] = desk.all(SuggestedPair)
    rows = {row.label: row for row in suggestion_from(pair).reasons}
    assert rows["Age"].agreement == "the same, to within a year" and rows["Age"].weight > 0
    assert {rows["Age"].left, rows["Age"].right} == {"61 on 2 May 2026", "61 on 2 May 2026, by date of birth"}
    assert sum(row.weight for row in rows.values()) == pytest.approx(pair.weight)


def test_no_age_is_kept_where_none_is_written(desk: Desk, cast: Cast, tmp_path: Path) -> None:
    _calls(desk, tmp_path / "calls.csv", (2, "Josef Brandt", "25-34", ""), (3, "Ada Crane", "n/k", ""))
    assert [record.caller_age for record in desk.all(AsbCall)] == [None, None]


def test_one_reference_of_one_agency_is_one_person_and_two_speak_against(
    desk: Desk, cast: Cast, tmp_path: Path
) -> None:
    bring(desk.panel, write(tmp_path / "cases.csv", CUSTOMERS, [
        _case(1, "Meena Shah", HOME, "", "C-100"), _case(2, "Meena Varma", "9 Teal Close", "", "C100"),
        _case(3, "Meena Shah", HOME, "", "C-200"),
    ]))  # fmt: skip
    one, married, other = (desk.get(Person, record.person_id) for record in desk.all(CouncilCase))
    assert one.id != other.id and one.agency_references.endswith(": C-100")
    told = {(pair.first_id, pair.second_id): suggestion_from(pair) for pair in desk.all(SuggestedPair)}
    rows = {row.label: row for row in told[one.id, married.id].reasons}
    assert rows["Reference"].agreement == "the same"
    against = next(row for row in told[one.id, other.id].reasons if row.label == "Reference")
    assert against.agreement == "another reference of the same agency" and against.weight < -3


def test_joining_keeps_every_reference_and_parting_gives_it_back(desk: Desk, cast: Cast, tmp_path: Path) -> None:
    _calls(desk, tmp_path / "calls.csv", (2, "Josef Brandt", "61", "4471"))
    bring(desk.panel, write(tmp_path / "cases.csv", CUSTOMERS, [_case(1, "Joe Brandt", HOME, "", "C-9")]))
    one, two = desk.all(AsbCall)[0].person_id, desk.all(CouncilCase)[0].person_id
    judgement = desk.do(decide, of="person", first_id=one, second_id=two, verdict=Verdict.SAME)
    kept = desk.get(Person, min(one, two))
    assert kept.agency_references.count(":") == 2 and kept.age == 61
    _calls(desk, tmp_path / "june.csv", (20, "Josef Brandt", "61", "4471"))
    assert desk.all(AsbCall)[-1].person_id == kept.id
    desk.do(part, judgement_id=judgement)
    assert {desk.get(Person, each).agency_references.count(":") for each in (one, two)} == {1}


def test_a_property_number_counts_where_a_record_gives_one_address(desk: Desk, cast: Cast, tmp_path: Path) -> None:
    bring(desk.panel, write(tmp_path / "cases.csv", (*CUSTOMERS, "Location"), [
        [*_case(1, "Meena Shah", HOME, "100012345678"), ""],
        [*_case(2, "Ivy Pole", "9 Teal Close", "100012345679"), "4 Heron Mews"],
        [*_case(3, "Una Pole", "Teal Close", "100012345670"), ""],
        [*_case(4, "Ada Crane", HOME, "0"), ""],
    ]))  # fmt: skip
    home, two_addresses, street, withheld = (desk.get(Place, record.place_id) for record in desk.all(CouncilCase))
    assert home.uprn == "100012345678" and withheld.id == home.id
    assert two_addresses.uprn is None and street.uprn is None
    with desk.panel.reading() as session:
        facts = [text for text, *_ in place_record(session, home.id, date(2026, 6, 1)).facts]
    assert "UPRN 100012345678" in facts


def test_one_way_of_writing_with_two_property_numbers_is_two_places(desk: Desk, cast: Cast, tmp_path: Path) -> None:
    bring(desk.panel, write(tmp_path / "cases.csv", CUSTOMERS, [
        _case(1, "Meena Shah", HOME, "100012345678"), _case(2, "Ivy Pole", HOME, "100012345699"),
    ]))  # fmt: skip
    bring(desk.panel, write(tmp_path / "more.csv", CUSTOMERS, [
        _case(3, "Una Pole", HOME, "100012345699"), _case(4, "Ada Crane", HOME, "100012345678"),
        _case(5, "Bea Marsh", HOME, ""),
    ]))  # fmt: skip
    first, second, third, fourth, fifth = (record.place_id for record in desk.all(CouncilCase))
    assert first == fourth == fifth != second == third
    [pair] = [pair for pair in desk.all(SuggestedPair) if pair.of == "place"]
    row = next(row for row in suggestion_from(pair).reasons if row.label == "UPRN")
    assert row.agreement == "different" and row.weight < 0


def test_what_is_typed_by_hand_is_compared_too(desk: Desk, cast: Cast, tmp_path: Path) -> None:
    bring(desk.panel, write(tmp_path / "cases.csv", CUSTOMERS, [
        _case(1, "Meena Shah", HOME, "100012345678"), _case(2, "Ivy Pole", "9 Teal Close", ""),
    ]))  # fmt: skip
    one, two = (record.place_id for record in desk.all(CouncilCase))
    assert [pair for pair in desk.all(SuggestedPair) if pair.of == "place"] == []
    desk.do(change_record, "place", two, desk.get(Place, two).version, {"uprn": "100012345678"})
    desk.do(suggest, "place", [two])
    assert [(pair.first_id, pair.second_id) for pair in desk.all(SuggestedPair) if pair.of == "place"] == [(one, two)]
