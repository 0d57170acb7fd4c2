"""Rows broken over several lines by a line end inside a cell that nobody quoted, put together again.

Only where the pieces make a row of the header's width, begin as the other rows do, and leave hardly a short row over.
"""

from collections import Counter
from collections.abc import Sequence

from ivolt_desktop.intake.row_mending import Columns, shape

_LEAST = 4
_MOST_PIECES = 5
_LEFT_OVER = 0.1
_CLEARLY = 3.0
_SURELY = 1.0  # the mean of natural logarithms: each cell nearly three times as likely


def join_broken(rows: list[list[str]]) -> int:
    """Put broken rows together, in place; returns how many were. The line ends stay in their cells."""
    header = next((place for place, row in enumerate(rows) if len(row) >= _LEAST), None)
    if header is None or not all(cell.strip() for cell in rows[header]):
        return 0
    width = len(rows[header])
    short = [place for place in range(header + 1, len(rows)) if rows[place] and len(rows[place]) < width]
    if not short or any(len(row) > width for row in rows):
        return 0
    joined = _joined(rows, header, width)
    used = sum(len(pieces) for pieces in joined.values())
    if len(short) - used > _LEFT_OVER * len(short) or not _begin_alike(rows, header, width, joined):
        return 0
    made = {place: _one_row([rows[each] for each in pieces]) for place, pieces in joined.items()}
    whole = sum(len(row) == width for row in rows)
    columns = Columns(rows if whole > _LEAST else [*rows, *made.values()], width)
    if whole > _LEAST and any(columns.fit(row) < columns.typical - _CLEARLY for row in made.values()):
        return 0
    if not all(_go_on(columns, [rows[each] for each in pieces]) for pieces in joined.values()):
        return 0
    gone = {place for pieces in joined.values() for place in pieces[1:]}
    rows[:] = [made.get(place, row) for place, row in enumerate(rows) if place not in gone]
    return len(made)


def _joined(rows: Sequence[Sequence[str]], header: int, width: int) -> dict[int, list[int]]:
    """By the place of its first piece the places of each broken row's pieces."""
    found: dict[int, list[int]] = {}
    place = header + 1
    while place < len(rows):
        pieces, cells = [place], len(rows[place])
        while 1 < cells < width and len(pieces) < _MOST_PIECES and pieces[-1] + 1 < len(rows):
            pieces.append(pieces[-1] + 1)
            cells += max(len(rows[pieces[-1]]), 1) - 1
        if cells == width and len(pieces) > 1:
            found[place] = pieces
            place = pieces[-1]
        place += 1
    return found


def _begin_alike(
    rows: Sequence[Sequence[str]], header: int, width: int, joined: dict[int, list[int]]
) -> bool:
    """Whether the rows put together begin as whole ones do, and the pieces behind them do not."""
    whole = [row[0] for row in rows[header + 1 :] if len(row) == width] or [rows[place][0] for place in joined]
    usual = Counter(map(shape, whole)).most_common(1)
    if not usual or not joined:
        return False
    kind = usual[0][0]
    behind = [rows[place][0] for pieces in joined.values() for place in pieces[1:] if rows[place]]
    return kind != "" and all(shape(rows[place][0]) == kind for place in joined) and (
        sum(shape(cell) == kind for cell in behind) <= 0.2 * len(behind))


def _go_on(columns: Columns, pieces: Sequence[Sequence[str]]) -> bool:
    """Whether what stands behind each line end looks like the rest of a row, and not like a short row of its own."""
    column = len(pieces[0]) - 1
    for piece in pieces[1:]:
        if len(piece) > 1:
            as_rest, as_row = columns.fit_from(column + 1, piece[1:]), columns.fit_from(0, piece)
            if as_rest < as_row + _SURELY:
                return False
            column += len(piece) - 1
    return True


def _one_row(pieces: Sequence[Sequence[str]]) -> list[str]:
    made = list(pieces[0])
    for piece in pieces[1:]:
        first, *rest = piece or [""]
        made[-1] += f"\n{first}"
        made += rest
    return made
