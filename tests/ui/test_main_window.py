from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.desk import Count, Desk, Kinds, PageEntry
from ui.first_paint import FirstPaint
from ui.main_window import MainWindow, Opened
from ui.shell.help_window import HelpWindow
from ui.shell.palette import Answer, Found
from ui.shell.settings_file import SettingsFile
from ui.theme.current import tokens
from ui.theme.tokens import DARK, Look
from ui.widgets.accessible import named


class NotedPage(QWidget):
    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__()
        self.title, self.desk = title, desk
        self.refreshed: list[Kinds | None] = []
        self.where: dict[str, Any] = {}
        layout = QVBoxLayout(self)
        self.button = QPushButton(f"Do something on {title}")
        named(self.button, self.button.text())
        layout.addWidget(self.button)

    def refresh(self, kinds: Kinds | None) -> None:
        self.refreshed.append(kinds)

    def show_at(self, **where: Any) -> None:
        self.where = where

    def present(self) -> None:
        self.desk.present(QLabel("V-021"))


@dataclass
class Changed:
    label: str
    kinds: frozenset[str]
    change_id: int | None


BUILT: list[str] = []


def entry(key: str, title: str, group: int = 0, number: int = 0) -> PageEntry:
    def build(desk: Desk) -> QWidget:
        BUILT.append(key)
        return NotedPage(desk, title)

    sections = (lambda: [("cards", "Cards of the room")]) if key == "meeting" else None
    return PageEntry(key, title, group, build, lambda: Count(number, True, "waiting"), f"All about {title}.",
                     sections=sections)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    BUILT.clear()
    opened = Opened(
        object(), "OFFICIAL-SENSITIVE · PRACTICE DATA", "OFFICIAL-SENSITIVE · for panel members only",
        "Barking and Dagenham", take_back=lambda number, progress: Changed("Undo", frozenset({"action"}), number + 100),
        search=lambda text: Answer([Found("V-021", "", lambda: BUILT.append("V-021 opened"))]),
    )
    pages = [entry("month", "This month"), entry("people", "People", 1, 7), entry("meeting", "Meeting", 2)]
    made = MainWindow(pages, opened, SettingsFile(tmp_path))
    qtbot.addWidget(made)
    made.start()
    yield made
    made.close()


def page(window: MainWindow, key: str) -> NotedPage:
    found = window.pages.built(key)
    assert isinstance(found, NotedPage)
    return found


def test_pages_are_built_when_first_shown(window: MainWindow, qtbot: QtBot) -> None:
    assert BUILT == ["month"]
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    window.go("month")
    window.go("people", person=21)
    assert BUILT == ["month", "people"]
    assert page(window, "people").where == {"person": 21}


def test_only_pages_in_sight_are_refreshed_at_once(window: MainWindow) -> None:
    window.go("people")
    for kinds in ({"action"}, {"meeting"}):
        window.runner.run("Saving", lambda p, c, kinds=frozenset(kinds): Changed("", kinds, None))
    window.runner.drain()
    assert page(window, "people").refreshed == [frozenset({"action"}), frozenset({"meeting"})]
    assert page(window, "month").refreshed == []
    window.go("month")
    assert page(window, "month").refreshed == [frozenset({"action", "meeting"})]
    window.read_again()
    window.go("people")
    assert page(window, "people").refreshed[-1] is None


def test_a_change_is_told_with_undo_and_ctrl_z_takes_it_back(window: MainWindow, qtbot: QtBot) -> None:
    window.runner.run("Saving", lambda p, c: Changed("Add an action", frozenset({"action"}), 7))
    window.runner.drain()
    assert window.notice.sentence == "Add an action" and window.notice.undo_button.isVisible()
    assert window.actions_of_window["undo"].title == "Undo: Add an action"
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    window.runner.drain()
    assert window.notice.sentence == "Undone: Add an action"
    assert window.actions_of_window["redo"].title == "Do again: Add an action"


def test_what_is_refused_stays_until_it_is_closed(window: MainWindow) -> None:
    window.runner.refused.emit("There is no room left on the disk.")
    assert window.notice.isVisible() and not window.notice._timer.isActive()
    window.notice.close_button.click()
    assert window.notice.isHidden()


def test_counts_stand_in_the_navigation_in_words(window: MainWindow) -> None:
    window.count_again()
    window.runner.drain()
    assert window.navigation._entries["people"].accessibleName() == "People, 7 waiting"
    assert window.navigation._entries["month"].accessibleName() == "This month"


def test_the_navigation_is_walked_with_keys(window: MainWindow, qtbot: QtBot) -> None:
    window.navigation.take_focus()
    entries = window.navigation._entries
    qtbot.keyClick(entries["month"], Qt.Key.Key_Down)
    qtbot.keyClick(entries["people"], Qt.Key.Key_Return)
    assert window.pages.current_key == "people" and entries["people"].isChecked()
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert window.focusWidget() is page(window, "people").button
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert window.focusWidget() is entries["people"]


