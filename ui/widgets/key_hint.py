"""A key as a little box, and a button that shows its key."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui.widgets.accessible import named, plain
from ui.widgets.text import words


def key_box(key: str) -> QLabel:
    """The key itself, such as ``Ctrl K``."""
    box = words(key, "key")
    box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return box


class KeyHint(QWidget):
    """A key in its box with what it does: ``[Ctrl K] find anything``."""

    def __init__(self, key: str, does: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(key_box(key))
        if does:
            layout.addWidget(words(does, "small"))


class Button(QPushButton):
    """A push button; ``primary`` is the page's one main act, ``key`` is shown in a box behind the words."""

    def __init__(
        self, text: str, on_click: Callable[[], object] | None = None, *, primary: bool = False, key: str = "",
        description: str = "", parent: QWidget | None = None,
    ) -> None:
        super().__init__("" if key else text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        if primary:
            self.setProperty("role", "primary")
        if key:
            layout = QHBoxLayout(self)
            layout.setContentsMargins(13, 4, 13, 4)
            layout.setSpacing(6)
            for part in (words(plain(text), "button"), key_box(key)):
                part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
                layout.addWidget(part)
        named(self, text, description or (f"Key: {key}" if key else ""))
        if on_click is not None:
            self.clicked.connect(lambda: on_click())

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        layout = self.layout()
        if layout is None:
            return hint
        return QSize(layout.sizeHint().width(), max(hint.height(), layout.sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()  # Enter presses the button that has the focus, in a dialog and on a page alike
        else:
            super().keyPressEvent(event)


def link_button(text: str, on_click: Callable[[], object], description: str = "", *, flush: bool = False) -> Button:
    """A quiet button that looks like a link; ``flush``: its words begin where those below it do."""
    button = Button(text, on_click, description=description)
    button.setProperty("role", "link")
    button.setProperty("flush", flush)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
