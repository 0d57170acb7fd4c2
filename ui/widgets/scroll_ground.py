"""The scrolling middle of a dialog, with room at its right for the scroll bar."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme.tokens import Space


def scroll_ground(*parts: QWidget) -> QScrollArea:
    """The parts below each other, as one area that scrolls."""
    inside = QWidget()
    inside.setProperty("role", "clear")
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, Space.GAP, 0)
    column.setSpacing(Space.GAP)
    for part in parts:
        column.addWidget(part)
    ground = QScrollArea()
    ground.setWidgetResizable(True)
    ground.setFrameShape(QFrame.Shape.NoFrame)
    ground.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    ground.setWidget(inside)
    return ground
