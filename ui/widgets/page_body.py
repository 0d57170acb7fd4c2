"""The scrolling ground of a page, with the margins every page shares."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme.tokens import Space
from ui.widgets.folding_row import FoldingRow
from ui.widgets.scroll_ground import Ground


class PageBody(QScrollArea):
    """Stacks a page's parts; grows to the window's height and scrolls when that is not enough.

    Without ``margins`` it is a part of a page that has them.
    """

    def __init__(self, parent: QWidget | None = None, *, margins: bool = True) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        content = Ground("page")
        self._layout = QVBoxLayout(content)
        if margins:
            self._layout.setContentsMargins(Space.PAGE, Space.PAGE_TOP, Space.PAGE, Space.BETWEEN)
        else:
            self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.BETWEEN)
        self.setWidget(content)

    def add(self, part: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a part below what is there; ``stretch`` shares out height left over."""
        if isinstance(part, QWidget):
            self._layout.addWidget(part, stretch)
        else:
            self._layout.addLayout(part, stretch)

    def row(self, *parts: tuple[QWidget, int], stretch: int = 0) -> FoldingRow:
        """Put parts side by side, each with its share of the width; stacked where that would be too narrow."""
        line = FoldingRow(*parts)
        self._layout.addWidget(line, stretch)
        return line

    def end(self) -> None:
        """Keep the parts at the top."""
        self._layout.addStretch(1)


def side_by_side(*parts: tuple[QWidget, int], gap: int = Space.GAP) -> QHBoxLayout:
    """A row of widgets, each with its share of the width (0: as wide as it needs)."""
    line = QHBoxLayout()
    line.setSpacing(gap)
    for widget, share in parts:
        line.addWidget(widget, share)
    return line


def stacked(*parts: QWidget, gap: int = Space.GAP, end: bool = True) -> QWidget:
    """A column of widgets as one widget, so that it can stand beside another."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    for each in parts:
        column.addWidget(each)
    if end:
        column.addStretch(1)
    return holder
