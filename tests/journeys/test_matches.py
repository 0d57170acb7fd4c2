"""A pair is decided with one key, the next one stands there, and Ctrl+Z brings the pair back."""

from PySide6.QtCore import Qt

from ivolt_desktop.panel.views.pairs import waiting_pairs
from tests.journeys.walking import CTRL, Walk
from ui.pages.matches.page import MatchesPage


def waiting(walk: Walk) -> int:
    assert walk.sitting.panel is not None
    with walk.sitting.panel.reading() as session:
        return waiting_pairs(session)


def test_same_and_undo(walk: Walk) -> None:
    before = waiting(walk)
    assert before >= 3
    assert walk.window.navigation._entries["matches"].accessibleName() == f"Matches, {before} to decide"
    walk.press(Qt.Key.Key_3, CTRL)
    page = walk.page
    assert isinstance(page, MatchesPage)
    walk.until(lambda: page.shown is not None)
    first = page.shown
    assert first is not None and first.first.name in walk.said(page) and first.second.name in walk.said(page)
    walk.press(Qt.Key.Key_S)
    walk.until(lambda: page.shown is not None and page.shown is not first)
    assert waiting(walk) < before
    assert page.shown is not None and page.shown.ids != first.ids
    walk.press(Qt.Key.Key_Z, CTRL)
    assert waiting(walk) == before
    walk.until(lambda: page.shown is not None and page.shown.ids == first.ids)
    assert walk.window.navigation._entries["matches"].accessibleName() == f"Matches, {before} to decide"


def test_every_pair_can_be_answered_without_the_mouse(walk: Walk) -> None:
    walk.press(Qt.Key.Key_3, CTRL)
    page = walk.page
    assert isinstance(page, MatchesPage)
    walk.until(lambda: page.shown is not None)
    keys = (Qt.Key.Key_S, Qt.Key.Key_D, Qt.Key.Key_L)
    answered = 0
    while page.shown is not None and answered < 40:
        walk.press(keys[answered % 3])
        answered += 1
    assert page.shown is None and answered >= 3
    assert "put off wait for you" in page.nothing.accessibleName() + walk.said(page)
    walk.tab_to(page.again)
    walk.press(Qt.Key.Key_Space)
    walk.until(lambda: page.shown is not None)