def test_tab_comes_to_the_page_shown_in_the_navigation(window: MainWindow, qtbot: QtBot) -> None:
    window.go("people")
    page(window, "people").button.setFocus()
    for _ in range(6):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        if window.navigation.isAncestorOf(window.focusWidget()):
            break
    assert window.focusWidget() is window.navigation._entries["people"]
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    assert window.focusWidget() is window.navigation._entries["meeting"]


def test_the_page_shown_is_in_sight_in_a_navigation_that_scrolls(window: MainWindow, qtbot: QtBot) -> None:
    window.set_scale(2.0)
    window.resize(1200, 360)
    window.go("meeting")
    qtbot.wait(20)
    entry = window.navigation._entries["meeting"]
    assert entry.visibleRegion().boundingRect().height() == entry.height()


def test_ctrl_k_finds_commands_and_records(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.palette_of_commands
    assert palette is not None and palette.isVisible()
    qtbot.keyClicks(palette.box, "meeting")
    assert palette.titles[0] == "Go to Meeting"
    qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    assert window.pages.current_key == "meeting"
    window.open_palette()
    qtbot.keyClicks(palette.box, "cards")
    assert palette.titles[0] == "Go to Meeting, Cards of the room"
    qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    page = window.pages.currentWidget()
    assert isinstance(page, NotedPage) and page.where == {"section": "cards"}
    window.open_palette()
    palette.box.setText("v-021")
    palette.look_up()
    window.runner.drain()
    qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    assert BUILT[-1] == "V-021 opened"


def test_f9_opens_and_closes_the_shared_window(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert window.shared is not None and isinstance(window.shared.content, QLabel)
    assert window.desk.presenting()
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert window.shared is None and not window.desk.presenting()


def test_f1_tells_of_the_page_and_its_keys(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    shown = window.findChild(HelpWindow)
    assert shown is not None
    told = [label.text() for label in shown.findChildren(QLabel)]
    assert "All about This month." in told and "Ctrl K" in told
    shown.close()


def test_look_size_and_place_are_remembered(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.set_look(Look.DARK)
    window.step_text(1)
    assert tokens() is DARK
    window.close()
    again = MainWindow([entry("month", "This month")], window.opened, SettingsFile(tmp_path))
    qtbot.addWidget(again)
    assert again.look is Look.DARK and again.scale == 1.15
    again.close()
    kept = (tmp_path / "window.ini").read_text()
    assert "look" in kept and "Dagenham" not in kept


def test_the_first_paint_is_told_once(window: MainWindow, qtbot: QtBot) -> None:
    seconds: list[float] = []
    other = QWidget()
    qtbot.addWidget(other)
    FirstPaint(other, seconds.append)
    other.show()
    qtbot.waitUntil(lambda: bool(seconds))
    other.update()
    other.grab()
    assert len(seconds) == 1 and seconds[0] > 0


def nameless(root: QWidget) -> list[str]:
    """Focusable widgets, each as Qt tells a screen reader of it, that have no name."""
    found = []
    for each in root.findChildren(QWidget):
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus and not each.objectName().startswith("qt_"):
            interface = QAccessible.queryAccessibleInterface(each)
            inside_a_box = each.focusProxy() is not None or type(each.parent()).__name__ in ("QComboBox", "QHeaderView")
            if not interface.text(QAccessible.Text.Name) and not inside_a_box:
                found.append(f"{type(each).__name__} in {type(each.parent()).__name__}")
    return found


def test_everything_that_takes_the_keyboard_has_a_name(window: MainWindow, gallery: ModuleType, qtbot: QtBot) -> None:
    window.notify("Said", undo=lambda: None)
    window.open_palette()
    window.toggle_shared()
    window.show_help()
    for root in (window, window.shared):
        assert root is not None and nameless(root) == []
    for build in (gallery.month_page, gallery.pieces_page, gallery.table_page):
        shown = build()
        qtbot.addWidget(shown)
        shown.show()
        assert nameless(shown) == []


def test_work_of_a_page_can_be_begun_from_anywhere_if_the_page_is_there(
    qtbot: QtBot, tmp_path: Path
) -> None:
    made = MainWindow([entry("deliveries", "Deliveries"), entry("people", "People")],
                      Opened(None, "OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE"), SettingsFile(tmp_path))
    qtbot.addWidget(made)
    assert made.actions_of_window.do("bring-in")
    page = made.pages.currentWidget()
    assert isinstance(page, NotedPage) and (page.title, page.where) == ("Deliveries", {"bring": True})
    assert "make-pack" not in {action.key for action in made.actions_of_window}


def test_the_text_grows_with_and_without_shift(window: MainWindow, qtbot: QtBot) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, Qt.Key.Key_Equal, control)
    assert window.scale > 1.0
    qtbot.keyClick(window, Qt.Key.Key_Minus, control)
    assert window.scale == 1.0
    qtbot.keyClick(window, Qt.Key.Key_Plus, control)
    assert window.scale > 1.0
    qtbot.keyClick(window, Qt.Key.Key_0, control)
