"""Undo by key from a text box: its own typing first, then the window's."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ui.shell.undo_keys import UndoKeys

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_box_with_nothing_to_undo_leaves_the_key_to_the_window(qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window = QWidget()
    qtbot.addWidget(window)
    keys = UndoKeys(application, window)
    layout = QVBoxLayout(window)
    boxes = [QLineEdit(), QPlainTextEdit()]
    for box in boxes:
        layout.addWidget(box)
    undone: list[int] = []
    QShortcut(QKeySequence("Ctrl+Z"), window, lambda: undone.append(1))
    window.show()
    window.activateWindow()
    for box in boxes:
        undone.clear()
        box.setFocus()
        qtbot.waitUntil(box.hasFocus)
        qtbot.keyClick(box, Qt.Key.Key_Z, CTRL)
        assert undone == [1]
        qtbot.keyClicks(box, "abc")
        qtbot.keyClick(box, Qt.Key.Key_Z, CTRL)
        said = box.text() if isinstance(box, QLineEdit) else box.toPlainText()
        assert undone == [1] and said == ""
        qtbot.keyClick(box, Qt.Key.Key_Z, CTRL)
        assert undone == [1, 1]
    assert keys.parent() is window


def test_a_box_that_is_gone_is_let_go(qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window = QWidget()
    qtbot.addWidget(window)
    UndoKeys(application, window)
    layout = QVBoxLayout(window)
    gone, stays = QPlainTextEdit(), QLineEdit()
    layout.addWidget(gone)
    layout.addWidget(stays)
    window.show()
    window.activateWindow()
    gone.setFocus()
    qtbot.waitUntil(gone.hasFocus)
    delete(gone)
    stays.setFocus()
    qtbot.waitUntil(stays.hasFocus)
