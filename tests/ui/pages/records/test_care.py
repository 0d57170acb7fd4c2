"""Risk, needs and associations from a person's record."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from ivolt_desktop.model import Association, Need, Person, RiskAssessment
from ivolt_desktop.panel.associations import associate
from ivolt_desktop.panel.operation import perform
from ivolt_desktop.panel.risk import assess
from ivolt_desktop.panel.risk_matrices import matrix_for
from ivolt_desktop.store import bulk
from ivolt_desktop.store.audit import Entry
from ui.pages.records import care_doors, doors
from ui.widgets.lens import SHARED
from ui.widgets.pill import Pill


def _open(window: Any, person: int) -> Any:
    window.page.open(person)
    window.settle()
    return window.page.record


def _texts(widget: Any) -> str:
    said = [each.text() for each in widget.findChildren(QLabel)]
    return "\n".join([*said, *(each.text for each in widget.findChildren(Pill))])


def _assessed(window: Any) -> int:
    with window.panel.reading() as session:
        questions = matrix_for(session, "victims").questions
    chosen = {at: [0] for at in range(len(questions))}
    made: int = perform(window.panel, assess, sheet="victims", person_id=window.cast.caller, chosen=chosen,
                        judgement="Frightened at night").result
    return made


def test_the_matrix_is_filled_in_and_counts_as_it_grows(people: Any, qtbot: QtBot) -> None:
    _open(people, people.cast.caller)
    dialog = care_doors.risk_dialog(people.page)
    assert dialog is not None
    qtbot.addWidget(dialog)
    assert dialog.pill.text == "Not answered yet" and "10 of 12 questions still to answer" in dialog.told.text()
    dialog.store()
    people.settle()
    assert "Question 1 has no answer yet" in dialog.problem.text()
    assert dialog.focusWidget() is dialog.asked[0].box
    for each in dialog.asked:
        if each.box is not None:
            each.box.setCurrentIndex(1)
    assert dialog.pill.text == "High 38" and "every question answered" in dialog.told.text()
    dialog.form.editor("judgement").set_value("Frightened at night")
    dialog.store()
    people.settle()
    assert "High 38" in _texts(people.page.record.risk) and "Frightened at night" in _texts(people.page.record.risk)
    assert people.page.record.timeline.lines[0].source == "Risk"
    assert "High 38" in _texts(people.page.record.header)


def test_the_answers_are_shown_and_the_judgement_changed(people: Any, qtbot: QtBot) -> None:
    made = _assessed(people)
    _open(people, people.cast.caller)
    dialog = care_doors.answers_dialog(people.page, made)
    qtbot.addWidget(dialog)
    assert "Daily" in _texts(dialog)
    dialog.form.editor("judgement").set_value("Calmer")
    dialog.store()
    people.settle()
    assert people.read(lambda session: session.get(RiskAssessment, made).judgement) == "Calmer"


def test_a_need_is_noted_and_goes_on(people: Any, qtbot: QtBot) -> None:
    record = _open(people, people.cast.caller)
    dialog = care_doors.need_dialog(people.page)
    assert dialog is not None
    qtbot.addWidget(dialog)
    dialog.form.editor("need").set_value("mental health")
    dialog.store()
    people.settle()
    need = people.read(lambda session: session.scalars(select(Need)).one())
    assert (need.person_id, need.sheet, need.uptake) == (people.cast.caller, "victims", "none")
    assert "no service yet" in _texts(record.needs)
    again = care_doors.need_dialog(people.page, need.id)
    assert again is not None
    qtbot.addWidget(again)
    again.form.editor("uptake").set_value("referred")
    again.store()
    people.settle()
    assert "Say which service" in again.problem.text()
    again.form.editor("service").set_value("Adult mental health")
    again.store()
    people.settle()
    assert "referred, no answer yet" in _texts(record.needs)


def test_somebody_is_tied_and_the_picture_opens_them_by_keyboard(people: Any, qtbot: QtBot) -> None:
    record = _open(people, people.cast.caller)
    dialog = care_doors.tie_dialog(people.page)
    assert dialog is not None
    qtbot.addWidget(dialog)
    for name, value in (("second_id", people.cast.other), ("kind", "named by"), ("source", "Police")):
        dialog.form.editor(name).set_value(value)
    dialog.store()
    people.settle()
    tie = people.read(lambda session: session.scalars(select(Association)).one())
    assert (tie.first_id, tie.second_id, tie.kind) == (people.cast.other, people.cast.caller, "named")
    picture = record.known.picture
    assert "Barnaby Thistle, named this person" in picture.accessibleDescription()
    picture.setFocus()
    qtbot.keyClick(picture, Qt.Key.Key_Right)
    qtbot.keyClick(picture, Qt.Key.Key_Return)
    assert people.opened == [("people", {"person": people.cast.other})]


def test_what_is_said_of_a_tie_is_changed(people: Any, qtbot: QtBot) -> None:
    made = perform(people.panel, associate, first_id=people.cast.caller, second_id=people.cast.other, kind="relation",
                   source="Polise").result
    record = _open(people, people.cast.caller)
    button = next(each for each in record.known.findChildren(type(record.known.tie)) if each.text() == "Change…")
    assert button.accessibleDescription() == "Change the tie to " + people.page.opened.known.lines[0].other.reference
    dialog = care_doors.change_tie_dialog(people.page, people.page.opened.known.lines[0])
    qtbot.addWidget(dialog)
    dialog.form.editor("source").set_value("Police")
    dialog.form.editor("detail").set_value("daughter")
    dialog.store()
    people.settle()
    tie = people.read(lambda session: session.get(Association, made))
    assert (tie.source, tie.detail, tie.kind) == ("Police", "daughter", "relation")
    assert "daughter" in _texts(record.known)


def _crowd(window: Any, many: int) -> None:
    def come(work: Any) -> None:
        bulk.insert_rows(work.session, Person, [
            {"reference": f"P-{7000 + number}", "name": f"Wilma Crowd {number}", "born_on": date(1970, 1, 1)}
            for number in range(many)
        ])
        work.trail.add([Entry("person", 0, "delivered", None, {"records": many})])

    perform(window.panel, come)


def test_the_other_is_found_among_very_many_by_the_keyboard_alone(people: Any, qtbot: QtBot) -> None:
    _crowd(people, 3000)
    _open(people, people.cast.caller)
    dialog = care_doors.tie_dialog(people.page)
    assert dialog is not None
    qtbot.addWidget(dialog)
    dialog.open()
    picker = dialog.form.editor("second_id").widget
    assert picker.list.count() == 0 and not any(box.count() > 20 for box in dialog.findChildren(QComboBox))
    qtbot.keyClicks(picker.box, "wilma")
    qtbot.keyClick(picker.box, Qt.Key.Key_Return)
    assert picker.list.count() == 12 and picker.said.text().startswith("The first 12 are shown")
    dialog.store()
    assert "Choose one of the list for Who" in _texts(dialog)
    picker.box.clear()
    qtbot.keyClicks(picker.box, "crowd 2417")
    qtbot.keyClick(picker.box, Qt.Key.Key_Down)
    assert picker.list.currentItem().text() == "Wilma Crowd 2417 · P-9417 · born 1 January 1970"
    dialog.form.editor("kind").set_value("household")
    qtbot.keyClicks(dialog.form.editor("source").widget, "Police")
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    people.settle()
    tie = people.read(lambda session: session.scalars(select(Association)).one())
    assert people.read(lambda session: session.get(Person, tie.second_id).reference) == "P-9417"


def test_nobody_is_tied_to_themselves_and_who_was_joined_is_not_offered(people: Any, qtbot: QtBot) -> None:
    _open(people, people.cast.caller)
    dialog = care_doors.tie_dialog(people.page)
    assert dialog is not None
    qtbot.addWidget(dialog)
    picker = dialog.form.editor("second_id").widget
    picker.box.setText("vance")
    picker.look()
    assert [picker.list.item(at).text().split(" · ")[-1] for at in range(picker.list.count())] == [
        "the record that is open"]
    assert picker.chosen is None


def test_who_is_found_is_masked_as_the_rest_is(people: Any, qtbot: QtBot) -> None:
    people.desk.lens = SHARED
    _open(people, people.cast.caller)
    dialog = care_doors.tie_dialog(people.page)
    assert dialog is not None
    qtbot.addWidget(dialog)
    picker = dialog.form.editor("second_id").widget
    picker.box.setText("thistle")
    picker.look()
    assert picker.list.count() == 1 and "Thistle" not in picker.list.item(0).text()
    assert picker.chosen == people.cast.other


def test_a_suggested_tie_is_confirmed_or_turned_down(people: Any, qtbot: QtBot) -> None:
    def same_door(work: Any) -> None:
        work.session.get_one(Person, people.cast.other).address = "14 Harrier Parade"
        work.says("Move in")

    perform(people.panel, same_door)
    record = _open(people, people.cast.caller)
    (tie,) = people.page.opened.known.suggested
    assert "Confirm" in " ".join(each.text() for each in record.known.findChildren(type(record.known.tie)))
    care_doors.refuse(people.page, tie)
    people.settle()
    assert people.page.opened.known.suggested == ()
    assert people.read(lambda session: session.scalars(select(Association.standing)).all()) == ["not so"]


def test_nothing_of_it_is_told_through_the_shared_window(people: Any) -> None:
    _assessed(people)
    perform(people.panel, associate, first_id=people.cast.caller, second_id=people.cast.other, kind="household",
            source="Sergeant Vale saw them", detail="lodger", noted_on=date(2026, 5, 1))
    people.desk.lens = SHARED
    record = _open(people, people.cast.caller)
    shown = _texts(record) + record.known.picture.accessibleDescription() + " ".join(
        each.accessibleName() + each.accessibleDescription() for each in record.known.findChildren(Pill))
    for words in ("Barnaby", "Thistle", "Vale", "lodger", "Frightened", "Ottoline"):
        assert words not in shown


def test_what_is_shown_is_chosen_and_the_old_name_stays_as_another(people: Any, qtbot: QtBot) -> None:
    _open(people, people.cast.caller)
    dialog = doors.choose_dialog(people.page)
    assert dialog is not None
    qtbot.addWidget(dialog)
    offered = dict(dialog.form.fields[0].choices)
    other = next(key for key, words in offered.items() if words.startswith("O VANCE"))
    dialog.form.editor("name").set_value(other)
    dialog.store()
    people.settle()
    person = people.read(lambda session: session.get(Person, people.cast.caller))
    assert (person.name, person.also_known_as) == ("O VANCE", "O. Vanse; Ottoline Vance")


def test_the_timeline_is_narrowed_to_a_kind(people: Any) -> None:
    timeline = _open(people, people.cast.caller).timeline
    timeline.kinds.setCurrentText("ASB calls")
    assert {line.source for line in timeline.lines} == {"Police"} and len(timeline.lines) == 2
    timeline.filters["Police"].setChecked(False)
    assert timeline.lines == []


def test_the_sheet_for_the_pack_is_made_on_its_cohort(people: Any) -> None:
    _open(people, people.cast.caller)
    doors.make_sheet(people.page)
    member = people.page.opened.record.cohorts[0].membership_id
    assert people.opened == [("documents", {"make": "sheet", "membership": member, "person": people.cast.caller})]


def test_an_assessment_half_made_is_let_go_only_when_asked_twice(people: Any, qtbot: QtBot) -> None:
    _open(people, people.cast.caller)
    dialog = care_doors.risk_dialog(people.page)
    assert dialog is not None
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.asked[0].box.setCurrentIndex(1)
    dialog.reject()
    assert dialog.isVisible() and "once more" in dialog.problem.text()
    dialog.asked[1].box.setCurrentIndex(1)
    dialog.reject()
    assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible()
