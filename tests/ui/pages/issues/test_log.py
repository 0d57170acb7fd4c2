"""The action log through real keys and clicks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from sqlalchemy import select

from ivolt_desktop.model import Action, ActionUpdate
from ui.pages.issues.page import IssuesPage


@pytest.fixture
def on(page_on_practice):
    """The page on the small panel, the table having the keyboard."""
    made = page_on_practice(IssuesPage)
    made.page.log.table.view.setFocus()
    return made


def _rows(on) -> list[list[str]]:
    model = on.page.log.table.model
    return [[str(model.data(model.index(row, column)) or "") for column in range(model.columnCount())]
            for row in range(model.rowCount())]


def _references(on) -> list[str]:
    return [row[0] for row in _rows(on)]


def _action(on, reference: str) -> Action:
    return on.read(lambda session: session.scalars(select(Action).where(Action.reference == reference)).one())


def _type(on, qtbot, name: str, text: str) -> None:
    qtbot.keyClicks(on.page.dialog.form.editor(name).widget, text)


def test_the_log_says_all_of_an_action(on):
    assert _rows(on)[0][:10] == [
        "26-001", "Mend the gate for Mina", "Council", "", "1 May 2026", "1 Jun 2026", "R red",
        "22 days late · moved once", "V-001", "Part ordered"]
    assert _rows(on)[1][3] == "J. Bright" and _rows(on)[1][10] == "May panel, 5"
    assert on.page.header.accessibleDescription() == "3 open actions · 2 actions overdue: Council 2"
    assert [on.page.tabs.tabText(at) for at in (0, 1)] == ["Action log  3", "Issues  2"]


@pytest.mark.parametrize(("size", "lines"), [((1232, 853), 1), ((1072, 673), 2)])
def test_the_columns_fit_a_usual_and_a_small_window(on, size, lines):
    on.page.resize(*size)
    on.settle()
    view = on.page.log.table.view
    assert view.horizontalScrollBar().maximum() == 0 and view.lines == lines
    whole = {0: "26-001", 4: "28 May 2026", 5: "28 May 2026", 6: "A amber", 8: "A-0142"}  # never cut short
    for column, words in whole.items():
        assert view.columnWidth(column) - 16 >= view.fontMetrics().horizontalAdvance(words)


def test_pills_and_lists_narrow_the_log(on, qtbot):
    buttons = on.page.log.filters.agencies.buttons
    assert {key: button.text() for key, button in buttons.items()} == {
        "": "All agencies  3 · 2 late", "Council": "Council  2 · 2 late", "Police": "Police  1"}
    buttons["Police"].setFocus()
    qtbot.keyClick(buttons["Police"], Qt.Key.Key_Space)
    assert _references(on) == ["26-003"]
    assert on.page.log.filters.agencies.buttons["Police"].isChecked()
    on.page.log.filters.narrow(agency="")
    owner = on.page.log.filters.owner
    owner.setCurrentIndex(owner.findText("J. Bright, Council"))
    owner.activated.emit(owner.currentIndex())
    assert _references(on) == ["26-002"]
    on.page.log.filters.narrow(member_id=None, meeting_id=1)
    assert _references(on) == ["26-002"]
    assert on.page.log.filters.meeting.currentText() == "May panel, May 2026"
    on.page.log.filters.narrow(meeting_id=None, rag="G")
    assert _references(on) == ["26-003"]


def test_typing_filters_at_once(on, qtbot):
    qtbot.keyClick(on.page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    box = on.page.log.table.filter_box
    assert box.hasFocus()
    qtbot.keyClicks(box, "tenants")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert _references(on) == ["26-002"]


def test_u_adds_an_update_that_moves_the_date(on, qtbot):
    qtbot.keyClick(on.page.log.table.view, Qt.Key.Key_U)
    on.settle()
    _type(on, qtbot, "text", "Waits for the landlord")
    on.page.dialog.form.editor("due_on").widget.line.setText("10 jul")
    qtbot.keyClick(on.page.dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    on.settle()
    action = _action(on, "26-001")
    assert (str(action.due_on), str(action.original_due_on), action.times_moved) == ("2026-07-10", "2026-05-01", 2)
    assert "Waits for the landlord" in "\n".join(each.text() for each in on.page.log.card.findChildren(QLabel))
    assert on.page.log.line.reference == "26-001"
    on.undo.undo()
    on.settle()
    assert str(_action(on, "26-001").due_on) == "2026-06-01"


def test_closing_needs_an_outcome_and_says_so_where_it_is_missing(on, qtbot):
    on.page.update_action()
    form = on.page.dialog.form
    form.editor("state").set_value("not_possible")
    on.page.dialog.store()
    assert on.page.dialog.isVisible() and _action(on, "26-001").closed_on is None
    assert form.problems() == ["Say what came of it before closing the action as not possible: circumstances changed."]
    _type(on, qtbot, "outcome", "The gate was sold")
    on.page.dialog.store()
    on.settle()
    action = _action(on, "26-001")
    assert (action.state, action.outcome, str(action.closed_on)) == ("not_possible", "The gate was sold", "2026-06-23")
    assert _references(on) == ["26-002", "26-003"]


def test_a_refusal_keeps_the_dialog_and_words_left_are_kept(on, qtbot):
    on.page.update_action()
    on.page.dialog.form.editor("due_on").widget.line.setText("1 Sep 2026")
    on.page.dialog.store()
    on.settle()
    assert on.page.dialog.problem.text() == "Say in a few words why the due date moves."
    _type(on, qtbot, "text", "Half a sentence")
    on.page.dialog.reject()
    on.page.dialog.reject()
    on.settle()
    on.page.update_action()
    assert on.page.dialog.form.editor("text").value() == "Half a sentence"
    on.page.dialog.store()
    on.settle()
    on.page.update_action()
    assert on.page.dialog.form.editor("text").value() is None
    on.page.dialog.reject()


def test_n_adds_an_action(on, qtbot):
    qtbot.keyClick(on.page.log.table.view, Qt.Key.Key_N)
    on.settle()
    _type(on, qtbot, "text", "Light the stairs")
    on.page.dialog.store()
    assert on.page.dialog.isVisible()
    on.page.dialog.form.editor("agency_id").set_value(1)
    on.page.dialog.form.editor("due_on").widget.line.setText("1 Jul 2026")
    on.page.dialog.store()
    on.settle()
    assert _action(on, "26-004").text == "Light the stairs" and "26-004" in _references(on)


def test_words_and_owner_are_changed_without_an_update(on, qtbot):
    on.page.change_action()
    box = on.page.dialog.form.editor("text").widget
    box.selectAll()
    qtbot.keyClicks(box, "Mend both gates")
    on.page.dialog.store()
    on.settle()
    assert _action(on, "26-001").text == "Mend both gates"
    assert len(on.read(lambda session: session.scalars(select(ActionUpdate)).all())) == 1


def test_show_at_finds_overdue_actions_of_an_agency_or_one_action(on):
    on.page.show_at(view="actions", overdue=True, agency="Council")
    assert _references(on) == ["26-001", "26-002"]
    on.page.show_at(action=3)
    assert on.page.log.line.reference == "26-003"
    on.page.show_at(view="issues", reference="I-26-002")
    on.settle()
    assert on.page.issues.line.reference == "I-26-002" and not on.page.shows_log
    on.page.show_at(id=2)
    assert on.page.shows_log and on.page.log.line.reference == "26-002"


def test_the_subject_and_the_issue_open_from_the_action(on, qtbot):
    qtbot.mouseClick(on.page.log.card.subject, Qt.MouseButton.LeftButton)
    assert on.opened == [("people", {"id": 1})]
    qtbot.mouseClick(on.page.log.card.issue, Qt.MouseButton.LeftButton)
    on.settle()
    assert on.page.issues.shown.detail.line.reference == "I-26-001"


def test_copied_lines_hold_no_wording(on):
    on.page.log.table.select(0)
    on.page.log.table.view.copy()
    copied = QApplication.clipboard().text()
    assert "26-001" in copied and "Mina" not in copied and "gate" not in copied


def test_everything_that_takes_the_keyboard_has_a_name(on):
    for widget in on.page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(on.page):
            assert widget.accessibleName() or getattr(widget, "text", lambda: "")(), widget
