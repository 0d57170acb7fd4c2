"""Cutting the text of a table into rows of cells, also where quotes were left open, doubled or forgotten.

A sound text goes through the standard library's reader. Where that reader objects, or swallows whole lines into one
cell, every line is read with care: a quote closes a cell only before a delimiter or the end of the line, and of the
ways a line can be read the one that gives it as many cells as the other rows have is taken.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from ivolt_desktop.intake.grid import Grid

_LONGEST_CELL = 60  # lines
MOST_ODD = 400
_TRIED = 40
_LONG_TEXT = 1_000_000
_LINES_TRIED = 6
_MOST_HARD = 1000
"""Rows of which every reading over several lines is tried; a file with more of them was not written as a table is."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """The writing of a text table.

    ``escape`` is a backslash where quotes are escaped by it, else ''. ``spaced`` says that a space follows each
    delimiter and belongs to no cell.
    """

    delimiter: str = ","
    quote: str = '"'
    escape: str = ""
    spaced: bool = False

    @property
    def words(self) -> str:
        """The delimiter in words."""
        names = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar", " ": "space", ":": "colon"}
        return names.get(self.delimiter, f"‘{self.delimiter}’") + (" and space" if self.spaced else "")


Rows: TypeAlias = list[list[str]] | Grid
"""Rows as a list, or a large table's by column."""


@dataclass(slots=True)
class Cut:
    """The rows of a text, top to bottom; a blank line is an empty row.

    ``width`` is how many cells most rows have. ``odd`` has the text of the rows that have another number, by their
    place; it is empty where there are too many of them to be slips. ``strays`` counts rows with quotes out of order.
    """

    rows: Rows
    width: int = 0
    odd: dict[int, str] = field(default_factory=dict)
    strays: int = 0


def cut(text: str, dialect: Dialect) -> Cut:
    """Cut text into rows of cells. Every line of the text is in exactly one row."""
    csv.field_size_limit(2**31 - 1)
    if dialect.quote not in text and not dialect.escape:
        rows = list(reader_of(text, dialect))
        width = usual_width(map(len, rows))
        return Cut(rows, width, _odd(text, dialect, rows, width))
    quick = _cut_quickly(text, dialect)
    return quick if quick is not None else _cut_with_care(text, dialect)


def usual_width(widths: Iterable[int]) -> int:
    """The number of cells that most rows have, blank rows apart; 0 where there is no row."""
    counts = Counter(width for width in widths if width)
    return max(counts, key=lambda width: (counts[width], width)) if counts else 0


def common_widths(counts: Counter[int]) -> frozenset[int]:
    """The numbers of cells that many rows have: of the table, and of another one below it."""
    return frozenset(width for width, count in counts.items() if width > 1 and count >= max(3, 0.05 * counts.total()))


def _cut_quickly(text: str, dialect: Dialect) -> Cut | None:
    if dialect.escape and _loose_escapes(text, dialect):
        return None
    try:
        rows = list(reader_of(text, dialect))
    except csv.Error:
        return None
    width = usual_width(map(len, rows))
    lines = text.count("\n") + text.count("\r") - text.count("\r\n")
    if len(rows) < lines and _holds_rows(rows, width, dialect):
        return None
    return Cut(rows, width, _odd(text, dialect, rows, width))


def _holds_rows(rows: list[list[str]], width: int, dialect: Dialect) -> bool:
    """Whether a cell with line breaks in it seems to have swallowed rows."""
    counts = Counter(map(len, rows))
    common = common_widths(counts) | {width}
    return any(swallows_rows(row, common, counts[width], width, dialect) for row in rows)


def swallows_rows(row: list[str], common: frozenset[int], usual: int, width: int, dialect: Dialect) -> bool:
    """Whether a cell of ``row`` has line breaks in it and seems to have swallowed rows.

    ``common`` are the numbers of cells that rows may have, ``usual`` is how many rows have ``width`` of them.
    """
    for cell in row:
        if "\n" in cell or "\r" in cell:
            inside = cell.splitlines()[1:-1]
            if len(row) not in common or len(inside) > _LONGEST_CELL:
                return True
            if usual >= 3 and width >= 3 and any(_full(line, dialect, width) for line in inside):
                return True
    return False


def _odd(text: str, dialect: Dialect, rows: list[list[str]], width: int) -> dict[int, str]:
    places = {place for place, row in enumerate(rows) if row and len(row) != width}
    if not places or len(places) > MOST_ODD:
        return {}
    lines = _lines_of(text)
    kept: list[str] = []

    def passing() -> Iterator[str]:
        for line in lines:
            kept.append(line)
            yield line

    found: dict[int, str] = {}
    for place, _ in enumerate(reader_of(passing(), dialect)):
        if place in places:
            found[place] = "".join(kept).rstrip("\r\n")
        kept.clear()
    return found


