"""Tab goes through a page as it is read, also where parts were made later than those below them."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.desk import PageEntry
from ui.page_host import PageHost


class _Page(QWidget):
    title = "Page"

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.addWidget(QPushButton("first"))
        area, ground = QScrollArea(), QWidget()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(ground)
        area.setWidgetResizable(True)
        self.grid = QGridLayout(ground)
        column.addWidget(area)
        column.addWidget(QPushButton("last"))

    def fill(self) -> None:
        for row, at, name in ((1, 0, "c"), (0, 1, "b"), (0, 0, "a")):
            self.grid.addWidget(QPushButton(name), row, at)
        hidden = QPushButton("hidden")
        self.grid.addWidget(hidden, 2, 0)
        hidden.hide()


def _walk(qtbot: QtBot, times: int, key: Qt.Key = Qt.Key.Key_Tab) -> list[str]:
    names = []
    for _ in range(times):
        at: Any = QApplication.focusWidget()
        names.append(at.text())
        qtbot.keyClick(at, key)
    return names


def test_parts_made_later_are_reached_where_they_lie(qtbot: QtBot) -> None:
    page = _Page()
    desk: Any = None
    entry = PageEntry("page", "Page", 0, lambda _desk: page)
    host = PageHost([entry], desk)
    qtbot.addWidget(host)
    host.open_page("page")
    host.show()
    qtbot.waitExposed(host)
    host.activateWindow()
    page.fill()
    first: Any = page.layout().itemAt(0).widget()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    assert _walk(qtbot, 5) == ["first", "a", "b", "c", "last"]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert _walk(qtbot, 2, Qt.Key.Key_Backtab) == ["a", "first"]
