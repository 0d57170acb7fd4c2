import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.analysis.concentration import top_share


def test_the_top_tenth() -> None:
    found = top_share([20, 15, 14] + [2] * 25 + [0, 0])
    assert (found.callers, found.top, found.top_calls, found.total) == (28, 3, 49, 99)
    assert found.share == pytest.approx(49 / 99)
    assert found.words() == "The top tenth, 3 of 28 callers, made 49 per cent of 99 calls."


def test_ten_callers_have_a_top_of_one() -> None:
    assert top_share([1] * 10).top == 1


def test_too_few_and_none() -> None:
    assert top_share([5, 1]).words() == "Only 2 callers: too few for a top tenth."
    assert top_share([]).share == 0.0
    assert top_share([4]).words("place", "fire") == "Only 1 place: too few for a top tenth."


@given(st.lists(st.integers(0, 50), max_size=60))
def test_the_share_is_at_least_the_part(counts: list[int]) -> None:
    found = top_share(counts)
    assert found.share == 0.0 if not found.total else 0.1 - 1e-9 <= found.share <= 1.0
