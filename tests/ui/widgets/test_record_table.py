from types import ModuleType
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.rules.masking import Surface
from ui.theme.current import apply_look
from ui.theme.tokens import Look
from ui.widgets.lens import SHARED, Lens
from ui.widgets.memory import Forgetful
from ui.widgets.record_model import RecordModel
from ui.widgets.record_rows import ListRows, columns_of
from ui.widgets.record_table import RecordTable


def made_table(gallery: ModuleType, qtbot: QtBot, **more: Any) -> RecordTable:
    more.setdefault("memory", Forgetful())
    table = RecordTable(gallery.FIELDS, gallery.invented_rows(), name="People", link_words=gallery.agency_words,
                        reference=lambda row: row["reference"], **more)
    qtbot.addWidget(table)
    table.resize(900, 400)
    table.show()
    return table


def test_the_model_keeps_qt_s_rules(gallery: ModuleType, qtmodeltester: ModelTester) -> None:
    columns = columns_of(gallery.FIELDS)
    model = RecordModel(columns, ListRows(gallery.invented_rows(), columns, gallery.agency_words))
    qtmodeltester.check(model)
    model.sort(3, Qt.SortOrder.DescendingOrder)
    model.filter("smith")
    model.set_source(ListRows([], columns))
    qtmodeltester.check(model)


def test_only_listed_columns_are_shown_from_the_start(gallery: ModuleType, qtbot: QtBot) -> None:
    table = made_table(gallery, qtbot)
    hidden = {field.name for at, field in enumerate(gallery.FIELDS) if table.view.isColumnHidden(at)}
    assert hidden == {"called_at", "confirmed", "notes"}


def test_sorting_is_by_real_values_with_blanks_last_both_ways(gallery: ModuleType, qtbot: QtBot) -> None:
    table = made_table(gallery, qtbot)
    for descending in (False, True):
        table.sort("due", descending)
        dues = [table.model.source.row(at)["due"] for at in range(table.model.rowCount())]
        given = [each for each in dues if each is not None]
        assert given == sorted(given, reverse=descending)
        assert dues[len(given):] == [None] * (len(dues) - len(given)) and len(given) < len(dues)
    table.sort("calls")
    calls = [table.model.source.row(at)["calls"] for at in range(table.model.rowCount())]
    assert calls == sorted(calls) and calls != sorted(calls, key=str)


def test_the_selection_follows_its_row_through_sorting(gallery: ModuleType, qtbot: QtBot) -> None:
    table = made_table(gallery, qtbot)
    table.select(3)
    before = table.selected_rows()
    table.sort("calls", descending=True)
    assert table.selected_rows() == before


def test_the_filter_wants_every_word_somewhere(gallery: ModuleType, qtbot: QtBot) -> None:
    table = made_table(gallery, qtbot)
    table.set_filter("smyth council")
    found = [table.model.source.row(at) for at in range(table.model.rowCount())]
    expected = [row for row in gallery.invented_rows() if row["name"] == "Mr J Smyth" and row["owner_id"] == 1]
    assert found == expected and found
    table.set_filter("nobody of that name")
    assert table.model.rowCount() == 0
    table.set_filter("")
    assert table.model.rowCount() == 40


def test_every_cell_says_something_to_a_screen_reader(gallery: ModuleType, qtbot: QtBot) -> None:
    model = made_table(gallery, qtbot).model
    for row in range(model.rowCount()):
        assert model.headerData(row, Qt.Orientation.Vertical)
        for column in range(model.columnCount()):
            assert model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)


ROLES = [Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole]


def test_in_the_shared_window_no_role_gives_a_name_away(gallery: ModuleType, qtbot: QtBot) -> None:
    model = made_table(gallery, qtbot, lens=SHARED).model
    told = [
        str(model.index(row, column).data(role))
        for row in range(model.rowCount()) for column in range(model.columnCount()) for role in ROLES
    ]
    secrets = {row["name"] for row in gallery.invented_rows()} | {"07700"}
    assert not [each for each in told if any(secret in each for secret in secrets)]
    assert model.words(2, 1) == "V-002"


def test_a_held_key_reveals_and_letting_go_hides(gallery: ModuleType, qtbot: QtBot) -> None:
    table = made_table(gallery, qtbot, lens=SHARED)
    table.set_lens(Lens(surface=Surface.SHARED, revealed=True))
    assert table.model.words(2, 1) == "Patel, Meena"
    table.set_lens(SHARED)
    assert table.model.words(2, 1) == "V-002"


def test_copying_goes_through_the_lens_and_is_harmless(gallery: ModuleType, qtbot: QtBot) -> None:
    table = made_table(gallery, qtbot)
    table.show_column("notes", True)
    table.select(2)
    qtbot.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    head, line = QGuiApplication.clipboard().text().split("\n")
    cells = dict(zip(head.split("\t"), line.split("\t"), strict=True))
    assert cells["Reference"] == "V-002" and cells["Notes"] == "'=1+1"
    assert cells["Name"] == table.model.words(2, 1, Surface.CLIPBOARD)
    assert "Called at" not in cells


