"""A known place takes the property number a later file brings for it, and gives it back with that file."""

from pathlib import Path

import pytest

from ivolt_desktop.intake.review import Review
from ivolt_desktop.model import Change, ChangeEntry, CouncilCase, LicensingRecord, Place, SuggestedPair
from ivolt_desktop.model.people import Verdict
from ivolt_desktop.panel.bringing_in import ReadFile, bring_in
from ivolt_desktop.panel.editing import change_record
from ivolt_desktop.panel.matches import decide
from ivolt_desktop.panel.suggesting import suggestion_from
from ivolt_desktop.panel.taking_back import take_back
from ivolt_desktop.panel.undoing import redo, undo_change, undo_last
from ivolt_desktop.panel.views.person_record import place_record
from ivolt_desktop.rules.known_errors import CannotUndo
from tests.ivolt_desktop.panel.conftest import Cast, Desk
from tests.ivolt_desktop.panel.incoming import CASES, bring, write

HOME, CODE = "12 Althorne Way", "RM10 8HT"
ONE, TWO = "100012345678", "100012345699"
HEADERS = (*CASES, "UPRN")


def _bring(desk: Desk, folder: Path, *rows: tuple[int, str, str]) -> int:
    """A file of cases by (number, address, UPRN); returns its delivery."""
    path = write(folder / f"cases {rows[0][0]}.csv", HEADERS, [
        [f"2208-{number}", "28/04/2026", "", "Noise", "Meena Shah", "", "", "", address, CODE, "Gascoigne", "", uprn]
        for number, address, uprn in rows])  # fmt: skip
    bring(desk.panel, path)
    with desk.panel.reading() as session:
        return session.query(CouncilCase.delivery_id).order_by(CouncilCase.id.desc()).first()[0]


def _places(desk: Desk) -> list[tuple[int | None, str | None]]:
    """Of each case its place and that place's number."""
    return [(case.place_id, desk.get(Place, case.place_id).uprn) for case in desk.all(CouncilCase)]


def test_a_known_place_takes_the_number_and_the_trail_tells(desk: Desk, cast: Cast, tmp_path: Path) -> None:
    _bring(desk, tmp_path, (1, HOME, ""))
    _bring(desk, tmp_path, (2, HOME, ONE))
    (home, number), second = _places(desk)
    assert number == ONE and second == (home, ONE)
    with desk.panel.reading() as session:
        entry = session.query(ChangeEntry).filter_by(register="place", record_id=home, verb="changed").one()
        assert (entry.before, entry.after) == ('{"uprn": null}', f'{{"uprn": "{ONE}"}}')
        assert session.get(Change, entry.change_id).operation == "bring_in"


def test_the_first_number_is_taken_and_another_is_a_place_of_its_own(desk: Desk, cast: Cast, tmp_path: Path) -> None:
    _bring(desk, tmp_path, (1, HOME, ""))
    _bring(desk, tmp_path, (2, HOME, ONE), (3, HOME, TWO), (4, HOME, ""))
    _bring(desk, tmp_path, (5, HOME, TWO), (6, HOME, ONE))
    first, second, third, fourth, fifth, sixth = _places(desk)
    assert first == second == fourth == sixth and first[1] == ONE
    assert third == fifth and third[1] == TWO and third[0] != first[0]


def test_a_number_counts_wherever_in_the_file_it_stands(desk: Desk, cast: Cast, tmp_path: Path) -> None:
    _bring(desk, tmp_path, (1, HOME, ""), (2, HOME, ONE))
    assert [number for _, number in _places(desk)] == [ONE, ONE]


def test_a_number_that_came_before_goes_to_the_place_that_has_it(desk: Desk, cast: Cast, tmp_path: Path) -> None:
    _bring(desk, tmp_path, (1, HOME, ""))
    delivery = _bring(desk, tmp_path, (2, HOME, ONE))
    _bring(desk, tmp_path, (3, HOME, TWO))
    desk.do(take_back, delivery_id=delivery)
    _bring(desk, tmp_path, (4, HOME, TWO))
    first, second, third = _places(desk)
    assert first[1] is None and second == third and second[1] == TWO


def test_one_address_written_twice_is_one_address(desk: Desk, cast: Cast, tmp_path: Path) -> None:
    bring(desk.panel, write(tmp_path / "cases.csv", (*HEADERS, "Location"), [
        [f"2208-{number}", "28/04/2026", "", "Noise", "Meena Shah", "", "", "", HOME, CODE, "", "", uprn, where]
        for number, uprn, where in ((1, ONE, f"{HOME.upper()}, {CODE}"), (2, TWO, f"{HOME}, RM9 1AA"))
    ]))  # fmt: skip
    assert [number for _, number in _places(desk)] == [ONE, None]


