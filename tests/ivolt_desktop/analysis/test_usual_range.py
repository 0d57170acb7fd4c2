from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.analysis.usual_range import ChangeRule, usual_counts, usual_values

RULE = ChangeRule()


def test_none_to_two_a_month() -> None:
    usual = usual_counts([0, 2, 1, 0, 1, 2, 0, 1, 0, 0, 1, 1], RULE)
    assert (usual.low, usual.high) == (0, 3)
    assert usual.holds(2)
    assert not usual.holds(5)


def test_a_year_of_noughts_lets_one_pass() -> None:
    usual = usual_counts([0] * 12, RULE)
    assert usual.holds(1)
    assert not usual.holds(2)


def test_larger_counts_use_the_square_roots() -> None:
    usual = usual_counts([16] * 12, RULE)
    assert (usual.low, usual.high) == (7, 30)  # (4 - 1.5)² = 6.25 and (4 + 1.5)² = 30.25


def test_months_that_vary_more_than_chance_widen_the_range() -> None:
    calm, wild = usual_counts([100] * 12, RULE), usual_counts([70, 130] * 6, RULE)
    assert wild.high > calm.high
    assert wild.low < calm.low


def test_values() -> None:
    usual = usual_values([2.0, 3.0, 2.0, 3.0, 2.0, 3.0])
    assert usual.holds(5.0)
    assert not usual.holds(5.2)
    assert usual.low == 0.0


@given(st.lists(st.integers(0, 400), min_size=6, max_size=24))
def test_the_mean_is_always_usual(counts: list[int]) -> None:
    usual = usual_counts(counts, RULE)
    assert 0 <= usual.low <= usual.mean <= usual.high
