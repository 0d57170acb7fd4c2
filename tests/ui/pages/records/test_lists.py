"""The lists beside the list of everybody: who is calling again, nobody named, no place."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ivolt_desktop.model import AsbCall
from ivolt_desktop.panel.operation import perform
from ui.pages.records.behind import BehindDialog


def _calls(work: Any, person: int | None, number: int) -> None:
    work.session.add_all(
        AsbCall(reference=f"CAD 9{day}", called_at=datetime(2026, 5, day, 20), category="Noise", person_id=person)
        for day in range(10, 10 + number))
    work.says("More calls")


def test_who_is_calling_again_with_the_records_one_key_away(people: Any, qtbot: QtBot) -> None:
    perform(people.panel, _calls, people.cast.other, 3)
    people.page.show_at(view="again")
    people.settle()
    again = people.page.list.again
    assert people.page.list.header.title == "People" and "May 2026, against April 2026" in again.shown.subtitle
    assert [(line.standing, line.name) for line in again.shown.lines] == [("new", "Barnaby Thistle")]
    again.table.select(0)
    again.table.view.setFocus()
    qtbot.keyClick(again.table.view, Qt.Key.Key_R)
    people.settle()
    dialog = again.findChild(BehindDialog)
    assert dialog.table.model.rowCount() == 3
    qtbot.keyClick(dialog.table.view, Qt.Key.Key_Return)
    assert people.opened == [("people", {"person": people.cast.other})]
    assert not dialog.isVisible()


def test_reports_that_name_nobody_are_counted_and_opened_in_their_register(people: Any, qtbot: QtBot) -> None:
    perform(people.panel, _calls, None, 2)
    people.page.show_at(view="loose")
    people.settle()
    loose = people.page.list.loose
    assert loose.said.text().startswith("2 reports.")
    loose.table.select(0)
    loose.table.view.setFocus()
    qtbot.keyClick(loose.table.view, Qt.Key.Key_Return)
    key, where = people.opened[0]
    assert key == "registers" and where["register"] == "asb_call"


def test_reports_without_a_place_are_listed_under_places(places: Any) -> None:
    perform(places.panel, _calls, places.cast.other, 1)
    places.page.show_at(view="loose")
    places.settle()
    assert [row.text for row in (places.page.list.loose.table.model.source.row(0),)] == ["ASB call, noise"]
    assert places.page.list.again is None
