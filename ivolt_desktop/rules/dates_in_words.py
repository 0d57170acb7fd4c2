"""Dates as the panel reads them: British, plain, the same in every locale."""

from datetime import date, datetime, time

from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.working_days import WorkingDays

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def long_date(day: date) -> str:
    """'Tuesday 28 June 2022'."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def medium_date(day: date) -> str:
    """'Tue 12 July 2022'."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """'23 Nov 2026'."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def plain_date(day: date) -> str:
    """'4 March 1961'."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_and_month(day: date) -> str:
    """'28 June'."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def day_and_short_month(day: date) -> str:
    """'30 Apr'."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def weekday_and_day(day: date) -> str:
    """'Fri 24 June'."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1]}"


def month_name(day: date) -> str:
    """'June'."""
    return MONTHS[day.month - 1]


def month_and_year(day: date) -> str:
    """'June 2022'."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def short_month(day: date) -> str:
    """'Jun 2022'."""
    return f"{MONTHS[day.month - 1][:3]} {day.year}"


def clock(moment: time | datetime) -> str:
    """'10:00', the 24-hour clock."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def date_and_clock(moment: datetime) -> str:
    """'2 May 2022 21:14'."""
    return f"{short_date(moment)} {clock(moment)}"


def meeting_moment(moment: datetime) -> str:
    """'Tuesday 28 June 2022, 10:00'."""
    return f"{long_date(moment)}, {clock(moment)}"


def span(first: date, last: date) -> str:
    """'1 to 31 May 2022', '28 May to 3 June 2022', '1 Dec 2021 to 3 Jan 2022'."""
    if first == last:
        return plain_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {plain_date(last)}"
    if first.year == last.year:
        return f"{day_and_month(first)} to {plain_date(last)}"
    return f"{short_date(first)} to {short_date(last)}"


def working_distance(day: date, today: date, calendar: WorkingDays) -> str:
    """'today', 'tomorrow', 'yesterday', 'in 5 working days', '3 working days ago'.

    A day that no working day parts from today is counted in plain days: 'in 2 days'.
    """
    plain = (day - today).days
    if abs(plain) <= 1:
        return ("yesterday", "today", "tomorrow")[plain + 1]
    count = calendar.between(today, day)
    words = count_of(abs(count), "working day") if count else count_of(abs(plain), "day")
    return f"in {words}" if plain > 0 else f"{words} ago"


def days_distance(day: date, today: date) -> str:
    """'today', 'tomorrow', 'yesterday', 'in 12 days', '41 days ago'."""
    plain = (day - today).days
    if abs(plain) <= 1:
        return ("yesterday", "today", "tomorrow")[plain + 1]
    return f"in {count_of(plain, 'day')}" if plain > 0 else f"{count_of(-plain, 'day')} ago"
