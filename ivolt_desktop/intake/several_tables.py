"""One of several tables of a sheet, with every other row of the sheet told as left out."""

from collections.abc import Collection
from dataclasses import dataclass

from ivolt_desktop.intake.book import RawSheet, cell_text
from ivolt_desktop.intake.finding import BLANK, OTHER, FoundTable
from ivolt_desktop.intake.header_scoring import is_filled

HIDDEN = "hidden in the sheet"


@dataclass(frozen=True, slots=True)
class TableOffer:
    """A table that can be read: its number on the sheet (from 1, top to bottom), where it stands, what it holds."""

    number: int
    first_row: int
    last_row: int
    rows: int
    headers: tuple[str, ...]


def in_order(tables: list[FoundTable]) -> list[FoundTable]:
    """Tables from the top of the sheet down."""
    return sorted(tables, key=_first)


def offers(tables: list[FoundTable]) -> list[TableOffer]:
    """What can be chosen among; ``tables`` stand in order."""
    return [
        TableOffer(
            number,
            _first(table),
            table.body[-1][0] if table.body else _first(table),
            len(table.body),
            tuple(table.headers[:4]),
        )
        for number, table in enumerate(tables, 1)
    ]


def with_whole_sheet(found: FoundTable, sheet: RawSheet, others: list[FoundTable]) -> FoundTable:
    """Tell every row of the sheet that the table does not: those of ``others`` as part of another table."""
    theirs = {
        number
        for table in others
        if table is not found
        for number in (*table.header_rows, *(row for row, _ in table.body))
    }
    told = {number for number, _ in found.left_out}
    told.update(found.header_rows, (number for number, _ in found.body))
    end = sheet.first_row + len(sheet.rows)
    if theirs:
        found.left_out = [(number, OTHER if number in theirs else why) for number, why in found.left_out]
    for number in range(1, end):
        if number in told:
            continue
        cells = sheet.rows[number - sheet.first_row] if number >= sheet.first_row else ()
        blank = not any(map(is_filled, cells))
        found.left_out.append((number, BLANK if blank else OTHER))
        if not blank:
            found.left_cells[number] = [cell_text(cell) for cell in cells]
    found.left_out.sort()
    return found


def without_hidden(found: FoundTable, hidden: Collection[int]) -> FoundTable:
    """Leave out the rows that were hidden in the spreadsheet; their text is still told."""
    width = max(found.columns, default=-1) + 1
    kept = []
    for number, cells in found.body:
        if number not in hidden:
            kept.append((number, cells))
            continue
        texts = [""] * width
        for column, cell in zip(found.columns, cells, strict=True):
            texts[column] = cell_text(cell)
        found.left_out.append((number, HIDDEN))
        found.left_cells[number] = texts
    found.body = kept
    found.left_out.sort()
    return found


def _first(table: FoundTable) -> int:
    return table.header_rows[0] if table.header_rows else table.body[0][0] if table.body else 1
