"""Rows of a long register, read from the file a page at a time; filtered and sorted in SQL."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from ivolt_desktop.model import RegisterSpec
from ivolt_desktop.panel.views.finding import still_taking_in
from ivolt_desktop.panel.views.register_list import ListRow, list_rows
from ui.widgets.record_rows import Column

PAGE, KEPT = 200, 12


class PagedRows:
    """A ``RowSource`` over ``list_rows``: a few milliseconds a page, and only the pages looked at are held.

    ``told`` hears after each filter whether not everything can be found yet, in a sentence.
    """

    def __init__(self, panel: Any, spec: RegisterSpec, told: Callable[[str], object] = lambda _still: None) -> None:
        self._panel, self._spec, self._told = panel, spec, told
        self._sort, self._text = "", ""
        self._pages: OrderedDict[int, tuple[ListRow, ...]] = OrderedDict()
        self._total = self._count = self._read(0)

    def _read(self, page: int) -> int:
        with self._panel.reading() as session:
            found = list_rows(session, self._spec, typed=self._text, sort=self._sort, limit=PAGE, offset=page * PAGE)
        self._pages[page] = found.rows
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        return found.total

    def count(self) -> int:
        return self._count

    def total(self) -> int:
        return self._total

    def row(self, at: int) -> ListRow:
        page = at // PAGE
        if page not in self._pages:
            self._read(page)
        self._pages.move_to_end(page)
        return self._pages[page][at % PAGE]

    def sort(self, column: Column, descending: bool) -> None:
        self._sort = f"{'-' if descending else ''}{column.field.name}"
        self._begin_again()

    def filter(self, text: str) -> None:
        self._text = text
        self._begin_again()
        with self._panel.reading() as session:
            self._told(still_taking_in(session) if text.strip() else "")

    def _begin_again(self) -> None:
        self._pages.clear()
        self._count = self._read(0)

    def position(self, row: Any) -> int | None:
        for page, rows in self._pages.items():
            for at, each in enumerate(rows):
                if each.id == row.id:
                    return page * PAGE + at
        return None
