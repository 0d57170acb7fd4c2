"""Which weights are used, how they do, learning from the panel's records, and turning back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from ivolt_desktop.panel.learning_weights import too_few
from ivolt_desktop.panel.matching_weights import BUILT_IN, LEARNED
from ivolt_desktop.panel.settings import read_settings
from ivolt_desktop.panel.views.pairs import waiting_pairs
from ui.pages.settings.matching_pane import MatchingPane
from ui.pages.settings.page import PANES, SettingsPage


@pytest.fixture
def shown(page_on_practice):
    return page_on_practice(SettingsPage)


def pane_of(shown) -> MatchingPane:
    pane = shown.page.turn_to("matching")
    shown.settle()
    return pane


def many(shown) -> int:
    return shown.read(waiting_pairs)


def test_the_weights_tell_how_they_were_made_and_how_they_do(shown):
    pane = pane_of(shown)
    assert pane.using.text() == "The weights that come with the program are used."
    assert "Set by hand" in pane.made.text()
    assert pane.standing.built_in.same > 100 and pane.standing.own is None
    assert pane.learn.isEnabled() and not pane.turn.isVisibleTo(pane)


def test_learned_weights_are_used_undone_and_turned_away_from(shown):
    pane = pane_of(shown)
    pane.learn.click()
    shown.settle()
    assert "They do better on the decisions made here: log loss" in pane.told.text()
    assert pane.using.text().startswith("Weights learned from this panel on ") and pane.standing.using == LEARNED
    assert pane.standing.own.log_loss < pane.standing.built_in.log_loss
    assert pane.turn.isVisibleTo(pane) and pane.turn.text() == "Use the built-in weights"
    pane.turn.click()
    shown.settle()
    assert pane.standing.using == BUILT_IN and pane.turn.text() == "Use the learned weights"
    shown.undo.undo()
    shown.settle()
    assert pane.standing.using == LEARNED
    shown.undo.undo()
    shown.settle()
    assert pane.standing.using == BUILT_IN and pane.standing.own is None and not pane.turn.isVisibleTo(pane)
    assert pane.told.text() == ""  # nothing is told of weights that are gone


def test_the_keyboard_is_on_the_button_again_once_it_has_learned(shown, qtbot):
    pane = pane_of(shown)
    shown.page.window().activateWindow()
    pane.learn.setFocus()
    qtbot.waitUntil(pane.learn.hasFocus)
    qtbot.keyClick(pane.learn, Qt.Key.Key_Return)
    assert not pane.learn.isEnabled()
    shown.settle()
    assert pane.learn.isEnabled() and pane.learn.hasFocus()


def test_enter_in_a_line_saves_as_the_button_does(shown, qtbot):
    pane = pane_of(shown)
    line = pane.form.editor("accept_from").widget
    line.setText("990")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    shown.settle()
    assert shown.read(read_settings).accept_from == 990 and not pane.save.isEnabled()


def test_it_scrolls_no_further_than_there_is_something_to_see(shown):
    shown.page.resize(1180, 800)
    for key, *_ in PANES:
        pane = shown.page.turn_to(key)
        shown.settle()
        area = next(each for each in shown.page.findChildren(QScrollArea) if each.widget() is pane)
        bar, layout = area.verticalScrollBar(), pane.layout()
        needs = layout.heightForWidth(pane.width()) if layout.hasHeightForWidth() else layout.sizeHint().height()
        assert bar.maximum() <= max(0, needs - area.viewport().height()), key
    assert bar.maximum() == 0


def test_too_few_decisions_are_told_plainly(shown):
    pane = pane_of(shown)
    few = pane.standing
    pane._show(replace(few, built_in=replace(few.built_in, different=2)))
    assert not pane.learn.isEnabled()
    assert pane.told.text() == f"Nothing can be learned yet. {too_few(few.built_in.same, 2)}"


def test_a_higher_line_suggests_fewer_pairs_and_undo_puts_them_back(shown):
    pane = pane_of(shown)
    before = many(shown)
    pane.form.editor("suggest_from").set_value(995)
    pane.save.click()
    shown.settle()
    assert shown.read(read_settings).suggest_from == 995 and many(shown) < before
    pane.form.editor("suggest_from").set_value(2)
    pane.save.click()
    shown.settle()
    assert "from 50 to 999" in pane.problem.text()
    shown.undo.undo()
    shown.settle()
    assert many(shown) == before
