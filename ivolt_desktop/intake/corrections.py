"""Rows set aside, sent back to the agency and returned: how such a file is written, and how it is known again.

Beside the agency's own columns each row carries its number, the reason, and a code made from the fingerprint of the
file it came from. The code survives sorting, copying into another workbook and saving as CSV.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ivolt_desktop.intake.book import cell_text
from ivolt_desktop.intake.feeds.declaration import header_key
from ivolt_desktop.intake.finding import FoundTable

ROW, WHY, CODE = "Row", "Why it was set aside", "Code (leave as it is)"
_CODE = re.compile(r"^IV-([0-9a-f]{16})$")
LETTER = "What to do"
"""The sheet beside the rows, which says what to do with them."""
_LETTER = (
    "These rows could not be taken in as they were sent. The column ‘Why it was set aside’ says what is wrong.",
    "Please put the rows right in their own columns, on the first sheet, and send this file back.",
    "Leave the columns ‘Row’ and ‘Code’ as they are: by them each row finds its way back to its place.",
    "Rows that cannot be put right may stay as they are, or be deleted.",
)
HEADERS = (ROW, WHY)
"""What stands in front of the agency's own columns."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """A file that puts right rows set aside. ``rows`` are its own row numbers with those of the file corrected."""

    code: str
    rows: Mapping[int, int] = field(default_factory=dict)


def code_of(digest: str, sheet: str | None, header_row: int | None) -> str:
    """The code of one table of one file, 'IV-' and sixteen hexadecimal digits; it tells nothing of what is in it."""
    told = f"{digest}\x1f{sheet or ''}\x1f{header_row or 0}"
    return "IV-" + hashlib.sha256(told.encode("utf-8")).hexdigest()[:16]


def to_send_back(
    code: str, headers: Sequence[str], rows: Sequence[tuple[int, str, Sequence[str]]]
) -> tuple[list[str], list[list[str | int]]]:
    """Headers and rows of the sheet to send back, of rows as (number, reason, texts)."""
    return [ROW, WHY, *headers, CODE], [[number, why, *texts, code] for number, why, texts in rows]


def letter() -> tuple[list[str], list[list[str]]]:
    """Header and lines of the sheet that tells the agency what to do."""
    return [LETTER], [[line] for line in _LETTER]


def part_off(found: FoundTable) -> Corrections | None:
    """Take the columns the program added out of a table; None where it is no file of corrections.

    A row whose number was lost, or that carries another file's code, is read as a row of its own.
    """
    places = {header_key(header): place for place, header in enumerate(found.headers)}
    wanted = [places.get(header_key(name)) for name in (ROW, CODE)]
    if None in wanted:
        return None
    row_at, code_at = (place for place in wanted if place is not None)
    codes = {number: cell_text(cells[code_at]) for number, cells in found.body}
    told = Counter(code for code in codes.values() if _CODE.match(code))
    if not told:
        return None
    code = told.most_common(1)[0][0]
    rows = {number: int(text) for number, cells in found.body
            if codes[number] == code and (text := cell_text(cells[row_at])).isdecimal() and len(text) < 9}
    dropped = {row_at, code_at, places.get(header_key(WHY), row_at)}
    stay = [place for place in range(len(found.headers)) if place not in dropped]
    found.headers = [found.headers[place] for place in stay]
    found.columns = [found.columns[place] for place in stay]
    found.written = [found.written[place] for place in stay if place < len(found.written)]
    found.body = [(number, [cells[place] for place in stay]) for number, cells in found.body]
    return Corrections(code, rows)
