"""Columns that give way where the table is wider than its place, and rows that then have two lines."""

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivolt_desktop.model.fields import Field
from ui.widgets.column_fit import pixels_of
from ui.widgets.in_lines import in_lines
from ui.widgets.memory import Forgetful
from ui.widgets.record_rows import Column
from ui.widgets.record_table import RecordTable

COLUMNS = [Column(Field("Ref", name="ref", width=8)), Column(Field("What", name="what", width=30), least=12),
           Column(Field("State", name="state", width=20), least=10), Column(Field("Last", name="last", width=10))]
ROW = {"ref": "26-001", "what": "Camera for the lower deck and stairs", "state": "25 days late", "last": "Drawing"}


@pytest.fixture
def table(qtbot: QtBot) -> RecordTable:
    made = RecordTable(COLUMNS, [ROW], name="Log", memory=Forgetful())
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    return made


def _widths(table: RecordTable) -> list[int]:
    return [table.view.columnWidth(at) for at in range(len(COLUMNS))]


def _to(table: RecordTable, width: int) -> None:
    table.resize(width, 300)
    QApplication.processEvents()


def test_columns_give_way_as_far_as_they_may_and_come_back(table: RecordTable) -> None:
    wide, high = _widths(table), table.view.verticalHeader().defaultSectionSize()
    least = [pixels_of(each, table.view) for each in (8, 12, 10, 10)]
    _to(table, sum(least) + 60)
    narrow = _widths(table)
    assert sum(narrow) == table.view.viewport().width() and not table.view.horizontalScrollBar().maximum()
    assert narrow[0] == wide[0] and least[1] <= narrow[1] < wide[1] and least[2] <= narrow[2] < wide[2]
    assert table.view.lines == 2 and table.view.verticalHeader().defaultSectionSize() > high
    _to(table, sum(least) - 80)
    assert _widths(table)[1:3] == least[1:3] and table.view.horizontalScrollBar().maximum() > 0
    _to(table, 900)
    assert _widths(table) == wide and table.view.lines == 1


def test_a_width_set_by_hand_is_kept_and_no_narrowed_one_is_remembered(qtbot: QtBot) -> None:
    memory = Forgetful()
    table = RecordTable(COLUMNS, [ROW], name="Log", memory=memory)
    qtbot.addWidget(table)
    table.show()
    _to(table, 900)
    table.view.horizontalHeader().resizeSection(1, 300)
    _to(table, 500)
    assert table.view.columnWidth(1) < 300 and memory.recall("table/Log/widths")[1] == 300
    _to(table, 900)
    assert table.view.columnWidth(1) == 300


def test_a_column_hidden_and_shown_again_has_its_width(table: RecordTable) -> None:
    wide = _widths(table)
    _to(table, 560)
    table.show_column("what", False)
    assert table.view.lines == 1
    table.show_column("what", True)
    assert table.view.lines == 2
    _to(table, 900)
    assert _widths(table) == wide


def test_long_words_go_on_in_the_next_line_and_end_in_an_ellipsis(table: RecordTable) -> None:
    font = table.view.font()
    width = QFontMetrics(font).horizontalAdvance("Camera for the lower ")
    assert in_lines("Camera", font, width, 2) == "Camera"
    assert in_lines(ROW["what"], font, width, 2) == "Camera for the lower\ndeck and stairs"
    first, second = in_lines(f"{ROW['what']} by the bus stop", font, width, 2).split("\n")
    assert first == "Camera for the lower" and second.endswith("…")
    assert in_lines(ROW["what"], font, width, 1).endswith("…")
    assert all(QFontMetrics(font).horizontalAdvance(each) <= width
               for each in in_lines("W" * 80, font, width, 2).split("\n"))
