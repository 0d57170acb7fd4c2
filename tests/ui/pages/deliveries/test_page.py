"""The list of deliveries and one delivery opened."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from tests.ui.pages.deliveries.conftest import BAD, GOOD, Window
from ui.widgets.key_hint import Button
from ui.widgets.pill import Pill
from ui.widgets.table_view import TableView
from ui.work.runner import Job


def _bring_one(window: Window) -> None:
    window.bring(window.file("May.csv", *GOOD, *BAD))
    window.page.bringing.go("confirm")
    window.page.bringing.go_on()
    window.settle()


def _button(parent: object, words: str) -> Button:
    return next(each for each in parent.findChildren(Button)  # type: ignore[attr-defined]
                if words in (each.text(), each.accessibleName()))


def test_an_empty_list_says_what_to_do(window: Window) -> None:
    listing = window.page.listing
    assert listing._empty.isVisible() and not listing._card.isVisible()
    assert _button(listing._empty, "Choose a file").isVisible()


def test_the_pills_tell_whose_data_is_in(window: Window) -> None:
    pills = [pill.text for pill in window.page.listing.findChildren(Pill)]
    assert pills == ["Council: not in yet", "Police: not in yet"]
    _bring_one(window)
    pills = [pill.text for pill in window.page.listing.findChildren(Pill) if pill.parent() is not None]
    assert "Police: in on 23 Jun" in pills and "Council: not in yet" in pills


def test_the_list_shows_the_account_of_each_file(window: Window) -> None:
    _bring_one(window)
    window.page.show_list()
    model = window.page.listing.table.view.model()
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    cells = dict(zip(heads, (model.index(0, column).data() for column in range(model.columnCount())), strict=True))
    assert (cells["File"], cells["Agency"], cells["State"]) == ("May.csv", "Police", "In")
    assert (cells["From"], cells["To"], cells["Brought in"]) == ("2 May 2026", "5 May 2026", "23 Jun 2026")
    assert [cells[each] for each in ("New", "Changed", "Same", "Still out", "Left out")] == ["4", "0", "0", "1", "3"]


def test_after_confirm_what_changed_is_told(window: Window) -> None:
    _bring_one(window)
    delivery = window.page.delivery
    assert delivery.isVisible() and delivery.brought.isVisible()
    assert delivery.header.title == "May.csv"


def test_the_rows_can_be_narrowed_to_a_fate(window: Window) -> None:
    _bring_one(window)
    delivery = window.page.delivery
    assert delivery.table.model.rowCount() == 8
    delivery.fate.choose("set aside")
    assert delivery.table.model.rowCount() == 1
    assert "A date that does not exist" in [delivery.table.model.words(0, column) for column in range(4)]


def test_enter_opens_a_delivery_and_escape_goes_back(window: Window, qtbot: QtBot) -> None:
    _bring_one(window)
    qtbot.keyClick(window.page.delivery, Qt.Key.Key_Escape)
    view: QTableView = window.page.listing.table.view
    assert view.isVisible()
    view.selectRow(0)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    window.settle()
    assert window.page.delivery.isVisible() and not window.page.delivery.brought.isVisible()


def test_take_back_and_undo(window: Window, qtbot: QtBot) -> None:
    _bring_one(window)
    kept = window.count()
    qtbot.mouseClick(_button(window.page.delivery, "Take back"), Qt.MouseButton.LeftButton)
    window.settle()
    assert window.count()[:2] == (0, 0)
    assert window.page.delivery.shown is not None and not window.page.delivery.shown.stands
    assert window.undo.undo_label == "Take back May.csv"
    window.undo.undo()
    window.settle()
    assert window.count() == kept
    assert window.page.delivery.shown.stands


def test_take_back_pressed_twice_takes_it_back_once(window: Window, qtbot: QtBot) -> None:
    _bring_one(window)
    refusals: list[str] = []
    window.runner.refused.connect(refusals.append)
    button = _button(window.page.delivery, "Take back")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    window.settle()
    assert not refusals and window.count()[:2] == (0, 0)
    window.undo.undo()
    window.settle()
    window.page.take_back(window.page.delivery.shown.delivery.id)
    window.settle()
    assert not refusals and window.count()[:2] == (0, 0)


def test_taking_back_and_its_undo_can_be_stopped(window: Window) -> None:
    _bring_one(window)
    jobs: list[Job] = []
    window.runner.began.connect(lambda job: None if job.quiet else jobs.append(job))
    delivery_id = window.page.delivery.shown.delivery.id

    def begin_and_stop(begin: Callable[[], object]) -> None:
        go_on = threading.Event()
        window.runner.run("Something before it", lambda progress, cancelled: go_on.wait(10), quiet=True)
        begin()
        assert jobs[-1].stoppable
        jobs[-1].cancel()
        go_on.set()
        window.settle()

    kept = window.count()
    begin_and_stop(lambda: window.page.take_back(delivery_id))
    assert window.count() == kept and window.undo.undo_label.startswith("Bring in May.csv")
    window.page.take_back(delivery_id)
    window.settle()
    gone = window.count()
    begin_and_stop(window.undo.undo)
    assert window.count() == gone and window.undo.undo_label == "Take back May.csv"
    window.undo.undo()
    window.settle()
    assert window.count() == kept


def test_undo_after_bringing_in_takes_it_back(window: Window) -> None:
    _bring_one(window)
    window.undo.undo()
    window.settle()
    assert window.count()[:2] == (0, 0)
    window.undo.redo()
    window.settle()
    assert window.count()[:2] == (4, 4)


def _drop(window: Window, *paths: Path) -> bool:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(QPointF(QPoint(300, 300)), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
                       Qt.KeyboardModifier.NoModifier)
    window.page.dropEvent(event)
    window.settle()
    return event.isAccepted()


def test_a_file_dropped_anywhere_begins(window: Window) -> None:
    assert _drop(window, window.file("May.csv", *GOOD))
    assert window.page.bringing_in


def test_the_files_of_a_folder_dropped_come_one_after_another(window: Window) -> None:
    folder = window.folder / "May"
    folder.mkdir()
    for name in ("b.csv", "a.csv"):
        window.file("May.csv", *GOOD).rename(folder / name)
    assert _drop(window, folder)
    assert "1 more after it" in window.page.bringing.header._subtitle.text()
    assert window.page.bringing.standing.file_name == "a.csv"


def test_an_empty_folder_is_said_to_be_empty(window: Window) -> None:
    (window.folder / "June").mkdir()
    _drop(window, window.folder / "June")
    assert window.told == ["There is no file in that folder."]
    assert not window.page.bringing_in


def test_another_page_can_open_a_delivery(window: Window) -> None:
    _bring_one(window)
    window.page.show_list()
    window.page.show_at(delivery_id=1)
    window.settle()
    assert window.page.delivery.isVisible()


def test_the_lists_of_a_delivery_end_with_a_whole_row(window: Window) -> None:
    _bring_one(window)
    for name in ("How full each field is", "Problems of this delivery"):
        view = next(each for each in window.page.delivery.findChildren(TableView) if each.accessibleName() == name)
        high = view.verticalHeader().defaultSectionSize()
        assert view.isVisible() and view.viewport().height() % high <= 4
        table: Any = view.parentWidget()
        assert table.height() == view.height()
