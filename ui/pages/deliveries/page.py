"""Deliveries: the list, one delivery opened, and a file on its way in; files can be dropped anywhere on the page."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ivolt_desktop.panel.views.deliveries import OneDelivery, agency_names, deliveries, one_delivery, supplies
from ui.desk import Desk, Kinds
from ui.file_choice import AGENCY_FILES, ask_for_files
from ui.pages.deliveries.bringing import BringingIn
from ui.pages.deliveries.incoming import Incoming
from ui.pages.deliveries.listing import Listing
from ui.pages.deliveries.one_delivery import DeliveryView
from ui.shell.file_drop import carries_files, files_of, local_files
from ui.work.runner import Job

_CARES = frozenset({"delivery", "agency", "meeting"})


class DeliveriesPage(QWidget):
    """``show_at(bring=True)`` asks for a file, ``show_at(files=[...])`` begins with them, ``delivery_id`` opens one."""

    title = "Deliveries"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._queue: list[Incoming] = []
        self._refused: list[str] = []
        self._going_back: dict[int, Job] = {}
        desk.runner.ended.connect(self._gone_back)
        self.setAcceptDrops(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget()
        layout.addWidget(self._stack)
        self.listing = Listing(desk, self.choose_files, self.paste, self.take_back)
        self.delivery = DeliveryView(desk, self.take_back)
        self.bringing = BringingIn(desk)
        for each in (self.listing, self.delivery, self.bringing):
            self._stack.addWidget(each)
        self.listing.opened.connect(self.open_delivery)
        self.delivery.closed.connect(self.show_list)
        self.delivery.opened.connect(self.open_delivery)
        self.bringing.left.connect(self._given_up)
        self.bringing.done.connect(self._brought)
        self.bringing.refused.connect(self._refused.append)
        self.bringing.shown.connect(self._tell_refused)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)  # wherever the keyboard is in the window
        paste.activated.connect(self.paste)
        self.refresh(None)

    def refresh(self, kinds: Kinds | None) -> None:
        """Read the list and the delivery in sight again."""
        if kinds is not None and not kinds & _CARES:
            return
        panel = self._desk.panel
        with panel.reading() as session:
            month, supplied = supplies(session, panel.clock().date())
            self.listing.show_deliveries(deliveries(session), agency_names(session), month, supplied)
        shown = self.delivery.shown
        if shown is not None and self._stack.currentWidget() is self.delivery:
            self._read(shown.delivery.id, self.delivery.show_delivery)
        elif self.bringing_in:
            self.bringing.compare_again()

    def show_at(
        self, bring: bool = False, files: Sequence[Path] | None = None, delivery_id: int | None = None, **_other: Any
    ) -> None:
        """Where another page, or the palette, wants to be."""
        if files is not None:
            self.bring_in(files)
        elif delivery_id is not None:
            self.open_delivery(delivery_id)
        elif bring:
            self.choose_files()

    @property
    def bringing_in(self) -> bool:
        """Whether a file is on its way in."""
        return self._stack.currentWidget() is self.bringing

    # ------------------------------------------------------------ the three views
    def show_list(self) -> None:
        """Back to the list."""
        self.delivery.brought.forget()
        self._stack.setCurrentWidget(self.listing)
        self.listing.table.view.setFocus()

    def home(self) -> None:
        """Back to the list, unless a file is on its way in."""
        if not self.bringing_in:
            self.show_list()

    def open_delivery(self, delivery_id: int) -> None:
        """Open one delivery."""
        self.delivery.brought.forget()
        self._read(delivery_id, self._show_delivery)

    def _read(self, delivery_id: int, then: Callable[[OneDelivery], object]) -> None:
        def read(_progress: object, _cancelled: object) -> OneDelivery | None:
            with self._desk.panel.reading() as session:
                return one_delivery(session, delivery_id)

        self._desk.runner.run("Reading the delivery", read, then=lambda found: found and then(found))

    def _show_delivery(self, found: OneDelivery) -> None:
        self.delivery.show_delivery(found)
        self._stack.setCurrentWidget(self.delivery)
        self.delivery.take_focus()

    def take_back(self, delivery_id: int) -> None:
        """Take a delivery back whole; Undo brings it in again. Asked again while it is going, it does nothing more."""
        if delivery_id in self._going_back:
            return
        from ivolt_desktop.panel.taking_back import take_back

        self._going_back[delivery_id] = self._desk.runner.operation(
            "Taking it back", self._desk.panel, take_back, delivery_id=delivery_id)

    def _gone_back(self, job: Job) -> None:
        self._going_back = {number: going for number, going in self._going_back.items() if going is not job}

    # ------------------------------------------------------------ bringing in
    def choose_files(self) -> None:
        """Ask for files, then take them one after another."""
        chosen = ask_for_files(self, "Bring in a file", AGENCY_FILES, self._desk.settings)
        if chosen:
            self.bring_in(chosen)

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Take files through the four steps, one after another."""
        if not paths:
            self._desk.notify("There is no file in that folder.", refused=True)
        self._take([Incoming.file(path) for path in paths])

    def paste(self) -> None:
        """Take what was copied elsewhere (rows of a spreadsheet, files of a folder) through the four steps."""
        copied = QGuiApplication.clipboard().mimeData() or QMimeData()
        files = local_files(copied)
        if files:
            self.bring_in(files)
        elif copied.hasText() or copied.hasHtml():
            self._take([Incoming.pasted(copied, self._desk.panel.clock())])
        else:
            self._desk.notify("There are no rows on the clipboard. Copy them in the spreadsheet first, its header too.",
                              refused=True)

    def _take(self, incoming: Sequence[Incoming]) -> None:
        self._queue += incoming
        if not self.bringing_in and self._queue:
            self._begin_next()
        elif self.bringing_in:
            self._desk.notify("What you added comes after this file.")

    def _begin_next(self) -> None:
        if self._queue:
            self._begin(self._queue.pop(0))

    def _begin(self, incoming: Incoming) -> None:
        self._stack.setCurrentWidget(self.bringing)
        self.bringing.begin(incoming, len(self._queue))

    def _given_up(self) -> None:
        self.show_list()
        if self._queue:
            self._begin_next()
        else:
            self._tell_refused()

    def _tell_refused(self) -> None:
        """Say what could not be read only where it stays in sight: the work on the next file has begun by then."""
        if self._refused:
            self._desk.notify("\n".join(self._refused), refused=True)
            self._refused.clear()

    def _brought(self, changed: Any) -> None:
        def show(found: OneDelivery) -> None:
            self._show_delivery(found)
            self.delivery.brought.tell(found.delivery.period_to, len(self._queue), self._begin_next,
                                       [(words, partial(self._begin, rest)) for words, rest in self.bringing.rest])

        self._read(changed.result, show)

    # ------------------------------------------------------------ dropping
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if carries_files(event):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if carries_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if carries_files(event):
            event.acceptProposedAction()
            self.bring_in(files_of(event))
