"""Undo and Redo by key where the keyboard is in a text box that has nothing of its own to take back."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

_BOXES = (QLineEdit, QPlainTextEdit, QTextEdit)


class UndoKeys(QObject):
    """Watches the text box that has the keyboard, and no other widget.

    A text box claims these keys even while there is nothing it could undo; then they are the window's.
    """

    def __init__(self, application: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watched: QWidget | None = None
        application.focusChanged.connect(self._turn)

    def _turn(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):  # a box of a closed dialog is gone
            self._watched.removeEventFilter(self)
        self._watched = now if isinstance(now, _BOXES) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo)
            redo = event.matches(QKeySequence.StandardKey.Redo)
            if (undo or redo) and not _own(watched, undo):
                event.ignore()
                return True
        return bool(super().eventFilter(watched, event))


def _own(box: QObject, undo: bool) -> bool:
    """Whether the box has something of its own to undo, or to do again."""
    if isinstance(box, QLineEdit):
        return box.isUndoAvailable() if undo else box.isRedoAvailable()
    if isinstance(box, QPlainTextEdit | QTextEdit):
        document = box.document()
        return document.isUndoAvailable() if undo else document.isRedoAvailable()
    return False
