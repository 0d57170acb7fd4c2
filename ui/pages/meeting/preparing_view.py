"""Before the meeting: the agenda at the left, the item to prepare at the right, who is expected below."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ivolt_desktop.panel.agenda import add_item, move_item, remove_item
from ivolt_desktop.panel.preparing import start_agenda
from ivolt_desktop.panel.views.agenda import AgendaNode
from ivolt_desktop.panel.views.meeting_page import MeetingPageRead
from ivolt_desktop.rules.dates_in_words import clock
from ui.desk import Desk
from ui.pages.meeting.agenda_list import AgendaList
from ui.pages.meeting.attendance_rows import AttendanceRows
from ui.pages.meeting.item_editor import ItemEditor
from ui.theme.current import text_scale
from ui.theme.tokens import Space
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import flowing
from ui.widgets.key_hint import Button

_EDITOR_HEIGHT, _ATTENDANCE_HEIGHT = 290, 190
"""Least heights in logical pixels; with less than that the page scrolls."""


class PreparingView(QWidget):
    """``chosen(item id)``: the item the cursor is on."""

    chosen = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._read: MeetingPageRead | None = None
        self._stack = QStackedLayout(self)
        self._stack.addWidget(EmptyState("The agenda is empty.", "Start from the standing items", self._build))
        ground = QWidget()
        layout = QHBoxLayout(ground)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.GAP)
        layout.addWidget(self._left(), 34)
        right = QVBoxLayout()
        right.setSpacing(Space.GAP)
        self.editor = ItemEditor(desk)
        self.editor.added.connect(self.chosen)
        self._attending = Card("Attendance")
        self.attendance = AttendanceRows(desk)
        self._attending.add(self.attendance, 1)
        right.addWidget(self.editor, 58)
        right.addWidget(self._attending, 42)
        layout.addLayout(right, 66)
        self._stack.addWidget(ground)

    def _left(self) -> Card:
        self._agenda_card = Card("Agenda", aside=" ")
        self.agenda = AgendaList(editable=True)
        self.agenda.chosen.connect(self.chosen)
        self.agenda.moved.connect(self._move)
        self.agenda.removed.connect(self._remove)
        self._agenda_card.add(self.agenda, 1)
        self.up = Button("Up", lambda: self._move(-1), description="Move the item up, also Alt with Up")
        self.down = Button("Down", lambda: self._move(1), description="Move the item down, also Alt with Down")
        self.off = Button("Take off", self._remove, description="Take the item off the agenda, also Delete")
        self.more = Button("Add an item", self._add, description="Add an item of this meeting's own")
        self._agenda_card.add(flowing((self.up, self.down, self.off, self.more), Space.TINY))
        return self._agenda_card

    def show_read(self, read: MeetingPageRead) -> None:
        """Show the meeting as read."""
        self._read = read
        detail = read.detail
        assert detail is not None
        self._stack.setCurrentIndex(1 if detail.agenda else 0)
        if not detail.agenda or read.item is None:
            return
        ends = detail.agenda[-1].ends
        self._agenda_card.set_title("Agenda", f"planned to end {clock(ends)}" if ends else "")
        self.agenda.show_nodes(detail.nodes, read.item.node.id)
        self.editor.setMinimumHeight(round(_EDITOR_HEIGHT * text_scale()))
        self._attending.setMinimumHeight(round(_ATTENDANCE_HEIGHT * text_scale()))
        self.editor.show_item(read.item, read.suggestions)
        self.attendance.show_lines(detail.attendance)

    @property
    def _node(self) -> AgendaNode | None:
        return self._read.item.node if self._read and self._read.item else None

    def _build(self) -> None:
        if self._read and self._read.detail:
            self._desk.change(start_agenda, self._read.detail.line.id)

    def _move(self, by: int) -> None:
        if self._node is not None:
            self._desk.change(move_item, self._node.id, by)

    def _remove(self) -> None:
        if self._node is not None:
            self._desk.change(remove_item, self._node.id, self._node.version)

    def _add(self) -> None:
        if self._read and self._read.detail:
            self._desk.change(add_item, self._read.detail.line.id, heading="New item", minutes_planned=5,
                              then=self._added)

    def _added(self, changed: object) -> None:
        self.chosen.emit(int(getattr(changed, "result", 0)))
        self.editor.rename_when_shown()
