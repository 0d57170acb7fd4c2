"""Dates and numbers as they stand in columns of a page, where empty is a dash."""

from datetime import date

from ivolt_desktop.rules.counting_words import tidy_number
from ivolt_desktop.rules.dates_in_words import day_and_short_month, short_date

NO_VALUE = "–"


def date_or_dash(day: date | None) -> str:
    """``28 Jun 2022``; a dash where there is no date."""
    return short_date(day) if day else NO_VALUE


def near_date(day: date | None, meeting: date | None) -> str:
    """``28 Jun``, with the year added when the date is more than half a year away from the meeting."""
    if day is None or meeting is None or abs((day - meeting).days) > 183:
        return date_or_dash(day)
    return day_and_short_month(day)


def number(value: float | int | str | None) -> str:
    """``1,388``, ``1.5``; text is left as it is; a dash where nothing is known."""
    if value is None or value == "":
        return NO_VALUE
    return value if isinstance(value, str) else tidy_number(value)
