"""Small tables with traps: who lives together, shares a name or a phone is not one person; a duplicate still is."""

from random import Random

import numpy as np
import pytest

from ivolt_desktop.matching.tables.agreement import Comparer
from ivolt_desktop.matching.tables.columns import make_ready
from ivolt_desktop.matching.tables.conflicts import CONFLICTS, in_conflict
from ivolt_desktop.matching.tables.linking import link

Person = dict[str, str]
_FORE = "ada tom ruth kofi maria piotr elena samuel grace hugh nell owen priya ivan lucy mark zofia amir colin".split()
_SUR = "ashby holton wicks norland sutcombe midwell harden walsh pember thornley langham okafor patel begum".split()
_STREETS = ("Ripple Road", "Althorne Way", "Heathway", "Gale Street", "Wood Lane", "Ivy Close", "Church Lane")


def _crowd(many: int) -> list[Person]:
    draw = Random(7)
    return [
        {"forename": draw.choice(_FORE), "surname": draw.choice(_SUR),
         "born": f"{draw.randint(1935, 2006)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}",
         "phone": f"07700 9{draw.randint(0, 99999):05}", "house_number": str(draw.randint(1, 140)),
         "street": draw.choice(_STREETS), "postcode": f"RM{draw.randint(1, 10)} {draw.randint(1, 9)}AB"}
        for _ in range(many)
    ]  # fmt: skip


def _john(**rest: str) -> Person:
    usual = {"forename": "John", "surname": "Smith", "born": "1961-05-04", "phone": "07700 900123",
             "house_number": "12", "street": "Althorne Way", "postcode": "RM10 8HT"}  # fmt: skip
    return {**usual, **rest}


_ELSEWHERE = {"house_number": "3", "street": "Wood Lane", "postcode": "RM3 3AA", "phone": "07700 900222"}
_TWO = {
    "father and son": (_john(), _john(born="1989-07-25")),
    "father and son of one birthday": (_john(), _john(born="1989-05-04")),
    "mother and daughter, by an initial": (_john(forename="M"), _john(forename="Mary", born="1988-12-01")),
    "twins": (_john(forename="Amir", born="2001-04-12"), _john(forename="Bilal", born="2001-04-12")),
    "twins of much the same name": (_john(forename="Joan"), _john(forename="Jean")),
    "twins who sound alike": (_john(forename="Hassan"), _john(forename="Hussein", phone="07700 900812")),
    "brothers": (_john(forename="Amir", born="1999-01-12"), _john(forename="Bilal", born="2001-04-19")),
    "brothers without dates": (_john(forename="Amir", born=""), _john(forename="Bilal", born="")),
    "a couple with two surnames": (_john(forename="Mary", surname="Jones", born="1960-02-03"), _john(forename="Mark")),
    "another surname, another date": (
        _john(forename="Mary", surname="Jones"), _john(forename="Mary", born="1985-12-08"),
    ),
    "a shared phone": (
        _john(**{**_ELSEWHERE, "phone": "07700 900123"}), _john(forename="Ada", surname="Okafor", born=""),
    ),
    "one name in one street": (_john(house_number="3", phone=""), _john(house_number="47", born="1975-11-23")),
    "one name in one street, no dates": (_john(house_number="3", phone="", born=""), _john(house_number="47", born="")),
    "one name in two places": (_john(**_ELSEWHERE), _john(born="1975-11-23")),
    "names that are each other's": (
        _john(forename="James", surname="Thomas", **_ELSEWHERE),
        _john(forename="Thomas", surname="James", born="1980-11-23"),
    ),
    "neighbours": (_john(), _john(forename="Jean", house_number="14", born="1970-01-09", phone="")),
}  # fmt: skip
_ONE = {
    "the same": (_john(), _john()),
    "a slip in the surname": (_john(), _john(surname="Smyth")),
    "moved": (_john(), _john(**{**_ELSEWHERE, "phone": ""})),
    "names swapped": (_john(forename="Adaeze", surname="Okafor"), _john(forename="Okafor", surname="Adaeze")),
    "a short form": (_john(forename="William", surname="Turner"), _john(forename="Bill", surname="Turner")),
    "changed surname": (_john(forename="Mary", surname="Jones"), _john(forename="Mary", surname="Okafor")),
    "day and month crossed": (_john(born="1961-03-04"), _john(born="1961-04-03")),
    "no date once": (_john(), _john(born="")),
    "an initial": (_john(), _john(forename="J")),
    "name and phone": (_john(born="", house_number="", street="", postcode=""), _john(born="", **{
        word: _ELSEWHERE[word] for word in ("house_number", "street", "postcode")})),
    "name and date": (_john(phone="", house_number="", street="", postcode=""), _john(phone="")),
    "half of a double surname": (_john(surname="Okafor-Bell"), _john(surname="Okafor")),
}  # fmt: skip


