"""A record that comes again with its blanks filled in speaks of the same person; the person takes what was blank."""

from datetime import date
from pathlib import Path

import pytest

from ivolt_desktop.model import AsbCall, Delivery, Person
from ivolt_desktop.panel.taking_back import take_back
from ivolt_desktop.panel.undoing import newest_change, redo, undo_last
from ivolt_desktop.store.audit import verify
from tests.ivolt_desktop.panel.incoming import CALLS, CASES, bring, call, write

DAY = date(2026, 5, 4)


def _calls(desk, tmp_path: Path, name: str, *rows: list[str]) -> int:
    bring(desk.panel, write(tmp_path / name, CALLS, rows))
    return max(each.id for each in desk.all(Delivery))


def _finches(desk) -> list[Person]:
    return [each for each in desk.all(Person) if each.name == "Orla Finch"]


def _since(desk) -> int:
    with desk.panel.reading() as session:
        return newest_change(session)


def test_the_person_stays_and_takes_the_phone(desk, cast, tmp_path):
    _calls(desk, tmp_path, "may.csv", call(1, DAY, "Orla Finch", "", "2 Harrier Parade"))
    before = desk.state()["person"]
    (known,) = _finches(desk)
    again = _calls(desk, tmp_path, "again.csv", call(1, DAY, "Orla Finch", "07700 900301", "2 Harrier Parade"))
    (same,) = _finches(desk)
    assert (same.id, same.phone, desk.all(AsbCall)[0].person_id) == (known.id, "07700 900301", known.id)
    desk.do(take_back, delivery_id=again)
    assert desk.state()["person"] == before
    assert desk.all(AsbCall)[0].person_id == known.id
    with desk.panel.reading() as session:
        assert verify(session) is None


def test_undo_and_redo_give_it_back_and_take_it_again(desk, cast, tmp_path):
    _calls(desk, tmp_path, "may.csv", call(1, DAY, "Orla Finch", "", "2 Harrier Parade"))
    since = _since(desk)
    _calls(desk, tmp_path, "again.csv", call(1, DAY, "Orla Finch", "07700 900301", "2 Harrier Parade"))
    undo_last(desk.panel, since)
    assert _finches(desk)[0].phone is None
    redo(desk.panel, since)
    assert _finches(desk)[0].phone == "07700 900301"
    undo_last(desk.panel, since)
    assert _finches(desk)[0].phone is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Orla Finch", "07700 900301", "2 Harrier Parade"), ("Orla Finch", "07700 900302", "2 Harrier Parade")),
        (("Orla Finch", "07700 900301", ""), ("Opal Finch", "07700 900301", "2 Harrier Parade")),
    ],
)
def test_whoever_is_told_otherwise_is_somebody_else(desk, cast, tmp_path, first, second):
    _calls(desk, tmp_path, "may.csv", call(1, DAY, *first))
    known = desk.all(AsbCall)[0].person_id
    _calls(desk, tmp_path, "again.csv", call(1, DAY, *second))
    assert desk.all(AsbCall)[0].person_id != known


def test_a_name_alone_may_be_anybodys_where_others_speak_of_it_too(desk, cast, tmp_path):
    _calls(desk, tmp_path, "may.csv", call(1, DAY, "Orla Finch"), call(2, DAY, "Orla Finch"),
           call(3, DAY, "Idris Vale"))
    _calls(desk, tmp_path, "again.csv", call(1, DAY, "Orla Finch", "07700 900301"),
           call(3, DAY, "Idris Vale", "withheld", "9 Lapwing Road"))
    first, second, third = desk.all(AsbCall)
    assert first.person_id != second.person_id
    assert [each.phone for each in _finches(desk)] == [None, "07700 900301"]
    assert [(each.id, each.address) for each in desk.all(Person) if each.name == "Idris Vale"] == [
        (third.person_id, "9 Lapwing Road")]


def test_what_the_person_has_is_not_written_over(desk, cast, tmp_path):
    _calls(desk, tmp_path, "may.csv", call(1, DAY, "Orla Finch", "", "2 Harrier Parade"))
    (known,) = _finches(desk)
    from ivolt_desktop.panel.editing import change_record

    desk.do(change_record, "person", known.id, known.version, {"phone": "07700 900399"})
    again = _calls(desk, tmp_path, "again.csv", call(1, DAY, "Orla Finch", "07700 900301", "2 Harrier Parade"))
    assert [each.phone for each in _finches(desk)] == ["07700 900399"]
    desk.do(take_back, delivery_id=again)
    assert [each.phone for each in _finches(desk)] == ["07700 900399"]


def test_what_another_record_says_too_stays_when_the_first_is_taken_back(desk, cast, tmp_path):
    _calls(desk, tmp_path, "may.csv", call(1, DAY, "Orla Finch", "", "2 Harrier Parade"),
           call(2, DAY, "Orla Finch", "", "2 Harrier Parade"))
    again = _calls(desk, tmp_path, "again.csv", call(1, DAY, "Orla Finch", "07700 900301", "2 Harrier Parade"))
    _calls(desk, tmp_path, "june.csv", call(2, DAY, "Orla Finch", "07700 900301", "2 Harrier Parade"))
    desk.do(take_back, delivery_id=again)
    assert [each.phone for each in _finches(desk)] == ["07700 900301"]


def test_a_case_that_first_brings_a_reference_keeps_its_complainant(desk, cast, tmp_path):
    columns = (*CASES, "Customer number")
    row = ["2605-001", "04/05/2026", "05/05/2026", "Noise", "Orla Finch", "07700 900301", "", "", "2 Harrier Parade",
           "IG11 7AA", "Gascoigne", ""]
    bring(desk.panel, write(tmp_path / "cases.csv", columns, [[*row, ""]]))
    (known,) = _finches(desk)
    bring(desk.panel, write(tmp_path / "again.csv", columns, [[*row, "C-100"]]))
    (same,) = _finches(desk)
    assert same.id == known.id
    assert "C-100" in (same.agency_references or "")
