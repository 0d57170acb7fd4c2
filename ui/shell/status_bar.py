"""The line at the bottom: what is saved and backed up at the left, a few keys at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

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
        self._said = ""
        self._words = words("", "small")
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._words.installEventFilter(self)
        layout.addWidget(self._words, 1)
        self.hints = QWidget()
        self._keys = QHBoxLayout(self.hints)
        self._keys.setContentsMargins(0, 0, 0, 0)
        self._keys.setSpacing(10)
        layout.addWidget(self.hints)
        self.show_keys(keys)
        named(self, "Status")

    @property
    def said(self) -> str:
        """The words at the left."""
        return self._said

    def say(self, *parts: str) -> None:
        """Set the words; parts are joined with a dot."""
        self._said = " · ".join(part for part in parts if part)
        named(self, f"Status: {self._said}")
        self._fit()

    def _fit(self) -> None:
        """Words that do not fit end in an ellipsis, so that large text makes no window wider than its screen."""
        fitted = self._words.fontMetrics().elidedText(self._said, Qt.TextElideMode.ElideRight, self._words.width())
        self._words.setText(fitted)
        self._words.setToolTip(self._said if fitted != self._said else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._words and event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange,
                                                       QEvent.Type.StyleChange):
            self._fit()
        return bool(super().eventFilter(watched, event))

    def show_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Set the hints: (key, what it does)."""
        empty(self._keys)
        for key, does in keys:
            self._keys.addWidget(KeyHint(key, does))
