from fractions import Fraction
from math import comb, exp, factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.analysis.chance import (
    binomial_at_least,
    binomial_at_most,
    poisson_at_least,
    poisson_at_most,
)


@given(st.integers(0, 60), st.integers(0, 60), st.fractions(Fraction(1, 50), Fraction(49, 50), max_denominator=50))
def test_binomial_agrees_with_exact_fractions(count: int, total: int, share: Fraction) -> None:
    exact = [comb(total, k) * share**k * (1 - share) ** (total - k) for k in range(total + 1)]
    assert binomial_at_most(count, total, float(share)) == pytest.approx(float(sum(exact[: count + 1])), abs=1e-9)
    assert binomial_at_least(count, total, float(share)) == pytest.approx(float(sum(exact[count:])), abs=1e-9)


@given(st.integers(0, 60), st.fractions(Fraction(1, 100), 30, max_denominator=100))
def test_poisson_agrees_with_the_series(count: int, mean: Fraction) -> None:
    exact = float(sum((mean**k / factorial(k) for k in range(count + 1)), Fraction(0))) * exp(-float(mean))
    assert poisson_at_most(count, float(mean)) == pytest.approx(exact, abs=1e-9)
    assert poisson_at_least(count + 1, float(mean)) == pytest.approx(1 - exact, abs=1e-9)


def test_edges() -> None:
    assert poisson_at_most(3, 0.0) == 1.0
    assert poisson_at_least(0, 0.0) == 1.0
    assert binomial_at_most(-1, 5, 0.5) == 0.0
    assert binomial_at_most(2, 5, 1.0) == 0.0
    assert binomial_at_most(700, 2000, 0.5) < 1e-9
