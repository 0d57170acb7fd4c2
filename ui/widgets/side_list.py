"""A short list of sections at the left of a page."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui.theme.current import text_scale
from ui.widgets.accessible import named

_KEY = Qt.ItemDataRole.UserRole
_WIDTH = 182


class SideList(QListWidget):
    """Sections by key; ``turned`` carries the key of the one chosen, by mouse or by arrow key."""

    turned = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.currentItemChanged.connect(self._changed)
        self.fit_width()

    def fit_width(self) -> None:
        """Take the width that the size of the text needs."""
        self.setFixedWidth(round(_WIDTH * min(1.5, text_scale())))

    def show_sections(self, sections: Sequence[tuple[str, str, str]]) -> None:
        """Show sections: key, words, and what a screen reader adds; nothing is turned to."""
        self.blockSignals(True)
        self.clear()
        for key, words, more in sections:
            item = QListWidgetItem(words)
            item.setData(_KEY, key)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words}, {more}" if more else words)
            self.addItem(item)
        self.blockSignals(False)

    def _changed(self, item: QListWidgetItem | None, _before: object = None) -> None:
        if item is not None:
            self.turned.emit(str(item.data(_KEY)))

    @property
    def current(self) -> str:
        """The key of the section chosen, '' if none is."""
        item = self.currentItem()
        return str(item.data(_KEY)) if item is not None else ""

    def has(self, key: str) -> bool:
        """Whether there is a section with that key."""
        return any(self.item(at).data(_KEY) == key for at in range(self.count()))

    def turn_to(self, key: str) -> None:
        """Choose a section; nothing happens if there is none with that key."""
        for at in range(self.count()):
            if self.item(at).data(_KEY) == key:
                self.setCurrentRow(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the right arrow go on into what the section shows."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.doItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit_width()
            self.scheduleDelayedItemsLayout()
