"""Repeat victimisation with a forward window: everybody is followed for the same time after their first report.

Counting how often people report within a fixed year counts those too low who first reported late in it. So the first
report of each in a period is found, and each is followed for the same number of days from there (UCL Jill Dando
Institute briefs on repeat victimisation). Whoever cannot be followed to the end is left out.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.dates_in_words import short_date

Key = TypeVar("Key", bound=Hashable)
_FEWEST = 20
"""Below so many a share is not put in per cent."""


@dataclass(frozen=True)
class RepeatVictims(Generic[Key]):
    """``followed`` first reported from ``first`` to ``last``; ``again`` gives for each who did how often they reported
    again within ``days`` days of that. ``later`` counts those reports."""

    first: date
    last: date
    days: int
    followed: int
    again: dict[Key, int]

    @property
    def later(self) -> int:
        """Reports after the first, of all that were followed."""
        return sum(self.again.values())

    def words(self, window: str) -> str:
        """'Of 214 people whose first report came between … and …, 48 (22 per cent) reported again within 6 months.'"""
        if not self.followed:
            return f"Nobody can be followed for {window} yet: the data do not reach back far enough."
        share = f" ({len(self.again) / self.followed * 100:.0f} per cent)" if self.followed >= _FEWEST else ""
        few = "" if self.followed >= _FEWEST else " Too few for a share."
        return (f"Of {count_of(self.followed, 'person', 'people')} whose first report came between "
                f"{short_date(self.first)} and {short_date(self.last)}, {len(self.again):,}{share} reported again "
                f"within {window}.{few}")


def repeat_victims(
    reports: Iterable[tuple[Key, date]], known_from: date, known_to: date, days: int, period: int = 365
) -> RepeatVictims[Key]:
    """Follow everybody whose first report lies in the newest ``period`` days that can be followed for ``days`` days.

    ``known_from`` and ``known_to`` are the first and last day the data cover. Two reports on one day are one.
    """
    last = known_to - timedelta(days=days)
    first = max(known_from, last - timedelta(days=period - 1))
    by_key: dict[Key, set[date]] = defaultdict(set)
    for key, day in reports:
        if first <= day <= known_to:
            by_key[key].add(day)
    followed = 0
    again: Counter[Key] = Counter()
    for key, found in by_key.items():
        begun = min(found)
        if begun > last:
            continue
        followed += 1
        later = sum(1 for day in found if begun < day <= begun + timedelta(days=days))
        if later:
            again[key] = later
    return RepeatVictims(first, last, days, followed, dict(again))
