"""Rows of a text table with a delimiter too many, too few or of another kind, brought back into their columns.

Every way to mend such a row is weighed against leaving it as it is by how usual its cells then are for the columns
they stand in, and only a way that makes the row look like the others is taken. What was mended is told in words.
Nothing a cell holds is dropped or invented.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ivolt_desktop.intake.grid import Grid
from ivolt_desktop.intake.row_cutting import Cut, Dialect, Rows, scan

_LEARNED = 400
_CLEARLY = 3.0  # natural logarithm: twenty times as likely
_OVERFLOW = -4.0
_OTHERS = (",", ";", "\t", "|", " ")
_SHAPES = (
    ("whole", re.compile(r"^[-+]?\d+$")),
    ("figure", re.compile(r"^[-+£$€(]?\s*\d[\d,.\s]*%?\)?$")),
    ("date", re.compile(r"^\d{1,4}[-/. ]\w{1,9}[-/. ]\d{2,4}\b")),
    ("time", re.compile(r"^\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AaPp][Mm])?$")),
    ("address", re.compile(r"^(?:https?://|www\.)\S+$|^\S+@\S+\.\S+$|^/\S+$")),
    ("code", re.compile(r"^(?=\S*\d)(?=\S*[^\W\d])\S+$")),
    ("word", re.compile(r"^\S+$")),
)


def shape(cell: str) -> str:
    """What a cell looks like: 'whole', 'figure', 'date', 'time', 'address', 'code', 'word', 'text', or '' if blank."""
    text = cell.strip()
    if not text:
        return ""
    return next((name for name, form in _SHAPES if form.match(text)), "text")


@dataclass(frozen=True, slots=True)
class _Mended:
    cells: list[str]
    words: str
    joined: bool = False


class Columns:
    """What the cells of each column usually look like, learned from the rows of the usual width."""

    def __init__(self, rows: Rows, width: int) -> None:
        learned = _some_regular(rows, width)
        self.width = width
        self.seen = len(learned)
        self._shapes = [Counter(shape(row[column]) for row in learned) for column in range(width)]
        self._texts = [Counter(row[column] for row in learned) for column in range(width)]
        fits = sorted(self.fit(row) for row in learned[1:]) or [0.0]
        self.typical = fits[len(fits) // 20]

    def fit(self, cells: Sequence[str]) -> float:
        """How usual the cells are: a sum of logarithms, 0 at best. Cells past the last column count against it."""
        worth = _OVERFLOW * sum(1 for cell in cells[self.width :] if cell.strip())
        worth += _OVERFLOW / 2 * max(0, len(cells) - self.width)
        for column in range(self.width):
            worth += self._cell_fits(cells[column] if column < len(cells) else "", column)
        return worth

    def fit_from(self, column: int, cells: Sequence[str]) -> float:
        """How usual the filled ones of ``cells`` are from a column on: a mean of logarithms, 0 at best."""
        worths = [self._cell_fits(cell, place) for place, cell in enumerate(cells, column) if cell.strip()]
        return sum(worths) / max(len(worths), 1)

    def _cell_fits(self, cell: str, column: int) -> float:
        share = (self._shapes[column][shape(cell)] + 0.2) / (self.seen + 2)
        repeated = self._texts[column][cell] > 1
        return math.log(share) / (2 if repeated else 1)


def _some_regular(rows: Rows, width: int) -> list[list[str]]:
    """A spread of the rows of the usual width."""
    if isinstance(rows, Grid):
        places = [place for place in range(len(rows)) if place not in rows.odd]
        return [rows[place] for place in places[:: max(1, len(places) // _LEARNED)]]
    regular = [row for row in rows if len(row) == width]
    return regular[:: max(1, len(regular) // _LEARNED)]


def mend(made: Cut, dialect: Dialect) -> list[str]:
    """Mend the odd rows of ``made`` in place, which must be few and apart; returns what was done, in words."""
    width = made.width
    rows = made.rows
    filled = rows.filled if isinstance(rows, Grid) else sum(1 for row in rows if row)
    notes = _unwrap(made, dialect, filled)
    if width < 3 or not made.odd or filled - len(made.odd) < max(3, 0.8 * filled):
        return notes
    columns = Columns(made.rows, width)
    for place, text in made.odd.items():
        if _in_a_run(made, place):
            continue
        taken = _best(made, place, text, columns, dialect)
        if taken:
            made.rows[place] = taken.cells
            notes.append(f"row {place + 1}: {taken.words}")
    return notes


def _unwrap(made: Cut, dialect: Dialect, filled: int) -> list[str]:
    """Rows that quote every cell with the other mark, where few do."""
    mark = "'" if dialect.quote == '"' else '"'
    wrapped: dict[int, list[str]] = {}
    for place, row in _starting_with(made.rows, mark):
        if row and row[0][:1] == mark:
            cells = row
            if place in made.odd:
                cells, still_open, stray = scan(made.odd[place], replace(dialect, quote=mark))
                if len(cells) == made.width and not still_open and not stray:
                    wrapped[place] = cells
            elif all(len(cell) > 1 and cell[0] == mark == cell[-1] for cell in cells):
                wrapped[place] = [cell[1:-1].replace(mark * 2, mark) for cell in cells]
    if len(wrapped) > max(1, 0.05 * filled) or made.width < 3:
        return []
    for place, cells in wrapped.items():
        made.rows[place] = cells
        made.odd.pop(place, None)
    return [f"row {place + 1}: its cells were quoted with {mark} and not with {dialect.quote}" for place in wrapped]


def _starting_with(rows: Rows, mark: str) -> Iterator[tuple[int, list[str]]]:
    """Rows that may begin with ``mark``, with their places."""
    if not isinstance(rows, Grid):
        yield from enumerate(rows)
    elif rows.width:
        for place, cell in enumerate(rows.columns[0]):
            if cell[:1] == mark:
                yield place, rows[place]


def _in_a_run(made: Cut, place: int) -> bool:
    """Whether the rows round this one have its width too: then they are a table of their own, not slips."""
    own = len(made.rows[place])
    run = 1
    for step in (-1, 1):
        other = place + step
        while 0 <= other < len(made.rows) and len(made.rows[other]) == own:
            run += 1
            other += step
    return run >= 3


def _best(made: Cut, place: int, text: str, columns: Columns, dialect: Dialect) -> _Mended | None:
    row = made.rows[place]
    width = columns.width
    as_it_is = columns.fit(row)
    ways = list(_ways(row, text, width, dialect))
    if not ways:
        return None
    heads = _heads_the_table(made, place, columns)
    best = max(ways, key=lambda way: columns.fit(way.cells))
    fit = columns.fit(best.cells)
    if heads:  # a header looks like no record; it is known by its place
        whole = [way for way in ways if all(cell.strip() for cell in way.cells) and _all_words(way.cells)]
        if len(row) > width and whole:
            return whole[0]
        recut = [way for way in whole if len(row) < width - 1]
        return recut[0] if recut else whole[0] if whole and len(row) == width - 1 else None
    if (len(row) < width - 1 or best.joined) and fit < columns.typical - _CLEARLY:
        return None
    if len(row) <= width and fit < as_it_is + _CLEARLY:
        return None
    return best if fit > as_it_is else None


def _heads_the_table(made: Cut, place: int, columns: Columns) -> bool:
    """Whether the first record stands right below, and nothing of the usual width above."""
    if any(len(row) == columns.width for row in made.rows[:place]):
        return False
    below = next((row for row in made.rows[place + 1 :] if any(cell.strip() for cell in row)), None)
    if below is None or len(below) != columns.width or columns.fit(below) < columns.typical - _CLEARLY:
        return False
    return columns.fit(made.rows[place]) < columns.typical - _CLEARLY


def _all_words(cells: Sequence[str]) -> bool:
    shapes = [shape(cell) for cell in cells]
    distinct = len({cell.strip().casefold() for cell in cells}) == len(cells)
    return distinct and all(kind in ("word", "text", "code") for kind in shapes) and max(map(len, cells)) <= 60


def _ways(row: list[str], text: str, width: int, dialect: Dialect) -> Iterator[_Mended]:
    """Every way to give a row the usual number of cells."""
    over = len(row) - width
    if over == 1:
        for place in reversed(range(len(row))):
            if not row[place].strip():
                yield _Mended(row[:place] + row[place + 1 :], f"a {_mark(dialect)} too many was taken out")
    if 1 <= over <= 6 and len(row) <= 60:
        for place in range(len(row) - over):
            joined = dialect.delimiter.join(row[place : place + over + 1])
            if row[place].strip() and row[place + over].strip():
                cells = [*row[:place], joined, *row[place + over + 1 :]]
                yield _Mended(cells, f"a cell with a {_mark(dialect)} in it was put together", joined=True)
    if over == -1:
        for place, cell in enumerate(row):
            left, _, right = cell.partition(dialect.quote)
            if left and right and dialect.quote not in right:
                cells = [*row[:place], left, right, *row[place + 1 :]]
                yield _Mended(cells, f"two cells without a {_mark(dialect)} between them were parted")
        for place in range(len(row)):
            yield _Mended([*row[:place], "", *row[place:]], "a cell is missing; the others were put in their columns")
    if over < -1 and "\n" not in text:
        for delimiter in _OTHERS:
            if delimiter != dialect.delimiter:
                cells, still_open, _ = scan(text, Dialect(delimiter, dialect.quote, dialect.escape))
                if not still_open and len(cells) == width:
                    other = Dialect(delimiter).words
                    yield _Mended(cells, f"its cells were parted by {other} and not by {dialect.words}")


def _mark(dialect: Dialect) -> str:
    return Dialect(dialect.delimiter).words
