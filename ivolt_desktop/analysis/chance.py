"""Exact chances for small counts (standard library only, so that it is there at start-up)."""

from math import exp, lgamma, log


def _log_choose(total: int, part: int) -> float:
    return lgamma(total + 1) - lgamma(part + 1) - lgamma(total - part + 1)


def binomial_at_most(count: int, total: int, share: float) -> float:
    """The chance of ``count`` or fewer out of ``total``, each with the chance ``share``."""
    if count < 0:
        return 0.0
    if count >= total or share <= 0.0:
        return 1.0
    if share >= 1.0:
        return 0.0
    terms = (exp(_log_choose(total, k) + k * log(share) + (total - k) * log(1.0 - share)) for k in range(count + 1))
    return min(sum(terms), 1.0)


def binomial_at_least(count: int, total: int, share: float) -> float:
    """The chance of ``count`` or more out of ``total``, each with the chance ``share``."""
    return binomial_at_most(total - count, total, 1.0 - share)


def poisson_at_most(count: int, mean: float) -> float:
    """The chance that a Poisson count with this mean is ``count`` or fewer."""
    if count < 0:
        return 0.0
    if mean <= 0.0:
        return 1.0
    return min(sum(exp(k * log(mean) - mean - lgamma(k + 1)) for k in range(count + 1)), 1.0)


def poisson_at_least(count: int, mean: float) -> float:
    """The chance that a Poisson count with this mean is ``count`` or more."""
    return max(1.0 - poisson_at_most(count - 1, mean), 0.0)
