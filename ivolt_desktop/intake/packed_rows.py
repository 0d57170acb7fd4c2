"""Rows that stand in one cell each: a text table pasted into a spreadsheet, or quoted line by line when it was saved.

What somebody would do with ‘Text to columns’ is done, where every row says that it is one of the same table.
"""

from collections import Counter
from collections.abc import Sequence

from ivolt_desktop.intake.book import Cell, RawSheet
from ivolt_desktop.intake.header_scoring import is_filled, is_label
from ivolt_desktop.intake.row_cutting import Dialect, cut

_DELIMITERS = ("\t", ";", "|", ",")
_SAMPLE = 200
_LEAST = 3
"""Cells a row has to give: ‘Finch, Orla’ under ‘Surname, forename’ is one cell."""


def part_packed_rows(sheet: RawSheet) -> str:
    """Part the rows of a sheet where each stands in one cell; returns what was done in words, '' for any other sheet.
    """
    lone = [text for row in sheet.rows[:_SAMPLE] if (text := _lone(row)) is not None]
    filled = [text for text in lone if text]
    if len(lone) < 0.95 * min(len(sheet.rows), _SAMPLE) or len(filled) < 2:
        return ""
    for delimiter in _DELIMITERS:
        dialect = Dialect(delimiter)
        made = [_cells(text, dialect) for text in filled]
        width, times = Counter(map(len, made)).most_common(1)[0]
        first = next(row for row in made if len(row) > 1) if width >= _LEAST else []
        if delimiter == "," and len(made[0]) != width and _are_addresses(filled):
            continue
        if times >= 0.7 * len(made) and len(first) == width and all(is_label(cell, cell) for cell in first if cell):
            sheet.rows = [_parted(row, dialect) for row in sheet.rows]
            return f"each row stood in one cell and was parted by {dialect.words}"
    return ""


def _are_addresses(texts: Sequence[str]) -> bool:
    """Whether commas mostly come with a blank, as they do within one cell."""
    every = sum(text.count(",") for text in texts)
    return sum(text.count(", ") for text in texts) > 0.5 * every


def _lone(row: Sequence[Cell]) -> str | None:
    """The text of a row that has nothing but its first cell, '' for a blank one; None for any other row."""
    if not row or not any(map(is_filled, row)):
        return ""
    return row[0] if isinstance(row[0], str) and not any(map(is_filled, row[1:])) else None


def _parted(row: Sequence[Cell], dialect: Dialect) -> list[Cell]:
    text = _lone(row)
    return list(row) if text is None else list[Cell](_cells(text, dialect)) if text else []


def _cells(text: str, dialect: Dialect) -> list[str]:
    if dialect.delimiter not in text:
        return [text]
    return [cell for row in cut(text, dialect).rows for cell in row]
