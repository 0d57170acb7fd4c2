"""Values in words, as they stand in lists, forms and charts: British dates, yes and no, the words of a choice."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.rules.dates_in_words import clock, date_and_clock, day_and_short_month, short_date

LinkWords = Callable[[str, Any], str]
"""``link_words(register key, id)``: one line that names the record a link points at."""


def moment(value: datetime, today: date | None = None) -> str:
    """``2 May 2022 21:14``; the year is left out where it is that of ``today``.

    Midnight stands for a day whose time nobody wrote, and is left out.
    """
    if value.time() == time():
        near = today is not None and value.year == today.year
        return day_and_short_month(value.date()) if near else short_date(value.date())
    if today is not None and value.year == today.year:
        return f"{day_and_short_month(value.date())} {clock(value)}"
    return date_and_clock(value)


def in_words(value: Any, field: Field, link_words: LinkWords | None = None) -> str:
    """The words for one value of a field; '' where nothing is given. Not masked: see ``shown``."""
    if value is None or value == "":
        return ""
    if field.choices:
        stored = getattr(value, "value", value)
        return field.words.get(str(stored), str(stored))
    if field.kind is Kind.LINK:
        return link_words(field.target, value) if link_words else ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float | Decimal):
        return f"{value:,.2f}".rstrip("0").rstrip(".")
    if isinstance(value, timedelta):
        return f"{value.days:,} days"
    return str(value)


def sort_key(value: Any, words: str) -> tuple[int, Any]:
    """A key by which values of one field sort: empty ones last, numbers and dates by size, words by alphabet."""
    if value is None or value == "":
        return (2, "")
    if isinstance(value, bool | int | float | Decimal):
        return (0, value)
    if isinstance(value, datetime):
        return (0, value.timestamp())
    if isinstance(value, date):
        return (0, value.toordinal())
    return (1, words.casefold())
