"""Arithmetic with calendar months, as the panel and the statute count them."""

import calendar
from collections.abc import Iterable
from datetime import date, datetime, timedelta


def day_of(moment: date | datetime) -> date:
    """The calendar day of a date or of a date with a time."""
    return moment.date() if isinstance(moment, datetime) else moment


def first_of_month(moment: date | datetime) -> date:
    """The first day of the month that the moment lies in."""
    return date(moment.year, moment.month, 1)


def last_of_month(moment: date | datetime) -> date:
    """The last day of the month that the moment lies in."""
    return date(moment.year, moment.month, calendar.monthrange(moment.year, moment.month)[1])


def days_in_month(moment: date | datetime) -> int:
    """How many days the month has: 28 to 31."""
    return calendar.monthrange(moment.year, moment.month)[1]


def months_on(day: date, months: int) -> date:
    """The same day ``months`` months on (back when negative); the last day where the month is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def months_apart(earlier: date, later: date) -> int:
    """How many month names lie between the two days: May to July is 2, whatever the days."""
    return (later.year - earlier.year) * 12 + later.month - earlier.month


def month_range(first: date, last: date) -> tuple[date, ...]:
    """The first days of all months from ``first`` to ``last``, both included; empty if they are reversed."""
    start = first_of_month(first)
    return tuple(months_on(start, step) for step in range(months_apart(first, last) + 1))


def period_ends(start: date, months: int) -> date:
    """The last day of a period of so many months that begins with ``start``.

    'One month beginning with D' ends the day before the same day of the next month: 5 March to 4 April;
    where that month has no such day, on its last day: 31 January to 28 February. Used by the tests of
    the Anti-social Behaviour, Crime and Policing Act 2014, section 104.
    """
    same_day = months_on(start, months)
    return same_day if same_day.day < start.day else same_day - timedelta(days=1)


def months_spanned(moments: Iterable[date | datetime]) -> tuple[date, ...]:
    """The first days of all months from the earliest to the latest moment; empty for none."""
    days = [day_of(moment) for moment in moments]
    return month_range(min(days), max(days)) if days else ()
