"""The keyboard stays on the page when the part it was on goes, or goes dead."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.desk import Desk, PageEntry
from ui.page_host import PageHost


class _Page(QWidget):
    def __init__(self, _desk: Desk) -> None:
        super().__init__()
        self.buttons = [QPushButton(each) for each in ("Before", "Store it", "After")]
        self.card = QWidget()
        within = QVBoxLayout(self.card)
        within.addWidget(self.buttons[1])
        layout = QVBoxLayout(self)
        for each in (self.buttons[0], self.card, self.buttons[2]):
            layout.addWidget(each)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[Any]:
    """A page between two buttons that are none of its own, the keyboard on its second button."""
    window = QWidget()
    qtbot.addWidget(window)
    desk: Any = None
    host = PageHost([PageEntry("page", "Page", 0, _Page)], desk)
    line = QHBoxLayout(window)
    for each in (QPushButton("This month"), host, QPushButton("Stop")):
        line.addWidget(each)
    host.open_page("page")
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    shown: Any = host.currentWidget()
    shown.buttons[1].setFocus()
    yield shown


def test_a_button_that_goes_dead_gives_the_keyboard_to_the_next(page: Any) -> None:
    page.buttons[1].setEnabled(False)
    assert page.buttons[2].hasFocus()


def test_the_last_part_gives_it_to_the_one_before_and_not_to_the_navigation(page: Any) -> None:
    page.buttons[2].hide()
    seen: list[QWidget | None] = []
    QApplication.instance().focusChanged.connect(lambda _old, new: seen.append(new))  # type: ignore[union-attr]
    page.card.hide()
    assert page.buttons[0].hasFocus() and seen == [page.buttons[0]]


def test_where_nothing_is_left_the_page_holds_it(page: Any) -> None:
    page.buttons[0].hide()
    page.buttons[2].hide()
    page.buttons[1].setParent(None)
    assert page.parentWidget().hasFocus()
