"""Whole months as files write them: '202403', '2024-03', 'Mar-24', 'March 2024', '01/03/2024', 'Apr 24'."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from ivolt_desktop.rules.written_dates import DateOrder, read_date

_DATE_OF_NUMBERS = re.compile(r"^(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(?:\d{4}|\d{2})\b")
_YEAR_AND_LETTERS = re.compile(r"^(\d{4})[\s\-/_,.]*([a-z]{3,9})\.?$")
_BESIDE = re.compile(
    r"\b(?:number of|no\.? of|count(?: of)?|total|offences|incidents|crimes|fires|calls|provisional|prov|revised|month)"
    r"\b|[*†‡'’()\[\]]", re.I)  # fmt: skip


def read_month(text: str, order: DateOrder = "day first") -> date | None:
    """The first day of the month a text names, as a month or as one of its days; None for any other text."""
    bare = " ".join(_BESIDE.sub(" ", text).replace("_", "-").split()).strip(" -,:")
    if match := _YEAR_AND_LETTERS.match(bare.casefold()):
        bare = f"{match[2]} {match[1]}"
    found = read_date(bare, order)
    return found.day.replace(day=1) if found.day else None


def months_order(texts: Iterable[str]) -> DateOrder:
    """Whether dates that stand for months are day or month first: the number that is always the same is the day."""
    pairs = [(int(match[1]), int(match[2])) for text in texts if (match := _DATE_OF_NUMBERS.match(text.strip()))]
    first, second = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
    if max(first, default=0) > 12 or (first == {1} and len(second) > 1):
        return "day first"
    return "month first" if max(second, default=0) > 12 or (second == {1} and len(first) > 1) else "day first"


def month_headers(headers: Sequence[str]) -> dict[int, date]:
    """Headers that name a month each, by their place, with that month's first day; a month named twice is none.

    A bare number of five digits is a month only where several stand beside each other (dates as Excel keeps them).
    """
    order = months_order(headers)
    named = {place: month for place, header in enumerate(headers) if (month := read_month(header, order))}
    serials = {place for place in named if re.fullmatch(r"\d{4,5}", headers[place].strip())}
    if len(serials) < 3:
        named = {place: month for place, month in named.items() if place not in serials}
    months = list(named.values())
    return {place: month for place, month in named.items() if months.count(month) == 1}