def test_a_name_of_premises_and_their_address_are_one_place(desk: Desk, cast: Cast, tmp_path: Path) -> None:
    headers = ("Licence ref", "Date received", "Application type", "Premises name", "Premises address", "Postcode",
               "Ward", "Applicant", "UPRN")
    file = write(tmp_path / "licensing.csv", headers, [
        ["TEN/26/1", "28/04/2026", "Temporary event notice", "The Lamb", "3 Teal Close", "RM8 2BB", "Heath", "A Vane",
         ONE],
    ])  # fmt: skip
    review = Review.open(file, today=desk.now.date())
    desk.do(bring_in, ReadFile.of(review, "Council"), agency_id=cast.council)
    [record] = desk.all(LicensingRecord)
    assert desk.get(Place, record.place_id).uprn == ONE


def test_undo_and_redo_and_taking_back_give_the_number_back(desk: Desk, cast: Cast, tmp_path: Path) -> None:
    _bring(desk, tmp_path, (1, HOME, ""))
    with desk.panel.reading() as session:
        since = session.query(Change).count()
    delivery = _bring(desk, tmp_path, (2, HOME, ONE))
    brought = desk.state()
    undo_last(desk.panel, since)
    assert _places(desk)[0][1] is None
    redo(desk.panel, since)
    assert desk.state() == brought
    desk.do(take_back, delivery_id=delivery)
    assert _places(desk)[0][1] is None


def test_a_number_that_came_since_stops_the_undo_of_a_taking_back(desk: Desk, cast: Cast, tmp_path: Path) -> None:
    _bring(desk, tmp_path, (1, HOME, ""))
    taken = desk.changed(take_back, delivery_id=_bring(desk, tmp_path, (2, HOME, ONE)))
    _bring(desk, tmp_path, (3, HOME, TWO))
    before = desk.state()
    with pytest.raises(CannotUndo, match="changed again"):
        desk.do(undo_change, taken.change_id)
    assert desk.state() == before


def test_a_changed_row_brings_a_number_and_takes_it_away_again(desk: Desk, cast: Cast, tmp_path: Path) -> None:
    _bring(desk, tmp_path, (1, HOME, ""))
    with desk.panel.reading() as session:
        since = session.query(Change).count()
    before = _places(desk)
    _bring(desk, tmp_path, (1, HOME, ONE))
    assert _places(desk) == [(before[0][0], ONE)]
    undo_last(desk.panel, since)
    assert _places(desk) == before


@pytest.mark.parametrize("first_taken", [0, 1])
def test_while_another_file_says_it_the_number_stays(
    desk: Desk, cast: Cast, tmp_path: Path, first_taken: int
) -> None:
    _bring(desk, tmp_path, (1, HOME, ""))
    deliveries = [_bring(desk, tmp_path, (2, HOME, ONE)), _bring(desk, tmp_path, (3, HOME, ONE))]
    desk.do(take_back, delivery_id=deliveries[first_taken])
    assert _places(desk)[0][1] == ONE
    desk.do(take_back, delivery_id=deliveries[1 - first_taken])
    assert _places(desk)[0][1] is None


def test_a_number_typed_by_hand_stays(desk: Desk, cast: Cast, tmp_path: Path) -> None:
    _bring(desk, tmp_path, (1, HOME, ""))
    place = desk.get(Place, _places(desk)[0][0])
    desk.do(change_record, "place", place.id, place.version, {"uprn": ONE})
    desk.do(take_back, delivery_id=_bring(desk, tmp_path, (2, HOME, ONE)))
    assert _places(desk)[0][1] == ONE
    _bring(desk, tmp_path, (3, HOME, TWO))
    assert _places(desk)[0][1] == ONE and _places(desk)[1][1] == TWO


def test_suggestions_follow_the_number(desk: Desk, cast: Cast, tmp_path: Path) -> None:
    _bring(desk, tmp_path, (1, HOME, ""), (2, "Althorne Lodge", ""), (3, "9 Teal Close", ONE))
    assert [pair for pair in desk.all(SuggestedPair) if pair.of == "place"] == []
    delivery = _bring(desk, tmp_path, (4, HOME, ONE))
    [pair] = [pair for pair in desk.all(SuggestedPair) if pair.of == "place"]
    row = next(row for row in suggestion_from(pair).reasons if row.label == "UPRN")
    assert row.agreement == "the same"
    changed = desk.changed(take_back, delivery_id=delivery)
    assert [pair for pair in desk.all(SuggestedPair) if pair.of == "place"] == []
    undo_last(desk.panel, changed.change_id - 1)
    assert len([pair for pair in desk.all(SuggestedPair) if pair.of == "place"]) == 1


def test_the_record_shows_the_number_of_a_place_that_was_joined_to_it(desk: Desk, cast: Cast, tmp_path: Path) -> None:
    _bring(desk, tmp_path, (1, "1A Althorne Lodge, 12 Althorne Way", ""), (2, HOME, ""))
    one, two = (place for place, _ in _places(desk))
    assert one != two
    desk.do(decide, of="place", first_id=one, second_id=two, verdict=Verdict.SAME)
    _bring(desk, tmp_path, (3, HOME, ONE))
    assert desk.get(Place, two).uprn == ONE and desk.get(Place, one).uprn is None
    with desk.panel.reading() as session:
        facts = [text for text, *_ in place_record(session, one, desk.now.date()).facts]
    assert f"UPRN {ONE}" in facts
