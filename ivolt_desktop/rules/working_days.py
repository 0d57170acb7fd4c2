"""Working days: weekdays that are not bank holidays.

The holidays are handed in, because they are data that the user can edit (one-off holidays happen).
"""

from dataclasses import dataclass
from datetime import date, timedelta

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True)
class WorkingDays:
    """A calendar of working days: Monday to Friday, less the holidays given."""

    holidays: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        """Whether offices are open on the day."""
        return day.weekday() < _SATURDAY and day not in self.holidays

    def on_or_after(self, day: date) -> date:
        """The day itself where it is a working day, else the next one."""
        while not self.is_working(day):
            day += _ONE_DAY
        return day

    def on_or_before(self, day: date) -> date:
        """The day itself where it is a working day, else the last one before it."""
        while not self.is_working(day):
            day -= _ONE_DAY
        return day

    def add(self, start: date, days: int) -> date:
        """The working day that lies ``days`` working days after ``start`` (before it when negative).

        The start itself is never counted: one working day after a Friday is the Monday, and so is one
        working day after the Saturday. With 0 the start itself, moved on to a working day.
        """
        if days == 0:
            return self.on_or_after(start)
        step = _ONE_DAY if days > 0 else -_ONE_DAY
        day, left = start, abs(days)
        while left:
            day += step
            if self.is_working(day):
                left -= 1
        return day

    def between(self, start: date, end: date) -> int:
        """How many working days lie after ``start`` up to and including ``end``.

        0 on the same day; negative when ``end`` is before ``start``.
        """
        if end < start:
            return -self.between(end, start)
        weeks, rest = divmod((end - start).days, 7)
        count = weeks * 5
        for offset in range(1, rest + 1):
            if (start + timedelta(days=weeks * 7 + offset)).weekday() < _SATURDAY:
                count += 1
        lost = sum(1 for day in self.holidays if start < day <= end and day.weekday() < _SATURDAY)
        return count - lost
