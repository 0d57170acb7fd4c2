"""The Meeting page on the practice panel, by real keys and clicks."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from ivolt_desktop.model import Action, AgendaItem, Attendance, Meeting, Membership, MinuteLine
from ivolt_desktop.panel.drafts import PanelDrafts
from ivolt_desktop.panel.meetings import finish_meeting, mark_minutes_made, start_meeting
from ivolt_desktop.panel.operation import perform
from ui.pages.meeting.minute_entry import MinuteEntry
from ui.pages.meeting.page import MeetingPage
from ui.pages.meeting.planning_dialog import PlanningDialog
from ui.pages.records.change_dialog import ChangeDialog

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def on(page_on_practice: Callable[..., Any]) -> Any:
    """The page before the June panel."""
    return page_on_practice(MeetingPage)


@pytest.fixture
def live(on: Any) -> Any:
    """The page with the June panel in session, at item 5.4 (V-007)."""
    push(on, "Start the meeting")
    on.page.carry_to(ids(on)["5.4"])
    on.settle()
    return on


def ids(on: Any) -> dict[str, int]:
    return {node.number: node.id for node in on.page.shown.detail.nodes}


def push(on: Any, words: str) -> None:
    button = next(each for each in on.page.findChildren(QAbstractButton)
                  if each.accessibleName() == words and each.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    on.settle()


def entry(on: Any) -> MinuteEntry:
    return on.page.session.minutes.entry  # type: ignore[no-any-return]


def keep(on: Any, text: str) -> None:
    QTest.keyClicks(entry(on).field, text)
    QTest.keyClick(entry(on).field, Qt.Key.Key_Return)
    on.settle()


def all_of(on: Any, register: type[Any]) -> list[Any]:
    return on.read(lambda session: list(session.query(register).order_by(register.id)))  # type: ignore[no-any-return]


# ------------------------------------------------------------ in session
def test_an_action_typed_once_is_in_minutes_and_log(live: Any) -> None:
    QTest.keyClicks(entry(live).field, "a refer to adult mental health @nelft by 14 july")
    said = entry(live).said.text()
    assert said.startswith("Action → owner <b>NELFT</b>, due <b>Tue 14 July 2026</b>")
    keep(live, "")
    action = all_of(live, Action)[-1]
    assert action.text == "Refer to adult mental health" and action.due_on == date(2026, 7, 14)
    assert entry(live).field.text() == "" and entry(live).field.hasFocus()
    assert [row.accessibleName() for row in live.page.session.minutes.rows] == [
        f"Action {action.reference}: Refer to adult mental health"]


def test_a_decision_says_why_and_what_else_was_considered(live: Any) -> None:
    keep(live, "d keep the plan because one quiet month proves little. considered: closing it")
    line = all_of(live, MinuteLine)[-1]
    assert (line.kind, line.text, line.reason, line.considered) == (
        "decision", "Keep the plan", "one quiet month proves little", "Closing it")


def test_a_decision_brings_into_the_cohort_and_the_keyboard_stays_on_the_minutes(live: Any) -> None:
    live.page.carry_to(ids(live)["5.1"])
    live.settle()
    keep(live, "d join the victims cohort because of six calls in a month")
    push(live, "Join Repeat and vulnerable victims")
    member = all_of(live, Membership)[-1]
    assert member.entry_reason.endswith("six calls in a month")
    assert live.page.shown.item.subject.reference == member.reference
    assert entry(live).field.hasFocus()
    assert not [each for each in live.page.findChildren(QAbstractButton)
                if each.isVisible() and each.accessibleName().startswith(("Join ", "Leave "))]


def test_what_is_missing_is_said_but_forbids_nothing(live: Any) -> None:
    QTest.keyClicks(entry(live).field, "a write to them @nobody")
    assert "Nobody goes by “nobody”." in entry(live).problem.text()
    keep(live, "")
    assert all_of(live, Action)[-1].agency_id is None


def test_up_corrects_the_last_line_and_escape_leaves_it(live: Any) -> None:
    keep(live, "n first")
    keep(live, "n second")
    field = entry(live).field
    QTest.keyClicks(field, "")
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == "n Second" and field.selectedText() == field.text()
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == "n First"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "" and entry(live).correcting is None
    QTest.keyClick(field, Qt.Key.Key_Up)
    keep(live, "d second, agreed because it was asked for")
    assert [(line.kind, line.text) for line in all_of(live, MinuteLine)[-2:]] == [
        ("note", "First"), ("decision", "Second, agreed")]


def test_delete_removes_the_line_and_undo_brings_it_back(live: Any) -> None:
    before = len(all_of(live, MinuteLine))
    keep(live, "n a mistake")
    QTest.keyClick(entry(live).field, Qt.Key.Key_Up)
    QTest.keyClick(entry(live).field, Qt.Key.Key_Delete)
    live.settle()
    assert len(all_of(live, MinuteLine)) == before and entry(live).field.text() == ""
    live.undo.undo()
    live.settle()
    assert [row.accessibleName() for row in live.page.session.minutes.rows] == ["Note: A mistake"]


def test_words_that_cannot_be_kept_return(live: Any) -> None:
    field = entry(live).field
    QTest.keyClicks(field, "a visit @nelft by 14 july")
    perform(live.panel, finish_meeting, live.page._meeting)
    perform(live.panel, mark_minutes_made, live.page._meeting)
    keep(live, "")
    assert field.text() == "a visit @nelft by 14 july"
    assert live.told[-1] == (live.told[-1][0], True) and "Take them back" in live.told[-1][0]


def test_half_a_line_waits_under_its_item(live: Any) -> None:
    QTest.keyClicks(entry(live).field, "d half a thou")
    live.page.carry_to(ids(live)["5.5"])
    live.settle()
    assert entry(live).field.text() == ""
    live.page.carry_to(ids(live)["5.4"])
    live.settle()
    assert entry(live).field.text() == "d half a thou"


def test_half_a_line_survives_in_the_file(page_on_practice: Callable[..., Any], practice_panel: Any) -> None:
    def with_drafts(desk: Any) -> MeetingPage:
        desk.drafts = PanelDrafts(practice_panel)
        return MeetingPage(desk)

    first = page_on_practice(with_drafts)
    push(first, "Start the meeting")
    QTest.keyClicks(entry(first).field, "a ring her bac")
    entry(first).keep()
    assert entry(page_on_practice(with_drafts)).field.text() == "a ring her bac"


def test_next_item_marks_this_one_dealt_with(live: Any) -> None:
    QTest.keyClick(entry(live).field, Qt.Key.Key_Return, CTRL)
    live.settle()
    nodes = {node.number: node for node in live.page.shown.detail.nodes}
    assert nodes["5.4"].done and live.page.shown.item.node.number == "5.5"
    QTest.keyClick(entry(live).field, Qt.Key.Key_Up, CTRL)
    live.settle()
    assert live.page.shown.item.node.number == "5.4" and entry(live).field.hasFocus()
    QTest.keyClick(entry(live).field, Qt.Key.Key_Down, CTRL)
    live.settle()
    assert live.page.shown.item.node.number == "5.5"


def test_an_overdue_action_is_updated_where_it_stands(live: Any) -> None:
    live.page.carry_to(ids(live)["3"])
    live.settle()
    push(live, "Update")
    field = next(each for each in live.page.findChildren(QLineEdit)
                 if each.accessibleName().startswith("How ") and each.isVisible())
    reference = field.accessibleName().split()[1]
    assert field.hasFocus()
    QTest.keyClicks(field, "Parts are on order")
    QTest.keyClick(field, Qt.Key.Key_Return)
    live.settle()
    updates = live.read(lambda session: session.query(Action).filter_by(reference=reference).one().id)
    from ivolt_desktop.panel.views.actions import action_updates

    assert live.read(lambda session: action_updates(session, updates)[0].text) == "Parts are on order"


def test_the_clock_and_finishing(live: Any) -> None:
    assert "item planned to end 10:05" in live.page._header._subtitle.text()
    push(live, "Finish")
    assert live.page.shown.detail.line.state.value == "held"
    push(live, "Make the minutes")
    assert live.opened == [("documents", {"make": "minutes", "meeting": live.page._meeting})]
    keep(live, "n an afterthought")
    assert all_of(live, MinuteLine)[-1].text == "An afterthought"


def test_the_item_in_hand_scrolls_as_far_as_there_is_something_and_no_further(live: Any) -> None:
    area = live.page.session.item._scroll
    scrolled = 0
    for width, height in ((1232, 853), (1072, 673)):
        live.page.resize(width, height)
        for item_id in ids(live).values():
            live.page.carry_to(item_id)
            live.settle()
            lowest = max(each.mapTo(area.widget(), each.rect().bottomLeft()).y()
                         for each in area.widget().findChildren(QWidget)
                         if each.isVisible() and not each.findChildren(QWidget))
            bar = area.verticalScrollBar()
            scrolled += bar.maximum() > 0
            assert bar.maximum() <= max(0, lowest + 24 - area.viewport().height())
    assert scrolled


def test_minutes_that_are_out_are_only_read(on: Any) -> None:
    past = next(line for line in on.page.shown.lines if line.state.value == "minuted")
    on.page.show_at(meeting=past.id)
    on.settle()
    assert not entry(on).isVisible()
    push(on, "Take the minutes back")
    assert entry(on).isVisible()


# ------------------------------------------------------------ before the meeting
def test_attendance_by_keyboard(on: Any) -> None:
    table = on.page.preparing.attendance.table
    QTest.keyClick(table, Qt.Key.Key_A, CTRL)
    QTest.keyClick(table, Qt.Key.Key_P)
    on.settle()
    QTest.keyClick(table, Qt.Key.Key_S)
    on.settle()
    mine = [each for each in all_of(on, Attendance) if each.meeting_id == on.page._meeting]
    assert all(each.state == "present" and each.confidentiality_signed for each in mine)
    table.setCurrentCell(0, 0)
    QTest.keyClick(table, Qt.Key.Key_A)
    on.settle()
    QTest.keyClick(table, Qt.Key.Key_I)
    on.settle()
    first = on.read(lambda session: session.get(Attendance, mine[0].id))
    assert first.state == "apologies" and first.sent_information and not first.confidentiality_signed
    assert "1 apology (sent information)" in on.page._header._subtitle.text()


def test_a_substitute_is_named_by_keyboard_and_taken_off_again(on: Any) -> None:
    rows = on.page.preparing.attendance
    rows.table.setCurrentCell(0, 0)
    QTest.keyClick(rows.table, Qt.Key.Key_U)
    (dialog,) = rows.findChildren(ChangeDialog)
    QTest.keyClicks(dialog.form.editor("substitute").widget, "Pat Quick")
    dialog.store()
    on.settle()
    mine = next(each for each in all_of(on, Attendance) if each.id == rows.chosen_ids()[0])
    assert (mine.state, mine.substitute) == ("present", "Pat Quick")
    assert rows.table.item(0, 2).text() == "Present (Pat Quick came)"
    dialog = rows.ask_for_substitute(rows._lines[mine.id])
    dialog.form.editor("substitute").set_value("")
    dialog.store()
    on.settle()
    mine = next(each for each in all_of(on, Attendance) if each.id == mine.id)
    assert (mine.state, mine.substitute) == ("apologies", None)


def test_somebody_is_found_and_put_on_the_agenda(on: Any, qtbot: Any) -> None:
    on.page.look_at(ids(on)["5"])
    on.settle()
    search = on.page.preparing.editor.search
    QTest.keyClicks(search.field, "Stella Francis")
    QTest.keyClick(search.field, Qt.Key.Key_Return)
    on.settle()
    assert search.found.isVisible() and "Stella Francis" in search.found.item(0).text()
    QTest.keyClick(search.field, Qt.Key.Key_Return)
    on.settle()
    assert on.page.shown.item.node.number == "5.6" and on.page.shown.item.subject.name == "Stella Francis"
    proposal = on.page.preparing.editor.proposal
    proposal.setFocus()
    QTest.keyClicks(proposal, "Join the victims cohort")
    on.page.preparing.attendance.table.setFocus()
    on.settle()
    assert all_of(on, AgendaItem)[-1].proposal == "Join the victims cohort"


def test_a_suggestion_is_taken(on: Any) -> None:
    suggested = next(each for each in on.page.shown.suggestions if each.subject.kind == "person")
    on.page.look_at(suggested.parent_id)
    on.settle()
    push(on, "Add")
    assert on.page.shown.item.subject.reference == suggested.subject.reference
    assert suggested.subject.id not in {each.subject.id for each in on.page.shown.suggestions
                                        if each.subject.kind == "person"}


def test_items_move_and_go_by_keyboard(on: Any) -> None:
    chosen = ids(on)["5.4"]
    on.page.look_at(chosen)
    on.settle()
    agenda = on.page.preparing.agenda
    QTest.keyClick(agenda, Qt.Key.Key_Up, ALT)
    on.settle()
    assert ids(on)["5.3"] == chosen and agenda.current_id == chosen
    QTest.keyClick(agenda, Qt.Key.Key_Delete)
    on.settle()
    assert chosen not in ids(on).values()


def test_an_item_of_its_own_is_added_and_named(on: Any) -> None:
    push(on, "Add an item")
    editor = on.page.preparing.editor
    assert editor.heading.hasFocus() and editor.heading.selectedText() == "New item"
    QTest.keyClicks(editor.heading, "Summer plan")
    QTest.keyClick(editor.heading, Qt.Key.Key_Return)
    on.settle()
    assert on.page.shown.item.node.heading == "Summer plan" and on.page.shown.item.node.number == "13"


def test_a_panel_is_planned(on: Any) -> None:
    push(on, "Plan a meeting")
    dialog = on.page.findChild(PlanningDialog)
    assert dialog.starts.line.text() == "28 Jul 2026 10:00"
    QTest.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    on.settle()
    assert all_of(on, Meeting)[-1].name == "July panel" and on.page.shown.detail.line.name == "July panel"
    assert len(on.page.shown.detail.agenda) == 13
    push(on, "Plan a meeting")
    again = on.page.findChildren(PlanningDialog)[-1]
    again.starts.line.setText("28 Jul 2026 14:00")
    QTest.mouseClick(again.keep, Qt.MouseButton.LeftButton)
    on.settle()
    assert "already" in again.problem.text() and again.isVisible()
    again.reject()


def test_only_one_meeting_is_in_session(live: Any) -> None:
    assert live.page._which.isHidden()
    other = next(line for line in live.page.shown.lines if line.id != live.page._meeting)
    from ivolt_desktop.rules.known_errors import NotAllowed

    with pytest.raises(NotAllowed):
        perform(live.panel, start_meeting, other.id)


def test_everything_that_takes_the_keyboard_has_a_name(live: Any, on: Any) -> None:
    for number in ("1", "3", "5.4"):
        live.page.carry_to(ids(live)[number])
        live.settle()
        for each in live.page.findChildren(QWidget):
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible() and each.focusProxy() is None:
                inside = type(each.parent()).__name__ in ("QComboBox", "QHeaderView")
                assert each.accessibleName() or inside, type(each).__name__


def test_the_words_of_an_item_have_room_where_the_card_is_narrow(on: Any) -> None:
    editor = on.page.preparing.editor
    assert editor.heading.isVisible() and not editor.head.folded
    editor.head.resize(editor.head.needed() - 10, editor.head.height())
    assert editor.head.folded
