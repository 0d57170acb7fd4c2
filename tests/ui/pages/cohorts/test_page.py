"""The three sheets through real keys and clicks."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from ivolt_desktop.model import AgendaItem, Cohort, Membership
from ui.pages.cohorts.bars_cell import Counts
from ui.pages.cohorts.page import CohortsPage


@pytest.fixture
def on(page_on_practice, qtbot: QtBot):
    """The page on the small panel, the table having the keyboard."""
    made = page_on_practice(CohortsPage)
    made.page.pane.table.view.setFocus()
    return made


def _members(on) -> list[Membership]:
    return list(on.read(lambda session: session.scalars(select(Membership).order_by(Membership.id)).all()))


def _words(widget: QWidget) -> Iterator[str]:
    for each in [widget, *widget.findChildren(QWidget)]:
        if each.isVisibleTo(widget):
            yield each.accessibleName()
            yield each.toolTip()
            if isinstance(each, QLabel):
                yield each.text()


def _row(on, at: int = 0) -> list[str]:
    model = on.page.pane.table.model
    return [str(model.data(model.index(at, column)) or "") for column in range(model.columnCount())]


def test_a_sheet_shows_its_members_with_review_reports_and_plan(on):
    row = _row(on)
    assert row[:5] == ["V-001", "Mina Quill", "Gascoigne", "1 Apr 2026", "due 3 days ago"]
    assert row[5:] == ["0 · 0 · 4", "no plan yet", "Council", "Three calls in May"]
    assert on.page.pane.table.model.rowCount() == 1
    assert on.page.header.accessibleDescription() == "2 people and 0 places under watch · 1 due for review"


def test_one_sheet_never_shows_another(on):
    told = "\n".join(_words(on.page))
    assert "V-001" in told and "O-001" not in told and "Named by a household" not in told
    on.page.tabs.setCurrentIndex(1)
    on.settle()
    assert _row(on)[0] == "O-001" and _row(on)[5] == "0 · 1 · 0"
    told = "\n".join(_words(on.page))
    assert "O-001" in told and "V-001" not in told and "Three calls in May" not in told


def test_those_who_left_are_shown_when_asked_for_and_can_be_brought_back(on, qtbot):
    on.page.pane.with_left.setFocus()
    qtbot.keyClick(on.page.pane.with_left, Qt.Key.Key_Space)
    on.settle()
    assert [_row(on, at)[0] for at in range(2)] == ["V-001", "V-002"]
    on.page.pane.table.select(1)
    assert on.page.pane.member.back.isVisible() and not on.page.pane.member.leave.isVisible()
    qtbot.mouseClick(on.page.pane.member.back, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(on.page.dialog.form.editor("entry_reason").widget, "Threatened again")
    qtbot.mouseClick(on.page.dialog.go, Qt.MouseButton.LeftButton)
    on.settle()
    assert _members(on)[-1].reference == "V-003"


def test_n_finds_somebody_by_typing_and_takes_them_in(on, qtbot):
    qtbot.keyClick(on.page.pane.table.view, Qt.Key.Key_N)
    on.settle()
    dialog = on.page.dialog
    qtbot.keyClicks(dialog.picker.box, "odi")
    qtbot.keyClick(dialog.picker.box, Qt.Key.Key_Return)
    assert dialog.picker.list.currentItem().text() == "Odile Marsh · P-0003 · Abbey"
    dialog.store()
    assert dialog.isVisible() and len(_members(on)) == 3
    qtbot.keyClicks(dialog.form.editor("entry_reason").widget, "Called five times")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    on.settle()
    assert [member.reference for member in _members(on)] == ["V-001", "V-002", "O-001", "V-003"]
    assert on.page.pane.table.model.rowCount() == 2
    on.undo.undo()
    on.settle()
    assert on.page.pane.table.model.rowCount() == 1


def test_nobody_already_there_can_be_chosen_and_nobody_is_asked_for_first(on, qtbot):
    on.page.add_somebody()
    dialog = on.page.dialog
    dialog.store()
    assert dialog.problem.text() == "Choose somebody from the list first."
    qtbot.keyClicks(dialog.picker.box, "quill")
    dialog.picker.look()
    assert "already here as V-001" in dialog.picker.list.item(0).text() and dialog.picker.chosen is None
    dialog.picker.box.setText("nobody at all")
    dialog.picker.look()
    assert dialog.picker.said.text().startswith("Nothing fits")
    dialog.reject()


def test_r_records_a_review_with_its_note(on, qtbot):
    qtbot.keyClick(on.page.pane.table.view, Qt.Key.Key_R)
    form = on.page.dialog.form
    qtbot.keyClicks(form.editor("note").widget, "Two calls since")
    form.editor("review_on").widget.set_value(None)
    on.page.dialog.store()
    on.settle()
    member = _members(on)[0]
    assert member.entry_reason.endswith("23 Jun 2026, reviewed: Two calls since")
    assert str(member.review_on) == "2026-08-18"
    assert "Two calls since" in "\n".join(_words(on.page.pane.member))


def test_a_refusal_stays_in_the_dialog_with_the_typing(on, qtbot):
    on.page.review()
    form = on.page.dialog.form
    qtbot.keyClicks(form.editor("note").widget, "Nothing new")
    form.editor("review_on").widget.line.setText("1 Jan 2026")
    on.page.dialog.store()
    on.settle()
    assert on.page.dialog.problem.text() == "The next review must be after today."
    on.page.dialog.reject()
    assert on.page.dialog.isVisible(), "typing is let go only when asked twice"
    on.page.dialog.reject()
    on.settle()
    on.page.review()
    assert on.page.dialog.form.editor("note").value() == "Nothing new"
    on.page.dialog.reject()


def test_l_lets_a_member_go_with_a_reason(on, qtbot):
    qtbot.keyClick(on.page.pane.table.view, Qt.Key.Key_L)
    on.page.dialog.store()
    assert on.page.dialog.isVisible()
    qtbot.keyClicks(on.page.dialog.form.editor("exit_reason").widget, "Quiet for three months")
    on.page.dialog.store()
    on.settle()
    assert _members(on)[0].exit_reason == "Quiet for three months"
    assert on.page.pane.table.model.rowCount() == 0


def test_p_puts_a_member_under_their_own_sheets_item(on, qtbot):
    on.page.tabs.setCurrentIndex(1)
    on.settle()
    on.page.pane.table.view.setFocus()
    qtbot.keyClick(on.page.pane.table.view, Qt.Key.Key_P)
    qtbot.keyClicks(on.page.dialog.form.editor("proposal").widget, "A second warning")
    on.page.dialog.store()
    on.settle()
    item = on.read(lambda session: session.scalars(select(AgendaItem).where(AgendaItem.membership_id == 3)).one())
    parent = on.read(lambda session: session.get(AgendaItem, item.parent_id))
    assert (item.heading, item.proposal, parent.standing_key) == ("O-001", "A second warning", "offenders")


def test_enter_opens_the_record_and_ctrl_f_filters(on, qtbot):
    qtbot.keyClick(on.page.pane.table.view, Qt.Key.Key_Return)
    assert on.opened == [("people", {"id": 1})]
    qtbot.keyClick(on.page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert on.page.pane.table.filter_box.hasFocus()


def test_copying_gives_references_instead_of_names(on, qtbot):
    on.page.pane.table.select(0)
    on.page.pane.table.view.copy()
    copied = QApplication.clipboard().text()
    assert "V-001" in copied and "Quill" not in copied and "Three calls" not in copied


def test_criteria_are_changed_and_another_cohort_is_made(on, qtbot):
    on.page.change_cohort()
    box = on.page.dialog.form.editor("criteria").widget
    box.selectAll()
    qtbot.keyClicks(box, "Five reports")
    on.page.dialog.store()
    on.settle()
    assert on.page.pane.criteria.text() == "1 person, 1 due for review, 1 left. Five reports"
    on.page.new_cohort()
    qtbot.keyClicks(on.page.dialog.form.editor("name").widget, "Young victims")
    on.page.dialog.store()
    on.settle()
    made = on.read(lambda session: session.scalars(select(Cohort).order_by(Cohort.id.desc())).first())
    assert (made.name, made.kind, made.review_days) == ("Young victims", "victims", 56)
    pane = on.page.pane
    assert pane.choose.isVisible() and pane.choose.count() == 2
    pane.choose.setCurrentIndex(1)
    pane.choose.activated.emit(1)
    on.settle()
    assert pane.cohort.name == "Young victims" and pane.table.model.rowCount() == 0


def test_show_at_turns_to_a_member_or_a_cohort(on):
    on.page.show_at(membership=3)
    on.settle()
    assert on.page.tabs.currentIndex() == 1 and on.page.member.reference == "O-001"
    on.page.show_at(cohort=3)
    on.settle()
    assert on.page.tabs.currentIndex() == 2 and on.page.add_place.isVisible()
    on.page.show_at(nothing=1)


def test_everything_that_takes_the_keyboard_has_a_name(on):
    for widget in on.page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(on.page):
            assert widget.accessibleName() or getattr(widget, "text", lambda: "")(), widget


def test_counts_sort_by_their_sum_and_read_as_all(qtbot):
    assert f"{Counts((3, 0, 1))}" == "3 · 0 · 1" and Counts((0, 5, 0)) > Counts((3, 0, 1))


def test_why_somebody_is_there_is_told_and_the_sheet_fits_its_page(on):
    for width in (1240, 1110):
        on.page.resize(width, 800)
        on.settle()
        view = on.page.pane.table.view
        assert view.horizontalScrollBar().maximum() == 0
        head = view.horizontalHeader()
        why = next(at for at in range(head.count()) if view.model().headerData(at, Qt.Orientation.Horizontal) == "Why")
        assert head.sectionSize(why) * view.lines > 180
