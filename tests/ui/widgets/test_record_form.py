from datetime import date, datetime
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.model.register import all_registers
from ui.widgets.date_box import DateBox
from ui.widgets.record_form import RecordForm

VALUES = {
    "reference": "V-021", "name": "Patel, Meena", "phone": "07700 900123", "due": date(2022, 7, 12),
    "called_at": datetime(2022, 5, 2, 21, 14), "state": "open", "calls": 1234, "owner_id": 2, "confirmed": True,
    "notes": "two\nlines",
}


@pytest.fixture
def form(gallery: ModuleType, qtbot: QtBot) -> RecordForm:
    made = RecordForm(gallery.FIELDS, links=lambda register: gallery.AGENCIES)
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_is_loaded_comes_back(form: RecordForm) -> None:
    form.load(VALUES)
    assert form.values() == VALUES
    assert form.problems() == []
    assert form.changes() == {}


def test_nothing_given_comes_back_as_nothing(form: RecordForm) -> None:
    form.load({})
    values = form.values()
    assert values.pop("confirmed") is False
    assert set(values.values()) == {None}


def test_what_is_needed_is_asked_for_in_words(form: RecordForm) -> None:
    form.load({})
    assert form.problems() == ["Reference is needed.", "State is needed."]
    assert form.editor("reference").widget.property("wrong") == "true"
    line = form.editor("reference").widget
    assert isinstance(line, QLineEdit)
    line.setText("V-001")
    assert line.property("wrong") == "false"


@pytest.mark.parametrize(("name", "typed", "told"), [
    ("due", "31/02/2022", "There is no such day as 31/02/2022."),
    ("calls", "many", "Calls must be a whole number."),
    ("owner_id", "The Moon", "Choose one of the list for Owner, or leave it empty."),
])
def test_what_cannot_be_read_is_told_and_stays_as_typed(form: RecordForm, name: str, typed: str, told: str) -> None:
    form.load(VALUES)
    widget: Any = form.editor(name).widget
    line = widget.line if hasattr(widget, "line") else widget.lineEdit() if isinstance(widget, QComboBox) else widget
    line.setText(typed)
    assert form.problems() == [told]
    assert line.text() == typed


def test_typing_changes_one_field(form: RecordForm, qtbot: QtBot) -> None:
    form.load(VALUES)
    widget = form.editor("notes").widget
    assert isinstance(widget, QPlainTextEdit)
    with qtbot.waitSignal(form.changed):
        qtbot.keyClicks(widget, "x")
    assert list(form.changes()) == ["notes"]


def test_reading_again_keeps_what_was_typed_where_asked(form: RecordForm) -> None:
    form.load(VALUES)
    form.editor("name").set_value("Okafor, A.")
    form.load({**VALUES, "name": "Somebody else", "phone": "07700 900999"}, keep_typed=True)
    assert form.values()["name"] == "Okafor, A."
    assert form.values()["phone"] == "07700 900999"


def test_every_editor_is_named_by_its_label(form: RecordForm, gallery: ModuleType) -> None:
    buddies = {label.buddy(): label.text() for label in form.findChildren(QLabel) if label.buddy()}
    for field in gallery.FIELDS:
        widget = form.editor(field.name).widget
        assert widget.accessibleName() == field.label
        assert buddies[widget].startswith(field.label)


def test_a_date_is_tidied_when_the_box_is_left(form: RecordForm, qtbot: QtBot) -> None:
    form.load({})
    box = form.editor("due").widget
    assert isinstance(box, DateBox)
    box.line.setText("12/7/22")
    QApplication.sendEvent(box.line, QFocusEvent(QEvent.Type.FocusOut))
    assert box.line.text() == "12 Jul 2022"
    box.line.setText("31/02/2022")
    QApplication.sendEvent(box.line, QFocusEvent(QEvent.Type.FocusOut))
    assert box.line.text() == "31/02/2022"


def test_every_register_has_a_form(qtbot: QtBot) -> None:
    for spec in all_registers():
        made = RecordForm(spec.edited, links=lambda register: [])
        qtbot.addWidget(made)
        assert set(made.values()) == {field.name for field in spec.edited}


def test_of_words_too_long_for_a_box_the_beginning_is_seen(qtbot: QtBot) -> None:
    form = RecordForm([Field("Also known as", Kind.TEXT, name="aliases")])
    qtbot.addWidget(form)
    form.load({"aliases": "Mrs M Patel; M Patil; Mrs Meena Patel; M Patel"})
    line = form.editor("aliases").widget
    assert isinstance(line, QLineEdit) and line.cursorPosition() == 0
