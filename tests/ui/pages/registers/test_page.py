"""Registers: lists made from declarations, records saved as one change, the audit trail in words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget
from sqlalchemy import text

from ivolt_desktop.model import Agency, AsbCall, Change, all_registers
from ui.pages.registers.change_window import ChangeWindow
from ui.pages.registers.page import RegistersPage
from ui.pages.registers.paged_rows import PagedRows
from ui.pages.registers.record_window import RecordWindow
from ui.widgets.lens import SHARED


@pytest.fixture
def shown(page_on_practice):
    return page_on_practice(RegistersPage)


def turn_to(shown, key):
    shown.page.list.turn_to(key)
    shown.settle()
    return shown.page.current.table


def test_every_register_but_the_settings_is_on_the_shelf(shown):
    keys = {spec.key for spec in all_registers()} - {"setting"} | {"change"}
    assert {key for key in keys if shown.page.list.has(key)} == keys
    assert shown.page.list.count() == len(keys)


def test_a_long_register_is_read_in_pages_and_filtered_in_the_file(shown):
    table = turn_to(shown, "asb_call")
    source = table.model.source
    total = shown.read(lambda session: session.query(AsbCall).count())
    assert isinstance(source, PagedRows) and source.count() == total > 2000
    first, last = source.row(0)["called_at"], source.row(total - 1)["called_at"]
    assert first > last
    code = source.row(1234)["reference"]
    table.set_filter(code.split("/")[0])
    assert 0 < source.count() < total
    assert all(code.split("/")[0] in source.row(at)["reference"] for at in range(source.count()))
    table.set_filter("")
    table.sort("called_at")
    assert source.row(0)["called_at"] == last
    assert source.position(source.row(3)) == 3


def test_a_filter_says_while_not_everything_can_be_found(shown, qtbot):
    def wait_for(first, last):
        with shown.panel.work("wait") as work:
            work.session.execute(text("DELETE FROM search_waiting"))
            work.session.execute(text("INSERT INTO search_waiting SELECT 99, :a, :b WHERE :b"), {"a": first, "b": last})
            work.session.commit()

    table = turn_to(shown, "asb_call")
    still = shown.page.current._still
    wait_for(1, 312_400)
    assert not still.isVisible()
    table.set_filter("lane")
    assert still.isVisible() and still.text() == "Still taking in 312,400 records: not everything is found yet."
    wait_for(0, 0)
    shown.page.current._again.timeout.emit()  # looks again by itself
    shown.settle()
    assert not still.isVisible() and table.filter_box.text() == "lane"


def test_a_register_is_turned_to_with_the_arrow_keys(shown, qtbot):
    shown.page.list.turn_to("agency")
    shown.page.list.setFocus()
    qtbot.keyClick(shown.page.list, Qt.Key.Key_Down)
    shown.settle()
    assert shown.page.list.current != "agency"
    assert shown.page.current.key == shown.page.list.current


def test_enter_opens_a_record_and_ctrl_s_saves_it_as_one_change(shown, qtbot):
    table = turn_to(shown, "agency")
    row = table.model.source.row(0)
    table.select(0)
    qtbot.keyClick(table.view, Qt.Key.Key_Return)
    shown.settle()
    window = shown.page.findChild(RecordWindow)
    assert window is not None and window.form is not None
    with qtbot.waitActive(window):
        window.activateWindow()
    box = window.form.editor("short_name").widget
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "Renamed")
    qtbot.keyClick(box, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    shown.settle()
    assert shown.read(lambda session: session.get(Agency, row.id).short_name) == "Renamed"
    assert shown.undo.undo_label == "Change agency Renamed"
    assert any(table.model.source.row(at)["short_name"] == "Renamed" for at in range(table.model.rowCount()))
    shown.undo.undo()
    shown.settle()
    assert shown.read(lambda session: session.get(Agency, row.id).short_name) == row["short_name"]


def test_a_new_record_says_what_is_needed_before_it_is_added(shown, qtbot):
    turn_to(shown, "agency")
    before = shown.read(lambda session: session.query(Agency).count())
    window = RecordWindow(shown.desk, "agency", None, shown.page)
    qtbot.addWidget(window)
    window.show()
    shown.settle()
    window.save.click()
    assert "Name is needed." in window.form.problems()
    window.form.editor("name").set_value("Riverside Wardens")
    window.form.editor("short_name").set_value("Wardens")
    window.save.click()
    shown.settle()
    assert not window.isVisible()
    assert shown.read(lambda session: session.query(Agency).count()) == before + 1


def test_what_is_refused_is_said_in_the_window_and_nothing_typed_is_lost(shown, qtbot):
    taken = shown.read(lambda session: session.query(Agency).first().name)
    window = RecordWindow(shown.desk, "agency", None, shown.page)
    qtbot.addWidget(window)
    window.show()
    shown.settle()
    window.form.editor("name").set_value(taken)
    window.form.editor("short_name").set_value("Twice")
    window.save.click()
    shown.settle()
    assert window.isVisible() and window.problem.text().startswith("There is another agency")
    assert window.form.values()["short_name"] == "Twice"


def test_esc_loses_nothing_typed_not_even_half_a_date(shown, qtbot):
    def opened() -> RecordWindow:
        window = RecordWindow(shown.desk, "meeting", None, shown.page)
        qtbot.addWidget(window)
        window.show()
        shown.settle()
        return window

    first = opened()
    line = next(e for e in first.form.fields if e.kind.value in ("date", "moment"))
    first.form.editor(line.name).write("23 Nov 20")
    text = next(e for e in first.form.fields if e.kind.value in ("text", "long text"))
    first.form.editor(text.name).write("half a senten")
    qtbot.keyClick(first, Qt.Key.Key_Escape)
    assert not first.isVisible()
    second = opened()
    assert second.form.editor(line.name).written() == "23 Nov 20"
    assert second.form.editor(text.name).written() == "half a senten"
    assert "is here again" in second.problem.text() and second.again.isVisible()
    second.again.click()
    assert not second.isVisible()
    assert opened().form.unsaved() == {}


def test_an_agency_with_members_is_not_removed(shown, qtbot):
    window = RecordWindow(shown.desk, "agency", 1, shown.page)
    qtbot.addWidget(window)
    window.show()
    shown.settle()
    window.remove.click()
    shown.settle()
    assert "cannot be removed" in window.problem.text()


def test_a_change_is_told_field_by_field(shown, qtbot):
    table = turn_to(shown, "change")
    total = shown.read(lambda session: session.query(Change).count())
    assert table.model.rowCount() == total
    assert not shown.page._add.isVisible()
    number = shown.read(lambda session: session.query(Change).filter(Change.label.like("Change person%")).first().id)
    window = ChangeWindow(shown.desk, "change", number, shown.page)
    qtbot.addWidget(window)
    window.show()
    shown.settle()
    lines = [window.table.model.source.row(at) for at in range(window.table.model.rowCount())]
    assert lines and all(line.record.startswith("Person P-") and line.verb == "changed" for line in lines)
    assert all(line.before != line.after and line.field for line in lines)


def test_another_page_opens_a_record_here(shown):
    shown.page.show_at(register="member", record=2)
    shown.settle()
    assert shown.page.list.current == "member"
    assert shown.page.findChild(RecordWindow) is not None


def test_the_workbook_is_made_on_the_documents_page(shown):
    turn_to(shown, "fire_incident")
    shown.page._export.click()
    assert shown.opened == [("documents", {"make": "workbook", "register": "fire_incident"})]


def test_names_are_hidden_through_the_shared_lens(shown):
    table = turn_to(shown, "person")
    names = {row["name"] for row in (table.model.source.row(at) for at in range(50))}
    table.set_lens(SHARED)
    said = {table.model.words(at, column) for at in range(50) for column in range(len(table.model.columns))}
    assert not names & said


def test_everything_that_takes_the_keyboard_has_a_name(shown):
    turn_to(shown, "agency")
    nameless = [
        widget for widget in shown.page.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLineEdit | QComboBox) and widget.isVisibleTo(shown.page)
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not (widget.accessibleName() or
                                                                    getattr(widget, "text", str)())
    ]
    assert nameless == []
