"""Small things in a row that go on below where the row is full."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class FlowLayout(QLayout):
    """Left to right, then the next line; every item as large as it asks to be. Hidden items take no room."""

    def __init__(self, parent: QWidget, gap: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        parent.setSizePolicy(policy)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._shown()]
        wide = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(wide, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._shown()] or [QSize(0, 0)]
        return QSize(max(size.width() for size in sizes), max(size.height() for size in sizes))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        across, down, line = rect.x(), rect.y(), 0
        for item in self._shown():
            size = item.sizeHint()
            if across > rect.x() and across + size.width() > rect.right() + 1:
                across, down, line = rect.x(), down + line + self._gap, 0
            if move:
                item.setGeometry(QRect(across, down, size.width(), size.height()))
            across += size.width() + self._gap
            line = max(line, size.height())
        return down + line - rect.y()


def flowing(widgets: Sequence[QWidget], gap: int = 6) -> QWidget:
    """Widgets in a row as one widget, going on below where it becomes too narrow."""
    holder = QWidget()
    layout = FlowLayout(holder, gap)
    for each in widgets:
        layout.addWidget(each)
    return holder
