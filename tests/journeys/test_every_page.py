"""Every page, its records and every dialog, once: named for the ear, and nothing flashes up beside the window."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QMainWindow,
    QMenu,
    QWidget,
)

from tests.journeys.walking import Walk
from ui.pages.deliveries.page import DeliveriesPage
from ui.portrait_list import dialogs_of, states_of
from ui.shell.shared_window import SharedWindow

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


def takes_keyboard(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()


def part_of_another(widget: QWidget) -> bool:
    """Parts inside a widget that speaks for them: the box of a combo, headers, corners of a view."""
    parent = widget.parent()
    return (
        widget.focusProxy() is not None or widget.objectName().startswith("qt_") or isinstance(widget, QHeaderView)
        or isinstance(parent, QComboBox)
        or (isinstance(parent, QAbstractItemView) and isinstance(parent.parent(), QComboBox))
    )


def nameless(root: QWidget) -> Iterator[str]:
    """Widgets in sight that take the keyboard but tell a screen reader no name."""
    for each in root.findChildren(QWidget):
        if takes_keyboard(each) and not part_of_another(each):
            told = QAccessible.queryAccessibleInterface(each)
            if not told.text(QAccessible.Text.Name).strip():
                yield f"{type(each).__name__} in {type(each.parent()).__name__}"


@pytest.fixture
def windows_shown(qapp: QApplication) -> Iterator[list[str]]:
    """What has come up as a window of its own that is none."""
    meant = (QMainWindow, QDialog, QMenu, SharedWindow)
    found: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                if not isinstance(watched, meant) and watched.windowType() == Qt.WindowType.Window:
                    found.append(f"{type(watched).__name__} {watched.accessibleName()}")
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    yield found
    qapp.removeEventFilter(watch)


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
