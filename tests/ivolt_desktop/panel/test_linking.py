"""Whom and where new records speak of: one person for each way of being written, nobody forced onto anybody."""

from datetime import date

from ivolt_desktop.model import AsbCall, Person, Place
from ivolt_desktop.model.people import Verdict
from ivolt_desktop.panel.matches import decide
from tests.ivolt_desktop.panel.incoming import CALLS, bring, call, write

DAY = date(2026, 5, 4)


def _bring(desk, tmp_path, name, *rows):
    bring(desk.panel, write(tmp_path / name, CALLS, rows))


def test_written_alike_is_one_person_written_otherwise_another(desk, cast, tmp_path):
    _bring(desk, tmp_path, "calls.csv", call(1, DAY, "FINCH, Orla", "07700900301"),
           call(2, DAY, "Orla Finch", "07700 900301"), call(3, DAY, "Orla Finch", "07700 900302"))
    linked = [record.person_id for record in desk.all(AsbCall)]
    assert linked[0] == linked[1] != linked[2]
    names = [desk.get(Person, each).name for each in set(linked)]
    assert names == ["Orla Finch", "Orla Finch"]


def test_nobody_named_is_nobody(desk, cast, tmp_path):
    before = len(desk.all(Person))
    _bring(desk, tmp_path, "calls.csv", *(
        call(n, DAY, name) for n, name in enumerate(["N/K", "Occupier", "withheld", "", "unknown"], start=1)))
    assert len(desk.all(Person)) == before
    assert {record.person_id for record in desk.all(AsbCall)} == {None}


def test_a_place_is_where_it_happened_else_where_the_caller_lives(desk, cast, tmp_path):
    _bring(desk, tmp_path, "calls.csv",
           call(1, DAY, "Orla Finch", "", "2 Harrier Parade", "IG11 7AA", "14 Lapwing Road"),
           call(2, DAY, "Idris Vale", "", "2 Harrier Parade", "IG11 7AA"),
           call(3, DAY, "Bea Marsh", "", "2 HARRIER PARADE", "ig117aa"))
    first, second, third = (desk.get(Place, record.place_id) for record in desk.all(AsbCall))
    assert first.name.startswith("14 Lapwing Road")
    assert second.id == third.id != first.id


def test_references_are_never_used_twice(desk, cast, tmp_path):
    from ivolt_desktop.model import Delivery
    from ivolt_desktop.panel.taking_back import take_back

    _bring(desk, tmp_path, "calls.csv", call(1, DAY, "Orla Finch"))
    first = max(person.reference for person in desk.all(Person))
    desk.do(take_back, delivery_id=desk.all(Delivery)[0].id)
    _bring(desk, tmp_path, "calls again.csv", call(2, DAY, "Idris Vale"))
    assert max(person.reference for person in desk.all(Person)) > first


def test_a_later_record_goes_to_the_one_they_were_merged_into(desk, cast, tmp_path):
    _bring(desk, tmp_path, "calls.csv", call(1, DAY, "Orla Finch", "07700 900301"),
           call(2, DAY, "Orla Finch", "07700 900302"))
    one, two = (record.person_id for record in desk.all(AsbCall))
    desk.do(decide, of="person", first_id=one, second_id=two, verdict=Verdict.SAME)
    kept = one if desk.get(Person, two).merged_into_id == one else two
    _bring(desk, tmp_path, "june.csv", call(3, DAY, "Orla Finch", "07700 900301"),
           call(4, DAY, "Orla Finch", "07700 900302"))
    assert [record.person_id for record in desk.all(AsbCall)][2:] == [kept, kept]
