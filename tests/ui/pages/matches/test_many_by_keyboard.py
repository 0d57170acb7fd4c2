"""A hundred pairs decided by keyboard alone: one key each, and the keyboard never leaves the page."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from ivolt_desktop.model import Judgement, Person
from ivolt_desktop.panel.operation import perform
from ivolt_desktop.panel.suggesting import suggest
from ivolt_desktop.store import UnitOfWork

_MANY = 100
_FORENAMES = ("Ada", "Bela", "Cyril", "Dora", "Edmund", "Fleur", "Gwen", "Hector", "Iris", "Jonas")
_SURNAMES = ("Abernathy", "Birchall", "Cotterill", "Dunmore", "Eversley", "Featherstone", "Gathercole", "Haverford",
             "Inchbald", "Jessop")


def _many(work: UnitOfWork) -> None:
    """A hundred people, each written in two ways, none like another."""
    number = 0
    for first in _FORENAMES:
        for last in _SURNAMES:
            number += 1
            for at, name in enumerate((f"{first} {last}", f"{last.upper()}, {first}")):
                work.session.add(Person(
                    reference=f"P-{1000 + number * 2 + at}", name=name, written_key=name,
                    phone=f"07700 9{number:05d}", born_on=date(1950 + number % 50, 1 + number % 12, 1 + number % 28),
                    address=f"{number} Lantern Street", postcode="RM9 5BB"))
    work.session.flush()
    suggest(work, "person")
    work.says("Bring a hundred pairs")


@pytest.fixture
def hundred(panel: Any, window: Any) -> Any:
    """The page with more than a hundred pairs to decide."""
    perform(panel, _many)
    window.page.refresh(None)
    window.settle()
    return window


@pytest.mark.timeout(300)
def test_a_hundred_pairs_take_a_hundred_keys_and_the_focus_never_leaves(hundred: Any, qtbot: QtBot) -> None:
    page = hundred.page
    page.card.same.setFocus()
    assert len(page.queues["person"].waiting) >= _MANY
    seen = set()
    for number in range(_MANY):
        assert page.shown is not None
        seen.add(page.shown.ids)
        at = QApplication.focusWidget()
        assert at is not None and page.isAncestorOf(at), f"the keyboard left the page after {number} answers"
        qtbot.keyClick(at, (Qt.Key.Key_S, Qt.Key.Key_D, Qt.Key.Key_L)[number % 3])
        hundred.runner.drain()
        QCoreApplication.processEvents()
    assert len(seen) == _MANY, "no pair was asked twice"
    decided = hundred.read(lambda session: dict(
        session.execute(select(Judgement.verdict, func.count()).group_by(Judgement.verdict)).all()))
    assert decided == {"same": 34, "different": 33, "later": 33}
    assert page._progress().endswith("67 decided, 33 put off")


def test_a_key_pressed_again_before_the_next_pair_is_there_decides_nothing(window: Any, qtbot: QtBot) -> None:
    """Answers come quicker than pairs are read: none may fall on a pair that nobody has seen."""
    page = window.page
    first = page.shown
    for _ in range(2):
        qtbot.keyClick(page, Qt.Key.Key_D)
    assert page.shown is None or page.shown.ids != first.ids
    window.settle()
    decided = window.read(lambda session: session.scalar(select(func.count()).select_from(Judgement)))
    assert 1 <= decided <= 2
    assert page.shown is not None and page.queues["person"].current.ids == page.shown.ids


def test_why_two_are_different_is_said_once_and_told_again(window: Any, qtbot: QtBot) -> None:
    from ui.pages.matches.decisions_dialog import DecisionsDialog

    qtbot.keyClick(window.page, Qt.Key.Key_D)
    window.settle()
    dialog = DecisionsDialog("person", window.desk, window.page)
    qtbot.addWidget(dialog)
    window.settle()
    row = dialog.table.model.source.row(0)
    asked = dialog.why_dialog(row)
    qtbot.addWidget(asked)
    asked.form.editor("why").set_value("Father and son")
    asked.store()
    window.settle()
    assert dialog.table.model.source.row(0).why == "Father and son"
