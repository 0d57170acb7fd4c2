"""Simple rows with a thin line below each: things that need somebody, facts, a timeline."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme.current import text_scale
from ui.theme.tokens import Tone
from ui.widgets.accessible import named
from ui.widgets.card import empty
from ui.widgets.key_hint import Button
from ui.widgets.pill import Pill
from ui.widgets.restyle import restyle
from ui.widgets.text import words


class NeedRow(QFrame):
    """A pill, a bold line with a quieter one below, and a button or a pill at the right.

    With ``selectable`` the row itself can be pressed, or chosen with Enter or Space; it then emits ``clicked``.
    """

    clicked = Signal()

    def __init__(
        self, pill: str, tone: Tone, line: str, sub: str = "", button: str = "",
        on_click: Callable[[], object] | None = None, *, right: QWidget | None = None, pill_width: int = 70,
        selectable: bool = False, parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "row")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(10)
        top = Qt.AlignmentFlag.AlignTop
        if pill:
            holder = QWidget()
            holder.setMinimumWidth(round(pill_width * text_scale()))
            inside = QHBoxLayout(holder)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.addWidget(Pill(pill, tone), 0, Qt.AlignmentFlag.AlignLeft | top)
            inside.addStretch(1)
            layout.addWidget(holder, 0, top)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(words(line, "bold", wrap=True))
        if sub:
            column.addWidget(words(sub, "muted", wrap=True))
        layout.addLayout(column, 1)
        if button:
            layout.addWidget(Button(button, on_click, description=line), 0, top)
        if right is not None:
            layout.addWidget(right, 0, top)
        self._selectable = selectable
        named(self, ", ".join(part for part in (pill, line, sub) if part))
        if selectable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_current(self, current: bool) -> None:
        """Tint the row as the one in hand."""
        restyle(self, current="true" if current else "false")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._selectable:
            self.clicked.emit()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._selectable and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
            return
        super().keyPressEvent(event)


FILLED_IN = "filled_in"
"""A property of a cell that holds something to fill in: its row stands upright to it."""


class RowList(QWidget):
    """Rows whose cells line up in columns; ``shares`` gives each column's share of the width (0: as needed)."""

    def __init__(self, shares: Sequence[int], headings: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(0)
        self._shares, self._headings = list(shares), list(headings)
        self._next = 0
        self.clear()

    def clear(self) -> None:
        """Take all rows away; the headings stay."""
        empty(self._grid)
        self._end_below(0)
        for column, share in enumerate(self._shares):
            self._grid.setColumnStretch(column, share)
        if self._headings:
            self._put([words(each, "column") for each in self._headings])

    def add(self, *cells: str | QWidget) -> None:
        """Add a row; plain strings become text, the first of several in a quieter tone is up to the caller."""
        self._put([words(each, wrap=True) if isinstance(each, str) else each for each in cells])

    def _put(self, cells: Sequence[QWidget]) -> None:
        filled_in = any(isinstance(cell, QLineEdit | QComboBox) or cell.property(FILLED_IN) for cell in cells)
        upright = Qt.AlignmentFlag.AlignVCenter if filled_in else Qt.AlignmentFlag.AlignTop
        for column, cell in enumerate(cells):
            holder = QWidget()
            inside = QHBoxLayout(holder)
            inside.setContentsMargins(8, 7, 8, 7)
            if cell.sizePolicy().horizontalPolicy() in (QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum):
                inside.addWidget(cell, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                inside.addStretch(1)
            else:
                inside.addWidget(cell, 1, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(holder, self._next, column, upright)
        line = QFrame()
        line.setProperty("role", "line")
        self._grid.addWidget(line, self._next + 1, 0, 1, max(1, len(self._shares)))
        self._end_below(self._next + 2)

    def _end_below(self, row: int) -> None:
        """Height left over goes below the last row, not into the rows."""
        self._grid.setRowStretch(self._next, 0)
        self._next = row
        self._grid.setRowStretch(row, 1)
