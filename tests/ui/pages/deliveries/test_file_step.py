"""The File step: tables and hidden rows of a workbook, another header, rows pasted from a spreadsheet."""

from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.pages.deliveries.conftest import GOOD, HEADERS, Window
from ui.pages.deliveries.columns_step import HIDDEN
from ui.widgets.key_hint import Button


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Callers with a small table below them, a hidden row, a second sheet and a hidden one."""
    path = tmp_path / "Callers.xlsx"
    book = xlsxwriter.Workbook(str(path))
    first, second, lists = (book.add_worksheet(name) for name in ("Callers", "More callers", "Lists"))
    for at, row in enumerate([["ASB callers, May 2026"], [], HEADERS, *GOOD, [], ["By ward"], ["Ward", "Calls", "Who"],
                              ["Abbey", "2", "x"], ["Alibon", "1", "y"], ["Heath", "4", "z"]]):
        first.write_row(at, 0, row)
    first.set_row(4, None, None, {"hidden": True})
    for at, row in enumerate([HEADERS, ("9/09MAY26", "09/05/2026", *GOOD[0][2:])]):
        second.write_row(at, 0, row)
    lists.write_row(0, 0, ["Code", "Meaning"])
    lists.write_row(1, 0, ["215", "Rowdy"])
    lists.hide()
    book.close()
    return path


def test_tables_hidden_rows_and_hidden_sheets_are_told(window: Window, workbook: Path) -> None:
    window.bring(workbook)
    step = window.page.bringing.file_step
    assert "Lists (2 rows, hidden in the file)" in [step.sheet.itemText(at) for at in range(step.sheet.count())]
    assert step.table.isVisible() and step.table.currentText().startswith("Rows 3 to 6: CAD Number")
    assert step.hidden.isVisible() and step.hidden.currentText() == "Read 1 hidden row like the others"
    step.hidden.choose(False)
    window.settle()
    assert "2 rows below a header" in window.page.bringing.header.accessibleDescription()
    assert "1 hidden row" in window.page.bringing.account.numbers.parent().findChildren(type(
        window.page.bringing.account.left_out))[1].text()
    step.table.choose(2)
    window.settle()
    assert step.header.currentText() == "Row 9"


def test_columns_hidden_in_the_sheet_are_marked_where_they_are_mapped(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "Callers.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Callers")
    for at, row in enumerate([HEADERS, *GOOD]):
        sheet.write_row(at, 0, row)
    sheet.set_column(2, 2, None, None, {"hidden": True})
    book.close()
    window.bring(path)
    step = window.page.bringing.columns_step
    marked = [box.accessibleName() for box in step.boxes if HIDDEN in box.accessibleDescription()]
    assert marked == [f"‘{HEADERS[2]}’ goes to"]
    assert [label.text() for label in step.findChildren(QLabel)].count(HIDDEN) == 1


def test_enter_on_a_row_makes_it_the_header(window: Window, workbook: Path, qtbot: QtBot) -> None:
    window.bring(workbook)
    step = window.page.bringing.file_step
    assert step.rows is not None
    step.rows.view.setFocus()
    step.rows.select(8)
    qtbot.keyClick(step.rows.view, Qt.Key.Key_Return)
    window.settle()
    assert step.header.currentText() == "Row 9" and window.page.bringing.step == "file"
    assert step.rows.view.hasFocus(), "the keyboard stays on the rows"
    assert window.page.bringing.standing is not None
    assert [plan.header for plan in window.page.bringing.standing.columns] == ["Ward", "Calls", "Who"]


def test_the_tables_of_a_file_come_in_one_after_another(window: Window, workbook: Path) -> None:
    window.bring(workbook)
    _store(window)
    words = [each.text() for each in window.page.delivery.brought.findChildren(Button)]
    assert "Go on with rows 9 to 12 of ‘Callers’" in words and "Go on with sheet ‘More callers’" in words
    _press(window, "Go on with sheet ‘More callers’")
    standing = window.page.bringing.standing
    assert standing is not None and standing.sheet == "More callers"
    assert standing.before.startswith("Another table of this file (sheet ‘Callers’) was brought in on")
    window.page.bringing.go("file")
    _store(window)
    assert window.count()[0] == 4
    rest = [each.text() for each in window.page.delivery.brought.findChildren(Button)]
    assert not any("More callers" in each for each in rest)
    window.bring(workbook)
    assert window.page.bringing.standing is not None
    assert window.page.bringing.standing.before.startswith("This very file was brought in on")


def test_rows_copied_in_a_spreadsheet_are_pasted_with_ctrl_v(window: Window, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("\r\n".join("\t".join(row) for row in (HEADERS, *GOOD)))
    qtbot.keyClick(window.page.listing.table.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    window.settle()
    standing = window.page.bringing.standing
    assert standing is not None and standing.file_name == "Pasted 23 Jun 2026 09:30"
    _store(window)
    assert window.count()[:3] == (3, 3, 1)


def test_files_copied_in_a_folder_are_taken_too(window: Window) -> None:
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(window.file("May.csv", *GOOD)))])
    QGuiApplication.clipboard().setMimeData(copied)
    window.page.paste()
    window.settle()
    assert window.page.bringing.standing is not None and window.page.bringing.standing.file_name == "May.csv"


def test_escape_while_the_file_is_read_leaves_no_trace(window: Window, qtbot: QtBot) -> None:
    window.page.bring_in([window.file("May.csv", *GOOD)])
    assert window.page.bringing.standing is None
    qtbot.keyClick(window.page.bringing, Qt.Key.Key_Escape)
    window.settle()
    assert not window.page.bringing_in and window.count() == (0, 0, 0, 0, 0) and window.told == []


def test_a_file_nobody_can_tell_leads_to_a_feed_of_ones_own(window: Window) -> None:
    path = window.file("Odd.csv", ("one", "two"), ("three", "four"), headers=("Alpha", "Beta"))
    window.bring(path)
    step = window.page.bringing.file_step
    assert step.define.isVisible()
    step.define.click()
    page, where = window.opened[-1]
    assert (page, where["section"], where["example"].path) == ("settings", "feeds", path)
    window.page.bringing.leave()
    window.bring(window.file("May.csv", *GOOD))
    assert not step.define.isVisible()


def test_an_empty_clipboard_is_told(window: Window) -> None:
    QGuiApplication.clipboard().clear()
    window.page.paste()
    window.settle()
    assert window.told and window.told[-1].startswith("There are no rows on the clipboard")
    assert not window.page.bringing_in


def _store(window: Window) -> None:
    window.page.bringing.go("confirm")
    window.page.bringing.go_on()
    window.settle()


def _press(window: Window, words: str) -> None:
    next(each for each in window.page.delivery.brought.findChildren(Button) if each.text() == words).click()
    window.settle()
