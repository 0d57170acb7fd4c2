"""The page of matches through its keys: an answer is stored, the next pair is there at once, undo brings one back."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from ivolt_desktop.model import Judgement, Person
from ivolt_desktop.rules.lens import SHARED
from ui.pages.matches.accept_dialog import LINES, AcceptDialog
from ui.pages.matches.decisions_dialog import DecisionsDialog


def _verdicts(window: Any) -> list[str]:
    found: list[str] = window.read(lambda session: list(session.scalars(select(Judgement.verdict))))
    return found


def _texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def test_two_records_side_by_side(window: Any) -> None:
    page = window.page
    assert page.header.title == "The same person?"
    assert page._progress() == "Match 1 of 3 · 0 decided"
    shown = _texts(page.card)
    assert "Police, caller sheet May 2026, row" in shown
    assert page.shown.headline in shown
    assert "such pairs are" in shown
    known = _texts(page.known)
    assert "4 reports in six months" in known
    assert "Over the repeat line: new in May." in known
    assert page.card.accessibleDescription().startswith("Name: ")


def test_s_joins_and_shows_the_next_at_once(window: Any, qtbot: QtBot) -> None:
    page = window.page
    first = page.shown
    qtbot.keyClick(page, Qt.Key.Key_S)
    assert page.shown is not None and page.shown.ids != first.ids, "the next pair was not read ahead"
    window.settle()
    assert _verdicts(window) == ["same"]
    joined = window.read(lambda session: session.get(Person, max(first.ids)).merged_into_id)
    assert joined == min(first.ids)
    assert page._progress() == "Match 2 of 3 · 1 decided"


def test_d_is_kept_and_told_of_another_pair(window: Any, qtbot: QtBot) -> None:
    qtbot.keyClick(window.page, Qt.Key.Key_D)
    window.settle()
    assert _verdicts(window) == ["different"]
    assert len(window.page.queues["person"].waiting) == 2


def test_l_puts_off_until_asked_for(window: Any, qtbot: QtBot) -> None:
    page = window.page
    for _ in range(3):
        qtbot.keyClick(page, Qt.Key.Key_L)
        window.settle()
    assert page.shown is None
    assert not page.again.isHidden()
    assert "3 put off" in page._progress()
    qtbot.mouseClick(page.again, Qt.MouseButton.LeftButton)
    window.settle()
    assert page.shown is not None
    assert page._progress().startswith("Match 1 of 3")


def test_undo_brings_the_pair_back_into_hand(window: Any, qtbot: QtBot) -> None:
    page = window.page
    first = page.shown.ids
    qtbot.keyClick(page, Qt.Key.Key_S)
    window.settle()
    window.undo.undo()
    window.settle()
    assert page.shown.ids == first
    assert page._progress() == "Match 1 of 3 · 0 decided"


def test_two_answers_in_a_row_are_both_stored(window: Any, qtbot: QtBot) -> None:
    qtbot.keyClick(window.page, Qt.Key.Key_S)
    qtbot.keyClick(window.page, Qt.Key.Key_D)
    window.settle()
    assert sorted(_verdicts(window)) == ["different", "same"]
    assert len(window.page.queues["person"].waiting) == 1


def test_places_have_a_tab_of_their_own(window: Any, qtbot: QtBot) -> None:
    page = window.page
    page.tabs.setFocus()
    qtbot.keyClick(page.tabs, Qt.Key.Key_Right)
    window.settle()
    assert page.of == "place"
    assert page.header.title == "The same place?"
    assert page.shown is not None and page.shown.of == "place"
    assert "161 Walnut Court Road" in _texts(page.card)


def test_everything_above_the_line_is_one_step(window: Any, qtbot: QtBot) -> None:
    page = window.page
    dialog = AcceptDialog("person", page.queues["person"].waiting, window.desk, page)
    qtbot.addWidget(dialog)
    dialog.line.setCurrentIndex(LINES.index(900))
    assert dialog.go.text() == "Join 3 pairs"
    assert dialog.table.model.rowCount() == 3
    from ivolt_desktop.panel.deciding_many import decide_many

    window.desk.change(decide_many, of="person", pairs=[each.ids for each in dialog.chosen])
    window.settle()
    assert _verdicts(window) == ["same"] * 3
    assert window.undo.undo_label == "Join 3 pairs of people"
    window.undo.undo()
    window.settle()
    assert _verdicts(window) == []


def test_a_decision_is_taken_back_from_the_list(window: Any, qtbot: QtBot) -> None:
    qtbot.keyClick(window.page, Qt.Key.Key_D)
    window.settle()
    dialog = DecisionsDialog("person", window.desk, window.page)
    qtbot.addWidget(dialog)
    window.settle()
    assert dialog.table.model.rowCount() == 1
    dialog.table.select(0)
    assert dialog.back.text() == "Ask about them again"
    qtbot.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    window.settle()
    assert _verdicts(window) == []
    assert dialog.table.model.rowCount() == 0


def test_the_record_is_opened_from_a_card(window: Any, qtbot: QtBot) -> None:
    page = window.page
    qtbot.mouseClick(page.first._open, Qt.MouseButton.LeftButton)
    assert window.opened == [("people", {"person": page.shown.first.id})]


def test_a_refused_answer_is_told_and_not_counted(window: Any, qtbot: QtBot) -> None:
    page = window.page
    first = page.shown

    def gone(work: Any) -> None:
        person = work.session.get(Person, max(first.ids))
        person.merged_into_id = min(first.ids)

    from ivolt_desktop.panel.operation import perform

    perform(window.panel, gone)
    qtbot.keyClick(page, Qt.Key.Key_S)
    window.settle()
    assert any("one record already" in words for words in window.told)
    assert page._progress().startswith("Match 1 of 2 · 0 decided")
    assert page.shown is not None and page.shown.ids != first.ids


def test_names_are_hidden_through_another_lens(window: Any) -> None:
    page = window.page
    window.desk.lens = SHARED
    page._draw(page.shown)
    shown = _texts(page) + page.card.accessibleDescription()
    for name in ("Vance", "Thistle", "Marlowe", "07700", "Sparrow", "Quayside", "Tanner"):
        assert name not in shown


def test_every_focusable_widget_has_a_name(window: Any) -> None:
    from PySide6.QtWidgets import QAbstractButton, QTabBar

    for kind in (QAbstractButton, QTabBar):
        for widget in window.page.findChildren(kind):
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                assert widget.accessibleName() or widget.text(), widget
