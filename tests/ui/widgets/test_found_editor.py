"""A link to one of very many records: found by typing, kept as chosen, told when it is not."""

from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ivolt_desktop.model.fields import Field, Kind
from ui.widgets.editors import Finder
from ui.widgets.picker import Picker
from ui.widgets.record_form import RecordForm

_PEOPLE = {1: "Ada Crane", 2: "Ada Finch", 3: "Una Pole"}


def _form(qtbot: QtBot, required: bool = False) -> RecordForm:
    finder = Finder(lambda typed: [(id_, name, True) for id_, name in _PEOPLE.items() if typed in name.casefold()],
                    lambda id_: _PEOPLE[id_], "Type a name")
    field = Field("Who", Kind.LINK, name="who_id", target="person", required=required)
    form = RecordForm([field], links=lambda _key: finder)
    qtbot.addWidget(form)
    return form


def _picker(form: RecordForm) -> Any:
    return form.editor("who_id").widget


def test_what_stands_is_shown_and_counts_as_no_change(qtbot: QtBot) -> None:
    form = _form(qtbot)
    form.load({"who_id": 3})
    assert _picker(form).list.currentItem().text() == "Una Pole"
    assert form.values() == {"who_id": 3} and form.changes() == {} and form.unsaved() == {}
    form.load({"who_id": None})
    assert form.values() == {"who_id": None} and not _picker(form).list.count()


def test_another_is_chosen_and_what_was_half_typed_comes_back(qtbot: QtBot) -> None:
    form = _form(qtbot)
    form.load({"who_id": 3})
    _picker(form).box.setText("ada")
    _picker(form).look()
    assert form.values() == {"who_id": None} and form.unsaved() == {"who_id": "ada"}
    assert form.problems() == ["Choose one of the list for Who, or leave it empty."]
    again = _form(qtbot)
    again.load({"who_id": 3})
    again.write_again(form.unsaved())
    assert _picker(again).list.count() == 2
    _picker(again).list.setCurrentRow(1)
    assert again.changes() == {"who_id": 2} and again.problems() == []
    form.write_again(again.unsaved())
    assert form.values() == {"who_id": 2}


def test_who_is_needed_is_asked_for(qtbot: QtBot) -> None:
    form = _form(qtbot, required=True)
    assert form.problems() == ["Who is needed."]


def test_enter_takes_the_line_and_goes_on_to_the_next_field(qtbot: QtBot) -> None:
    finder = Finder(lambda typed: [(id_, name, True) for id_, name in _PEOPLE.items() if typed in name.casefold()],
                    lambda id_: _PEOPLE[id_], "Type a name")
    form = RecordForm([Field("Who", Kind.LINK, name="who_id", target="person"), Field("Said", Kind.TEXT, name="said")],
                      links=lambda _key: finder)
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    picker, said = _picker(form), form.editor("said").widget
    picker.box.setFocus()
    qtbot.waitUntil(picker.box.hasFocus)
    qtbot.keyClicks(picker.box, "ada")
    qtbot.keyClick(picker.box, Qt.Key.Key_Down)
    qtbot.keyClick(picker.list, Qt.Key.Key_Down)
    qtbot.keyClick(picker.list, Qt.Key.Key_Return)
    assert said.hasFocus() and form.values()["who_id"] == 2
    assert picker.list.count() == 1 and picker.box.text() == ""


def test_what_cannot_be_found_yet_is_said_below_and_a_single_find_is_still_chosen(qtbot: QtBot) -> None:
    still = "Still taking in 7 records: not everything is found yet."
    found: list[Any] = []
    picker = Picker("Who", lambda _typed: [*found, (None, still, False)], "Type a name", in_form=True)
    qtbot.addWidget(picker)
    picker.box.setText("una")
    picker.look()
    assert not picker.list.count() and picker.said.text() == still and not picker.said.isHidden()
    found.append((3, "Una Pole", True))
    picker.look()
    assert picker.list.count() == 1 and picker.chosen == 3 and picker.said.text() == still
