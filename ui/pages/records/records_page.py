"""A page of records: the list, and the record opened from it; Alt+Left goes back to the same place in the list."""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ivolt_desktop.model import delivered_keys
from ui.desk import Desk, Kinds
from ui.pages.records import care_doors, doors
from ui.pages.records.list_pane import ListPane
from ui.pages.records.reading import OpenRecord, open_record, read_list
from ui.pages.records.record_pane import RecordPane

_LIST_CARES = delivered_keys() | {"person", "place", "membership", "delivery", "judgement"}
_RECORD_CARES = _LIST_CARES | {"cohort", "issue", "action", "action_update", "agenda_item", "minute_line", "meeting",
                               "risk_assessment", "need", "association", "document"}


class RecordsPage(QWidget):
    """``kind`` is person or place. ``show_at(person=…)`` or ``show_at(place=…)`` opens a record.

    ``show_at(view=…)`` turns to a list: all, again (who is calling again) or loose (nobody named, no place).
    """

    title = "Records"

    def __init__(self, desk: Desk, kind: str) -> None:
        super().__init__()
        self._desk, self.kind = desk, kind
        self.record_id: int | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget()
        layout.addWidget(self._stack)
        self.list = ListPane(desk, kind, self.open, lambda: doors.add(self))
        self.record = RecordPane(desk, kind, self.back, {
            "edit": lambda: doors.edit(self), "join": lambda: doors.join(self), "issue": lambda: doors.raise_one(self),
            "agenda": lambda: doors.put_on_agenda(self), "choose": lambda: doors.choose_shown(self),
            "sheet": lambda: doors.make_sheet(self),
            "assess": lambda: care_doors.run(care_doors.risk_dialog(self)),
            "answers": lambda made: care_doors.run(care_doors.answers_dialog(self, made)),
            "need": lambda: care_doors.run(care_doors.need_dialog(self)),
            "change need": lambda need: care_doors.run(care_doors.need_dialog(self, need)),
            "tie": lambda: care_doors.run(care_doors.tie_dialog(self)),
            "change tie": lambda line: care_doors.run(care_doors.change_tie_dialog(self, line)),
            "end tie": lambda line: care_doors.run(care_doors.end_dialog(self, line)),
            "confirm": lambda tie: care_doors.confirm(self, tie), "refuse": lambda tie: care_doors.refuse(self, tie),
        })
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.record)
        back = QShortcut(QKeySequence("Alt+Left"), self)
        back.activated.connect(self.back)
        self.refresh(None)

    # ------------------------------------------------------------ reading
    def refresh(self, kinds: Kinds | None) -> None:
        """Read the list, and the record if one is open, as far as they care about ``kinds``."""
        if kinds is None or kinds & _LIST_CARES:
            self._desk.runner.run("Reading the list",
                                  lambda _progress, _cancelled: read_list(self._desk.panel, self.kind),
                                  then=self.list.show_rows, quiet=True)
            self.list.refresh_view()
        if self.record_id is not None and (kinds is None or kinds & _RECORD_CARES):
            self._read_record(self.record_id)

    def _read_record(self, record_id: int) -> None:
        def show(found: OpenRecord) -> None:
            if self.record_id == record_id:
                self.record_id = found.record.id
                self.record.show_record(found)

        self._desk.runner.run("Reading the record",
                              lambda _progress, _cancelled: open_record(self._desk.panel, self.kind, record_id),
                              then=show, quiet=True)

    # ------------------------------------------------------------ moving
    def open(self, record_id: int) -> None:
        """Show one record; it is noted that it was looked at."""
        if self.record_id != record_id:
            self.record.wait()
        self.record_id = record_id
        self._stack.setCurrentWidget(self.record)
        self.record.back.setFocus()
        self._read_record(record_id)

    def back(self) -> None:
        """Return to the list where it was left."""
        if self._stack.currentWidget() is self.list:
            return
        self.record_id = None
        self._stack.setCurrentWidget(self.list)
        self.list.take_focus()

    def home(self) -> None:
        """The whole list, as it was left."""
        self.list.narrow_to(None)
        self.back()

    @property
    def shows_record(self) -> bool:
        """Whether a record is open rather than the list."""
        return self._stack.currentWidget() is self.record

    @property
    def desk(self) -> Desk:
        """What the page may ask of the window."""
        return self._desk

    @property
    def opened(self) -> OpenRecord | None:
        """The record that is shown."""
        return self.record.shown if self.shows_record else None

    def show_at(self, **where: Any) -> None:
        """``person=`` or ``place=`` (or plain ``id=``) opens that record; ``only=`` narrows the list, ``because=``."""
        if "only" in where:
            self.back()
            self.list.narrow_to(where["only"], str(where.get("because", "")))
            return
        record_id = where.get(self.kind, where.get("id"))
        if isinstance(record_id, int):
            self.open(record_id)
        elif isinstance(view := where.get("view"), str):
            self.back()
            self.list.turn_to(view)

    def dialogs(self) -> Iterator[tuple[str, Callable[[], QWidget]]]:
        """The page's dialogs, for pictures of every one."""
        yield from doors.dialogs(self)
        yield from care_doors.dialogs(self)
