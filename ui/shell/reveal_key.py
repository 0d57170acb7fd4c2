"""Holding a key reveals a name in the shared window; letting go, or leaving the program, hides it again."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


class RevealKey(QObject):
    """``held`` carries True while the key (F8) is down in a window watched, False once it is let go."""

    held = Signal(bool)

    def __init__(self, key: Qt.Key = Qt.Key.Key_F8, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._key, self._down = key, False
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.applicationStateChanged.connect(self._state_changed)
        if isinstance(parent, QWidget):
            self.watch(parent)

    def watch(self, window: QWidget) -> None:
        """Listen in a window; keys nothing in it wants arrive there."""
        window.installEventFilter(self)

    @property
    def is_held(self) -> bool:
        """True while the key is down."""
        return self._down

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress
        if (pressed or event.type() == QEvent.Type.KeyRelease) and isinstance(event, QKeyEvent):
            if event.key() == self._key and not event.isAutoRepeat():
                self._set(pressed)
        return False

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            self._set(False)

    def _set(self, down: bool) -> None:
        if down != self._down:
            self._down = down
            self.held.emit(down)
