"""Everything on a record, in its lists and its dialogs has a name, and no part of it flashes up as a window."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.journeys.test_every_page import nameless


@pytest.fixture
def flashed(qapp: QApplication) -> Iterator[list[str]]:
    found: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                if not isinstance(watched, QDialog) and watched.windowType() == Qt.WindowType.Window:
                    found.append(f"{type(watched).__name__} {watched.accessibleName()}")
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    yield found
    qapp.removeEventFilter(watch)


def test_every_part_has_a_name_and_nothing_flashes_up(people: Any, flashed: list[str], qtbot: QtBot) -> None:
    without: dict[str, list[str]] = {}
    for view in ("again", "loose"):
        people.page.show_at(view=view)
        people.settle()
        without[view] = list(nameless(people.page))
    people.page.open(people.cast.caller)
    people.settle()
    without["record"] = list(nameless(people.page))
    for words, make in people.page.dialogs():
        dialog = make()
        qtbot.addWidget(dialog)
        dialog.show()
        people.settle()
        without[words] = list(nameless(dialog))
        dialog.close()
    assert {words: found for words, found in without.items() if found} == {}
    assert flashed == []
