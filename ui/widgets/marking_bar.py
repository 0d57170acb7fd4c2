"""The dark bar at the top of every window: how what is below it must be handled."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.widgets.accessible import named
from ui.widgets.text import words


class MarkingBar(QFrame):
    """Shows the marking, centred; always in sight. ``large`` for the shared window, read from across a room."""

    def __init__(self, marking: str, parent: QWidget | None = None, large: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("role", "marking")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 9 if large else 5, 8, 9 if large else 4)
        self._label = words(marking, "marking large" if large else "marking")
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        spaced = self._label.font()
        spaced.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106 if large else 112)
        self._label.setFont(spaced)
        layout.addWidget(self._label)
        self.set_marking(marking)

    @property
    def marking(self) -> str:
        """The words shown."""
        return self._label.text()

    def set_marking(self, marking: str) -> None:
        """Change the words."""
        self._label.setText(marking)
        named(self, f"Marking: {marking}")