def test_enter_and_double_click_open_a_row(gallery: ModuleType, qtbot: QtBot) -> None:
    table = made_table(gallery, qtbot)
    opened: list[Any] = []
    table.opened.connect(opened.append)
    table.select(4)
    qtbot.keyClick(table.view, Qt.Key.Key_Return)
    place = table.view.visualRect(table.model.index(1, 0)).center()
    qtbot.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [row["reference"] for row in opened] == ["V-004", "V-001"]


def test_layout_is_remembered_and_nothing_else(gallery: ModuleType, qtbot: QtBot) -> None:
    memory = Forgetful()
    table = made_table(gallery, qtbot, memory=memory, remember_as="people")
    table.view.horizontalHeader().resizeSection(1, 333)
    table.show_column("confirmed", True)
    table.show_column("phone", False)
    again = made_table(gallery, qtbot, memory=memory, remember_as="people")
    assert again.view.columnWidth(1) == 333
    assert not again.view.isColumnHidden(8) and again.view.isColumnHidden(2)
    assert set(memory._kept) == {"table/people/widths", "table/people/hidden"}


def test_the_last_column_cannot_be_hidden(gallery: ModuleType, qtbot: QtBot) -> None:
    table = made_table(gallery, qtbot)
    for field in gallery.FIELDS:
        table.show_column(field.name, False)
    assert sum(not table.view.isColumnHidden(at) for at in range(len(gallery.FIELDS))) == 1


def test_row_actions_stand_in_the_context_menu(gallery: ModuleType, qtbot: QtBot) -> None:
    done: list[Any] = []
    table = made_table(gallery, qtbot, row_actions=[("Move the date", done.append)])
    menu = table.view.menu_for(gallery.invented_rows()[0])
    next(each for each in menu.actions() if each.text() == "Move the date").trigger()
    assert done == [gallery.invented_rows()[0]]


def test_an_empty_list_says_what_to_do(gallery: ModuleType, qtbot: QtBot) -> None:
    table = RecordTable(gallery.FIELDS, [], name="People", empty="Nobody is known yet.")
    qtbot.addWidget(table)
    assert table._stack.currentIndex() == 1
    table.set_rows(gallery.invented_rows())
    assert table._stack.currentIndex() == 0
    assert table.model.index(0, 0, QModelIndex()).data() == "V-000"


@pytest.mark.parametrize("count", [20_000])
def test_twenty_thousand_rows_are_read_only_where_they_are_looked_at(
    gallery: ModuleType, qtbot: QtBot, count: int
) -> None:
    asked: list[int] = []

    class Counting(ListRows):
        def row(self, at: int) -> Any:
            asked.append(at)
            return super().row(at)

    columns = columns_of(gallery.FIELDS)
    table = made_table(gallery, qtbot)
    table.set_source(Counting(gallery.invented_rows(count), columns))
    table.view.grab()
    assert table.model.rowCount() == count
    assert asked and max(asked) < 200


def test_larger_text_gets_wider_columns_and_what_is_remembered_is_for_the_usual_size(qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    memory = Forgetful()
    table = RecordTable([Field("Name", Kind.TEXT, name="name", width=10), Field("Ward", Kind.TEXT, name="ward")],
                        name="Grows", memory=memory)
    table.view.horizontalHeader().resizeSection(0, 90)
    qtbot.addWidget(table)
    table.resize(900, 300)
    table.show()
    before = table.view.horizontalHeader().sectionSize(0)
    try:
        apply_look(application, Look.LIGHT, 2.0)
        assert table.view.horizontalHeader().sectionSize(0) == 2 * before
        assert memory.recall("table/Grows/widths")[0] == before
    finally:
        apply_look(application, Look.LIGHT, 1.0)
    assert table.view.horizontalHeader().sectionSize(0) == before


def test_down_goes_from_the_filter_to_the_first_row_that_fits(gallery: ModuleType, qtbot: QtBot) -> None:
    table = made_table(gallery, qtbot)
    table.activateWindow()
    table.filter_box.setFocus()
    qtbot.waitUntil(table.filter_box.hasFocus)
    table.filter_box.setText("smith")
    qtbot.keyClick(table.filter_box, Qt.Key.Key_Down)
    assert table.view.hasFocus() and len(table.selected_rows()) == 1
    assert "smith" in str(table.selected_rows()[0]).casefold()
    table.filter_box.setFocus()
    table.set_filter("nobody is called that")
    qtbot.keyClick(table.filter_box, Qt.Key.Key_Down)
    assert table.filter_box.hasFocus()


@pytest.mark.parametrize("wide", [1400, 300])
def test_a_short_list_ends_with_a_whole_row_with_and_without_a_bar_below(
    gallery: ModuleType, qtbot: QtBot, wide: int,
) -> None:
    table = made_table(gallery, qtbot, fit=4, bar=False)
    table.resize(wide, 400)
    qtbot.wait(20)
    view = table.view
    high = view.verticalHeader().defaultSectionSize()
    assert view.model().rowCount() > 4 and (view.horizontalScrollBar().maximum() > 0) == (wide == 300)
    assert 4 * high <= view.viewport().height() <= 4 * high + 4
