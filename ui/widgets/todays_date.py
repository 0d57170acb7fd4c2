"""The day that 'today' means in a box for a date: that of the panel in hand, which in a practice panel is fixed."""

from collections.abc import Callable
from datetime import date

_days: list[Callable[[], date]] = [date.today]


def todays_date() -> date:
    """Today, as the panel in hand has it; as the computer has it where none is open."""
    return _days[-1]()


def follow(day: Callable[[], date] | None) -> None:
    """Take the day from ``day`` from now on; ``None``: from the computer again."""
    _days[-1] = day or date.today
