"""Learning from invented lists: what the lists say is taken over, within bounds, and the same each time."""

from datetime import date, timedelta
from math import log2
from random import Random

import pytest

from ivolt_desktop.matching.frequencies import counted
from ivolt_desktop.matching.learning import Learned, learn
from ivolt_desktop.matching.records import PersonRecord, ReadyPerson
from ivolt_desktop.matching.weights import people_weights

_FORE = "Ada Tom Ruth Kofi Maria Piotr Elena Samuel Grace Hugh Nell Owen Priya Ivan Lucy Mark Zofia Amir".split()
_SUR = [front + back for front in "Ash Brad Whit Thorn Lang Stan Cran Wal Pem Har".split()
        for back in "ley ton ham ford worth well wood field".split()]  # fmt: skip


def _list(many: int, again: float, phone_kept: float, seed: int = 4) -> list[ReadyPerson]:
    """People, some of them twice: the second time with another phone unless it was kept."""
    draw = Random(seed)

    def number() -> str:
        return f"07700 9{draw.randint(0, 99999):05}"

    records: list[PersonRecord] = []
    for _ in range(many):
        one = PersonRecord(
            len(records), name=f"{draw.choice(_FORE)} {draw.choice(_SUR)}", phones=(number(),),
            born_on=date(1940, 1, 2) + timedelta(days=draw.randint(0, 22000)),
            address=f"{draw.randint(1, 80)} {draw.choice(_SUR)} Road",
        )  # fmt: skip
        records.append(one)
        if draw.random() < again:
            phones = one.phones if draw.random() < phone_kept else (number(),)
            records.append(PersonRecord(len(records), name=one.name, born_on=one.born_on, phones=phones,
                                        address=one.address))  # fmt: skip
    return [ReadyPerson(record) for record in records]


def _learn(people: list[ReadyPerson]) -> Learned:
    return learn(people, counted(people), people_weights(), lambda words, share: None)


def _bits(learned: Learned, field: str, level: str) -> float:
    chances = learned.weights.levels[field][level]
    return log2(chances.same / chances.other)


def test_what_the_list_says_of_phones_is_taken_over() -> None:
    keeping, changing = _learn(_list(600, 0.5, 0.97)), _learn(_list(600, 0.5, 0.1))
    usual = people_weights().levels["phone"]["same mobile"].same
    levels = [each.weights.levels["phone"]["same mobile"].same for each in (keeping, changing)]
    assert levels[0] > usual > levels[1]
    assert _bits(keeping, "phone", "another mobile") < _bits(changing, "phone", "another mobile")


def test_few_records_change_little_and_nobody_changes_nothing() -> None:
    usual = people_weights()
    for many in (0, 1, 6):
        learned = _learn(_list(many, 0.0, 1.0))
        for field in ("phone", "born", "surname", "address"):
            for name, chances in learned.weights.levels[field].items():
                assert chances.same == pytest.approx(usual.levels[field][name].same, abs=0.06)


@pytest.mark.parametrize("phone_kept", [0.0, 1.0])
def test_no_level_changes_sides_nor_speaks_better_for_one_person_than_for_a_household(phone_kept: float) -> None:
    usual, learned = people_weights(), _learn(_list(500, 0.6, phone_kept)).weights
    assert learned.households == usual.households
    for field, levels in usual.levels.items():
        for name, before in levels.items():
            after = learned.levels[field][name]
            assert after.same / after.family <= before.same / before.family * (1 + 1e-9), (field, name)
            was, now = log2(before.same / before.other), log2(after.same / after.other)
            assert was * now >= 0.0 and abs(was - now) <= 3.0 + 1e-9, (field, name)


def test_the_same_records_teach_the_same() -> None:
    people = _list(200, 0.4, 0.8)
    assert _learn(people) == _learn(people)


def test_learning_can_be_stopped() -> None:
    def stop(words: str, share: float) -> None:
        if share > 0.7:
            raise InterruptedError

    people = _list(50, 0.4, 0.8)
    with pytest.raises(InterruptedError):
        learn(people, counted(people), people_weights(), stop)
