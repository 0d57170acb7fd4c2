"""When it happens: counts by hour and weekday."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from ivolt_desktop.rules.dates_in_words import WEEKDAYS


@dataclass(frozen=True)
class TimeOfWeek:
    """``counts[weekday][hour]``, 7 by 24, Monday first; ``without_time`` had a date only."""

    counts: tuple[tuple[int, ...], ...]
    without_time: int

    @property
    def total(self) -> int:
        """How many had a time."""
        return sum(map(sum, self.counts))

    def busiest(self, hours: int = 2) -> tuple[int, int, int] | None:
        """The weekday, the starting hour and the count of the busiest run of ``hours``; None for nothing.

        Runs may go past midnight into the next day; the first in the week wins a tie.
        """
        if not self.total:
            return None
        flat = [count for day in self.counts for count in day]
        sums = [sum(flat[(at + step) % len(flat)] for step in range(hours)) for at in range(len(flat))]
        best = max(range(len(flat)), key=lambda at: (sums[at], -at))
        return best // 24, best % 24, sums[best]

    def words(self, hours: int = 2) -> str:
        """'Busiest: Friday 20:00 to 22:00, 9 of 41.'"""
        found = self.busiest(hours)
        if found is None:
            return "No times are known."
        day, hour, count = found
        end = (hour + hours) % 24
        return f"Busiest: {WEEKDAYS[day]} {hour:02d}:00 to {end:02d}:00, {count} of {self.total}."


def time_of_week(moments: Iterable[date | datetime]) -> TimeOfWeek:
    """Count the moments by weekday and hour; plain dates are counted apart, never as midnight."""
    counts = [[0] * 24 for _ in range(7)]
    without = 0
    for moment in moments:
        if isinstance(moment, datetime):
            counts[moment.weekday()][moment.hour] += 1
        else:
            without += 1
    return TimeOfWeek(tuple(map(tuple, counts)), without)
