from datetime import date

from ivolt_desktop.matching.blocking import KINDS, candidate_pairs
from ivolt_desktop.matching.records import PersonRecord, ReadyPerson


def pairs(*records: PersonRecord, focus: list[int] | None = None, cap: int = 80) -> set[tuple[int, int]]:
    people = [ReadyPerson(record) for record in records]
    found = [(one.record.key, two.record.key) for one, two in candidate_pairs(people, focus, cap)]
    assert len(found) == len(set(found))
    return set(found)


def test_any_one_key_is_enough() -> None:
    base = PersonRecord(
        1, name="Mary Jones", born_on=date(1980, 4, 9), phones=("07700 900124",), email="m@example.org",
        address="12 Althorne Way", postcode="RM10 8HT",
    )  # fmt: skip
    for other in (
        PersonRecord(2, name="X Other", phones=("7700900124",)),
        PersonRecord(2, name="X Other", email="M@example.org"),
        PersonRecord(2, name="M Other", address="12 ALTHORNE WY"),
        PersonRecord(2, name="X Jones", address="12 ALTHORNE WY"),
        PersonRecord(2, name="Jones Mary"),
        PersonRecord(2, name="M Joanes"),
        PersonRecord(2, name="Okafor-Jones, Mary"),
        PersonRecord(2, name="Mary Okafor", born_on=date(1980, 4, 9)),
        PersonRecord(2, name="Jo Jones", born_on=date(1980, 9, 4)),
        PersonRecord(2, name="Mary Okafor", postcode="rm108ht"),
    ):
        assert pairs(base, other) == {(1, 2)}, other


def test_nothing_in_common_is_not_compared_nor_is_what_is_not_known() -> None:
    assert pairs(PersonRecord(1, name="John Smith"), PersonRecord(2, name="Ada Okafor")) == set()
    assert pairs(PersonRecord(1, name="Occupier", phones=("withheld",)), PersonRecord(2, name="N/K")) == set()


def test_a_key_too_many_share_is_passed_over() -> None:
    many = [PersonRecord(n, name="X Other", email="desk@example.org") for n in range(6)]
    assert len(pairs(*many)) == 15
    assert pairs(*many, cap=5) == set()


def test_a_door_alone_is_not_enough() -> None:
    door = "12 Althorne Way"
    two = (PersonRecord(1, name="Ada Bell", address=door), PersonRecord(2, name="Tom Khan", address=door))
    assert pairs(*two) == set()


def test_a_name_alone_counts_for_less_in_a_long_list() -> None:
    name = next(kind for kind in KINDS if kind.name == "name")
    phone = next(kind for kind in KINDS if kind.name == "phone")
    assert [name.cap(many) for many in (100, 20_000, 10_000_000)] == [80, 20, 6]
    assert phone.cap(10_000_000) == 80


def test_focus() -> None:
    three = [PersonRecord(n, name="John Smith") for n in (1, 2, 3)]
    assert pairs(*three, focus=[3]) == {(1, 3), (2, 3)}
