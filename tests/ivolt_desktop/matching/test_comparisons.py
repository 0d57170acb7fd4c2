from datetime import date

import pytest

from ivolt_desktop.matching.comparisons import COMPARISONS
from ivolt_desktop.matching.frequencies import counted
from ivolt_desktop.matching.levels import Found
from ivolt_desktop.matching.records import PersonRecord, ReadyPerson
from ivolt_desktop.matching.weights import PEOPLE


def compare(field: str, one: PersonRecord, two: PersonRecord, *others: PersonRecord) -> Found | None:
    people = [ReadyPerson(record) for record in (one, two, *others)]
    row = next(row for row in COMPARISONS if row.field == field)
    return row.compare(people[0], people[1], counted(people))


def born(one: date | None, two: date | None) -> str:
    found = compare("born", PersonRecord(1, born_on=one), PersonRecord(2, born_on=two))
    assert found is not None
    return found.words


def test_dates_of_birth() -> None:
    day = date(1961, 3, 4)
    assert born(day, day) == "the same"
    assert born(day, date(1961, 4, 3)) == "day and month swapped"
    assert born(day, date(1961, 3, 5)) == "one digit differs"
    assert born(day, date(1961, 9, 30)) == "less than a year apart"
    assert born(day, date(1989, 7, 25)) == "different"
    assert born(day, None) == "cannot tell"
    assert "often stands for not known" in born(date(1970, 1, 1), date(1970, 1, 1))


@pytest.mark.parametrize(
    ("one", "two", "words"),
    [
        ("07700 900123", "7700900123", "the same, zero restored"),
        ("07700 900123", "+44 7700 900123", "the same"),
        ("07700 900123", "07700 900132", "one digit differs"),
        ("07700 900123", "07700 900999", "different"),
        ("07700 900123", "withheld", "cannot tell"),
        ("999", "999", "cannot tell"),
    ],
)
def test_phones(one: str, two: str, words: str) -> None:
    found = compare("phone", PersonRecord(1, phones=(one,)), PersonRecord(2, phones=(two,)))
    assert found is not None and found.words == words


def test_a_shared_phone_says_nothing() -> None:
    names = ["John Smith", "Ada Okafor", "Bilal Khan", "Meena Patel", "Zoe Brown"]
    people = [PersonRecord(n, name=name, phones=("020 7946 0123",)) for n, name in enumerate(names)]
    found = compare("phone", *people)
    assert found is not None and found.words == "the same, but many share it"
    assert found.parts[0].level == "many share"
    assert PEOPLE["phone"]["many share"].same == PEOPLE["phone"]["many share"].other


def test_rows_that_would_say_nothing_are_left_out() -> None:
    one, two = PersonRecord(1, name="Mr J Smith"), PersonRecord(2, name="John Smith")
    assert compare("title", one, two) is None
    assert compare("email", one, two) is None
    assert compare("role", one, two) is None
    woman = compare("title", one, PersonRecord(2, name="Mrs J Smith"))
    assert woman is not None and woman.words == "a man and a woman"


def test_every_level_found_has_its_chances() -> None:
    records = [
        PersonRecord(1, name="SMITH, John", born_on=date(1961, 3, 4), phones=("07700 900123",), email="a@example.org",
                     address="Flat 3, 12 Althorne Way", postcode="RM10 8HT", role="victim"),
        PersonRecord(2, name="Mrs Ann Jones", born_on=date(1962, 3, 4), phones=("07700 900124",),
                     email="b@example.org", address="19 Althorne Way", postcode="RM10 8HR", role="offender"),
        PersonRecord(3, name="John Smith Jr", born_on=date(1961, 3, 4), address="12 Althorne Way"),
    ]  # fmt: skip
    people = [ReadyPerson(record) for record in records]
    names = counted(people)
    for one in people:
        for two in people:
            for row in COMPARISONS:
                found = row.compare(one, two, names)
                for part in found.parts if found else ():
                    assert part.level in PEOPLE[part.field]
