"""What a list says when there is nothing in it: one sentence, and what to do about it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.tokens import Space
from ui.widgets.key_hint import Button
from ui.widgets.text import words


class EmptyState(QWidget):
    """A sentence in the middle, with a button where something can be done."""

    def __init__(
        self, sentence: str, button: str = "", on_click: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setSpacing(Space.GAP)
        layout.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        layout.addStretch(1)
        self._label = words(sentence, "muted", wrap=True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self._label)
        if button:
            layout.addWidget(Button(button, on_click), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def say(self, sentence: str) -> None:
        """Change the sentence."""
        self._label.setText(sentence)
