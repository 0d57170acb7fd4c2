"""The keys kept in the file are right after edits, merges, Undo and taking away."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from ivolt_desktop.matching import people as matching
from ivolt_desktop.matching.records import PersonRecord
from ivolt_desktop.model import Person, Place, SuggestedPair
from ivolt_desktop.panel.pair_keys import PeopleInFile, place_pairs
from ivolt_desktop.panel.suggesting import suggest
from ivolt_desktop.store import PanelFile, bulk, pair_index
from tests.bench import matching_people
from tests.copied_panels import copy_of

HOME = "12 Althorne Way"


@pytest.fixture
def panel(empty_file: Path, tmp_path: Path) -> Iterator[PanelFile]:
    made = copy_of(empty_file, tmp_path / "Keys.ivolt")
    yield made
    made.close()


def _add(panel: PanelFile, id_: int, name: str, **rest: object) -> None:
    with panel.work("add") as work:
        work.session.add(Person(id=id_, reference=f"P-{id_}", name=name, **rest))
        work.commit()


def _pairs(panel: PanelFile, focus: list[int] | None = None) -> set[tuple[int, int]]:
    with panel.work("look") as work:
        found = PeopleInFile(work.session).pairs(focus)
        assert pair_index.stale(work.session, "person") == []
        work.session.commit()
    assert len(found) == len(set(found))
    return set(found)


def _change(panel: PanelFile, id_: int, **values: object) -> None:
    with panel.work("change") as work:
        person = work.session.get_one(Person, id_)
        for name, value in values.items():
            setattr(person, name, value)
        work.commit()


def test_who_shares_a_phone_is_found_and_no_more_once_it_is_changed(panel: PanelFile) -> None:
    _add(panel, 1, "John Smith", phone="07700 900123")
    _add(panel, 2, "Ada Okafor", phone="07700 900123")
    _add(panel, 3, "Tom Bell", phone="07700 900555")
    assert _pairs(panel) == {(1, 2)}
    _change(panel, 2, phone="07700 900555")
    assert _pairs(panel) == {(2, 3)}
    assert _pairs(panel, focus=[1]) == set()
    assert _pairs(panel, focus=[3]) == {(2, 3)}


def test_a_change_that_is_put_back_leaves_the_keys_as_they_were(panel: PanelFile) -> None:
    _add(panel, 1, "John Smith", address=HOME)
    _add(panel, 2, "Jon Smith", address="9 Gale Street")
    assert _pairs(panel) == {(1, 2)}
    with panel.work("never kept") as work:
        work.session.get_one(Person, 2).name = "Ada Bell"
        work.session.flush()
        assert PeopleInFile(work.session).pairs(None) == []
    assert _pairs(panel) == {(1, 2)}


def test_who_was_merged_is_found_by_the_phone_in_the_others_stead(panel: PanelFile) -> None:
    _add(panel, 1, "John Smith", phone="07700 900123")
    _add(panel, 2, "Mr J Smyth", phone="07700 900777", merged_into_id=1)
    _add(panel, 3, "Jon Smithe", phone="07700 900777")
    assert _pairs(panel) == {(1, 3)}
    with panel.work("look") as work:
        file = PeopleInFile(work.session)
        assert file.load([1])[1].record.phones == ("07700 900123", "07700 900777")
    _change(panel, 2, merged_into_id=None)
    assert (2, 3) in _pairs(panel)


def test_who_is_removed_is_gone(panel: PanelFile) -> None:
    _add(panel, 1, "John Smith", email="a@example.org")
    _add(panel, 2, "Ada Okafor", email="a@example.org")
    assert _pairs(panel) == {(1, 2)}
    with panel.work("remove") as work:
        work.session.delete(work.session.get_one(Person, 2))
        work.commit()
    assert _pairs(panel) == set()


def test_the_file_finds_what_memory_finds(panel: PanelFile) -> None:
    names = ["John Smith", "SMITH, Jon", "Mary Jones", "Mary Okafor", "Amir Khan", "Bilal Khan", "Okafor Mary", "N/K"]
    rest = [{"born_on": date(1980, 4, n % 3 + 1), "address": HOME if n % 2 else "9 Gale Street",
             "phone": f"07700 90012{n % 4}"} for n in range(len(names))]  # fmt: skip
    for number, (name, more) in enumerate(zip(names, rest, strict=True), start=1):
        _add(panel, number, name, **more)
    with panel.work("look") as work:
        suggest(work, "person")
        file = PeopleInFile(work.session)
        pairs = file.pairs(None)
        both = {each for pair in pairs for each in pair}
        stored = matching.suggest_among(file.load(both), pairs, file.names(both))
        rows = work.session.scalars(select(Person)).all()
        records = [
            PersonRecord(row.id, name=row.name, born_on=row.born_on, phones=(row.phone,) if row.phone else (),
                         address=row.address or "")
            for row in rows
        ]  # fmt: skip
    anew = matching.suggest(records)
    assert [(one.first, one.second) for one in stored] == [(one.first, one.second) for one in anew]
    assert anew


def test_a_month_finds_what_memory_finds_and_weighs_it_alike(panel: PanelFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pair_index, "_LOAD", 20)
    frame = matching_people.callers(260, seed=5).to_dict("records")
    records = [
        PersonRecord(
            number, name=f"{row['first_name']} {row['last_name']}".title().strip() or "N/K",
            phones=(f"07700 9{row['phone'][-5:]}",) if row["phone"] else (), email=row["email"],
            address=f"{row['house_number']} {row['street'].title()}".strip(), postcode=row["postcode"].upper(),
        )
        for number, row in enumerate(frame, start=1)
    ]  # fmt: skip
    month = [record.key for record in records[200:]]
    for some in (records[:200], records[200:]):
        with panel.work("add") as work:
            bulk.insert_rows(work.session, Person, [
                {"id": each.key, "reference": f"P-{each.key}", "name": each.name, "phone": "".join(each.phones) or None,
                 "email": each.email or None, "address": each.address or None, "postcode": each.postcode or None}
                for each in some
            ])  # fmt: skip
            if some[0].key == 1:
                PeopleInFile(work.session).refresh()
            else:
                suggest(work, "person", month)
            work.commit()
    with panel.reading() as session:
        stored = {(pair.first_id, pair.second_id): pair.weight for pair in session.scalars(select(SuggestedPair))}
    anew = {(one.first, one.second): one.weight for one in matching.suggest(records, focus=month)}
    assert stored == anew
    assert len(anew) > 20


def test_places_a_keystroke_apart_are_compared_and_others_are_not(panel: PanelFile) -> None:
    doors = {1: "123 Ripple Road", 2: "132 Ripple Road", 3: "13 Ripple Road", 4: "77 Ripple Road", 5: "123 Ripple Rd"}
    with panel.work("add") as work:
        for number, address in doors.items():
            work.session.add(Place(id=number, reference=f"A-{number}", name=address, kind="address", address=address,
                                   postcode="RM10 8HT"))  # fmt: skip
        work.session.flush()
        ready, pairs = place_pairs(work.session, None)
    assert set(pairs) == {(1, 2), (1, 3), (1, 5), (2, 3), (2, 5), (3, 5)}
    assert ready[1].address is not None


def test_an_index_of_another_make_is_made_anew(panel: PanelFile, monkeypatch: pytest.MonkeyPatch) -> None:
    _add(panel, 1, "John Smith", email="a@example.org")
    _add(panel, 2, "Ada Okafor", email="a@example.org")
    assert _pairs(panel) == {(1, 2)}
    pair_index.ensure(panel.engine)
    monkeypatch.setattr(pair_index, "_KEYS_ARE_OF", 99)
    pair_index.ensure(panel.engine)
    with panel.reading() as session:
        assert sorted(pair_index.stale(session, "person")) == [1, 2]
    assert _pairs(panel) == {(1, 2)}
