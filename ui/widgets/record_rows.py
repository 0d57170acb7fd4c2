"""Where a table's rows come from: a protocol, and lists held in memory (up to some 20,000 rows).

A source over pages of SQL can stand in for :class:`ListRows` without the table noticing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from ivolt_desktop.model.fields import Field
from ui.theme.tokens import Tone
from ui.widgets.wording import LinkWords, in_words, sort_key


@dataclass(frozen=True)
class Column:
    """A column of a table: a declared field, and where wanted another way to get, tone or tint its value."""

    field: Field
    value: Callable[[Any], Any] | None = None
    """``value(row)``; without it the row's attribute (or key) named like the field."""
    tone: Callable[[Any], Tone | None] | None = None
    """``tone(row)``: draw the words as a pill of this tone (``None``: as plain words)."""
    tint: Callable[[Any], bool] | None = None
    """``tint(row)``: tint the cell's ground, for a value that will be changed or needs a look."""

    least: int = 0
    """Characters to which the column may be narrowed where its table is wider than its place (0: never)."""

    def of(self, row: Any) -> Any:
        """The value of this column in ``row``."""
        if self.value is not None:
            return self.value(row)
        if isinstance(row, Mapping):
            return row.get(self.field.name)
        return getattr(row, self.field.name, None)


def columns_of(fields: Sequence[Field | Column]) -> tuple[Column, ...]:
    """Fields as columns; columns stay as they are."""
    return tuple(each if isinstance(each, Column) else Column(each) for each in fields)


class RowSource(Protocol):
    """Rows in order. ``row(at)`` must be quick; it is asked while the table is painted."""

    def count(self) -> int:
        """How many rows pass the filter."""

    def total(self) -> int:
        """How many rows there are without the filter."""

    def row(self, at: int) -> Any:
        """The row at that place."""

    def sort(self, column: Column, descending: bool) -> None:
        """Order by a column, empty values last."""

    def filter(self, text: str) -> None:
        """Keep rows in which every word of ``text`` occurs somewhere; '' keeps all."""

    def position(self, row: Any) -> int | None:
        """Where a row stands now, or ``None`` if it is not among those shown."""


class ListRows:
    """Rows in memory: filtered over words made once, sorted by real values."""

    def __init__(
        self, rows: Sequence[Any], columns: Sequence[Column], link_words: LinkWords | None = None
    ) -> None:
        self._all = list(rows)
        self._columns, self._link_words = tuple(columns), link_words
        self._order = list(range(len(self._all)))
        self._shown = self._order
        self._haystack: list[str] | None = None
        self._text = ""

    def count(self) -> int:
        return len(self._shown)

    def total(self) -> int:
        return len(self._all)

    def row(self, at: int) -> Any:
        return self._all[self._shown[at]]

    def position(self, row: Any) -> int | None:
        for at, index in enumerate(self._shown):
            if self._all[index] is row:
                return at
        return None

    def sort(self, column: Column, descending: bool) -> None:
        def key(index: int) -> tuple[int, Any]:
            value = column.of(self._all[index])
            return sort_key(value, in_words(value, column.field, self._link_words))

        keys = [key(index) for index in range(len(self._all))]
        given = [index for index in range(len(self._all)) if keys[index][0] < 2]
        blank = [index for index in range(len(self._all)) if keys[index][0] == 2]
        given.sort(key=keys.__getitem__, reverse=descending)
        self._order = given + blank
        self._narrow()

    def filter(self, text: str) -> None:
        self._text = text.strip().casefold()
        self._narrow()

    def _narrow(self) -> None:
        if not self._text:
            self._shown = self._order
            return
        if self._haystack is None:
            self._haystack = [self._all_words(row) for row in self._all]
        wanted = self._text.split()
        hay = self._haystack
        self._shown = [index for index in self._order if all(word in hay[index] for word in wanted)]

    def _all_words(self, row: Any) -> str:
        told = (in_words(column.of(row), column.field, self._link_words) for column in self._columns)
        return "\n".join(told).casefold()
