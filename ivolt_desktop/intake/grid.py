"""The rows of a large text table kept by column: equal cells are one text, and a row is put together when asked for."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, overload

if TYPE_CHECKING:
    from ivolt_desktop.intake.kept_lines import KeptLines

_MOSTLY_DIFFERENT = 0.5
_JUDGED_AFTER = 65_536
_ROWS_AT_ONCE = 8_192


class Grid(Sequence[list[str]]):
    """Rows of ``width`` cells, and the odd rows that have another number of them (a blank line has none).

    ``columns`` hold a cell for every row; where an odd row has none it is ''. Cells of an odd row beyond ``width`` are
    only in the row itself. ``lines`` are the packed lines of the file where each is one row, cut by the rules of the
    file and by nothing else.
    """

    lines: "KeptLines | None" = None

    def __init__(self, width: int) -> None:
        self.width = width
        self.columns: list[Sequence[str]] = [[] for _ in range(width)]
        self.odd: dict[int, list[str]] = {}
        self._memos: list[dict[str, str] | None] = [{} for _ in range(width)]
        self._count = 0
        self._lone: list[int] | None = None

    @classmethod
    def of_columns(cls, columns: list[Sequence[str]]) -> "Grid":
        """A grid of columns that are equally long; rows cannot be added to it."""
        made = cls(len(columns)).finish()
        made.columns, made._count = columns, len(columns[0])
        return made

    def extend(self, rows: list[list[str]]) -> None:
        """Add rows below."""
        width = self.width
        self._lone = None
        if any(len(row) != width for row in rows):
            for place, row in enumerate(rows, start=self._count):
                if len(row) != width:
                    self.odd[place] = row
                    rows[place - self._count] = [*row[:width], *[""] * (width - len(row))]
        self._count += len(rows)
        for column, cells in enumerate(zip(*rows, strict=True)):
            memo, kept = self._memos[column], self.columns[column]
            assert isinstance(kept, list)
            if memo is None:
                kept.extend(cells)
                continue
            kept.extend(map(memo.setdefault, cells, cells))
            if len(kept) >= _JUDGED_AFTER and len(memo) > _MOSTLY_DIFFERENT * len(kept):
                self._memos[column] = None  # hardly a cell twice: remembering them all costs more than it saves

    def finish(self) -> "Grid":
        """Forget what was only needed while rows were added."""
        self._memos = [None] * self.width
        return self

    @property
    def filled(self) -> int:
        """How many rows have any cell, blank or not."""
        return self._count - sum(1 for row in self.odd.values() if not row)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> list[str]: ...
    @overload
    def __getitem__(self, place: slice) -> list[list[str]]: ...
    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, slice):
            return list(self._some(*place.indices(self._count)))
        if place < 0:
            place += self._count
        if not 0 <= place < self._count:
            raise IndexError("there is no such row")
        odd = self.odd.get(place)
        return list(odd) if odd is not None else [column[place] for column in self.columns]

    def __setitem__(self, place: int, cells: list[str]) -> None:
        """Put other cells in the place of a row; they are not what its line says."""
        self.lines = self._lone = None
        self.odd.pop(place, None)
        if len(cells) != self.width:
            self.odd[place] = cells
        for column in range(self.width):
            held = self.columns[column]
            if not isinstance(held, list):
                self.columns[column] = held = list(held)
            held[place] = cells[column] if column < len(cells) else ""

    def __iter__(self) -> Iterator[list[str]]:
        return self._some(0, self._count, 1)

    def _some(self, start: int, stop: int, step: int) -> Iterator[list[str]]:
        if step != 1:
            yield from (self[place] for place in range(start, stop, step))
            return
        odd = self.odd
        for first in range(start, stop, _ROWS_AT_ONCE):
            some = (column[first : min(first + _ROWS_AT_ONCE, stop)] for column in self.columns)
            for place, cells in enumerate(zip(*some, strict=True), start=first):
                yield odd[place] if place in odd else list(cells)

    def column(self, column: int) -> Sequence[str]:
        """The cells of one column; also of one past ``width``, that only odd rows reach."""
        if column < self.width:
            return self.columns[column]
        cells = [""] * self._count
        for place, row in self.odd.items():
            if column < len(row):
                cells[place] = row[column]
        return cells

    def lone(self, start: int, stop: int) -> list[int]:
        """Places of the rows with one filled cell or none, in order."""
        if self._lone is None:
            self._lone = self._all_lone(0, self._count)
        return self._lone[bisect_left(self._lone, start) : bisect_left(self._lone, stop)]

    def _all_lone(self, start: int, stop: int) -> list[int]:
        candidates: list[int] | range = range(start, stop)
        if self.width > 1:  # one of the first two is blank then
            candidates = sorted({*self._blank(0, start, stop), *self._blank(1, start, stop)})
        counts = dict.fromkeys(candidates, 0)
        for column in self.columns:
            for place in candidates:
                if _filled(column[place]):
                    counts[place] += 1
            candidates = [place for place in candidates if counts[place] <= 1]
            if not candidates:
                return []
        wide = {place for place, row in self.odd.items() if len(row) > self.width}
        return [place for place in candidates if place not in wide or sum(map(_filled, self.odd[place])) <= 1]

    def _blank(self, column: int, start: int, stop: int) -> list[int]:
        cells = self.columns[column][start:stop]
        if not any(not first or first.isspace() for first in {cell[:1] for cell in cells}):
            return []
        return [place for place, cell in enumerate(cells, start) if not cell or cell.isspace()]


def _filled(cell: str) -> bool:
    return bool(cell) and not cell.isspace()
