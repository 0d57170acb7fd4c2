"""The meeting in session, and afterwards: agenda at the left, the item in the middle, its minutes below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ivolt_desktop.model.meetings import MeetingState
from ivolt_desktop.panel.minutes import mark_done
from ivolt_desktop.panel.views.meeting_page import MeetingPageRead
from ui.desk import Desk
from ui.pages.meeting.agenda_list import AgendaList
from ui.pages.meeting.item_card import ItemCard
from ui.pages.meeting.minutes_card import MinutesCard
from ui.theme.current import text_scale
from ui.theme.tokens import Space
from ui.widgets.card import Card

_AGENDA_WIDTH = 150
_ITEM_HEIGHT = 170
"""Least height of the item in hand, in logical pixels; with less than that the page scrolls."""


class SessionView(QWidget):
    """``chosen(item id)``: look at another item. ``carried(item id)``: the meeting moves there."""

    chosen = Signal(int)
    carried = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._read: MeetingPageRead | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.GAP)
        self._left = left = Card()
        self.agenda = AgendaList()
        self.agenda.chosen.connect(self.chosen)
        self.agenda.itemClicked.connect(lambda _item: self.minutes.entry.setFocus())
        self.agenda.itemActivated.connect(lambda _item: self.minutes.entry.setFocus())
        left.layout().setContentsMargins(9, 9, 9, 9)
        left.add(self.agenda, 1)
        right = QVBoxLayout()
        right.setSpacing(Space.GAP)
        self.item = ItemCard(desk)
        self.item.subject_chosen.connect(self.carried)
        self.minutes = MinutesCard(desk)
        self.item.stepped.connect(lambda: self.minutes.entry.setFocus())
        right.addWidget(self.item, 55)
        right.addWidget(self.minutes, 45)
        layout.addWidget(left, 20)
        layout.addLayout(right, 80)
        for keys, does in (("Ctrl+Return", self.next_item), ("Ctrl+Enter", self.next_item),
                           ("Ctrl+Up", lambda: self.step(-1)), ("Ctrl+Down", lambda: self.step(1)),
                           ("PgUp", lambda: self.item.page(-1)), ("PgDown", lambda: self.item.page(1))):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(does)

    def show_read(self, read: MeetingPageRead) -> None:
        """Show the meeting as read."""
        assert read.detail is not None
        typing = self.minutes.entry.hasFocus() or self.minutes.entry.field.hasFocus()
        fresh = self._read is None or self._read.detail is None or self._read.detail.line.id != read.detail.line.id
        moved = fresh or self._read is None or self._read.item is None or read.item is None \
            or self._read.item.node.id != read.item.node.id
        self._read = read
        state = read.detail.line.state
        self.item.setMinimumHeight(round(_ITEM_HEIGHT * text_scale()))
        self._left.setMinimumWidth(round(_AGENDA_WIDTH * text_scale()))
        self.agenda.show_nodes(read.detail.nodes, read.item.node.id if read.item else None)
        if read.item is None:
            return
        self.item.show_item(read.item, read.figures, read.detail.attendance, state is not MeetingState.MINUTED)
        self.minutes.show_item(read.item.node, read.typing, state is not MeetingState.MINUTED,
                               state is MeetingState.IN_SESSION)
        lost = QApplication.focusWidget() is None
        if typing or lost or fresh or (moved and not self.agenda.hasFocus()):
            self.minutes.entry.setFocus()

    def step(self, way: int) -> None:
        """The item before or after."""
        read = self._read
        if read is None or read.detail is None or read.item is None:
            return
        ids = [node.id for node in read.detail.nodes]
        at = ids.index(read.item.node.id) + way
        if 0 <= at < len(ids):
            self.carried.emit(ids[at])

    def next_item(self) -> None:
        """Mark the item dealt with and go to the next one waiting."""
        read = self._read
        if read is None or read.detail is None or read.item is None:
            return
        if read.detail.line.state is not MeetingState.IN_SESSION:
            self.step(1)
            return
        self._desk.change(mark_done, read.item.node.id, then=self._went_on)

    def _went_on(self, changed: object) -> None:
        following = getattr(changed, "result", None)
        if following is None:
            self._desk.notify("Every item is dealt with. Finish the meeting when the room is done.")
        else:
            self.carried.emit(int(following))
