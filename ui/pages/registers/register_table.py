"""One register's list, in memory where it is short and in pages where it is long."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivolt_desktop.model import register_named
from ivolt_desktop.panel.views import changes as audit
from ivolt_desktop.panel.views.register_list import list_fields, list_rows
from ui.desk import Desk
from ui.pages.registers.paged_rows import PagedRows
from ui.widgets.record_table import RecordTable
from ui.widgets.text import words

SHORT = 2_000
"""Up to so many rows a list is held in memory, and its filter looks into every column."""


class RegisterTable(QWidget):
    """``opened`` carries the row (a mapping with ``id``) that was opened."""

    opened = Signal(object)
    ready = Signal()

    def __init__(self, desk: Desk, key: str) -> None:
        super().__init__()
        self.key, self._desk = key, desk
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        if key == audit.CHANGES:
            fields, name, empty = audit.FIELDS, "Changes", audit.EMPTY
        else:
            spec = register_named(key)
            fields, name, empty = list_fields(spec, every=True), spec.about.many, spec.about.empty
        self.table = RecordTable(
            fields, name=name, lens=desk.lens, reference=_reference, memory=desk.settings,
            remember_as=f"register-{key}", empty="Reading …",
        )
        self._empty = empty
        self.table.opened.connect(self.opened)
        layout.addWidget(self.table)
        self._still = words("", "small", wrap=True)
        layout.addWidget(self._still)
        self._again = QTimer(self, singleShot=True, interval=1_500)
        self._again.timeout.connect(lambda: self.refresh())
        self._say_still("")
        self.refresh()

    def _say_still(self, sentence: str) -> None:
        self._still.setText(sentence)
        self._still.setVisible(bool(sentence))
        if sentence:
            self._again.start()

    def refresh(self, then: Callable[[], object] | None = None) -> None:
        """Read the list again; order, filter and the place of the cursor stay."""
        panel, key = self._desk.panel, self.key

        def read(_progress: object, _cancelled: object) -> Any:
            with panel.reading() as session:
                if key == audit.CHANGES:
                    return audit.changes(session)
                found = list_rows(session, register_named(key), limit=SHORT)
            return list(found.rows) if found.total <= SHORT else PagedRows(panel, register_named(key), self._say_still)

        def show(found: Any) -> None:
            self.table.set_empty(self._empty)
            if isinstance(found, PagedRows):
                self.table.set_source(found)
            else:
                self.table.set_rows(found)
            self.ready.emit()
            if then is not None:
                then()

        self._desk.runner.run("Reading the register", read, then=show, quiet=True)


def _reference(row: Any) -> str:
    return str(getattr(row, "reference", "") or "")
