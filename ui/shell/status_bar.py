"""The line at the bottom: what is saved and backed up at the left, a few keys at the right."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.widgets.accessible import named
from ui.widgets.card import empty
from ui.widgets.key_hint import KeyHint
from ui.widgets.text import words


class StatusBar(QFrame):
    """``say`` sets the words at the left, ``show_keys`` the hints at the right."""

    def __init__(self, keys: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "status")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 2, 14, 2)
        self._words = words("", "small")
        layout.addWidget(self._words, 1)
        self._keys = QHBoxLayout()
        self._keys.setSpacing(10)
        layout.addLayout(self._keys)
        self.show_keys(keys)
        named(self, "Status")

    @property
    def said(self) -> str:
        """The words at the left."""
        return self._words.text()

    def say(self, *parts: str) -> None:
        """Set the words; parts are joined with a dot."""
        self._words.setText(" · ".join(part for part in parts if part))
        named(self, f"Status: {self._words.text()}")

    def show_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Set the hints: (key, what it does)."""
        empty(self._keys)
        for key, does in keys:
            self._keys.addWidget(KeyHint(key, does))
