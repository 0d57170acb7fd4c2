from datetime import date
from typing import Any

import pytest

from ivolt_desktop.matching.comparisons import COMPARISONS
from ivolt_desktop.matching.frequencies import counted
from ivolt_desktop.matching.levels import Found
from ivolt_desktop.matching.records import PersonRecord, ReadyPerson
from ivolt_desktop.matching.weights import people_weights


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


MAY = date(2022, 5, 3)


@pytest.mark.parametrize(
    ("one", "two", "level"),
    [
        ({"age": 34, "age_on": MAY}, {"born_on": date(1988, 3, 4)}, "agrees"),
        ({"age": 34, "age_on": MAY}, {"born_on": date(1986, 9, 4)}, "agrees"),
        ({"age": 34, "age_on": MAY}, {"age": 36, "age_on": date(2024, 6, 1)}, "agrees"),
        ({"age": 34, "age_on": MAY}, {"born_on": date(1984, 9, 1)}, "near"),
        ({"age": 34, "age_on": MAY}, {"born_on": date(1980, 1, 1)}, "apart"),
        ({"age": 34, "age_on": MAY}, {"age": 61, "age_on": MAY}, "generation"),
    ],
)
def test_an_age_at_its_day_is_compared_with_a_date_of_birth_and_with_another_age(
    one: dict[str, Any], two: dict[str, Any], level: str
) -> None:
    for left, right in ((one, two), (two, one)):
        found = compare("age", PersonRecord(1, **left), PersonRecord(2, **right))
        assert found is not None and [part.level for part in found.parts] == [level]


def test_an_age_says_nothing_where_it_cannot() -> None:
    aged = PersonRecord(1, age=34, age_on=MAY)
    nothing, undated = compare("age", aged, PersonRecord(2)), compare("age", aged, PersonRecord(2, age=34))
    assert nothing is not None and (nothing.parts, nothing.left, nothing.right) == ((), "34 on 3 May 2022", "not given")
    assert undated is not None and undated.parts == ()
    assert compare("age", PersonRecord(1), PersonRecord(2)) is None
    day = date(1988, 3, 4)
    both = PersonRecord(1, born_on=day, age=70, age_on=MAY)
    assert compare("age", both, PersonRecord(2, born_on=day, age=34, age_on=MAY)) is None


def test_a_date_of_birth_is_told_as_the_age_it_gives() -> None:
    found = compare("age", PersonRecord(1, age=34, age_on=MAY), PersonRecord(2, born_on=date(1988, 6, 4)))
    assert found is not None and found.right == "33 on 3 May 2022, by date of birth"


@pytest.mark.parametrize(
    ("one", "two", "words"),
    [
        ("Police: 00-123", "police: 00 123", "the same"),
        ("Police: 123; Council: C9", "Council: c/9", "the same"),
        ("Police: 123", "Police: 124", "another reference of the same agency"),
        ("Police: 123", "Council: 123", "cannot tell"),
        ("Police: 123", "", "cannot tell"),
        ("Police: n/k", "Police: n/k", None),
    ],
)
def test_references_are_compared_within_one_agency(one: str, two: str, words: str | None) -> None:
    found = compare("reference", PersonRecord(1, agency_references=one), PersonRecord(2, agency_references=two))
    assert (found and found.words) == words


def test_a_shared_phone_says_nothing() -> None:
    names = ["John Smith", "Ada Okafor", "Bilal Khan", "Meena Patel", "Zoe Brown"]
    people = [PersonRecord(n, name=name, phones=("020 7946 0123",)) for n, name in enumerate(names)]
    found = compare("phone", *people)
    assert found is not None and found.words == "the same, but many share it"
    assert found.parts[0].level == "many share"
    chances = people_weights().levels["phone"]["many share"]
    assert chances.same == chances.other


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
        PersonRecord(4, name="J Smith", age=61, age_on=date(2022, 5, 1), agency_references="Police: 77"),
        PersonRecord(5, name="Jo Smith", age=20, age_on=date(2022, 5, 1), agency_references="Police: 78"),
    ]  # fmt: skip
    people = [ReadyPerson(record) for record in records]
    names = counted(people)
    for one in people:
        for two in people:
            for row in COMPARISONS:
                found = row.compare(one, two, names)
                for part in found.parts if found else ():
                    assert part.level in people_weights().levels[part.field]