def _joined(pair: tuple[Person, Person], crowd: int) -> bool:
    rows = [*pair, *_crowd(crowd)]
    cluster = link([(word, [row[word] for row in rows]) for word in pair[0]]).cluster
    assert len(set(cluster[2:].tolist()) & set(cluster[:2].tolist())) == 0
    return bool(cluster[0] == cluster[1])


@pytest.mark.parametrize("crowd", [0, 28])
@pytest.mark.parametrize("trap", _TWO)
def test_two_people_stay_two(trap: str, crowd: int) -> None:
    assert not _joined(_TWO[trap], crowd)


@pytest.mark.parametrize("crowd", [0, 28])
@pytest.mark.parametrize("case", _ONE)
def test_one_person_is_found(case: str, crowd: int) -> None:
    assert _joined(_ONE[case], crowd)


def test_a_record_without_a_date_does_not_join_father_and_son() -> None:
    rows = [_john(), _john(born="1989-07-25"), _john(born=""), *_crowd(27)]
    cluster = link([(word, [row[word] for row in rows]) for word in rows[0]]).cluster
    assert cluster[0] != cluster[1]


def test_all_traps_in_one_table() -> None:
    pairs = [*_TWO.values(), *_ONE.values()]
    draw = Random(3)
    rows: list[Person] = []
    for number, pair in enumerate(pairs):
        again = {"Althorne Way": f"{draw.choice(_SUR)} Way", "RM10 8HT": f"RM{number} {number % 9}DE",
                 "Smith": f"{draw.choice(_SUR)}{number % 7}by"}  # fmt: skip
        rows += [{word: again.get(cell, cell) for word, cell in row.items()} for row in pair]
    cluster = link([(word, [row[word] for row in rows]) for word in rows[0]]).cluster
    wrong = [name for place, name in enumerate(_TWO) if cluster[2 * place] == cluster[2 * place + 1]]
    assert wrong == []


def test_a_reference_of_ones_own_lifts_every_conflict() -> None:
    rows = [_john(reference="NA-77"), _john(born="1989-07-25", reference="NA-77")]
    columns = make_ready([(word, [row[word] for row in rows]) for word in rows[0]])
    agreement = Comparer(columns).compare(np.array([0]), np.array([1]))
    assert in_conflict(columns, agreement).tolist() == [0]
    bare = [column for column in columns if column.word != "reference"]
    [number] = in_conflict(bare, Comparer(bare).compare(np.array([0]), np.array([1]))).tolist()
    assert CONFLICTS[number - 1].name == "generation"


def test_in_a_list_of_places_another_door_or_flat_is_another_place() -> None:
    rows = [
        "Flat 2, 3 Ripple Road, RM10 8HT", "2/3 Ripple Rd RM10 8HT", "Flat 4, 3 Ripple Road, RM10 8HT",
        "3 Ripple Road RM10 8HT", "5 Ripple Road RM10 8HT", "12 Gale Street RM9 4AB", "14 Gale Street RM9 4AB",
    ]  # fmt: skip
    cluster = link([("address", rows)]).cluster.tolist()
    assert cluster[0] == cluster[1]
    assert len(set(cluster)) == 6
