"""Taking a delivery back whole, and bringing it back: the registers stand as if it had never come, or gone."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ivolt_desktop.model import AsbCall, Delivery, DeliveryRow, Person, Place
from ivolt_desktop.panel import taking_back
from ivolt_desktop.panel.cohorts import join_cohort
from ivolt_desktop.panel.editing import change_record
from ivolt_desktop.panel.matches import decide
from ivolt_desktop.panel.references import next_person_references
from ivolt_desktop.panel.taking_back import take_back
from ivolt_desktop.panel.undoing import newest_change, redo, undo_change, undo_last
from ivolt_desktop.rules.known_errors import Cancelled, CannotUndo, NotAllowed
from ivolt_desktop.store import bulk_columns, large_changes, search, settling
from ivolt_desktop.store.audit import verify
from tests.ivolt_desktop.panel.incoming import CALLS, CASES, bring, call, write

DAY = date(2026, 5, 4)
FINCH = ("Orla Finch", "07700 900301", "2 Harrier Parade", "IG11 7AA")
VALE = ("Idris Vale", "07700 900302", "9 Lapwing Road", "RM8 2BB")

each_by_each_and_together = pytest.mark.parametrize("at_once", [1, 1_000])
"""Records are told in the trail one by one, or where they are many together."""


@pytest.fixture(autouse=True)
def _told_together_from(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "at_once" in request.fixturenames:
        monkeypatch.setattr(taking_back, "MANY", request.getfixturevalue("at_once"))


def _bring(desk, tmp_path: Path, name: str, *rows: list[str]) -> int:
    bring(desk.panel, write(tmp_path / name, CALLS, rows))
    return max(each.id for each in desk.all(Delivery))


def _state(desk) -> dict[str, Any]:
    """All registers but what is kept of the deliveries themselves."""
    return {key: rows for key, rows in desk.state().items() if key not in ("delivery", "layout")}


def _since(desk) -> int:
    with desk.panel.reading() as session:
        return newest_change(session)


@each_by_each_and_together
def test_everything_stands_as_before_the_delivery(desk, cast, tmp_path, at_once):
    before = _state(desk)
    delivery = _bring(desk, tmp_path, "calls.csv", call(1, DAY, *FINCH), call(2, DAY, *VALE, "Lapwing Road"))
    assert _state(desk) != before
    desk.do(take_back, delivery_id=delivery)
    assert _state(desk) == before
    assert desk.get(Delivery, delivery).state == "taken back"
    assert len(desk.all(DeliveryRow)) == 2


def test_twice_is_refused_in_words(desk, cast, tmp_path):
    delivery = _bring(desk, tmp_path, "calls.csv", call(1, DAY, *FINCH))
    desk.do(take_back, delivery_id=delivery)
    with pytest.raises(NotAllowed, match="already taken back"):
        desk.do(take_back, delivery_id=delivery)


def test_what_it_changed_is_as_it_was(desk, cast, tmp_path):
    _bring(desk, tmp_path, "calls.csv", call(1, DAY, *FINCH), call(2, DAY, *VALE))
    before = _state(desk)
    put_right = _bring(desk, tmp_path, "put right.csv", call(1, DAY, "Orla Finch", "07700 900377", "3 Harrier Parade"),
                       call(2, DAY, "Zora Quayle", "07700 900388"))
    assert _state(desk) != before
    desk.do(take_back, delivery_id=put_right)
    assert _state(desk) == before


def test_what_somebody_changed_by_hand_since_stays(desk, cast, tmp_path):
    _bring(desk, tmp_path, "calls.csv", call(1, DAY, *FINCH), call(2, DAY, *VALE))
    put_right = _bring(desk, tmp_path, "put right.csv", call(1, DAY, "Orla Finch", "07700 900377", "3 Harrier Parade"),
                       call(2, DAY, "Zora Quayle", "07700 900388"))
    edited, undone = desk.all(AsbCall)
    desk.do(change_record, "asb_call", edited.id, edited.version, {"caller_phone": "07700 900555"})
    since = _since(desk)
    desk.do(change_record, "asb_call", undone.id, undone.version, {"caller_name": "Zora Quail"})
    undo_last(desk.panel, since)
    taken = desk.changed(take_back, delivery_id=put_right)
    edited, undone = desk.all(AsbCall)
    assert (edited.caller_phone, edited.caller_address) == ("07700 900555", "2 Harrier Parade")
    assert (undone.caller_name, undone.caller_phone) == ("Idris Vale", "07700 900302")
    assert "(1 value changed by hand since kept)" in taken.label
    before = _since(desk) - 1
    undo_last(desk.panel, before)
    edited = desk.all(AsbCall)[0]
    assert (edited.caller_phone, edited.caller_address) == ("07700 900555", "3 Harrier Parade")


def test_a_record_goes_back_to_its_person_though_the_other_was_joined_to_somebody_since(desk, cast, tmp_path):
    _bring(desk, tmp_path, "calls.csv", call(1, DAY, *FINCH), call(2, DAY, "Opal Finch", "07700 900399"))
    orla, opal = (each.person_id for each in desk.all(AsbCall))
    again = _bring(desk, tmp_path, "again.csv", call(1, DAY, "Opal Finsh", "07700 900398", "9 Lapwing Road"))
    desk.do(decide, of="person", first_id=opal, second_id=desk.all(AsbCall)[0].person_id, verdict="same")
    taken = desk.changed(take_back, delivery_id=again)
    assert [(each.caller_name, each.person_id) for each in desk.all(AsbCall)] == [
        ("Orla Finch", orla), ("Opal Finch", opal)]
    assert "by hand" not in taken.label


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_overlapping_deliveries_go_in_either_order(desk, cast, tmp_path, order):
    before = _state(desk)
    ids = [_bring(desk, tmp_path, "may.csv", call(1, DAY, *FINCH), call(2, DAY, *VALE)),
           _bring(desk, tmp_path, "may again.csv", call(2, DAY, *VALE), call(3, DAY, *FINCH))]
    desk.do(take_back, delivery_id=ids[order[0]])
    left = {record.reference for record in desk.all(AsbCall)}
    assert len(left) == 2
    assert {record.delivery_id for record in desk.all(AsbCall)} == {ids[order[1]]}
    assert {person.name for person in desk.all(Person)} >= {"Orla Finch", "Idris Vale"}
    desk.do(take_back, delivery_id=ids[order[1]])
    assert _state(desk) == before


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_corrections_on_corrections_go_in_either_order(desk, cast, tmp_path, order):
    ids = [_bring(desk, tmp_path, "first.csv", call(1, DAY, "Orla Finch", "07700 900301"))]
    before = _state(desk)
    ids.append(_bring(desk, tmp_path, "second.csv", call(1, DAY, "Orla Finch", "07700 900302")))
    ids.append(_bring(desk, tmp_path, "third.csv", call(1, DAY, "Orla Finch", "07700 900303")))
    desk.do(take_back, delivery_id=ids[order[0]])
    assert desk.all(AsbCall)[0].caller_phone == ("07700 900303" if order[0] == 1 else "07700 900302")
    desk.do(take_back, delivery_id=ids[order[1]])
    assert _state(desk) == before


def test_who_is_in_a_cohort_stays(desk, cast, tmp_path):
    delivery = _bring(desk, tmp_path, "calls.csv", call(1, DAY, *FINCH), call(2, DAY, *VALE))
    finch = next(person for person in desk.all(Person) if person.name == "Orla Finch")
    desk.do(join_cohort, cohort_id=cast.victims, person_id=finch.id, reason="Three calls in a month")
    desk.do(take_back, delivery_id=delivery)
    assert desk.get(Person, finch.id).first_delivery_id is None
    assert "Idris Vale" not in {person.name for person in desk.all(Person)}


def test_a_person_of_two_agencies_belongs_to_the_other_from_now_on(desk, cast, tmp_path):
    calls = _bring(desk, tmp_path, "calls.csv", call(1, DAY, *FINCH))
    bring(desk.panel, write(tmp_path / "cases.csv", CASES, [
        ["2605-001", "05/05/2026", "06/05/2026", "Noise", "Orla Finch", "07700 900301", "", "", "2 Harrier Parade",
         "IG11 7AA", "Gascoigne", ""]]))
    cases = max(each.id for each in desk.all(Delivery))
    desk.do(take_back, delivery_id=calls)
    finch = next(person for person in desk.all(Person) if person.name == "Orla Finch")
    assert finch.first_delivery_id == cases
    desk.do(take_back, delivery_id=cases)
    assert desk.get(Person, finch.id) is None
    assert [place.name for place in desk.all(Place)] == ["Station Parade"]


@each_by_each_and_together
def test_undo_of_bringing_in_takes_back_and_redo_brings_back(desk, cast, tmp_path, at_once):
    since = _since(desk)
    before = _state(desk)
    delivery = _bring(desk, tmp_path, "calls.csv", call(1, DAY, *FINCH), call(2, DAY, *VALE, "Lapwing Road"))
    after = desk.state()
    undone = undo_last(desk.panel, since)
    assert undone is not None and undone.label.startswith("Undo: Bring in calls.csv from Police")
    assert _state(desk) == before
    assert desk.get(Delivery, delivery).state == "taken back"
    again = redo(desk.panel, since)
    assert again is not None and again.label.startswith("Redo: Bring in calls.csv")
    assert desk.state() == after
    undo_last(desk.panel, since)
    assert _state(desk) == before
    with desk.panel.reading() as session:
        assert verify(session) is None


@each_by_each_and_together
def test_undo_of_taking_back_brings_everything_back(desk, cast, tmp_path, at_once):
    _bring(desk, tmp_path, "first.csv", call(1, DAY, *FINCH), call(2, DAY, *VALE))
    second = _bring(desk, tmp_path, "second.csv", call(1, DAY, "Zora Quayle", "07700 900388"), call(3, DAY, *VALE))
    _bring(desk, tmp_path, "third.csv", call(1, DAY, "Zora Quayle", "07700 900399"), call(3, DAY, *VALE))
    after, rows = desk.state(), [(row.id, row.before) for row in desk.all(DeliveryRow)]
    since = _since(desk)
    desk.do(take_back, delivery_id=second)
    without = desk.state()
    assert without != after
    undo_last(desk.panel, since)
    assert desk.state() == after
    assert [(row.id, row.before) for row in desk.all(DeliveryRow)] == rows
    redo(desk.panel, since)
    assert desk.state() == without
    undo_last(desk.panel, since)
    assert desk.state() == after


@each_by_each_and_together
def test_it_is_not_brought_back_twice(desk, cast, tmp_path, at_once):
    rows = (call(1, DAY, *FINCH), call(2, DAY, *VALE))
    delivery = _bring(desk, tmp_path, "calls.csv", *rows)
    since = _since(desk)
    taken = desk.changed(take_back, delivery_id=delivery)
    _bring(desk, tmp_path, "calls again.csv", *rows)
    from ivolt_desktop.panel.undoing import undo_change

    before = desk.state()
    with pytest.raises(CannotUndo, match="brought in again"):
        desk.do(undo_change, taken.change_id)
    assert desk.state() == before
    undo_last(desk.panel, since)
    undo_last(desk.panel, since)
    assert desk.get(Delivery, delivery).state == "stands"


def test_a_record_edited_since_stops_the_undo(desk, cast, tmp_path):
    _bring(desk, tmp_path, "calls.csv", call(1, DAY, *FINCH))
    second = _bring(desk, tmp_path, "second.csv", call(1, DAY, "Orla Finch", "07700 900388"))
    taken = desk.changed(take_back, delivery_id=second)
    record = desk.all(AsbCall)[0]
    desk.do(change_record, "asb_call", record.id, record.version, {"caller_phone": "07700 900555"})
    from ivolt_desktop.panel.undoing import undo_change

    with pytest.raises(CannotUndo, match="changed again"):
        desk.do(undo_change, taken.change_id)


@each_by_each_and_together
def test_stopping_in_the_middle_takes_nothing_back(desk, cast, tmp_path, at_once):
    delivery = _bring(desk, tmp_path, "calls.csv", call(1, DAY, *FINCH), call(2, DAY, *VALE))
    before, shares = desk.state(), []

    def stop(_words: str, share: float) -> None:
        shares.append(share)
        if share >= 0.8:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        desk.do(take_back, delivery_id=delivery, progress=stop)
    assert desk.state() == before and shares == sorted(shares)


GAVE = ["Giving back property numbers", "Giving back what people took from it"]
NUMBERED = (*CASES, "UPRN")


def _case(number: int, phone: str = "", uprn: str = "") -> list[str]:
    return [f"2208-{number}", "28/04/2026", "", "Noise", "Meena Shah", phone, "", "", "12 Althorne Way", "RM10 8HT",
            "Gascoigne", "", uprn]  # fmt: skip


def _words_of(desk, delivery: int, stop_at: str = "", after: float = 0.0) -> list[str]:
    told: list[str] = []

    def progress(words: str, share: float) -> None:
        told.append(words)
        if words == stop_at and share >= after:
            raise Cancelled("Stopped.")

    desk.do(take_back, delivery_id=delivery, progress=progress)
    return list(dict.fromkeys(told))


def test_what_others_took_is_given_back_in_sight_and_can_be_stopped(desk, cast, tmp_path):
    bring(desk.panel, write(tmp_path / "april.csv", NUMBERED, [_case(1)]))
    before = _state(desk)
    bring(desk.panel, write(tmp_path / "may.csv", NUMBERED, [_case(1, "07700 900301", "100012345678")]))
    delivery, brought = max(each.id for each in desk.all(Delivery)), desk.state()
    assert "100012345678" in {each.uprn for each in desk.all(Place)}
    assert [each.phone for each in desk.all(Person) if each.name == "Meena Shah"] == ["07700 900301"]
    for words, after in [(GAVE[0], 0.85), (GAVE[0], 0.88), (GAVE[1], 0.9), (GAVE[1], 0.95), (GAVE[1], 0.98)]:
        with pytest.raises(Cancelled):
            _words_of(desk, delivery, words, after)
        assert desk.state() == brought
    assert _words_of(desk, delivery)[-2:] == GAVE
    assert _state(desk) == before


def test_nothing_is_looked_for_where_a_delivery_gave_nobody_anything(desk, cast, tmp_path, monkeypatch):
    _bring(desk, tmp_path, "may.csv", call(1, DAY, *FINCH))
    delivery = _bring(desk, tmp_path, "again.csv", call(1, DAY, *FINCH), call(2, DAY, *VALE))
    monkeypatch.setattr("ivolt_desktop.panel.filling_in._spoken_of", lambda *_: pytest.fail("looked for"))
    monkeypatch.setattr("ivolt_desktop.panel.property_numbers._said_at", lambda *_: pytest.fail("looked for"))
    assert not set(_words_of(desk, delivery)) & set(GAVE)


def test_progress_goes_on_through_corrections(desk, cast, tmp_path):
    first = _bring(desk, tmp_path, "may.csv", call(1, DAY, *FINCH), call(2, DAY, *VALE))
    second = _bring(desk, tmp_path, "june.csv", call(3, DAY, *FINCH))
    with desk.panel.work("tie") as work:
        work.session.get_one(Delivery, second).completes_id = first
        work.commit()
    shares: list[float] = []
    desk.do(take_back, delivery_id=first, progress=lambda _words, share: shares.append(share))
    assert shares == sorted(shares) and shares[-1] <= 1 and {each.state for each in desk.all(Delivery)} == {
        "taken back"}


@each_by_each_and_together
def test_stopping_an_undo_in_the_middle_changes_nothing(desk, cast, tmp_path, at_once):
    from ivolt_desktop.panel.undoing import undo_change

    _bring(desk, tmp_path, "first.csv", call(1, DAY, *FINCH))
    second = _bring(desk, tmp_path, "calls.csv", call(1, DAY, "Orla Finch", "07700 900388"), call(2, DAY, *VALE))
    brought = _since(desk)
    taken = desk.changed(take_back, delivery_id=second).change_id
    edited = desk.changed(change_record, "agency", cast.police, 1, {"name": "Police"}).change_id
    for change in (edited, taken, brought):
        before, shares, least = desk.state(), [], 0.0 if change == edited else 0.8

        def stop(_words: str, share: float, shares: list[float] = shares, least: float = least) -> None:
            shares.append(share)
            if share >= least:
                raise Cancelled("Stopped.")

        with pytest.raises(Cancelled):
            desk.do(undo_change, change, progress=stop)
        assert desk.state() == before and shares == sorted(shares)
        desk.do(undo_change, change)
        assert desk.state() != before


def test_a_reference_of_somebody_taken_back_with_many_is_not_given_again(desk, cast, tmp_path, monkeypatch):
    monkeypatch.setattr(taking_back, "MANY", 1)
    delivery = _bring(desk, tmp_path, "calls.csv", call(1, DAY, *FINCH), call(2, DAY, *VALE))
    highest = max(person.reference for person in desk.all(Person))
    desk.do(take_back, delivery_id=delivery)
    with desk.panel.reading() as session:
        assert next_person_references(session)[0] > highest
        assert not search.find(session, "Lapwing")
        assert verify(session) is None


@pytest.mark.parametrize("wait", [True, False])
@each_by_each_and_together
def test_very_many_are_taken_back_and_brought_again_while_they_wait_for_the_search(
    desk, cast, tmp_path, monkeypatch, at_once, wait
):
    monkeypatch.setattr(bulk_columns, "MANY", 2)
    monkeypatch.setattr(large_changes, "VERY_MANY", 4)
    monkeypatch.setattr(settling, "MOST_AT_ONCE", 2)
    before = _state(desk)
    rows = [call(n, DAY, *FINCH, "Lapwing Road") for n in range(1, 12)]
    delivery = _bring(desk, tmp_path, "calls.csv", *rows)
    held = {("asb_call", each.id) for each in desk.all(AsbCall)}
    change = desk.changed(take_back, delivery_id=delivery).change_id
    for turn in range(4):
        if wait:
            desk.panel.settled()
        assert (_state(desk) == before) == (turn % 2 == 0)
        change = desk.changed(undo_change, change).change_id
    desk.panel.settled()
    assert not held & _found(desk, "Lapwing")
    desk.do(undo_change, change)
    desk.panel.settled()
    assert held <= _found(desk, "Lapwing")


def _found(desk, typed: str) -> set[tuple[str, int]]:
    with desk.panel.reading() as session:
        return {(each.register, each.record_id) for each in search.find(session, typed)}
