"""Where the table is on a sheet: the titles above it, its header, its rows, and what stands below.

Every row of the sheet ends in exactly one place: the header, the body, or left out with a reason in words. Row numbers
are those a person sees in the file, counted from 1.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from ivolt_desktop.intake.book import Cell, RawSheet, cell_text
from ivolt_desktop.intake.feeds.declaration import header_key
from ivolt_desktop.intake.header_scoring import best_header, is_filled, merged_band
from ivolt_desktop.intake.table_parting import next_header

ABOVE = "above the table"
BLANK = "a blank row"
TOTAL = "a total"
REPEATED = "the header again"
BELOW = "a note below the table"
OTHER = "part of another table on the sheet"

_TOTAL = re.compile(
    r"^(?:grand\s*|sub[\s-]*|overall\s*)?totals?\b[\s:]*(?:for\b.*|of\b.*|calls|rows|records)?$|^(?:sum|average)$", re.I
)
_NOTE = re.compile(
    r"^(?:\*+\s*)?(?:end of (?:report|file|data|list)|confidential|official|restricted|not protectively|generated|"
    r"produced|prepared|printed|report (?:run|date|created)|source\s*:|notes?\s*:|page \d|copyright|©|"
    r"total number|signed|author)\b",
    re.I,
)


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
    body: list[tuple[int, list[Cell]]]
    left_out: list[tuple[int, str]] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    left_cells: dict[int, list[str]] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)

    @property
    def header_row(self) -> int | None:
        """The row of the header, the lowest of them where it takes two; None where there is none."""
        return self.header_rows[-1] if self.header_rows else None

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
    end = next_header(rows[:end], place) or end
    end = len(rows) if end is None else _without_titles(rows, place, end)
    for number in range(end, len(rows)):
        left_out.append((number + sheet.first_row, OTHER if any(map(is_filled, rows[number])) else BLANK))
    body = _body(rows[:end], place, sheet.first_row, [header_key(text) for text in raw], left_out)
    headers, columns = _settle_headers(raw, [cells for _, cells in body])
    straight = columns == list(range(len(columns)))
    width = len(columns)
    settled = [
        (number, _fit(cells, width) if straight else [cells[c] if c < len(cells) else "" for c in columns])
        for number, cells in body
    ]
    left_out.sort()
    left_cells = {
        number: [cell_text(cell) for cell in rows[number - sheet.first_row]] for number, why in left_out if why != BLANK
    }
    numbers = tuple(number + sheet.first_row for number in header_rows)
    written = (band or [_as_written(cell) for cell in rows[place]]) if place >= 0 else []
    written = [written[column] if column < len(written) else "" for column in columns]
    return FoundTable(sheet.name, numbers, headers, columns, settled, left_out, titles, left_cells, written)


def find_tables(sheet: RawSheet, known: Collection[str] = ()) -> list[FoundTable]:
    """Every table on a sheet: the main one, which is what ``find_table`` finds, then those above and below it."""
    tables = [find_table(sheet, known)]
    main = tables[0]
    above = [number for number, why in main.left_out if why == ABOVE]
    if len(above) >= 3:
        top = find_table(RawSheet(sheet.name, sheet.rows[: max(above) - sheet.first_row + 1], sheet.first_row), known)
        if top.header_rows and sum(map(bool, top.written)) >= 2 and len(top.body) >= 2:
            tables.append(top)
    rest = [number for number, why in main.left_out if why == OTHER]
    while rest:
        start = rest[0] - sheet.first_row
        further = find_table(RawSheet(sheet.name, sheet.rows[start:], rest[0]), known)
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


def _body(
    rows: Sequence[Sequence[Cell]], place: int, first: int, keys: list[str], left_out: list[tuple[int, str]]
) -> list[tuple[int, Sequence[Cell]]]:
    """The rows below the header; what is no record goes to ``left_out``."""
    body: list[tuple[int, Sequence[Cell]]] = []
    filled_keys = [key for key in keys if key]
    for number in range(place + 1, len(rows)):
        row = rows[number]
        start = next((cell for cell in row if is_filled(cell)), None)
        if start is None:
            left_out.append((number + first, BLANK))
            continue
        if isinstance(start, str):
            text = start.strip()
            if len(text) < 60 and _TOTAL.match(text) and sum(map(is_filled, row)) <= max(2, len(filled_keys) - 1):
                left_out.append((number + first, TOTAL))
                continue
            if filled_keys and header_key(text) == filled_keys[0]:
                keyed = [header_key(cell_text(cell)) for cell in row if is_filled(cell)]
                if len(keyed) > 1 and keyed == filled_keys:
                    left_out.append((number + first, REPEATED))
                    continue
        body.append((number + first, row))
    width = max(len(filled_keys), 1)
    while body and width >= 3:
        filled = [cell for cell in body[-1][1] if is_filled(cell)]
        if len(filled) > max(1, width // 6) or not isinstance(filled[0], str):
            break
        in_front = any(is_filled(cell) for cell in body[-1][1][:2])
        if (len(filled) > 1 or not in_front) and not _NOTE.match(filled[0].strip()):
            break
        left_out.append((body.pop()[0], BELOW))
    if width >= 3:
        for entry in [e for e in body if len([c for c in e[1] if is_filled(c)]) == 1]:
            text = next(cell_text(cell) for cell in entry[1] if is_filled(cell))
            if _NOTE.match(text):
                body.remove(entry)
                left_out.append((entry[0], BELOW))
    return body


def _settle_headers(raw: list[str], body: list[Sequence[Cell]]) -> tuple[list[str], list[int]]:
    """Unique header texts and the columns they stand over; columns without header and cells are dropped."""
    width = max(len(raw), max((len(cells) for cells in body), default=0))
    used = [False] * width
    for cells in body:
        if all(used):
            break
        for column, cell in enumerate(cells):
            if not used[column] and is_filled(cell):
                used[column] = True
    headers: list[str] = []
    columns: list[int] = []
    seen: dict[str, int] = {}
    for column in range(width):
        text = " ".join(raw[column].split()) if column < len(raw) else ""
        if not text:
            if not used[column] and raw:
                continue
            text = f"Column {column + 1}"
        seen[text.casefold()] = seen.get(text.casefold(), 0) + 1
        times = seen[text.casefold()]
        headers.append(text if times == 1 else f"{text} ({times})")
        columns.append(column)
    return headers, columns


def _fit(cells: Sequence[Cell], width: int) -> list[Cell]:
    if len(cells) >= width:
        return list(cells[:width])
    return [*cells, *[""] * (width - len(cells))]
