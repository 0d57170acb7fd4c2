"""The same table pasted twice beside itself on one sheet: each is a sheet of its own, so that no record is lost.

They are told by a blank column between and by one header over both that names when or what a record is of; two people
of one record stand side by side as well, and stay together.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ivolt_desktop.intake.book import Cell, RawSheet, cell_text
from ivolt_desktop.intake.feeds.declaration import header_key
from ivolt_desktop.intake.grid import Grid
from ivolt_desktop.intake.header_scoring import is_filled

_SEARCHED = 30
_LEAST = 3
_TELLS_A_RECORD = re.compile(r"date|ref\b|reference|number|\bno\b|\bid\b|\bcad\b|opened|received", re.I)


def parted_side_by_side(sheet: RawSheet) -> list[RawSheet]:
    """The sheet as it is, or one for each of the tables beside each other on it."""
    rows = sheet.rows
    if isinstance(rows, Grid) or len(rows) < 3:
        return [sheet]
    for place, row in enumerate(rows[:_SEARCHED]):
        blocks = _blocks(row)
        if len(blocks) > 1 and _are_alike(row, blocks) and _stand_apart(rows, place, blocks):
            return [_part(sheet, place, blocks, number) for number in range(len(blocks))]
    return [sheet]


def _blocks(row: Sequence[Cell]) -> list[tuple[int, int]]:
    """First column and the one behind the last of each run of filled cells."""
    blocks: list[tuple[int, int]] = []
    start: int | None = None
    for column, filled in enumerate([*map(is_filled, row), False]):
        if filled and start is None:
            start = column
        elif not filled and start is not None:
            blocks.append((start, column))
            start = None
    return blocks


def _are_alike(row: Sequence[Cell], blocks: Sequence[tuple[int, int]]) -> bool:
    """Whether all blocks of a header have the same names, one of which tells a record."""
    texts = [[cell_text(cell) for cell in row[start:end]] for start, end in blocks]
    keys = [[header_key(text) for text in each] for each in texts]
    told = any(_TELLS_A_RECORD.search(text) for text in texts[0])
    return len(keys[0]) >= _LEAST and told and len(set(keys[0])) == len(keys[0]) and all(k == keys[0] for k in keys)


def _stand_apart(rows: Sequence[Sequence[Cell]], header: int, blocks: Sequence[tuple[int, int]]) -> bool:
    """Whether the columns between the blocks are blank all the way down, and each block has records."""
    between = [column for (_, end), (start, _) in pairwise(blocks) for column in range(end, start)]
    below = rows[header + 1 :]
    if any(column < len(row) and is_filled(row[column]) for row in below for column in between):
        return False
    return all(any(sum(map(is_filled, row[start:end])) > 1 for row in below) for start, end in blocks)


def _part(sheet: RawSheet, header: int, blocks: Sequence[tuple[int, int]], number: int) -> RawSheet:
    """One of them: its columns, and what stands above it; the last has whatever stands further right."""
    start = blocks[number][0] if number else 0
    end = blocks[number + 1][0] if number + 1 < len(blocks) else max(map(len, sheet.rows))
    rows = [row[start:end] for row in sheet.rows]
    title = next((cell_text(cell) for row in reversed(rows[:header]) for cell in row if is_filled(cell)), "")
    first = [cell_text(cell) for row in sheet.rows[:header] for cell in row if is_filled(cell)]
    own = title if title and first.count(title) == 1 else ""
    hidden = frozenset(column - start for column in sheet.hidden_columns if start <= column < end)
    down = tuple((top, column - start, low) for top, column, low in sheet.merged_down if start <= column < end)
    return replace(sheet, name=f"{sheet.name}, {own or f'table {number + 1}'}"[:60], rows=rows, hidden_columns=hidden,
                   merged_down=down)  # fmt: skip
