"""What every part in sight must be: named for the ear, and no window of its own."""

from collections.abc import Iterator
from contextlib import contextmanager

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

from ui.shell.shared_window import SharedWindow


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


class _Watch(QObject):
    """Notes what comes up as a window of its own that is none."""

    meant = (QMainWindow, QDialog, QMenu, SharedWindow)

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            if not isinstance(watched, self.meant) and watched.windowType() == Qt.WindowType.Window:
                self.found.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


@contextmanager
def windows_watched(application: QApplication) -> Iterator[list[str]]:
    """The names of what has come up as a window of its own that is none, so far."""
    watch = _Watch()
    application.installEventFilter(watch)
    try:
        yield watch.found
    finally:
        application.removeEventFilter(watch)
