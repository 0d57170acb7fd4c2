"""The start screen, making the practice panel, another passphrase."""

import threading

import pytest
from PySide6.QtCore import Qt

from ivolt_desktop.rules.known_errors import DiskFull, WrongPassphrase
from ui.opening.passphrase_change import PassphraseChange
from ui.opening.practice_making import PracticeMaking
from ui.opening.start_screen import StartScreen
from ui.opening.told import Told


def test_the_start_screen_stays_until_a_panel_is_open(qtbot):
    answers = iter([None, "a panel"])
    screen = StartScreen(lambda _: None, lambda _: next(answers), lambda _: "new")
    qtbot.addWidget(screen)
    screen.show()
    qtbot.keyClick(screen.buttons[1], Qt.Key.Key_Space)
    assert screen.isVisible() and screen.panel is None
    qtbot.keyClick(screen.buttons[1], Qt.Key.Key_Space)
    assert not screen.isVisible() and screen.panel == "a panel"


def test_escape_leaves_the_start_screen(qtbot):
    screen = StartScreen(lambda _: None, lambda _: None, lambda _: None)
    qtbot.addWidget(screen)
    screen.show()
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert not screen.isVisible() and screen.panel is None


def test_making_the_practice_panel_tells_how_far_it_is(qtbot):
    go_on = threading.Event()

    def make(progress):
        progress("Living through May 2025", 0.4)
        go_on.wait(10)
        return "the panel"

    dialog = PracticeMaking(make)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog._line.text() == "Living through May 2025")
    assert dialog._bar.value() == 400
    go_on.set()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert dialog.panel == "the panel"


def test_making_it_can_be_stopped(qtbot):
    begun, go_on = threading.Event(), threading.Event()
    left_behind = []

    def make(progress):
        begun.set()
        go_on.wait(10)
        progress("Living through June 2025", 0.5)
        left_behind.append("more")
        return "the panel"

    dialog = PracticeMaking(make)
    qtbot.addWidget(dialog)
    dialog.show()
    assert begun.wait(10)
    dialog.stop.click()
    assert not dialog.stop.isEnabled()
    go_on.set()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert dialog.panel is None and left_behind == []


def test_where_it_cannot_be_made_the_sentence_stays_until_it_is_read(qtbot):
    def make(progress):
        raise DiskFull("There is no room left. Free some space and try again.")

    dialog = PracticeMaking(make)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "no room left" in dialog._line.text())
    assert dialog.isVisible() and dialog.stop.text() == "Close"
    dialog.stop.click()
    assert not dialog.isVisible() and dialog.panel is None


@pytest.fixture
def change(qtbot):
    tried = []

    def attempt(old, new):
        tried.append((old, new))
        if old != "today's own words":
            raise WrongPassphrase("That is not today's passphrase. Check capitals and try again.")

    dialog = PassphraseChange(attempt)
    dialog.tried = tried
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def fill(qtbot, dialog, *typed):
    for box, words in zip(dialog.boxes, typed, strict=True):
        box.clear()
        qtbot.keyClicks(box, words)
    qtbot.keyClick(dialog.boxes[-1], Qt.Key.Key_Return)


def test_a_new_passphrase_must_be_long_and_typed_twice_alike(qtbot, change):
    fill(qtbot, change, "today's own words", "short", "short")
    assert "at least 12" in change.problem.text() and change.isVisible()
    fill(qtbot, change, "today's own words", "five other calm words", "five other calm word")
    assert "not the same" in change.problem.text() and change.tried == []


def test_todays_passphrase_is_tried_until_it_is_right(qtbot, change):
    fill(qtbot, change, "wrong words here", "five other calm words", "five other calm words")
    assert "not today's passphrase" in change.problem.text() and change.isVisible()
    fill(qtbot, change, "today's own words", "five other calm words", "five other calm words")
    assert not change.isVisible()


def test_a_sentence_is_read_and_left_with_enter(qtbot):
    told = Told("The panel is not there", "Panel.ivolt is not in Documents.")
    qtbot.addWidget(told)
    told.show()
    qtbot.keyClick(told, Qt.Key.Key_Return)
    assert not told.isVisible()


def test_the_strength_of_a_new_passphrase_is_told_while_typing(qtbot, change):
    qtbot.keyClicks(change.boxes[1], "lantern")
    assert change.strength.text().startswith("Too short")
    qtbot.keyClicks(change.boxes[1], " otter biscuit gravel")
    assert change.strength.text().startswith("Good")
