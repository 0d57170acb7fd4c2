"""Whatever is found or pointed at opens: records through Ctrl+K, and every need on This month."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication
from sqlalchemy import select

from ivolt_desktop.model import Action, Cohort, Delivery, Issue, Meeting, Person, Place
from ivolt_desktop.model.register import Register
from tests.journeys.walking import CTRL, Walk
from ui.widgets.key_hint import Button
from ui.widgets.row_list import NeedRow


@pytest.mark.parametrize(("register", "typed", "page"), [
    (Action, "reference", "issues"), (Issue, "reference", "issues"), (Delivery, "file_name", "deliveries"),
    (Person, "reference", "people"), (Place, "reference", "places"), (Cohort, "name", "cohorts"),
], ids=lambda value: value.__name__ if isinstance(value, type) else str(value))
def test_a_record_found_is_the_record_shown(walk: Walk, register: type[Register], typed: str, page: str) -> None:
    assert walk.sitting.panel is not None
    with walk.sitting.panel.reading() as session:
        record = session.scalars(select(register).order_by(register.id.desc())).first()
    assert record is not None
    words = str(getattr(record, typed))
    walk.find(words, words if register not in (Person, Place) else str(record.name))  # type: ignore[attr-defined]
    assert walk.window.pages.current_key == page
    walk.until(lambda: words in walk.said(walk.page))
    if register is Delivery:
        assert "What each agency sent, and what became of every row of it" not in walk.said(walk.page)


def test_a_meeting_found_is_the_meeting_shown(walk: Walk) -> None:
    assert walk.sitting.panel is not None
    with walk.sitting.panel.reading() as session:
        held = session.scalars(select(Meeting).where(Meeting.state == "minuted").order_by(Meeting.starts_at)).first()
    assert held is not None
    walk.find(held.name, held.name)
    assert walk.window.pages.current_key == "meeting"
    walk.until(lambda: held.name in walk.said(walk.page))


def test_every_need_of_this_month_leads_somewhere(walk: Walk) -> None:
    count = len(needs(walk))
    assert count >= 4
    for at in range(count):
        walk.press(Qt.Key.Key_1, CTRL)
        button = needs(walk)[at]
        if button.text() == "Bring in":  # asks for a file in the system's own window
            continue
        walk.tab_to(button)
        walk.press(Qt.Key.Key_Return)
        assert walk.window.pages.current_key != "this_month", button.text()
        assert QApplication.activeModalWidget() is None


def needs(walk: Walk) -> list[Button]:
    """The button of each thing that waits."""
    rows = [row for row in walk.page.findChildren(NeedRow) if row.isVisible()]
    return [button for row in rows for button in row.findChildren(Button)]


@pytest.mark.parametrize("key", [Qt.Key.Key_2, Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_6, Qt.Key.Key_7])
def test_a_page_turned_to_is_worked_with_the_arrow_keys_at_once(walk: Walk, key: Qt.Key) -> None:
    walk.press(key, CTRL)
    walk.until(lambda: isinstance(walk.window.focusWidget(), QAbstractItemView))
    assert walk.page.isAncestorOf(walk.window.focusWidget())


def test_a_page_without_a_list_presses_nothing_of_itself(walk: Walk) -> None:
    walk.press(Qt.Key.Key_4, CTRL)
    walk.press(Qt.Key.Key_1, CTRL)
    assert not isinstance(walk.window.focusWidget(), Button)
    walk.press(Qt.Key.Key_Return)
    assert walk.window.pages.current_key == "this_month"
