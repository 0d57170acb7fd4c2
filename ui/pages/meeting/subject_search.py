"""Find a person, place, cohort member or issue in a few letters, and pick one with Enter."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ivolt_desktop.panel.views.finding import FoundRecord, find_records, still_taking_in
from ui.desk import Desk
from ui.theme.tokens import Space
from ui.widgets.accessible import named

_KINDS = ("membership", "person", "place", "issue")
_ENOUGH = 8
_WHERE = Qt.ItemDataRole.UserRole


class SubjectSearch(QWidget):
    """``picked`` carries the kind and the id. The list is there only while there is something to pick."""

    picked = Signal(str, int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._asked = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        self.field = named(QLineEdit(), "Find a person, place or issue to discuss")
        self.field.setPlaceholderText("Name, reference or address")
        self.field.setClearButtonEnabled(True)
        self.found = named(QListWidget(), "Found")
        self.found.setMaximumHeight(190)
        self.found.setVisible(False)
        column.addWidget(self.field)
        column.addWidget(self.found)
        self._wait = QTimer(self, singleShot=True, interval=120)
        self._wait.timeout.connect(self._find)
        self.field.textChanged.connect(lambda _text: self._wait.start())
        self.field.returnPressed.connect(self._enter)
        self.field.installEventFilter(self)
        self.found.itemActivated.connect(self._pick)
        self.setFocusProxy(self.field)

    def clear(self) -> None:
        """Forget what was looked for."""
        self.field.clear()
        self.found.clear()
        self.found.setVisible(False)

    def _find(self) -> None:
        typed, panel, lens = self.field.text().strip(), self._desk.panel, self._desk.lens
        self._asked = typed
        if len(typed) < 2:
            self.found.setVisible(False)
            return

        def look(_progress: object, _cancelled: object) -> tuple[list[FoundRecord], str]:
            with panel.reading() as session:
                return find_records(session, typed, lens, limit=40), still_taking_in(session)

        self._desk.runner.run("Looking", look, then=lambda told: self._show(typed, *told), quiet=True)

    def _show(self, typed: str, found: list[FoundRecord], still: str) -> None:
        if typed != self._asked:
            return
        self.found.clear()
        for each in found:
            if _kind(each.where) and self.found.count() < _ENOUGH:
                item = QListWidgetItem(" · ".join(part for part in (each.title, each.sub) if part))
                item.setData(_WHERE, each.where)
                self.found.addItem(item)
        if still or not self.found.count():
            item = QListWidgetItem(still or "Nobody and nothing goes by that.")
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.found.addItem(item)
        self.found.setVisible(True)
        self.found.setCurrentRow(0)

    def _enter(self) -> None:
        if self._wait.isActive() or self._asked != self.field.text().strip():
            self._wait.stop()
            self._find()
        elif self.found.isVisible() and self.found.currentItem() is not None:
            self._pick(self.found.currentItem())

    def _pick(self, item: QListWidgetItem) -> None:
        where: dict[str, Any] = item.data(_WHERE) or {}
        if kind := _kind(where):
            self.picked.emit(kind, int(where[kind]))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if way and self.found.isVisible():
                row = self.found.currentRow() + way
                self.found.setCurrentRow(max(0, min(self.found.count() - 1, row)))
                return True
        return bool(super().eventFilter(watched, event))


def _kind(where: dict[str, Any]) -> str:
    return next((kind for kind in _KINDS if where.get(kind)), "")
