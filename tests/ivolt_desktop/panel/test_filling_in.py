"""A record that comes again with its blanks filled in speaks of the same person; the person takes what was blank."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event

from ivolt_desktop.model import AsbCall, Delivery, Person, SuggestedPair
from ivolt_desktop.panel import filling_in
from ivolt_desktop.panel.said_by_records import unwatched
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


def test_a_later_change_of_something_else_leaves_the_person_as_well(desk, cast, tmp_path):
    told = ("Orla Finch", "07700 900301", "2 Harrier Parade")
    _calls(desk, tmp_path, "may.csv", call(1, DAY, "Orla Finch", "", "2 Harrier Parade"))
    (known,) = _finches(desk)
    _calls(desk, tmp_path, "again.csv", call(1, DAY, *told))
    _calls(desk, tmp_path, "june.csv", call(1, DAY, *told, where="7 Kestrel Road"))
    assert [each.id for each in _finches(desk)] == [known.id]
    assert desk.all(AsbCall)[0].person_id == known.id


def test_what_no_record_says_any_more_goes_with_the_last_delivery_that_said_it(desk, cast, tmp_path):
    told = ("Orla Finch", "07700 900301", "2 Harrier Parade")
    _calls(desk, tmp_path, "may.csv", call(1, DAY, "Orla Finch", "", "2 Harrier Parade"))
    again = _calls(desk, tmp_path, "again.csv", call(1, DAY, *told))
    third = _calls(desk, tmp_path, "third.csv", call(1, DAY, *told), call(2, DAY, "Idris Vale"))
    desk.do(take_back, delivery_id=again)
    assert _finches(desk)[0].phone == "07700 900301"
    desk.do(take_back, delivery_id=third)
    assert _finches(desk)[0].phone is None


def test_a_postcode_is_taken_only_with_its_address(desk, cast, tmp_path):
    from ivolt_desktop.panel.editing import change_record

    _calls(desk, tmp_path, "may.csv", call(1, DAY, "Orla Finch", "07700 900301"))
    (known,) = _finches(desk)
    desk.do(change_record, "person", known.id, known.version, {"address": "9 Lapwing Road"})
    _calls(desk, tmp_path, "again.csv", call(1, DAY, "Orla Finch", "07700 900301", "2 Harrier Parade", "IG11 7AA"))
    assert [(each.address, each.postcode) for each in _finches(desk)] == [("9 Lapwing Road", None)]


def test_redo_finds_again_who_may_be_the_same(desk, cast, tmp_path):
    def pairs() -> list[tuple[int, int]]:
        return sorted((each.first_id, each.second_id) for each in desk.all(SuggestedPair))

    _calls(desk, tmp_path, "may.csv", call(1, DAY, "Orla Finch", "", "2 Harrier Parade"),
           call(2, DAY, "Orla Finsh", "07700 900301", "88 Kestrel Close"))
    since = _since(desk)
    _calls(desk, tmp_path, "again.csv", call(1, DAY, "Orla Finch", "07700 900301", "2 Harrier Parade"),
           call(7, DAY, "Orla Finsh", "07700 900301", "2 Harrier Parade"))
    brought = pairs()
    undo_last(desk.panel, since)
    redo(desk.panel, since)
    assert pairs() == brought and len(brought) == 3


def test_many_are_looked_at_together(desk, cast, tmp_path):
    """Twice the people cost no more questions to the store."""
    asked = []
    for many in (40, 80):
        names = [f"Orla{chr(97 + n % 26)}{chr(97 + n // 26)} Finch" for n in range(many)]
        _calls(desk, tmp_path, f"may{many}.csv", *(
            call(many * 1000 + n, DAY, name, "", f"{n + 1} Harrier Parade") for n, name in enumerate(names)))
        again = _calls(desk, tmp_path, f"again{many}.csv", *(
            call(many * 1000 + n, DAY, name, f"07700 9{many:02d}{n:03d}", f"{n + 1} Harrier Parade")
            for n, name in enumerate(names)))
        with desk.panel.work("look") as work:
            count = [0]

            def counted(*_given: object, count: list[int] = count) -> None:
                count[0] += 1

            event.listen(desk.panel.engine, "before_cursor_execute", counted)
            assert not filling_in._said_of(work.session, set(), {}, unwatched) and filling_in._said_of(
                work.session, [each.id for each in desk.all(Person)], {}, unwatched)
            list(filling_in._spoken_of(work.session, filling_in._mentions(), again, {}))
            event.remove(desk.panel.engine, "before_cursor_execute", counted)
        asked.append(count[0])
    assert asked[0] == asked[1]
