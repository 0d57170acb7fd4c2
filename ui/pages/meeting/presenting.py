"""Keeps the shared window on the item that is being discussed, whatever the coordinator looks at meanwhile."""

from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from ivolt_desktop.panel.views.meeting_page import read_shared_item
from ivolt_desktop.panel.views.shared_item import SharedItem
from ui.desk import Desk
from ui.pages.meeting.shared_view import SharedView


class Presenting(QObject):
    """``changed`` fires when the shared window opens, closes or shows another item."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view: SharedView | None = None
        self._meeting: int | None = None
        self._item: int | None = None
        if desk.reveal is not None:
            desk.reveal.held.connect(self._revealed)

    @property
    def view(self) -> SharedView | None:
        """What stands in the shared window, ``None`` while it shows nothing of the meeting."""
        return self._view

    @property
    def item_id(self) -> int | None:
        """The item the shared window shows."""
        return self._item if self._view is not None else None

    @property
    def words(self) -> str:
        """'Shared window open: shows item 5.2, names hidden', or nothing."""
        shown = self._view.item if self._view is not None else None
        return f"Shared window open: shows item {shown.number}, names hidden" if shown else ""

    @property
    def short_words(self) -> str:
        """'Sharing 5.2, names hidden', where there is little room."""
        shown = self._view.item if self._view is not None else None
        return f"Sharing {shown.number}, names hidden" if shown else ""

    def show_item(self, meeting_id: int, item_id: int) -> None:
        """Open the shared window if need be, and show this item in it."""
        self._meeting, self._item = meeting_id, item_id
        if self._view is None:
            view = SharedView(self._desk.panel.clock)
            view.destroyed.connect(self._gone)
            self._view = view
            self._desk.present(view)
        self.read_again()

    def read_again(self) -> None:
        """Bring what is shown up to date: decisions and actions appear as they are kept."""
        meeting, item = self._meeting, self._item
        if self._view is None or meeting is None or item is None:
            return
        panel: Any = self._desk.panel
        self._desk.runner.run("Reading the item", lambda _progress, _cancelled: read_shared_item(panel, meeting, item),
                              then=self._show, quiet=True)

    def _show(self, shared: SharedItem | None) -> None:
        if self._view is None:
            return
        if shared is None:
            self._desk.present(None)
        elif shared.item_id == self._item:
            self._view.show_item(shared)
        self.changed.emit()

    @Slot(bool)
    def _revealed(self, held: bool) -> None:
        if self._view is not None:
            self._view.set_revealed(held)

    @Slot()
    def _gone(self) -> None:
        self._view = None
        self.changed.emit()
