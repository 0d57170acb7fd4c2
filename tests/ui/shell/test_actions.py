import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.shell.actions import Action, ActionRegistry


def test_one_declaration_feeds_menu_shortcut_and_list(qtbot: QtBot) -> None:
    done: list[str] = []
    allowed = [False]
    window = QWidget()
    qtbot.addWidget(window)
    registry = ActionRegistry(window)
    registry.add(
        Action("pack", "Make the pack", lambda: done.append("pack"), "Month", "Ctrl+P"),
        Action("undo", "Undo", lambda: done.append("undo"), "Edit", "Ctrl+Z", enabled=lambda: allowed[0],
               words_now=lambda: "Undo: add an action"),
    )
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert done == ["pack"]
    allowed[0] = True
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert done == ["pack", "undo"]
    menu = registry.build_menu()
    menu.aboutToShow.emit()
    assert [each.text() for each in menu.actions()] == ["Month", "Edit"]
    assert registry.shortcuts() == [("Ctrl P", "Make the pack"), ("Ctrl Z", "Undo")]


def test_menu_entries_are_fresh_and_shortcuts_live_again_after(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    registry = ActionRegistry(window)
    registry.add(Action("undo", "Undo", lambda: None, "Edit", enabled=lambda: False, words_now=lambda: "Undo: a & b"))
    menu = registry.build_menu()
    menu.aboutToShow.emit()
    entry = window.actions()[0]
    assert entry.text() == "Undo: a && b" and not entry.isEnabled()
    menu.aboutToHide.emit()
    assert entry.isEnabled()


def test_a_key_or_shortcut_cannot_stand_for_two_things(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    registry = ActionRegistry(window)
    registry.add(Action("a", "A", lambda: None, shortcut="Ctrl+A"))
    with pytest.raises(ValueError, match="twice"):
        registry.add(Action("a", "A", lambda: None))
    with pytest.raises(ValueError, match="already stands"):
        registry.add(Action("b", "B", lambda: None, shortcut="Ctrl+A"))
