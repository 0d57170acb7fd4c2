"""Settings: saved as one change, tried before they are saved, put back by undo."""

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from ivolt_desktop.panel.settings import read_settings
from ivolt_desktop.rules.repeat_calls import PRESETS, RepeatRule
from ui.pages.settings.page import PANES, SettingsPage
from ui.pages.settings.panel_pane import time_of


@pytest.fixture
def shown(page_on_practice):
    return page_on_practice(SettingsPage)


def settings(shown):
    return shown.read(read_settings)


@pytest.mark.parametrize("key", [key for key, _name, _build in PANES])
def test_every_section_opens(shown, key):
    shown.page.show_at(section=key)
    shown.settle()
    assert shown.page.list.current == key
    assert shown.page.panes[key].isVisibleTo(shown.page)


def test_a_venue_typed_is_saved_with_ctrl_s_and_undone(shown, qtbot):
    before = settings(shown).venue
    pane = shown.page.turn_to("panel")
    assert not pane.save.isEnabled()
    box = pane.form.editor("venue").widget
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "The Annexe")
    assert pane.save.isEnabled()
    qtbot.keyClick(box, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    shown.settle()
    assert settings(shown).venue == "The Annexe" and not pane.save.isEnabled()
    shown.undo.undo()
    shown.settle()
    assert settings(shown).venue == before
    assert pane.form.values()["venue"] == before


def test_what_is_typed_stays_while_the_settings_change_elsewhere(shown):
    pane = shown.page.turn_to("panel")
    pane.form.editor("venue").set_value("Half typ")
    shown.page.refresh(frozenset({"setting"}))
    assert pane.form.values()["venue"] == "Half typ"
    pane.back.click()
    assert pane.form.values()["venue"] == settings(shown).venue


def test_a_time_that_is_none_is_refused_in_words(shown):
    pane = shown.page.turn_to("panel")
    pane.form.editor("starts").set_value("noonish")
    pane.save.click()
    assert "such as 10:00" in pane.problem.text()
    assert time_of("9.30") == time(9, 30) and time_of("10") == time(10)


def test_a_rule_is_tried_before_it_is_saved(shown, qtbot):
    pane = shown.page.turn_to("repeat")
    shown.settle()
    assert pane.presets.currentText() == "3 calls in a rolling month"
    first = pane._trial.text()
    assert first.startswith("By this rule") and "May 2026" in first
    pane.presets.setFocus()
    qtbot.keyClick(pane.presets, Qt.Key.Key_Down)
    pane.presets.activated.emit(pane.presets.currentIndex())
    chosen = pane.presets.currentText()
    assert pane.rule == PRESETS[chosen] != RepeatRule()
    pane.try_it()
    shown.settle()
    assert pane._trial.text() != first
    assert settings(shown).repeat_rule == RepeatRule()
    pane.save.click()
    shown.settle()
    assert settings(shown).repeat_rule == PRESETS[chosen]


def test_a_rule_without_anything_the_same_makes_no_sense(shown):
    pane = shown.page.turn_to("repeat")
    for kind in ("person", "phone", "address"):
        pane.form.editor(kind).set_value(False)
    assert pane.rule is None and "what must be the same" in pane._told.text()
    pane.save.click()
    shown.settle()
    assert "what must be the same" in pane.problem.text()


def test_colours_of_actions_are_kept(shown):
    pane = shown.page.turn_to("colours")
    pane.form.editor("late").set_value(40)
    pane.save.click()
    shown.settle()
    assert settings(shown).rag_rule.late == 40


def test_the_file_is_checked_and_said_to_be_whole(shown):
    pane = shown.page.turn_to("file")
    shown.settle()
    pane.check.click()
    shown.settle()
    assert pane.findings.text().startswith("The file is whole. The audit trail of")
    assert not pane.copy_today.isEnabled()


def test_a_new_agency_is_typed_at_once(shown, qtbot):
    from ui.pages.registers.record_window import RecordWindow

    window = RecordWindow(shown.page._desk, "agency", None, shown.page)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    shown.settle()
    assert window.form is not None
    name = window.form.editor("name").widget
    qtbot.waitUntil(name.hasFocus)
    qtbot.keyClicks(QApplication.focusWidget(), "London Fire Brigade")
    assert window.form.editor("name").value() == "London Fire Brigade"


def test_what_a_narrow_form_says_is_shown_whole(shown):
    shown.page.resize(820, 700)
    for key in ("matching", "clocks", "panel"):
        pane = shown.page.turn_to(key)
        shown.settle()
        area = next(each for each in shown.page.findChildren(QScrollArea) if each.widget() is pane)
        assert area.horizontalScrollBar().maximum() == 0, key
        for label in pane.form.findChildren(QLabel):
            if label.isVisible() and label.wordWrap():
                assert label.height() >= label.heightForWidth(label.width()), (key, label.text())
