"""The pages of people and places: the list, the record, the way back, and what can be done from a record."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from ivolt_desktop.model import AgendaItem, ChangeEntry, Issue, Membership, Person
from ivolt_desktop.rules.lens import SHARED
from ui.pages.records import doors
from ui.widgets.pill import Pill


def _texts(widget: QWidget) -> str:
    told = [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    told += [pill.text for pill in widget.findChildren(Pill) if pill.isVisibleTo(widget)]
    told += [button.text() for button in widget.findChildren(QAbstractButton)]
    return "\n".join(told)


def _open(window: Any, record_id: int) -> None:
    window.page.show_at(**{window.page.kind: record_id})
    window.settle()


def test_the_list_has_what_was_counted(people: Any) -> None:
    table = people.page.list.table
    assert people.page.list.header.title == "People"
    assert table.model.rowCount() == 2, "the merged record must not be listed"
    row = table.model.source.row(0)
    assert (row["name"], row["in_cohort"], row["reports"], row["last_report"]) == (
        "Ottoline Vance", "V-001", 3, date(2026, 5, 4))


def test_ctrl_f_filters_and_enter_opens(people: Any, qtbot: QtBot) -> None:
    table = people.page.list.table
    qtbot.keyClick(people.page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert table.filter_box.hasFocus()
    qtbot.keyClicks(table.filter_box, "thistle")
    qtbot.keyClick(table.filter_box, Qt.Key.Key_Return)
    assert table.model.rowCount() == 1
    qtbot.keyClick(table.filter_box, Qt.Key.Key_Down)
    assert table.view.hasFocus()
    qtbot.keyClick(table.view, Qt.Key.Key_Return)
    people.settle()
    assert people.page.shows_record
    assert people.page.opened.record.name == "Barnaby Thistle"


def test_a_need_of_the_month_narrows_the_list_to_its_people(people: Any) -> None:
    other = people.cast.other
    people.page.show_at(only=[other], because="Second warning notice, no joint visit yet")
    people.settle()
    page = people.page.list
    assert [row["id"] for row in map(page.table.model.source.row, range(page.table.model.rowCount()))] == [other]
    assert "Second warning notice" in _texts(page) and page.everyone.isVisibleTo(page)
    people.page.refresh(None)
    people.settle()
    assert page.table.model.rowCount() == 1, "reading the list again leaves it narrowed"
    page.everyone.click()
    assert page.table.model.rowCount() == 2 and not page.everyone.isVisibleTo(page)


def test_alt_left_goes_back_to_the_same_row(people: Any, qtbot: QtBot) -> None:
    table = people.page.list.table
    table.select(1)
    table.view.setFocus()
    qtbot.keyClick(table.view, Qt.Key.Key_Return)
    people.settle()
    qtbot.keyClick(people.page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert not people.page.shows_record
    assert table.view.currentIndex().row() == 1
    assert table.view.hasFocus()


def test_a_person_across_agencies(people: Any) -> None:
    _open(people, people.cast.caller)
    pane = people.page.record
    assert pane.header.title == "V-001  Ottoline Vance"
    shown = _texts(pane)
    for words in ("Born 9 February 1988", "also known as O. Vanse", "Victims cohort since 26 May",
                  "also lives at a hotspot, L-001", "ASB call, noise", "Case 2604-001 opened, noise",
                  "Joined the repeat victims", "Visit together", "due 8 Jul", "Aim: from 2 calls a month to none.",
                  "O VANCE", "Opened today by you; not printed; nothing exported."):
        assert words in shown, words
    assert "Mar 2026: 1" in pane.chart.chart.accessibleDescription()
    assert "Plan begins: May 2026" in pane.chart.chart.accessibleDescription()


def test_a_merged_record_opens_the_one_it_was_joined_to(people: Any) -> None:
    _open(people, people.cast.merged)
    assert people.page.opened.record.id == people.cast.caller


def test_a_look_is_noted_once_a_day_and_is_no_step(people: Any) -> None:
    noted: list[Any] = []
    people.runner.noted.connect(noted.append)
    _open(people, people.cast.caller)
    people.page.back()
    _open(people, people.cast.caller)
    looks = people.read(lambda session: session.scalar(
        select(func.count()).select_from(ChangeEntry).where(ChangeEntry.verb == "seen")))
    assert looks == 1
    assert noted == []


def test_a_source_can_be_left_out(people: Any, qtbot: QtBot) -> None:
    _open(people, people.cast.caller)
    timeline = people.page.record.timeline
    assert not timeline.filters["Fire"].isVisible()
    timeline.filters["Police"].setFocus()
    qtbot.keyClick(timeline.filters["Police"], Qt.Key.Key_Space)
    assert {line.source for line in timeline.lines} == {"Council", "Panel"}
    assert "ASB call" not in _texts(timeline)


def test_editing_saves_only_what_changed(people: Any, qtbot: QtBot) -> None:
    _open(people, people.cast.caller)
    dialog = doors.edit_dialog(people.page)
    qtbot.addWidget(dialog)
    dialog.form.editor("ward").set_value("Gascoigne")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    people.settle()
    assert dialog.result() == 1
    person = people.read(lambda session: session.get(Person, people.cast.caller))
    assert (person.ward, person.name) == ("Gascoigne", "Ottoline Vance")
    assert "Gascoigne" in _texts(people.page.record)


def test_a_form_changed_elsewhere_stays_open_with_a_sentence(people: Any, qtbot: QtBot) -> None:
    from ivolt_desktop.panel.editing import change_record
    from ivolt_desktop.panel.operation import perform

    _open(people, people.cast.caller)
    dialog = doors.edit_dialog(people.page)
    qtbot.addWidget(dialog)
    version = people.read(lambda session: session.get(Person, people.cast.caller).version)
    perform(people.panel, change_record, "person", people.cast.caller, version, {"ward": "Village"})
    dialog.form.editor("ward").set_value("Gascoigne")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    people.settle()
    assert "was changed since you opened it" in dialog.problem.text()
    assert dialog.result() == 0 and dialog.go.isEnabled()


def test_a_needed_field_is_said_before_anything_is_stored(people: Any, qtbot: QtBot) -> None:
    dialog = doors.add_dialog(people.page)
    qtbot.addWidget(dialog)
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    people.settle()
    assert "Name is needed." in _texts(dialog)


def test_adding_opens_the_new_record(people: Any, qtbot: QtBot) -> None:
    dialog = doors.add_dialog(people.page)
    qtbot.addWidget(dialog)
    dialog.form.editor("name").set_value("Ines Marlowe")
    dialog.store()
    people.settle()
    assert people.page.opened.record.name == "Ines Marlowe"


def test_joining_a_cohort_offers_only_those_it_is_not_in(people: Any, qtbot: QtBot) -> None:
    _open(people, people.cast.caller)
    dialog = doors.join_dialog(people.page)
    qtbot.addWidget(dialog)
    dialog.form.editor("cohort_id").set_value(people.cast.offenders)
    dialog.form.editor("entry_reason").set_value("Named by two neighbours")
    dialog.store()
    people.settle()
    assert people.read(lambda session: session.scalars(
        select(Membership.reference).where(Membership.person_id == people.cast.caller)).all()) == ["V-001", "O-001"]
    assert "victim and offender: V-001, O-001" in _texts(people.page.record)


def test_an_issue_is_raised_on_the_sheet_of_the_cohort(people: Any, qtbot: QtBot) -> None:
    _open(people, people.cast.caller)
    dialog = doors.issue_dialog(people.page)
    qtbot.addWidget(dialog)
    dialog.form.editor("title_line").set_value("Bins set alight")
    dialog.store()
    people.settle()
    raised = people.read(lambda session: session.scalar(select(Issue).where(Issue.title_line == "Bins set alight")))
    assert raised.membership_id is not None and raised.person_id == people.cast.caller


def test_the_agenda_suggests_the_right_item(people: Any, qtbot: QtBot) -> None:
    _open(people, people.cast.caller)
    dialog = doors.agenda_dialog(people.page)
    qtbot.addWidget(dialog)
    dialog.form.editor("proposal").set_value("Keep watching")
    dialog.store()
    people.settle()
    item = people.read(lambda session: session.scalar(
        select(AgendaItem).where(AgendaItem.person_id == people.cast.caller)))
    assert (item.number, item.heading) == ("5.1", "V-001")


def test_the_clipboard_holds_no_name(people: Any, qtbot: QtBot) -> None:
    _open(people, people.cast.caller)
    qtbot.mouseClick(people.page.record.buttons["copy"], Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("V-001")
    assert "4 May 22:15\tPolice" in copied
    for name in ("Vance", "Vanse", "VANCE", "Harrier", "07700"):
        assert name not in copied


def test_names_are_hidden_through_another_lens(people: Any) -> None:
    people.desk.lens = SHARED
    _open(people, people.cast.caller)
    shown = _texts(people.page.record)
    for name in ("Vance", "Vanse", "VANCE", "Harrier", "07700", "1988", "Noise at night", "Visit together"):
        assert name not in shown, name


def test_a_place_with_its_calls(places: Any) -> None:
    _open(places, places.cast.parade)
    pane = places.page.record
    assert pane.header.title == "L-001  Harrier Parade"
    assert "Locations cohort since 23 June" in _texts(pane)
    assert "ASB call, noise" in _texts(pane)


def test_everything_focusable_has_a_name(people: Any) -> None:
    _open(people, people.cast.caller)
    for widget in people.page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget


def test_asking_for_the_page_in_sight_goes_back_to_its_list(people: Any) -> None:
    _open(people, people.page.list.table.model.source.row(0)["id"])
    assert people.page.shows_record
    people.page.home()
    assert not people.page.shows_record
