"""The range a monthly figure usually moves in, from the months before it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, sqrt
from statistics import fmean

from ivolt_desktop.analysis.chance import poisson_at_least, poisson_at_most

_XMR = 2.66  # three standard deviations from the mean moving range of two (Wheeler's XmR chart)


@dataclass(frozen=True)
class ChangeRule:
    """When a change is called a signal; the defaults are what crime analysts advise.

    z: act at 3 on ``2(√now − √before)`` (2 happens by chance one month in twenty). small_mean and
    small_chance: with a smaller mean than this the exact Poisson chance is used, with the line at one
    in a hundred, since the other test has no power there. run: so many months on one side of the mean.
    shortest and longest: how many earlier months are needed, and how many are looked at.
    """

    z: float = 3.0
    small_mean: float = 5.0
    small_chance: float = 0.01
    run: int = 8
    run_chance: float = 0.01
    shortest: int = 6
    longest: int = 24


@dataclass(frozen=True)
class UsualRange:
    """The mean of the earlier months and the lowest and highest value that is nothing unusual."""

    mean: float
    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Whether the value is nothing unusual."""
        return self.low <= value <= self.high


def usual_counts(before: Sequence[int], rule: ChangeRule) -> UsualRange:
    """The usual range of a count: the Poisson range, or the XmR range where months vary more than that."""
    mean = fmean(before)
    if mean < rule.small_mean:
        low, high = _small_range((sum(before) + 0.5) / len(before), rule.small_chance)
    else:
        half = rule.z / 2.0
        low = ceil((sqrt(mean) - half) ** 2) if sqrt(mean) > half else 0
        high = floor((sqrt(mean) + half) ** 2)
    spread = _XMR * _moving_range(before)
    return UsualRange(mean, max(min(low, ceil(mean - spread)), 0), max(high, floor(mean + spread)))


def usual_values(before: Sequence[float]) -> UsualRange:
    """The usual range of a measured value that is not below 0 (days, a score): the XmR range."""
    mean = fmean(before)
    spread = _XMR * _moving_range(before)
    return UsualRange(mean, max(mean - spread, 0.0), mean + spread)


def _moving_range(values: Sequence[float]) -> float:
    return fmean(abs(after - earlier) for earlier, after in pairwise(values)) if len(values) > 1 else 0.0


def _small_range(mean: float, chance: float) -> tuple[int, int]:
    high = 0
    while poisson_at_least(high + 1, mean) >= chance:
        high += 1
    low = 0
    while poisson_at_most(low, mean) < chance:
        low += 1
    return low, high
