"""Which weights are used, how they do, learning from the panel's records, and turning back."""

from dataclasses import replace

import pytest

from ivolt_desktop.panel.learning_weights import too_few
from ivolt_desktop.panel.matching_weights import BUILT_IN, LEARNED
from ivolt_desktop.panel.settings import read_settings
from ivolt_desktop.panel.views.pairs import waiting_pairs
from ui.pages.settings.matching_pane import MatchingPane
from ui.pages.settings.page import SettingsPage


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
