"""Where the table is on a sheet: the titles above it, its header, its rows, and what stands below.

Every row of the sheet ends in exactly one place: the header, the body, or left out with a reason in words. Row numbers
are those a person sees in the file, counted from 1.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from ivolt_desktop.intake.book import Cell, RawSheet, cell_text
from ivolt_desktop.intake.feeds.declaration import header_key
from ivolt_desktop.intake.grid import Grid
from ivolt_desktop.intake.grid_body import GridBody, grid_body
from ivolt_desktop.intake.header_scoring import best_header, is_filled, merged_band
from ivolt_desktop.intake.stray_rows import stray_rows
from ivolt_desktop.intake.table_body import BELOW, BLANK, REPEATED, TOTAL, table_body
from ivolt_desktop.intake.table_parting import next_header
from ivolt_desktop.rules.unseen_marks import without_unseen

__all__ = ["ABOVE", "BELOW", "BLANK", "OTHER", "REPEATED", "TOTAL", "FoundTable", "find_table", "find_tables"]
ABOVE = "above the table"
OTHER = "part of another table on the sheet"
_MOST_MERGED, _DEEPEST = 20_000, 1_000
"""Merged cells that are looked at, and rows below one that it counts for."""


@dataclass(slots=True)
class FoundTable:
    """A table and everything round it.

    ``headers[i]`` stands over column ``columns[i]`` of the sheet (0 is the leftmost that was read); each body row is
    its row number and its cells in the order of ``headers``. ``header_rows`` is empty where the table has no header.
    ``left_cells`` has the texts of the rows left out that are not blank, by row number. ``written`` are the header
    texts as they stand in the file, '' where there is none.
    """

    sheet: str
    header_rows: tuple[int, ...]
    headers: list[str]
    columns: list[int]
    body: Sequence[tuple[int, list[Cell]]]
    left_out: list[tuple[int, str]] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    left_cells: dict[int, list[str]] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)

    @property
    def header_row(self) -> int | None:
        """The row of the header, the lowest of them where it takes two; None where there is none."""
        return self.header_rows[-1] if self.header_rows else None

    @property
    def row_numbers(self) -> Sequence[int]:
        """The row number of every body row."""
        return self.body.numbers if isinstance(self.body, GridBody) else [number for number, _ in self.body]

    def column(self, place: int) -> Sequence[Cell]:
        """The body's cells under ``headers[place]``."""
        if isinstance(self.body, GridBody):
            return self.body.column(place)
        return [cells[place] for _, cells in self.body]

    def every(self, step: int, place: int) -> Sequence[Cell]:
        """The body's cells under ``headers[place]`` of the first row and of every ``step``-th after it."""
        if isinstance(self.body, GridBody):
            return self.body.every(step, place)
        return [cells[place] for _, cells in self.body[::step]]

    def hidden_places(self, sheet: RawSheet) -> list[int]:
        """Places of the headers whose columns were hidden in the spreadsheet."""
        hidden = sheet.hidden_columns
        return [place for place, column in enumerate(self.columns) if column in hidden] if hidden else []

    @property
    def total_rows(self) -> int:
        """How many rows the sheet has, all kinds together."""
        return len(self.header_rows) + len(self.body) + len(self.left_out)


def find_table(sheet: RawSheet, known: Collection[str] = (), header_row: int | None = None) -> FoundTable:
    """Find the table on a sheet.

    ``known`` are header keys seen before (of feeds and layouts); they help but are not needed. ``header_row`` is a row
    number the person has pointed at; 0 says that the table has no header.
    """
    rows = sheet.rows
    end: int | None = None
    if header_row is None:
        place, end = _main_table(rows, known)
    else:
        place = header_row - sheet.first_row if header_row else -1
        place = place if 0 <= place < len(rows) else -1
    left_out: list[tuple[int, str]] = [(number, BLANK) for number in range(1, sheet.first_row)]
    titles: list[str] = []
    band = merged_band(rows, place) if place > 0 and header_row is None else None
    header_rows = [place - 1, place] if band else [place] if place >= 0 else []
    for number in range(min(header_rows, default=0)):
        texts = [cell_text(cell) for cell in rows[number] if is_filled(cell)]
        left_out.append((number + sheet.first_row, ABOVE if texts else BLANK))
        if texts:
            titles.append(" ".join(texts)[:200])
    raw = band or ([cell_text(cell) for cell in rows[place]] if place >= 0 else [])
    end = next_header(rows, place, end) or end
    end = len(rows) if end is None else _without_titles(rows, place, end)
    for number in range(end, len(rows)):
        left_out.append((number + sheet.first_row, OTHER if any(map(is_filled, rows[number])) else BLANK))
    keys = [header_key(text) for text in raw]
    filled_keys = [key for key in keys if key] if place >= 0 else []
    if isinstance(rows, Grid):
        by_column, used = grid_body(rows, place, end, sheet.first_row, keys, left_out)
        strays = stray_rows(rows, place, by_column.places, filled_keys, titles)
        if strays:
            by_column.places = [each for each in by_column.places if each not in strays]
        headers, columns = _settle_headers(raw, used)
        by_column.choose(columns)
        body: Sequence[tuple[int, list[Cell]]] = by_column
    else:
        if sheet.merged_down:
            rows = _filled_down(rows, sheet, place)
        found = table_body(rows[:end], place, sheet.first_row, keys, left_out)
        strays = stray_rows(rows, place, [number - sheet.first_row for number, _ in found], filled_keys, titles)
        if strays:
            found = [entry for entry in found if entry[0] - sheet.first_row not in strays]
        headers, columns = _settle_headers(raw, _used([cells for _, cells in found], len(raw)))
        body = _fitted(found, columns)
    left_out += [(each + sheet.first_row, why) for each, why in strays.items()]
    left_out.sort()
    left_cells = {
        number: [cell_text(cell) for cell in rows[number - sheet.first_row]] for number, why in left_out if why != BLANK
    }
    numbers = tuple(number + sheet.first_row for number in header_rows)
    written = (band or [_as_written(cell) for cell in rows[place]]) if place >= 0 else []
    written = [written[column] if column < len(written) else "" for column in columns]
    return FoundTable(sheet.name, numbers, headers, columns, body, left_out, titles, left_cells, written)


