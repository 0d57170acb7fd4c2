"""Cutting a large text into rows without ever holding it as text: straight from its bytes into columns.

Only for texts the standard reader has no quarrel with; for any other the answer is None, and the text is cut with care.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from ivolt_desktop.intake.book import Progress
from ivolt_desktop.intake.grid import Grid
from ivolt_desktop.intake.kept_lines import LinePacker
from ivolt_desktop.intake.quick_cutting import cut_at_once
from ivolt_desktop.intake.row_cutting import (
    MOST_ODD,
    Cut,
    Dialect,
    common_widths,
    reader_of,
    swallows_rows,
    usual_width,
)

_ROWS_AT_ONCE = 128  # more would not stay in the processor's cache, and take twice as long
_TELL_EVERY = 50_000
_MOST_UNEVEN = 0.05


def cut_by_column(data: bytes, encoding: str, dialect: Dialect, progress: Progress | None) -> Cut | None:
    """The same rows that ``row_cutting.cut`` gives, as a ``Grid``; None where the text is not sound enough."""
    packer = LinePacker(data, encoding, dialect)
    try:
        grid = cut_at_once(data, encoding, dialect, progress)
        packer.start()
        if grid is not None:
            grid.lines = packer.finish()
            return Cut(grid, grid.width)
        made = _cut(data, encoding, dialect, progress, packer.lines)
        if isinstance(made, Cut) and isinstance(made.rows, Grid) and len(made.rows) == packer.lines:
            if not _lone_returns(data):
                made.rows.lines = packer.finish()
        return made
    finally:
        packer.stop()


def _cut(data: bytes, encoding: str, dialect: Dialect, progress: Progress | None, ends: int) -> Cut | None:
    csv.field_size_limit(2**31 - 1)
    stream = io.BytesIO(data)
    reader = reader_of(io.TextIOWrapper(stream, encoding, "replace", newline=""), dialect)
    grid: Grid | None = None
    widths: Counter[int] = Counter()
    told = 0
    try:
        while rows := list(islice(reader, _ROWS_AT_ONCE)):
            if grid is None:
                grid = Grid(usual_width(map(len, rows)))
            widths.update(map(len, rows))
            grid.extend(rows)
            if len(grid.odd) > MOST_ODD + _MOST_UNEVEN * len(grid):
                return None
            if progress and len(grid) - told >= _TELL_EVERY:
                told = len(grid)
                progress("Reading the rows", stream.tell() / len(data))
    except csv.Error:
        return None
    if grid is None or not grid.width:
        return None
    width = usual_width(widths.elements()) if len(widths) > 1 else grid.width
    if width != grid.width:
        return None
    if len(grid) < ends + _lone_returns(data) and _holds_rows(grid.finish(), widths, dialect):
        return None
    return Cut(grid.finish(), width, _odd(data, encoding, dialect, grid))


def _lone_returns(data: bytes) -> int:
    """How many lines end with a carriage return alone."""
    return data.count(b"\r") - data.count(b"\r\n") if b"\r" in data else 0


def _holds_rows(grid: Grid, widths: Counter[int], dialect: Dialect) -> bool:
    common = common_widths(widths) | {grid.width}
    places = {
        place for column in grid.columns for place, cell in enumerate(column) if "\n" in cell or "\r" in cell
    } | grid.odd.keys()
    return any(swallows_rows(grid[place], common, widths[grid.width], grid.width, dialect) for place in sorted(places))


def _odd(data: bytes, encoding: str, dialect: Dialect, grid: Grid) -> dict[int, str]:
    """The text of the odd rows, where they are few enough to be slips."""
    places = {place for place, row in grid.odd.items() if row}
    if not places or len(places) > MOST_ODD:
        return {}
    kept: list[str] = []

    def passing() -> Iterator[str]:
        for line in io.TextIOWrapper(io.BytesIO(data), encoding, "replace", newline=""):
            kept.append(line)
            yield line

    found: dict[int, str] = {}
    last = max(places)
    for place, _ in enumerate(reader_of(passing(), dialect)):
        if place in places:
            found[place] = "".join(kept).rstrip("\r\n")
        kept.clear()
        if place == last:
            break
    return found
