"""Where one table on a sheet ends and another one begins.

A row is the header of a further table only if it says so twice. The rows from it on reach another width than the rows
above, or a blank row or a title parts the two; and it repeats headers of the table above (but not all of them: that is
a page break), or it is words where figures stand below, and those columns are not the ones that hold figures above.
"""

from collections.abc import Callable, Iterator, Sequence

from ivolt_desktop.intake.book import Cell, cell_text
from ivolt_desktop.intake.feeds.declaration import header_key
from ivolt_desktop.intake.grid import Grid
from ivolt_desktop.intake.header_scoring import figure_columns, is_filled, is_label

_BELOW = 12


def next_header(rows: Sequence[Sequence[Cell]], header: int, end: int | None = None) -> int | None:
    """The place of the header of the next table below the one whose header is at ``header`` (-1: none); or None.

    Rows from ``end`` on are not looked at.
    """
    stop = len(rows) if end is None else end
    keys = _keys(rows[header]) if header >= 0 else []
    extent = _written if all(map(_is_text, rows[header + 1 : min(header + 1 + _BELOW, stop)])) else _reach
    for place in _turns(rows, header + 1, stop - 1, extent):
        row = rows[place]
        if place >= header + 3 and _looks_like_header(row) and _keys(row) != keys:
            if _begins(rows, header, place, keys, extent, stop):
                return place
    return None


def _turns(
    rows: Sequence[Sequence[Cell]], start: int, stop: int, extent: Callable[[Sequence[Cell]], int]
) -> Iterator[int]:
    """Places of rows that reach another width than the row above, or stand below a blank row or a title."""
    if isinstance(rows, Grid):
        turns = {place + step for place in rows.odd for step in (0, 1)} | {p + 1 for p in rows.lone(start, stop)}
        yield from (place for place in sorted(turns) if start <= place < stop)
        return
    before, lone = 0, False
    for place in range(start, stop):
        row = rows[place]
        parted = lone  # the row above is blank or a title
        if row.count("") == len(row):
            before, lone = 0, True
            continue
        lone = _is_lone(row)
        own, before = before, extent(row)
        if parted or own != before:
            yield place


def _begins(
    rows: Sequence[Sequence[Cell]],
    header: int,
    place: int,
    keys: list[str],
    extent: Callable[[Sequence[Cell]], int],
    stop: int,
) -> bool:
    """Whether the row at ``place``, which looks like a header, begins another table."""
    row = rows[place]
    above = [each for each in rows[max(header + 1, place - _BELOW) : place] if any(map(is_filled, each))]
    titled = bool(above) and sum(map(is_filled, above[-1])) == 1
    if titled:
        above.pop()
    below = _block(rows, place + 1, stop)
    if len(above) < 2 or not below:
        return False
    width, wider = _usual(below, extent), _usual(above, extent)
    if abs(extent(row) - width) > 1:
        return False
    other_width = width != wider and all(extent(each) == width for each in [row, *below])
    parted = not any(map(is_filled, rows[place - 1])) or titled
    if not (other_width or parted):
        return False
    own = _keys(row)
    if sum(key in keys for key in own) >= max(2, 0.5 * len(own)):
        return True
    over, under = figure_columns(above), figure_columns(below)
    named = [column for column in under if column < len(row) and is_filled(row[column])]
    if under and len(named) == len(under) and len(over & under) < 0.5 * len(over | under):
        return True
    broken = len([column for column in named if column in over])
    return broken >= 2 or (broken == 1 and (other_width or titled))


def _block(rows: Sequence[Sequence[Cell]], start: int, stop: int) -> list[Sequence[Cell]]:
    """The rows from ``start`` to the next blank one."""
    block: list[Sequence[Cell]] = []
    for row in rows[start : min(start + _BELOW, stop)]:
        if not any(map(is_filled, row)):
            break
        block.append(row)
    return block


def _is_lone(row: Sequence[Cell]) -> bool:
    """Whether a row has no filled cell, or only one: a blank row or a title."""
    found = False
    for cell in row:
        if is_filled(cell):
            if found:
                return False
            found = True
    return True


def _keys(row: Sequence[Cell]) -> list[str]:
    return [header_key(cell_text(cell)) for cell in row if is_filled(cell)]


def _reach(row: Sequence[Cell]) -> int:
    """How far a row of a spreadsheet reaches: to its last filled cell."""
    return next((place + 1 for place in range(len(row) - 1, -1, -1) if is_filled(row[place])), 0)


def _written(row: Sequence[Cell]) -> int:
    """How far a row of text reaches: all that was written, blank or not."""
    return len(row)


def _usual(rows: Sequence[Sequence[Cell]], extent: Callable[[Sequence[Cell]], int]) -> int:
    """The extent that most rows have."""
    extents = [extent(row) for row in rows]
    return max(set(extents), key=lambda each: (extents.count(each), each))


def _is_text(row: Sequence[Cell]) -> bool:
    return all(isinstance(cell, str) for cell in row)


def _looks_like_header(row: Sequence[Cell]) -> bool:
    filled = [(cell, cell_text(cell)) for cell in row if is_filled(cell)]
    texts = [text.casefold() for _, text in filled]
    return len(filled) >= 2 and len(set(texts)) == len(texts) and all(is_label(cell, text) for cell, text in filled)
