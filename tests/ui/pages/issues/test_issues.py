"""Issues, their plans, and chasing, through real keys and clicks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from sqlalchemy import select

from ivolt_desktop.model import Action, Document, Issue, Meeting
from ui.pages.issues.chase_dialog import FOLDER
from ui.pages.issues.page import ISSUES, IssuesPage


@pytest.fixture
def on(page_on_practice):
    """The page on the small panel, turned to the issues."""
    made = page_on_practice(IssuesPage)
    made.page.tabs.setCurrentIndex(ISSUES)
    made.settle()
    made.page.issues.table.view.setFocus()
    return made


def _told(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget))


def _issue(on, issue_id: int) -> Issue:
    return on.read(lambda session: session.get(Issue, issue_id))


def test_an_issue_shows_its_plan_actions_updates_and_effect(on):
    assert on.page.issues.shown.detail.line.reference == "I-26-001"
    plan = _told(on.page.issues.plan)
    assert "Noise at night" in plan and "About V-001 Mina Quill" in plan
    assert "From 5 a month to 1 or fewer by September 2026." in plan
    assert "began 1 Apr 2026, to be reached by 30 Sep 2026" in plan
    assert "Mend the gate for Mina" in _told(on.page.issues.actions)
    assert "Part ordered (moved from 1 May 2026 to 1 Jun 2026)" in _told(on.page.issues.updates)
    assert on.page.issues.effect.isVisible() and "a month" in on.page.issues.effect.said.text()


def test_an_issue_about_nobody_has_no_chart_and_asks_for_a_plan(on, qtbot):
    qtbot.keyClick(on.page.issues.table.view, Qt.Key.Key_Down)
    on.settle()
    assert on.page.issues.shown.detail.line.reference == "I-26-002"
    assert "No plan yet" in _told(on.page.issues.plan) and not on.page.issues.effect.isVisible()
    assert not on.page.issues.plan.subject.isVisible()


def test_p_writes_the_plan(on, qtbot):
    on.page.show_at(issue=2)
    on.settle()
    on.page.issues.table.view.setFocus()
    qtbot.keyClick(on.page.issues.table.view, Qt.Key.Key_P)
    on.settle()
    on.page.dialog.store()
    assert on.page.dialog.isVisible()
    qtbot.keyClicks(on.page.dialog.form.editor("objective").widget, "Two lamps burn")
    on.page.dialog.form.editor("blocked_by").set_value("funding")
    on.page.dialog.store()
    on.settle()
    issue = _issue(on, 2)
    assert (issue.objective, str(issue.plan_from), issue.blocked_by) == ("Two lamps burn", "2026-06-23", "funding")
    assert "Funding" in _told(on.page.issues.plan)


def test_closing_is_refused_while_actions_are_open_and_reopening_is_one_step(on, qtbot):
    qtbot.mouseClick(on.page.issues.plan.close_it, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(on.page.dialog.form.editor("outcome").widget, "It is quiet")
    on.page.dialog.store()
    on.settle()
    assert on.page.dialog.problem.text() == "Issue I-26-001 still has 2 open actions. Close those first."
    on.page.dialog.reject()
    on.page.show_at(issue=2)
    on.settle()
    on.page.close_issue()
    qtbot.keyClicks(on.page.dialog.form.editor("outcome").widget, "Lit since May")
    on.page.dialog.store()
    on.settle()
    assert (_issue(on, 2).state, _issue(on, 2).outcome) == ("closed", "Lit since May")
    on.page.show_at(issue=2)
    on.settle()
    assert on.page.issues.state.currentData() == "all"
    qtbot.mouseClick(on.page.issues.plan.reopen, Qt.MouseButton.LeftButton)
    on.settle()
    assert _issue(on, 2).state == "open"


def test_a_new_action_goes_under_the_issue_in_hand(on, qtbot):
    qtbot.keyClick(on.page.issues.table.view, Qt.Key.Key_N)
    on.settle()
    qtbot.keyClicks(on.page.dialog.form.editor("text").widget, "Call again")
    on.page.dialog.form.editor("agency_id").set_value(1)
    on.page.dialog.store()
    on.settle()
    made = on.read(lambda session: session.scalars(select(Action).order_by(Action.id.desc())).first())
    assert (made.text, made.issue_id) == ("Call again", 1)
    assert "Call again" in _told(on.page.issues.actions)


def test_an_issue_is_raised_about_a_cohort_member_and_changed(on, qtbot):
    on.page.new_issue()
    qtbot.keyClicks(on.page.dialog.form.editor("title_line").widget, "Threats")
    on.page.dialog.form.editor("membership_id").set_value(1)
    on.page.dialog.store()
    on.settle()
    assert (_issue(on, 3).title_line, _issue(on, 3).person_id) == ("Threats", 1)
    on.page.show_at(issue=3)
    on.settle()
    on.page.change_issue()
    on.page.dialog.form.editor("state").set_value("watched")
    on.page.dialog.store()
    on.settle()
    assert _issue(on, 3).state == "watched"


def test_a_reminder_is_copied_without_names(on):
    on.page.open_chase()
    dialog = on.page.dialog
    assert dialog.agency.currentText() == "Council, 2 overdue" and dialog.agency.count() == 1
    dialog.copy_it()
    copied = QApplication.clipboard().text()
    assert copied.startswith("Council: 2 actions overdue") and "26-001" in copied and "26-003" not in copied
    assert "Mina" not in copied and "gate" not in copied
    assert on.told == [("The reminder for Council is copied.", False)]
    dialog.accept()


def test_each_owner_gets_a_list_and_they_are_marked_as_sent(on, tmp_path, monkeypatch):
    from PySide6.QtWidgets import QFileDialog

    folder = tmp_path / "lists"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    on.page.open_chase()
    dialog = on.page.dialog
    assert dialog.said.text() == "The actions of the May panel are not marked as sent yet."
    dialog.choose_folder()
    on.settle()
    assert len(list(folder.glob("*.pdf"))) == 3 and dialog.said.text().startswith("3 lists made in lists.")
    assert on.desk.settings.recall(FOLDER) == str(folder)
    assert len(on.read(lambda session: session.scalars(select(Document)).all())) == 3
    dialog.mark_sent()
    on.settle()
    assert on.read(lambda session: session.get(Meeting, 1)).actions_sent_at is not None
    dialog.accept()


def test_every_dialog_can_be_made(on):
    made = [(words, make()) for words, make in on.page.dialogs()]
    assert len(made) == 7
    for _words, dialog in made:
        for widget in dialog.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(dialog):
                assert widget.accessibleName() or getattr(widget, "text", lambda: "")(), widget
        dialog.deleteLater()
