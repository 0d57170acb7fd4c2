"""The body of a table found in a ``Grid``: judged by column, and its rows put together only when asked for."""

from collections.abc import Iterator, Sequence
from string import ascii_letters, digits
from typing import Any, overload

from ivolt_desktop.intake.book import Cell, CodedTexts, TextCells
from ivolt_desktop.intake.grid import Grid
from ivolt_desktop.intake.header_scoring import is_filled
from ivolt_desktop.intake.table_body import BELOW, TOTAL_WORDS, ends_the_table, is_lone_note, no_record

_PLAIN = frozenset(ascii_letters + digits)
_UNLIKE_TOTAL = _PLAIN - frozenset("tTgGsSoOaA")


class GridBody(Sequence[tuple[int, list[Cell]]]):
    """Body rows as row number and cells. ``places`` are their places in the grid, ``columns`` those that are kept."""

    def __init__(self, grid: Grid, places: Sequence[int], first: int) -> None:
        self.grid = grid
        self.places = places
        self.first = first
        self.columns: list[int] = []

    def choose(self, columns: list[int]) -> None:
        """Say which columns of the grid the body has."""
        self.columns = columns

    @property
    def numbers(self) -> Sequence[int]:
        """The row number of every row."""
        if isinstance(self.places, range):
            return range(self.places.start + self.first, self.places.stop + self.first)
        return [place + self.first for place in self.places]

    def column(self, place: int) -> TextCells | CodedTexts:
        """The cells of the ``place``-th column that is kept."""
        cells = self.grid.column(self.columns[place])
        if isinstance(cells, CodedTexts):
            return CodedTexts(*cells.part(self.places))
        if isinstance(self.places, range):
            return TextCells(cells[self.places.start : self.places.stop])
        return TextCells(cells[each] for each in self.places)

    def every(self, step: int, place: int) -> Sequence[str]:
        """The cells of the ``place``-th column that is kept, of every ``step``-th row."""
        cells = self.grid.column(self.columns[place])
        return [cells[each] for each in self.places[::step]]

    def some(self, place: int, start: int, stop: int) -> Sequence[str]:
        """The cells of the ``place``-th column that is kept, from the ``start``-th row on."""
        column, places = self.columns[place], self.places[start:stop]
        cells = self.grid.columns[column] if column < self.grid.width else self.grid.column(column)
        return cells[places.start : places.stop] if isinstance(places, range) else [cells[each] for each in places]

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, place: int) -> tuple[int, list[Cell]]: ...
    @overload
    def __getitem__(self, place: slice) -> list[tuple[int, list[Cell]]]: ...
    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, slice):
            return [self._row(each) for each in self.places[place]]
        return self._row(self.places[place])

    def __iter__(self) -> Iterator[tuple[int, list[Cell]]]:
        return map(self._row, self.places)

    def _row(self, place: int) -> tuple[int, list[Cell]]:
        grid, width = self.grid, self.grid.width
        odd = grid.odd.get(place)
        if odd is not None:
            return place + self.first, [odd[column] if column < len(odd) else "" for column in self.columns]
        return place + self.first, [grid.columns[c][place] if c < width else "" for c in self.columns]


def grid_body(
    grid: Grid, place: int, end: int, first: int, keys: list[str], left_out: list[tuple[int, str]]
) -> tuple[GridBody, list[bool]]:
    """The rows below the header at ``place`` and above ``end``, and which columns of theirs are used.

    What is no record goes to ``left_out``. The same as ``table_body``, looking closely only at rows that may be none.
    """
    start = place + 1
    filled_keys = [key for key in keys if key]
    lone = grid.lone(start, end)
    out: dict[int, str] = {}
    for each in sorted({*lone, *_suspects(grid, start, end, filled_keys)}):
        why = no_record(grid[each], filled_keys)
        if why:
            out[each] = why
    width = max(len(filled_keys), 1)
    last = end - 1
    while last >= start and (last in out or ends_the_table(grid[last], width)):
        out.setdefault(last, BELOW)
        last -= 1
    if width >= 3:
        out |= {each: BELOW for each in lone if each not in out and is_lone_note(grid[each])}
    left_out += [(each + first, why) for each, why in out.items()]
    stop = last + 1
    inside = [each for each in out if each < stop]
    places: Sequence[int] = range(start, stop) if stop > start else range(0)
    if inside:
        gone = set(inside)
        places = [each for each in places if each not in gone]
    return GridBody(grid, places, first), _used(grid, places, len(keys))


def _suspects(grid: Grid, start: int, end: int, filled_keys: list[str]) -> set[int]:
    """Rows whose first filled cell may be a total or the first header; none that is one is missed."""
    others = _PLAIN - {filled_keys[0][0], filled_keys[0][0].upper()} if filled_keys else _PLAIN
    ends = _PLAIN - {filled_keys[0][-1], filled_keys[0][-1].upper()} if filled_keys else _PLAIN
    found: set[int] = set()
    blank: Sequence[int] = range(start, end)  # rows without a filled cell so far
    for number, column in enumerate(grid.columns):
        cells = column[start:end] if not number else [column[each] for each in blank]
        edges = {cell[:1] + cell[-1:] for cell in cells} if number else grid.edges(0, start, end)
        if all((edge[0] in others or edge[1] in ends) and edge[0] in _UNLIKE_TOTAL for edge in edges if edge):
            if "" not in edges:
                break
        found.update(
            each for each, cell in zip(blank, cells, strict=True)
            if cell and (
                not (cell[0] in others or cell[-1] in ends or cell.isspace())
                or (cell[0] not in _UNLIKE_TOTAL and len(cell) < 200 and TOTAL_WORDS.match(cell.strip()))
            )
        )  # fmt: skip
        blank = [each for each, cell in zip(blank, cells, strict=True) if not cell or cell.isspace()]
        if not blank:
            break
    return found | {each for each, row in grid.odd.items() if start <= each < end and row}


def _used(grid: Grid, places: Sequence[int], least: int) -> list[bool]:
    """For every column, at least ``least`` of them, whether any cell of it is filled in these rows."""
    wide = {each: row for each, row in grid.odd.items() if len(row) > grid.width}
    inside = wide and set(places)
    reach = max([least, grid.width, *(len(row) for each, row in wide.items() if each in inside)])
    used = [any(is_filled(cells[each]) for each in places) if places else False for cells in grid.columns] + [False] * (
        reach - grid.width
    )
    for each, row in wide.items():
        if each in inside:
            for column in range(grid.width, len(row)):
                used[column] = used[column] or is_filled(row[column])
    return used
