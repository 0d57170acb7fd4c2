"""Cells written in the plainest way, cleaned at once: what most cells of a large file are.

Each maker gives a function from a cell's text to the value that ``cleaning`` would keep; None where the text is not
written so plainly, and is to be read with care. A test holds the two together.
"""

import re
from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from ivolt_desktop.intake.cad_references import read_reference
from ivolt_desktop.rules.null_words import NullKind, is_null_word, may_begin_null_word
from ivolt_desktop.rules.phones import plain_number
from ivolt_desktop.rules.written_dates import read_date

Quick = Callable[[str], object]
_DAY = re.compile(r"[0-9]{2}/[0-9]{2}/[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK = re.compile(r"([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?")
_CAD_NUMBER = re.compile(r"(?:CAD )?([0-9]{1,5})")
_CAD = re.compile(r"(?:CAD )?([0-9]{1,5})([ /][0-9][0-9A-Za-z/\-]{4,10})")


def quick_moment(slow: Callable[[str], object]) -> Quick:
    """'05/03/2024 21:14': day and time apart, each day read once. ``slow`` gives a day's moment, None for a flaw."""
    days: dict[str, date | None] = {}

    def moment(text: str) -> object:
        if len(text) not in (16, 19) or text[10] not in " T":
            return None
        written = text[:10]
        if written not in days:
            found = slow(written) if _DAY.fullmatch(written) else None
            days[written] = found.date() if isinstance(found, datetime) else None
        day, clock = days[written], quick_time(text[11:])
        return datetime.combine(day, clock) if day is not None and clock is not None else None

    return moment


def written_day(text: str) -> str:
    """The day of a plainly written moment, by which its order is told; any other text as it is."""
    if len(text) in (16, 19) and text[10] in " T" and _DAY.fullmatch(text, 0, 10) and quick_time(text[11:]) is not None:
        return text[:10]
    return text


@lru_cache(maxsize=100_000)
def quick_time(text: str) -> time | None:
    """'21:14' or '21:14:05'."""
    match = _CLOCK.fullmatch(text)
    if match is None:
        return None
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def quick_cad() -> Quick:
    """'CAD 1234 05/03/2024' and '1234/05MAR24': each day read once."""
    ends: dict[str, str] = {}

    def reference(text: str) -> object:
        match = _CAD.fullmatch(text)
        if match is None:
            return None
        number, day = match.groups()
        end = ends.get(day)
        if end is None:
            read = read_reference("1" + day)
            end = ends[day] = read.text[4:] if read.day else ""
        return f"{int(number):04d}{end}" if end else None

    return reference


def quick_text(kind: NullKind = "general", ends: str = " ") -> Quick:
    """Words on one line with single spaces, with none of ``ends`` at either end."""

    def words(text: str) -> object:
        if "  " in text or not text.isprintable() or text[0] in ends or text[-1] in ends or is_null_word(text, kind):
            return None
        return text

    return words


def quick_phone(text: str) -> object:
    """'07700 900123'."""
    number = plain_number(text)
    return number[1] if number else None


def words_of(cells: Sequence[str], kind: NullKind = "general", ends: str = " ") -> list[object] | None:
    """A column of cells at once that ``quick_text`` would all keep, blank ones as None; None where any is otherwise."""
    together = f"|{'|'.join(cells)}|"
    if "  " in together or any(f"|{end}" in together or f"{end}|" in together for end in ends):
        return None
    if not together.isprintable():
        return None
    starts = {start for start in {cell[:3] for cell in cells} if may_begin_null_word(start, kind)}
    if starts - {""} and any(cell[:3] in starts and cell and is_null_word(cell, kind) for cell in cells):
        return None
    return [cell or None for cell in cells] if "" in starts else list(cells)


def references_of(cells: Sequence[str], cad: Quick) -> list[object] | None:
    """A column of plainly written CAD references at once; None where any cell is written otherwise.

    ``cad`` is what ``quick_cad`` made; each different number and each different day is looked at once.
    """
    first = _CAD.fullmatch(cells[0]) if cells else None
    if first is None:
        return None
    long = len(first[2])
    numbers: dict[str, str] = {}
    for head in {cell[:-long] for cell in cells}:
        match = _CAD_NUMBER.fullmatch(head)
        if match is None:
            return None
        numbers[head] = f"{int(match[1]):04d}"
    days: dict[str, str] = {}
    for tail in {cell[-long:] for cell in cells}:
        read = cad("1" + tail)
        if tail[0] not in " /" or not isinstance(read, str):
            return None
        days[tail] = read[4:]
    return [numbers[cell[:-long]] + days[cell[-long:]] for cell in cells]


class PartedMoments:
    """A column of moments written plainly, day and time of day apart; ``plain`` is False where any is not."""

    def __init__(self, cells: Sequence[str]) -> None:
        self.plain = set(map(len, cells)) <= {0, 16, 19}
        if self.plain:
            self._days = [cell[:10] for cell in cells]
            self._clocks = [cell[10:] for cell in cells]
            self._clock_of: dict[str, time | None] = {"": None}
            for written in set(self._clocks) - {""}:
                clock = self._clock_of[written] = quick_time(written[1:]) if written[0] in " T" else None
                self.plain = self.plain and clock is not None

    def votes(self) -> dict[str, int] | None:
        """Each different day once, for telling the order of day and month; None where they must be counted."""
        days = set(self._days) - {""} if self.plain else set()
        if self.plain and all(_DAY.fullmatch(day) and read_date(day).order != "month first" for day in days):
            return dict.fromkeys(days, 1)
        return None

    def moments(self, moment: Quick) -> list[object] | None:
        """The moments, blank cells as None; None where any is to be read with care. ``moment`` is a quick one."""
        days: dict[str, object] = {"": None}
        for day in set(self._days) - {""} if self.plain else ():
            read = moment(f"{day} 00:00")
            days[day] = read.date() if isinstance(read, datetime) else None
            self.plain = self.plain and days[day] is not None
        if not self.plain:
            return None
        combine: Callable[[Any, Any], object] = datetime.combine
        clocks = self._clock_of
        return [
            combine(days[day], clocks[clock]) if day else None
            for day, clock in zip(self._days, self._clocks, strict=True)
        ]


def votes(texts: Collection[str]) -> dict[str, int]:
    """How often each day is written among different texts."""
    counted: dict[str, int] = {}
    for text in texts:
        day = written_day(text.strip())
        counted[day] = counted.get(day, 0) + 1
    return counted
