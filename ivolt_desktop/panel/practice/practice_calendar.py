"""The months of the practice panel: whose data, which meeting, and the day that practice calls today."""

from datetime import date, datetime, time, timedelta

from ivolt_desktop.rules.calendar_months import last_of_month, month_range, months_on

SEED = 20260623
"""Everything invented hangs on this number; nothing hangs on the day the panel is built."""

TODAY = date(2026, 6, 23)
FIRST_MONTH = date(2025, 1, 1)
LAST_FULL_MONTH = date(2026, 5, 1)
PART_MONTH = date(2026, 6, 1)
"""June 2026 is under way: its police calls up to the twenty-first stand in a file of their own."""
PART_MONTH_ENDS = date(2026, 6, 21)

FULL_MONTHS: tuple[date, ...] = month_range(FIRST_MONTH, LAST_FULL_MONTH)
ALL_MONTHS: tuple[date, ...] = (*FULL_MONTHS, PART_MONTH)

_TUESDAY = 1
_BEFORE_CHRISTMAS = 16


def month_number(month: date) -> int:
    """0 for January 2025, 17 for June 2026."""
    return ALL_MONTHS.index(month)


def panel_day(covers: date) -> date:
    """The day of the panel that considers ``covers``: the last Tuesday of the next month.

    December's falls between the holidays, so that panel sits on the Tuesday of the week before Christmas.
    """
    month = months_on(covers, 1)
    if month.month == 12:
        return date(month.year, 12, _BEFORE_CHRISTMAS)
    day = last_of_month(month)
    return day - timedelta(days=(day.weekday() - _TUESDAY) % 7)


def panel_starts(covers: date) -> datetime:
    """Ten in the morning of the panel's day."""
    return datetime.combine(panel_day(covers), time(10))


def data_in_on(covers: date, day: int) -> datetime:
    """A morning of the month after ``covers``, by which an agency's file is in."""
    return datetime.combine(months_on(covers, 1).replace(day=day), time(9, 20))
