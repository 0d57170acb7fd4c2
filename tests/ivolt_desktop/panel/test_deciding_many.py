"""Several pairs in one step, and taking a decision back."""

from collections.abc import Callable
from typing import Any

import pytest

from ivolt_desktop.model import Judgement, Person
from ivolt_desktop.panel.deciding_many import ask_again, decide_many
from ivolt_desktop.panel.editing import add_record
from ivolt_desktop.panel.matches import decide
from ivolt_desktop.rules.known_errors import NotAllowed


@pytest.fixture
def four(desk: Any) -> list[int]:
    """Four people."""
    return [desk.do(add_record, "person", {"name": name}) for name in
            ("Ada Finch", "A Finch", "Miss A Finch", "Ada Finch Jr")]


def _root(desk: Any, person_id: int) -> int | None:
    found: int | None = desk.get(Person, person_id).merged_into_id
    return found


def test_joins_all_in_one_step_that_undo_takes_back(undoes: Callable[..., Any], desk: Any, four: list[int]) -> None:
    changed = undoes(decide_many, of="person", pairs=[(four[0], four[1]), (four[2], four[3])])
    assert changed.result == 2
    assert changed.label == "Join 2 pairs of people"
    assert [_root(desk, each) for each in four] == [None, four[0], None, four[2]]


def test_passes_over_what_an_earlier_pair_joined(desk: Any, four: list[int]) -> None:
    a, b, c, _ = four
    assert desk.do(decide_many, of="person", pairs=[(a, b), (b, c), (a, c)]) == 2


def test_never_brings_together_two_that_were_said_to_be_different(desk: Any, four: list[int]) -> None:
    a, b, c, _ = four
    desk.do(decide, of="person", first_id=a, second_id=c, verdict="different")
    assert desk.do(decide_many, of="person", pairs=[(a, b), (b, c)]) == 1
    assert _root(desk, c) is None


def test_refuses_when_nothing_is_left(desk: Any, four: list[int]) -> None:
    desk.do(decide, of="person", first_id=four[0], second_id=four[1], verdict="same")
    with pytest.raises(NotAllowed, match="None of these can be joined"):
        desk.do(decide_many, of="person", pairs=[(four[0], four[1])])


def test_ask_again_forgets_a_different(undoes: Callable[..., Any], desk: Any, four: list[int]) -> None:
    judgement = desk.do(decide, of="person", first_id=four[0], second_id=four[1], verdict="different")
    changed = undoes(ask_again, judgement_id=judgement)
    assert changed.label.startswith("Ask again about P-")
    assert desk.all(Judgement) == []


def test_ask_again_parts_a_same(desk: Any, four: list[int]) -> None:
    judgement = desk.do(decide, of="person", first_id=four[0], second_id=four[1], verdict="same")
    desk.do(ask_again, judgement_id=judgement)
    assert _root(desk, four[1]) is None
    assert desk.get(Judgement, judgement).verdict == "different"
