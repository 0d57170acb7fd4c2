"""Every page, its records and every dialog, once: named for the ear, and nothing flashes up beside the window."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from tests.journeys.walking import Walk
from tests.parts_in_sight import nameless, takes_keyboard
from ui.pages.deliveries.page import DeliveriesPage
from ui.portrait_list import dialogs_of, states_of
from ui.widgets.page_body import PageBody

Look = Callable[[str, QWidget], object]


def everything(walk: Walk, left_over: dict[str, Path], look: Look) -> None:
    """Show ``look`` every page, its states, the four steps of bringing in and every dialog."""
    states = states_of(walk.window.opened.panel)
    for key, entry in walk.window.pages.entries.items():
        wheres: list[dict[str, Any]] = [{}, *(where for _, where in states.get(key, ()))]
        for where in wheres:
            walk.window.go(key, **where)
            walk.settle()
            look(f"{entry.title} {where or ''}".strip(), walk.window)
    bring_in(walk, left_over["police_calls"], look)
    for words, make in dialogs_of(walk.window):
        dialog = make()
        dialog.show()
        walk.settle()
        look(f"dialog {words}", dialog)
        dialog.close()
        dialog.deleteLater()
        walk.settle()
    walk.window.activateWindow()
    walk.settle()


def bring_in(walk: Walk, file: Path, look: Look) -> None:
    walk.window.go("deliveries")
    page = walk.page
    assert isinstance(page, DeliveriesPage)
    walk.drop(page, [file])
    walk.until(lambda: page.bringing.standing is not None)
    for step in page.bringing.parts:
        page.bringing.go(step)
        walk.settle()
        look(f"bringing in, {step}", walk.window)
    page.bringing.leave()
    walk.settle()


def test_everything_is_named_and_nothing_flashes_up(
    walk: Walk, left_over: dict[str, Path], windows_shown: list[str]
) -> None:
    seen: set[str] = set()
    without: dict[str, list[str]] = {}
    no_keyboard: list[str] = []

    def look(title: str, root: QWidget) -> None:
        seen.add(title)
        found = sorted(set(nameless(root)))
        if found:
            without[title] = found
        if not any(takes_keyboard(each) for each in root.findChildren(QWidget)):
            no_keyboard.append(title)

    everything(walk, left_over, look)
    assert len(seen) >= 11 + 4 + 10
    assert not without, "\n".join(f"{title}: {', '.join(found)}" for title, found in without.items())
    assert no_keyboard == ["dialog shared window"], "only the shared window has nothing to operate"
    assert windows_shown == [], "a part of a page was shown before it had its place"


def test_no_page_makes_the_window_larger_than_a_small_screen_at_200_percent(walk: Walk) -> None:
    walk.window.set_scale(2.0)
    walk.window.resize(1280, 720)
    too_large: list[str] = []
    states = states_of(walk.window.opened.panel)
    for key in walk.window.pages.entries:
        for where in ({}, *(where for _, where in states.get(key, ()))):
            walk.window.go(key, **where)
            walk.settle()
            least = walk.window.minimumSizeHint()
            if least.width() > 1280 or least.height() > 720:
                too_large.append(f"{key} {where}: {least.width()} by {least.height()}")
    walk.window.set_scale(1.0)
    assert too_large == []


def test_a_delivery_scrolls_not_sideways_at_200_percent(walk: Walk) -> None:
    walk.window.set_scale(2.0)
    walk.window.resize(1280, 720)
    walk.window.go("deliveries", **states_of(walk.window.opened.panel)["deliveries"][0][1])
    walk.settle()
    page = walk.page
    assert isinstance(page, DeliveriesPage) and page.delivery.isVisible()
    body = page.delivery.findChild(PageBody)
    assert body is not None and body.horizontalScrollBar().maximum() == 0
    walk.window.set_scale(1.0)