def _loose_escapes(text: str, dialect: Dialect) -> bool:
    """Whether a backslash stands before anything but a quote or a backslash; the standard reader would drop it."""
    rest = text.replace(dialect.escape * 2, "").replace(dialect.escape + dialect.quote, "")
    return dialect.escape in rest


def _lines_of(text: str) -> Iterable[str]:
    """The lines with their ends. A long text goes through its bytes: a ``StringIO`` takes four for each character."""
    if len(text) < _LONG_TEXT:
        return io.StringIO(text, newline="")
    stream = io.BytesIO(text.encode("utf-8", "surrogatepass"))
    return io.TextIOWrapper(stream, "utf-8", "surrogatepass", newline="")


def reader_of(lines: Iterable[str] | str, dialect: Dialect) -> Iterator[list[str]]:
    """The standard library's reader, strict, on a text or its lines."""
    return csv.reader(
        _lines_of(lines) if isinstance(lines, str) else lines,
        delimiter=dialect.delimiter,
        quotechar=dialect.quote,
        escapechar=dialect.escape or None,
        skipinitialspace=dialect.spaced,
        strict=True,
    )


# ---- with care


def _cut_with_care(text: str, dialect: Dialect) -> Cut:
    lines = list(_lines_of(text))
    width, common = _likely_widths(lines, dialect)
    rows: list[list[str]] = []
    odd: dict[int, str] = {}
    place = strays = 0
    while place < len(lines):
        cells, taken, stray = _read(lines, place, dialect, width, common, patient=strays < _MOST_HARD)
        strays += stray
        if cells and len(cells) != width:
            odd[len(rows)] = "".join(lines[place : place + taken]).rstrip("\r\n")
        rows.append(cells)
        place += taken
    return Cut(rows, width, odd if len(odd) <= MOST_ODD else {}, strays)


def _likely_widths(lines: list[str], dialect: Dialect) -> tuple[int, frozenset[int]]:
    """How many cells most rows have, and all numbers that many rows have.

    Counted by lines read alone and by records read whole; whichever explains more lines is believed.
    """
    alone: Counter[int] = Counter()
    whole: Counter[int] = Counter()
    place = 0
    sample = lines[:2000]
    for line in sample:
        cells, still_open, _ = scan(line.rstrip("\r\n"), dialect)
        if line.strip() and not still_open:
            alone[len(cells)] += 1
    while place < len(sample):
        row, taken, _ = _read_whole(sample, place, dialect)
        if row and sample[place].strip():
            whole[len(row)] += taken
        place += taken or 1
    one, other = alone.most_common(1), whole.most_common(1)
    if not one or (other and other[0][1] > one[0][1]):
        return (other[0][0], common_widths(whole)) if other else (1, frozenset())
    return one[0][0], common_widths(alone)


def _read(
    lines: list[str], place: int, dialect: Dialect, width: int, common: frozenset[int], patient: bool
) -> tuple[list[str], int, bool]:
    """The cells of the row that starts at ``place``, how many lines it takes, whether its quotes are out of order."""
    line = lines[place].rstrip("\r\n")
    if not line:
        return [], 1, False
    cells, still_open, stray = scan(line, dialect)
    if not still_open and (len(cells) == width or not stray):
        return cells, 1, stray
    single = _other_reading(line, dialect, width)
    if not still_open:
        return single or cells, 1, True
    whole, taken, stray = _read_whole(lines, place, dialect)
    if whole is not None and (not stray or len(whole) == width or len(whole) in common):
        if single is None or not (stray or _full(lines[place + 1], dialect, width)):
            return whole, taken, stray
    if single is not None:
        return single, 1, True
    text = lines[place]
    for more in range(1, min(_LINES_TRIED, len(lines) - place) if patient else 1):
        text += lines[place + more]
        several = _other_reading(text.rstrip("\r\n"), dialect, width)
        if several is not None and not _full(lines[place + more], dialect, width):
            return several, more + 1, True
    return _literal(line, dialect), 1, True


def _read_whole(lines: list[str], place: int, dialect: Dialect) -> tuple[list[str] | None, int, bool]:
    """The row when open quotes may take in the lines below: its cells (None: never closed), lines, stray quotes."""
    some = lines[place : place + _LONGEST_CELL]
    while len(some) > 1 and dialect.quote not in some[-1]:  # nothing can be closed there
        some.pop()
    text = "".join(some)
    ends: list[int] = []
    cells, still_open, stray = scan(text, dialect, line_ends=ends)
    if still_open:
        return None, 0, False
    length = 0
    for taken, line in enumerate(some, 1):
        length += len(line)
        if ends[0] < length:
            return cells, taken, stray
    return cells, len(some), stray


