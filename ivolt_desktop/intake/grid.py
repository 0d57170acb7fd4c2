"""The rows of a large text table kept by column: equal cells are one text, and a row is put together when asked for."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, overload

from ivolt_desktop.store.coded import Coded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ivolt_desktop.intake.kept_lines import KeptLines

FEW = 3
"""Filled cells with which a row is looked at closely, whether it is a record."""
_MOSTLY_DIFFERENT = 0.5
_JUDGED_AFTER = 65_536
_ROWS_AT_ONCE = 8_192
_JUDGED_BY = 2_000


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
        self._thin: dict[int, list[int]] | None = None
        self._edges: tuple[tuple[int, int, int], set[str]] | None = None

    @classmethod
    def of_columns(cls, columns: list[Sequence[str]]) -> "Grid":
        """A grid of columns that are equally long; rows cannot be added to it."""
        made = cls(len(columns)).finish()
        made.columns, made._count = columns, len(columns[0])
        return made

    def extend(self, rows: list[list[str]]) -> None:
        """Add rows below."""
        width = self.width
        self._thin = self._edges = None
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
        self.lines = self._thin = self._edges = None
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

    def edges(self, column: int, start: int, stop: int) -> set[str]:
        """The first and the last character, together, of the cells of a column in some rows; '' where one is blank."""
        asked = (column, start, stop)
        if self._edges is None or self._edges[0] != asked:
            cells = self.columns[column]
            different = cells.part(range(start, stop))[0] if isinstance(cells, Coded) else cells[start:stop]
            self._edges = asked, {cell[:1] + cell[-1:] for cell in different}
        return self._edges[1]

    def lone(self, start: int, stop: int) -> list[int]:
        """Places of the rows with one filled cell or none, in order."""
        return self._few(1, start, stop)

    def thin(self, start: int, stop: int) -> list[int]:
        """Places of the rows with ``FEW`` filled cells or less, in order."""
        return self._few(FEW, start, stop)

    def blank(self, column: int) -> list[int]:
        """Places of the rows that are blank in a column, in order."""
        places: list[int] = self._blank(column).tolist()
        return places

    def _few(self, most: int, start: int, stop: int) -> list[int]:
        if self._thin is None:
            counted = self._all_thin()
            self._thin = {number: [place for place, count in counted if count <= number] for number in (1, FEW)}
        places = self._thin[most]
        return places[bisect_left(places, start) : bisect_left(places, stop)]

    def _all_thin(self) -> list[tuple[int, int]]:
        """The place of each row with ``FEW`` filled cells or less, and how many it has.

        A wider row has a blank cell in any ``FEW`` + 1 columns: those are looked through that are filled most.
        """
        import numpy as np

        order = sorted(range(self.width), key=self._blanks_of_first)
        candidates = np.arange(self._count)
        if self.width > FEW:
            candidates = np.unique(np.concatenate([self._blank(column) for column in order[: FEW + 1]]))
        counts = np.zeros(len(candidates), dtype=np.int64)
        for column in order:
            counts += self._filled_at(column, candidates)
            few = counts <= FEW
            candidates, counts = candidates[few], counts[few]
            if not len(candidates):
                return []
        found = list(zip(candidates.tolist(), counts.tolist(), strict=True))
        wide = {place for place, row in self.odd.items() if len(row) > self.width}
        if wide:
            found = [(place, sum(map(_filled, self.odd[place])) if place in wide else count) for place, count in found]
        return [(place, count) for place, count in found if count <= FEW]

    def _blanks_of_first(self, column: int) -> tuple[int, bool]:
        """How many of the first rows are blank in a column, and whether it has to be looked through cell by cell.

        It only serves to look first at what is quickest.
        """
        cells = self.columns[column]
        return sum(not _filled(cell) for cell in cells[:_JUDGED_BY]), not isinstance(cells, Coded)

    def _blank(self, column: int) -> "NDArray[np.int64]":
        """Places of the blank cells of a column, in order."""
        import numpy as np

        cells = self.columns[column]
        if isinstance(cells, Coded):
            filled = _filled_values(cells)
            return np.zeros(0, dtype=np.int64) if filled.all() else np.flatnonzero(~filled[cells.codes])
        if not any(not first or first.isspace() for first in {cell[:1] for cell in cells}):
            return np.zeros(0, dtype=np.int64)
        return np.array([place for place, cell in enumerate(cells) if not cell or cell.isspace()], dtype=np.int64)

    def _filled_at(self, column: int, places: "NDArray[np.int64]") -> "NDArray[np.bool_]":
        import numpy as np

        cells = self.columns[column]
        if isinstance(cells, Coded):
            return _filled_values(cells)[cells.codes.take(places)]
        return np.fromiter((_filled(cells[place]) for place in places.tolist()), dtype=bool, count=len(places))


def _filled_values(column: "Coded[str]") -> "NDArray[np.bool_]":
    """Of each different value of a column whether it is filled."""
    import numpy as np

    return np.fromiter(map(_filled, column.different), dtype=bool, count=len(column.different))


def _filled(cell: str) -> bool:
    return bool(cell) and not cell.isspace()
