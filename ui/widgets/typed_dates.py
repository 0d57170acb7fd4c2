"""Dates as a coordinator types them into a box: ``23 Nov 2026``, ``23/11/26``, ``12 jul``, ``today``."""

import re
from datetime import date, datetime, timedelta

from ivolt_desktop.rules.written_dates import WrittenDate, read_date

_SPOKEN = {"today": 0, "tomorrow": 1, "yesterday": -1}
_NO_YEAR = re.compile(
    r"^((?:[a-z]+ )?\d{1,2}(?:st|nd|rd|th)?[ ./-]+(?:\d{1,2}|[a-z]{3,9}))((?: \d{1,2}[:.]\d{2})?)$", re.I
)


class NotADate(ValueError):
    """The words typed are no date; the message says so in a sentence."""


def read_day(typed: str, today: date) -> date | None:
    """The date typed; ``None`` for nothing. A year left out is that of ``today``. Raises :class:`NotADate`."""
    found = _read(typed, today)
    if found is None:
        return None
    if found.clock is not None:
        raise NotADate("Write the day alone, without a time.")
    return found.day


def read_moment(typed: str, today: date) -> datetime | None:
    """The date and time typed, midnight where no time is given; ``None`` for nothing. Raises :class:`NotADate`."""
    found = _read(typed, today)
    return None if found is None else found.moment


def _read(typed: str, today: date) -> WrittenDate | None:
    words = " ".join(typed.split())
    if not words:
        return None
    if words.casefold() in _SPOKEN:
        return WrittenDate(today + timedelta(days=_SPOKEN[words.casefold()]))
    if without := _NO_YEAR.match(words):
        words = f"{without[1]} {today.year}{without[2]}"
        words = words.replace("/", " ") if "/" in without[1] else words
    found = read_date(words)
    if found.flaw == "impossible":
        raise NotADate(f"There is no such day as {typed.strip()}.")
    if found.day is None or found.form in ("serial", "month only"):
        raise NotADate("Write the date like 23 Nov 2026 or 23/11/2026.")
    return found