def _full(line: str, dialect: Dialect, width: int) -> bool:
    """Whether a line is a row by itself, not the end of a cell that began above."""
    if line.count(dialect.quote) % 2:
        return False
    cells, still_open, _ = scan(line.rstrip("\r\n"), dialect)
    return not still_open and len(cells) == width and any(cell.strip() for cell in cells)


def _other_reading(line: str, dialect: Dialect, width: int) -> list[str] | None:
    """Another way to read a single line that gives it the usual number of cells."""
    cells, still_open, _ = scan(line, dialect, pairs_close=True)
    if not still_open and len(cells) == width:
        return cells
    start, tried = len(line), 0
    while tried < _TRIED and (start := line.rfind(dialect.quote, 0, start)) >= 0:
        before = line[:start].rstrip(" ") if dialect.spaced else line[:start]
        if not before or before.endswith(dialect.delimiter):
            tried += 1
            cells, still_open, _ = scan(line, dialect, plain=start)
            if not still_open and len(cells) == width:
                return cells
    return None


def _literal(line: str, dialect: Dialect) -> list[str]:
    """A line whose last opening quote is a plain character."""
    start = len(line)
    while (start := line.rfind(dialect.quote, 0, start)) >= 0:
        cells, still_open, _ = scan(line, dialect, plain=start)
        if not still_open:
            return cells
    return line.split(dialect.delimiter)


def scan(
    text: str, dialect: Dialect, *, plain: int = -1, pairs_close: bool = False, line_ends: list[int] | None = None
) -> tuple[list[str], bool, bool]:
    """Read one row: its cells, whether a quote was left open, whether quotes stood inside a cell unescaped.

    The quote at ``plain`` is taken as a character of its cell. With ``pairs_close`` two quotes before a delimiter are
    one character and the end of the cell; by the standard they are one character and the cell goes on. With
    ``line_ends`` the text holds further lines: the row ends with the first line at whose end no quote is open, and
    the place of that end is added to the list.
    """
    delimiter, quote, escape = dialect.delimiter, dialect.quote, dialect.escape
    cells: list[str] = []
    place, end, stray = 0, len(text), False
    stops = delimiter if line_ends is None else delimiter + "\r\n"
    while True:
        if dialect.spaced:
            while place < end and text[place] == " ":
                place += 1
        if place < end and text[place] == quote and place != plain:
            cell, place, odd = _quoted(text, place + 1, dialect, pairs_close, stops)
            stray = stray or odd
            cells.append(cell)
            if place < 0:
                return cells, True, stray
        elif escape and escape in text:
            cell, place = _escaped(text, place, dialect, stops)
            cells.append(cell)
        else:
            stop = min((at for each in stops if (at := text.find(each, place)) >= 0), default=end)
            cells.append(text[place:stop])
            place = stop
        if place >= end or text[place] != delimiter:
            if line_ends is not None:
                line_ends.append(place)
            return cells, False, stray
        place += 1  # the delimiter


def _quoted(text: str, place: int, dialect: Dialect, pairs_close: bool, stops: str) -> tuple[str, int, bool]:
    """The cell whose quote was opened before ``place``; where its delimiter stands (-1: never closed); stray quotes.

    ``stops`` are the characters before which a quote closes the cell.
    """
    quote, escape, end = dialect.quote, dialect.escape, len(text)
    parts: list[str] = []
    stray = False
    start = place
    while True:
        hit = text.find(quote, place)
        if escape:
            mark = text.find(escape, place, hit if hit >= 0 else end)
            if mark >= 0:
                if mark + 1 < end and text[mark + 1] in (quote, escape):
                    parts += [text[start:mark], text[mark + 1]]
                    start = mark + 2
                    place = start
                else:
                    place = mark + 1
                continue
        if hit < 0:
            parts.append(text[start:])
            return "".join(parts), -1, stray
        after = hit
        while after < end and text[after] == quote:
            after += 1
        run = after - hit
        parts.append(text[start:hit])
        rest = after
        while rest < end and text[rest] == " " and dialect.delimiter != " ":
            rest += 1
        if (rest >= end or text[rest] in stops) and (run % 2 or pairs_close):
            parts.append(quote * (run // 2))
            return "".join(parts), rest, stray
        if run == 1 and parts[-1].endswith("\\"):  # one row that escapes by backslash among rows that double
            parts[-1] = parts[-1][:-1]
        stray = stray or run % 2 == 1
        parts.append(quote * ((run + 1) // 2))
        start = place = after


def _escaped(text: str, place: int, dialect: Dialect, stops: str) -> tuple[str, int]:
    """An unquoted cell in which a backslash may stand before a delimiter, a quote or a backslash."""
    parts: list[str] = []
    while place < len(text) and text[place] not in stops:
        follows = text[place + 1 : place + 2]
        if text[place] == dialect.escape and follows and follows in (dialect.delimiter, dialect.quote, dialect.escape):
            place += 1
        parts.append(text[place])
        place += 1
    return "".join(parts), place
