from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.shell.reveal_key import RevealKey
from ui.shell.shared_window import SHARED_TITLE, SharedWindow


def test_only_what_was_put_there_is_shown(qtbot: QtBot) -> None:
    window = SharedWindow("OFFICIAL-SENSITIVE · for panel members only")
    qtbot.addWidget(window)
    window.show()
    assert window.content is None and window._curtain.isVisible()
    first = QLabel("V-021")
    window.show_widget(first)
    assert first.isVisible() and not window._curtain.isVisible()
    second = QLabel("V-014")
    window.show_widget(second)
    assert window.content is second and first.parent() is None
    window.show_widget(None)
    assert window._curtain.isVisible() and window.marking.isVisible()
    assert window.windowTitle() == SHARED_TITLE


def test_closing_forgets_what_was_shown(qtbot: QtBot) -> None:
    window = SharedWindow("OFFICIAL-SENSITIVE")
    qtbot.addWidget(window)
    window.show_widget(QLabel("V-021"))
    with qtbot.waitSignal(window.closed):
        window.close()
    assert window.content is None


def test_names_are_revealed_only_while_the_key_is_down(qtbot: QtBot) -> None:
    window = SharedWindow("OFFICIAL-SENSITIVE")
    qtbot.addWidget(window)
    window.show()
    key = RevealKey(parent=window)
    label = QLabel("V-021")
    window.show_widget(label)
    label.setFocus()
    held: list[bool] = []
    key.held.connect(held.append)
    qtbot.keyPress(label, Qt.Key.Key_F8)
    assert key.is_held
    qtbot.keyRelease(window, Qt.Key.Key_F8)
    qtbot.keyPress(window, Qt.Key.Key_F8)
    key._state_changed(Qt.ApplicationState.ApplicationInactive)
    qtbot.keyClick(window, Qt.Key.Key_F7)
    assert held == [True, False, True, False]
