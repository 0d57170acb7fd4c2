"""Dates and times as agencies write them, read day first unless the column says otherwise.

One piece of text gives one ``WrittenDate``: the day, the moment where a time was written, the form it had, and the
flaw that kept it from being a date. Nothing is guessed silently: 'serial' and 'two-digit year' are reported.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal

DateOrder = Literal["day first", "month first"]
DateForm = Literal["", "numbers", "year first", "month in letters", "serial", "month only"]
DateFlaw = Literal["", "not a date", "impossible", "other way round", "out of range"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), 1)
    for name in names.split()
}  # fmt: skip
_WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b[\s,.]*", re.I)
_TIME = re.compile(
    r"(?:^|[\sT,@]+|\bat\s+)(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?\s*(am|pm|a\.m\.|p\.m\.)?\s*"
    r"(?:hrs?|hours|h|Z|UTC|GMT|BST|[+-]\d{2}:?\d{2})?\s*$",
    re.I,
)
_BARE_TIME = re.compile(r"^(\d{1,2})(\d{2})\s*(?:hrs?|hours|h)?$", re.I)
_NUMBERS = re.compile(r"^(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4}|\d{2})$")
_YEAR_FIRST = re.compile(r"^(\d{4})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})$")
_SOLID = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_MONTH_ONLY = re.compile(r"^(?:(\d{4})[/.\-\s]?(\d{2})|(\d{1,2})[/\-](\d{4}))$")
_LETTERS = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)?[\s\-/.]*(?:of\s+)?([A-Za-z]{3,9})\.?[\s\-/.,]*(\d{4}|\d{2})$")
_LETTERS_FIRST = re.compile(r"^([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?[\s,]+(\d{4})$")
_MONTH_YEAR = re.compile(r"^([A-Za-z]{3,9})\.?[\s\-/]*(\d{4}|\d{2})$")
_SERIAL = re.compile(r"^(\d{4,5})(?:\.(\d+))?$")
_EARLIEST, _LATEST = 1900, 2100


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """What a text said. ``day`` is None where ``flaw`` is set; ``clock`` is None where no time was written.

    ``order`` is the order the numbers themselves prove ('13/02' can only be day first), '' where either would do.
    """

    day: date | None
    clock: time | None = None
    form: DateForm = ""
    flaw: DateFlaw = ""
    order: DateOrder | Literal[""] = ""
    short_year: bool = False

    @property
    def moment(self) -> datetime | None:
        """Day and time in one; midnight where no time was written."""
        return datetime.combine(self.day, self.clock or time()) if self.day else None


@lru_cache(maxsize=65536)
def read_date(text: str, order: DateOrder = "day first", base_1904: bool = False) -> WrittenDate:
    """Read one date, with its time if it has one. Never raises; see ``WrittenDate.flaw``."""
    bare = " ".join(text.replace("\u00a0", " ").split())
    bare = _WEEKDAY.sub("", bare)
    if not bare or not bare.isascii():
        return WrittenDate(None, flaw="not a date")
    whole = _read_day(bare, order, base_1904)
    if whole.flaw != "not a date":
        return whole
    match = _TIME.search(bare)
    if not match or not match.start():
        return whole
    clock = _clock(int(match[1]), int(match[2]), int(match[3] or 0), match[4])
    day = _read_day(bare[: match.start()].strip(" ,T"), order, base_1904)
    if day.flaw:
        return day
    if clock is None:
        return WrittenDate(None, form=day.form, flaw="impossible")
    return WrittenDate(day.day, clock, day.form, "", day.order, day.short_year)


@lru_cache(maxsize=65536)
def read_time(text: str) -> time | None:
    """Read a time of day: '21:14', '9.05pm', '2114', '2114 hrs', '0.885' of a day, a date before it or not."""
    bare = " ".join(text.split())
    if not bare.isascii():
        return None
    if re.fullmatch(r"0?\.\d+", bare):
        return _part_of_day(float(bare))
    match = _TIME.search(bare)
    if match:
        return _clock(int(match[1]), int(match[2]), int(match[3] or 0), match[4])
    solid = _BARE_TIME.match(bare.zfill(4) if bare.isdigit() else bare)
    if solid:
        return _clock(int(solid[1]), int(solid[2]), 0, None)
    twelve = re.fullmatch(r"(\d{1,2})\s*(am|pm)", bare, re.I)
    return _clock(int(twelve[1]), 0, 0, twelve[2]) if twelve else None


def vote_order(texts: Iterable[str] | Mapping[str, int]) -> tuple[DateOrder, int, int]:
    """Which order a column is in, with the votes for day first and for month first. A draw is day first.

    Each text has one vote, or as many as ``texts`` say.
    """
    votes = {"day first": 0, "month first": 0}
    told = texts if isinstance(texts, Mapping) else {}
    for text in texts:
        proved = read_date(text).order
        if proved:
            votes[proved] += told.get(text, 1)
    order: DateOrder = "month first" if votes["month first"] > votes["day first"] else "day first"
    return order, votes["day first"], votes["month first"]


def _read_day(bare: str, order: DateOrder, base_1904: bool) -> WrittenDate:
    if match := _NUMBERS.match(bare):
        return _from_numbers(int(match[1]), int(match[2]), match[3], order)
    if match := _YEAR_FIRST.match(bare):
        return _made(int(match[1]), int(match[2]), int(match[3]), "year first")
    if (match := _SOLID.match(bare)) and _EARLIEST <= int(match[1]) <= _LATEST:
        return _made(int(match[1]), int(match[2]), int(match[3]), "year first")
    if (match := _LETTERS.match(bare)) and match[2].casefold() in _MONTHS:
        short = len(match[3]) == 2
        return _made(_year(match[3]), _MONTHS[match[2].casefold()], int(match[1]), "month in letters", short)
    if (match := _LETTERS_FIRST.match(bare)) and match[1].casefold() in _MONTHS:
        return _made(int(match[3]), _MONTHS[match[1].casefold()], int(match[2]), "month in letters")
    if match := _MONTH_ONLY.match(bare):
        year, month = (int(match[1]), int(match[2])) if match[1] else (int(match[4]), int(match[3]))
        if _EARLIEST <= year <= _LATEST and 1 <= month <= 12:
            return _made(year, month, 1, "month only")
    if (match := _MONTH_YEAR.match(bare)) and match[1].casefold() in _MONTHS:
        return _made(_year(match[2]), _MONTHS[match[1].casefold()], 1, "month only", len(match[2]) == 2)
    if match := _SERIAL.match(bare):
        return _from_serial(int(match[1]), float("0." + match[2]) if match[2] else 0.0, base_1904)
    return WrittenDate(None, flaw="not a date")


def _from_numbers(first: int, second: int, year_text: str, order: DateOrder) -> WrittenDate:
    year, short = _year(year_text), len(year_text) == 2
    proved: DateOrder | Literal[""] = ""
    if first > 12 >= second and first <= 31:
        proved = "day first"
    elif second > 12 >= first and second <= 31:
        proved = "month first"
    day, month = (first, second) if order == "day first" else (second, first)
    if proved and proved != order:
        turned = _made(year, day, month, "numbers", short)
        flaw: DateFlaw = turned.flaw or "other way round"
        return WrittenDate(None, None, "numbers", flaw, proved, short)
    made = _made(year, month, day, "numbers", short)
    return WrittenDate(made.day, made.clock, made.form, made.flaw, proved, short)


def _from_serial(whole: int, part: float, base_1904: bool) -> WrittenDate:
    first = date(1904, 1, 1) if base_1904 else date(1899, 12, 30)
    if not 20000 <= whole <= 80000:
        return WrittenDate(None, flaw="not a date")
    clock = _part_of_day(part) if part else None
    return WrittenDate(first + timedelta(days=whole), clock, "serial")


def _part_of_day(part: float) -> time:
    seconds = min(round(part * 86400), 86399)
    return time(seconds // 3600, seconds // 60 % 60, seconds % 60)


def _made(year: int, month: int, day: int, form: DateForm, short: bool = False) -> WrittenDate:
    if not _EARLIEST <= year <= _LATEST:
        return WrittenDate(None, form=form, flaw="out of range")
    try:
        return WrittenDate(date(year, month, day), form=form, short_year=short)
    except ValueError:
        return WrittenDate(None, form=form, flaw="impossible", short_year=short)


def _year(text: str) -> int:
    if len(text) == 4:
        return int(text)
    return 2000 + int(text) if int(text) < 70 else 1900 + int(text)


def _clock(hour: int, minute: int, second: int, half: str | None) -> time | None:
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.casefold().startswith("p") else 0)
    if hour == 24 and minute == 0:
        return None
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None
