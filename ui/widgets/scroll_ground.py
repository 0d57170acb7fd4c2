"""What scrolls inside a page or a dialog: its ground, and the area that shows it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme.tokens import Space


class Ground(QWidget):
    """Asks for no more height than its words need at the width it has.

    Without this wrapped words would ask for the height they need at some guessed width, and scroll with nothing below.
    """

    def __init__(self, role: str = "clear") -> None:
        super().__init__()
        self.setProperty("role", role)

    def minimumSizeHint(self) -> QSize:
        least, layout = super().minimumSizeHint(), self.layout()
        return QSize(least.width(), 0) if layout is not None and layout.hasHeightForWidth() else least


def scrolling(ground: Ground) -> QScrollArea:
    """An area that scrolls a ground where there is too little height for it; it never takes the keyboard."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(ground)
    return area


def scroll_ground(*parts: QWidget) -> QScrollArea:
    """The scrolling middle of a dialog: the parts below each other, with room at the right for the scroll bar."""
    inside = Ground()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, Space.GAP, 0)
    column.setSpacing(Space.GAP)
    for part in parts:
        column.addWidget(part)
    return scrolling(inside)
