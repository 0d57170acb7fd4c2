"""Counts by calendar month: the plain series behind every figure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ivolt_desktop.rules.calendar_months import day_of, first_of_month, month_range, months_on


@dataclass(frozen=True)
class MonthlyCounts:
    """A count for each month in order, without gaps; ``months`` are first days."""

    months: tuple[date, ...]
    counts: tuple[int, ...]

    def on(self, month: date) -> int | None:
        """The count of a month, or None where the series does not reach it."""
        wanted = first_of_month(month)
        return self.counts[self.months.index(wanted)] if wanted in self.months else None

    @property
    def latest(self) -> int | None:
        """The count of the last month."""
        return self.counts[-1] if self.counts else None

    @property
    def same_month_last_year(self) -> int | None:
        """The count twelve months before the last month, or None where the series is too short."""
        return self.on(months_on(self.months[-1], -12)) if self.months else None

    @property
    def twelve_months(self) -> int | None:
        """The sum of the last twelve months, or None where there are fewer."""
        return sum(self.counts[-12:]) if len(self.counts) >= 12 else None

    def up_to(self, month: date) -> "MonthlyCounts":
        """The same series, ended with the month."""
        last = first_of_month(month)
        kept = sum(1 for one in self.months if one <= last)
        return MonthlyCounts(self.months[:kept], self.counts[:kept])


def monthly_counts(moments: Iterable[date | datetime], first: date, last: date) -> MonthlyCounts:
    """How many of the moments fall in each month from ``first`` to ``last``; months with none count 0."""
    found = Counter(first_of_month(moment) for moment in moments)
    months = month_range(first, last)
    return MonthlyCounts(months, tuple(found[month] for month in months))


def monthly_counts_by(
    rows: Iterable[tuple[str, date | datetime]], names: Sequence[str], first: date, last: date
) -> dict[str, MonthlyCounts]:
    """A series for each name (a ward, a kind of fire), in the order of ``names``; other names are left out."""
    gathered: dict[str, list[date | datetime]] = {name: [] for name in names}
    for name, moment in rows:
        if name in gathered:
            gathered[name].append(moment)
    return {name: monthly_counts(moments, first, last) for name, moments in gathered.items()}


def days_since_last(moments: Iterable[date | datetime], on: date) -> int | None:
    """Days from the last moment on or before ``on``; None where there was none.

    For rare things (none to two a month) this says more than a monthly count.
    """
    past = [day for moment in moments if (day := day_of(moment)) <= on]
    return (on - max(past)).days if past else None