def find_tables(sheet: RawSheet, known: Collection[str] = ()) -> list[FoundTable]:
    """Every table on a sheet: the main one, which is what ``find_table`` finds, then those above and below it."""
    tables = [find_table(sheet, known)]
    main = tables[0]
    above = [number for number, why in main.left_out if why == ABOVE]
    if len(above) >= 3:
        top = find_table(replace(sheet, rows=sheet.rows[: max(above) - sheet.first_row + 1]), known)
        if top.header_rows and sum(map(bool, top.written)) >= 2 and len(top.body) >= 2:
            tables.append(top)
    rest = [number for number, why in main.left_out if why == OTHER]
    while rest:
        start = rest[0] - sheet.first_row
        further = find_table(replace(sheet, rows=sheet.rows[start:], first_row=rest[0]), known)
        further.left_out = [(number, why) for number, why in further.left_out if number >= rest[0]]
        tables.append(further)
        rest = [number for number, why in further.left_out if why == OTHER]
    return tables


def _main_table(rows: Sequence[Sequence[Cell]], known: Collection[str]) -> tuple[int, int | None]:
    """Where the header of the main table is, and that of the table below where a larger one stands above it."""
    place = best_header(rows, known)
    if place > 3:
        upper = best_header(rows[:place], known)
        keys = [header_key(cell_text(cell)) for cell in rows[place] if is_filled(cell)]
        if 0 <= upper < place - 2 and not any(key in known for key in keys):
            above, below = _records(rows[upper + 1 : place]), _records(rows[place + 1 :])
            if above >= 2 and above > below and next_header(rows, upper) == place:
                return upper, place
    return place, None


def _records(rows: Sequence[Sequence[Cell]]) -> int:
    return sum(sum(map(is_filled, row[:60])) > 1 for row in rows)


def _as_written(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell_text(cell)


def _without_titles(rows: Sequence[Sequence[Cell]], place: int, start: int) -> int:
    """The titles of the next table, which stand between a blank row and its header, belong to it."""
    top = start
    while top - 1 > place and sum(map(is_filled, rows[top - 1])) == 1:
        top -= 1
    return top if top - 1 > place and not any(map(is_filled, rows[top - 1])) else start


def _used(body: list[Sequence[Cell]], least: int) -> list[bool]:
    """For every column, at least ``least`` of them, whether any cell of it is filled."""
    used = [False] * max(least, max(map(len, body), default=0))
    for cells in body:
        if all(used):
            break
        for column, cell in enumerate(cells):
            if not used[column] and is_filled(cell):
                used[column] = True
    return used


def _filled_down(rows: Sequence[Sequence[Cell]], sheet: RawSheet, header: int) -> list[Sequence[Cell]]:
    """The rows with what stands in a cell merged with those below it in each of them: it was meant for all its rows.

    A figure stays where it stands, or it would count several times; a row with nothing of its own stays blank.
    """
    made = list(rows)
    for first, column, last in sheet.merged_down[:_MOST_MERGED]:
        top = first - sheet.first_row
        cells = rows[top] if header < top < len(rows) else ()
        if not 0 <= column < len(cells) or not is_filled(cells[column]) or isinstance(cells[column], int | float):
            continue
        for place in range(top + 1, min(last - sheet.first_row, top + _DEEPEST, len(rows) - 1) + 1):
            if any(map(is_filled, rows[place])):
                own = [*made[place], *[""] * (column + 1 - len(made[place]))]
                own[column] = own[column] if is_filled(own[column]) else cells[column]
                made[place] = own
    return made


def _settle_headers(raw: list[str], used: list[bool]) -> tuple[list[str], list[int]]:
    """Unique header texts and the columns they stand over; columns without header and cells are dropped."""
    headers: list[str] = []
    columns: list[int] = []
    seen: dict[str, int] = {}
    for column in range(len(used)):
        text = " ".join(without_unseen(raw[column]).split()) if column < len(raw) else ""
        if not text:
            if not used[column] and raw:
                continue
            text = f"Column {column + 1}"
        seen[text.casefold()] = seen.get(text.casefold(), 0) + 1
        times = seen[text.casefold()]
        headers.append(text if times == 1 else f"{text} ({times})")
        columns.append(column)
    return headers, columns


def _fitted(body: list[tuple[int, Sequence[Cell]]], columns: list[int]) -> list[tuple[int, list[Cell]]]:
    """Every row with a cell for each of ``columns`` and no other."""
    width = len(columns)
    if columns == list(range(width)):
        return [(number, _fit(cells, width)) for number, cells in body]
    return [(number, [cells[c] if c < len(cells) else "" for c in columns]) for number, cells in body]


def _fit(cells: Sequence[Cell], width: int) -> list[Cell]:
    if len(cells) >= width:
        return list(cells[:width])
    return [*cells, *[""] * (width - len(cells))]
