"""Preparing one agenda item: its words and minutes, its proposal, and whom or what to discuss under it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ivolt_desktop.panel.agenda import add_subject, change_item
from ivolt_desktop.panel.views.agenda import Suggestion
from ivolt_desktop.panel.views.item_in_hand import ItemInHand
from ivolt_desktop.rules.known_errors import KnownError
from ivolt_desktop.rules.masking import Sensitive
from ui.desk import Desk
from ui.pages.meeting.subject_search import SubjectSearch
from ui.theme.tokens import Space, Tone
from ui.widgets.accessible import label_for, named
from ui.widgets.card import Card, empty
from ui.widgets.folding_row import FoldingRow
from ui.widgets.kept_typing import KeptTyping
from ui.widgets.row_list import NeedRow
from ui.widgets.scroll_ground import Ground, scrolling
from ui.widgets.text import flow_text, words


class ItemEditor(Card):
    """``added`` carries the id of a subject put on the agenda. What is typed is saved when its field is left."""

    added = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._item: ItemInHand | None = None
        self._rename = False
        self._number = words("", "verdict")
        self.heading = named(QLineEdit(), "Item")
        self._about = words("", "large muted", wrap=True)
        self.minutes = named(QLineEdit(), "Minutes planned")
        self.minutes.setValidator(QIntValidator(0, 480, self.minutes))
        self.minutes.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.minutes.setMaximumWidth(64)
        what = _in_line((self._number, 0), (self.heading, 1), (self._about, 1))
        how_long = _in_line((self.minutes, 0), (words("minutes", "muted"), 0))
        self.head = FoldingRow((what, 1), (how_long, 0), gap=Space.SMALL)
        self.add(self.head)
        self._known = flow_text("", "muted")
        self.add(self._known)
        self.proposal = QPlainTextEdit()
        self.proposal.setTabChangesFocus(True)
        self.proposal.setFixedHeight(74)
        self._proposal_label = label_for(self.proposal, "Proposal to the panel")
        self.add(self._proposal_label)
        self.add(self.proposal)
        self._typing = KeptTyping(self.proposal, "proposal", desk.drafts)
        self._search_label = words("Discuss under this item", "column")
        self.search = SubjectSearch(desk)
        self.search.picked.connect(self._add)
        self.add(self._search_label)
        self.add(self.search)
        self._suggested = QVBoxLayout()
        self._suggested.setSpacing(0)
        holder = Ground()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._suggested)
        column.addStretch(1)
        self.add(scrolling(holder), 1)
        self.heading.editingFinished.connect(self.save)
        self.minutes.editingFinished.connect(self.save)
        self.proposal.installEventFilter(self)

    def rename_when_shown(self) -> None:
        """Choose the heading whole when the next item is shown: it was just added."""
        self._rename = True

    def show_item(self, item: ItemInHand, suggestions: tuple[Suggestion, ...]) -> None:
        """Prepare another item; words not saved yet stay where they were typed."""
        another = self._item is None or self._item.node.id != item.node.id
        before, self._item = self._item, item
        node, subject = item.node, item.subject
        self._number.setText(node.number if subject is None else f"{node.number}  {subject.reference}")
        self.heading.setVisible(subject is None)
        self._about.setVisible(subject is not None)
        if another or before is None or before.node.heading != node.heading:
            self.heading.setText(node.heading)
        if another or before is None or before.node.minutes_planned != node.minutes_planned:
            self.minutes.setText(str(node.minutes_planned or ""))
        self._tell(item)
        if another or before is None or before.node.proposal != node.proposal:
            self._show_proposal(item)
        for each in (self._search_label, self.search):
            each.setVisible(item.parent is None)
        self._suggest([each for each in suggestions if item.parent is None and each.parent_id == node.id])
        if self._rename:
            self._rename = False
            self.heading.setFocus()
            self.heading.selectAll()

    def _show_proposal(self, item: ItemInHand) -> None:
        key = f"proposal/{item.node.id}"
        self._typing.move_to(key)
        if not self.proposal.toPlainText():
            self.proposal.setPlainText(item.node.proposal)
        if self.proposal.toPlainText() == item.node.proposal:
            self._typing.done()

    def _tell(self, item: ItemInHand) -> None:
        subject = item.subject
        if subject is None:
            self._known.setText(item.node.purpose)
            self._known.setVisible(bool(item.node.purpose))
            return
        name = self._desk.lens.see(subject.name, subject.sensitive, subject.reference)
        self._about.setText(" · ".join(part for part in (name, subject.ward) if part))
        told = [item.count_words, item.standing, *(f"{each.source}: {each.text}" for each in item.known)]
        self._known.setText(self._desk.lens.see("\n".join(part for part in told if part), Sensitive.DETAIL))
        self._known.setVisible(True)

    def _suggest(self, suggestions: list[Suggestion]) -> None:
        empty(self._suggested)
        if suggestions:
            self._suggested.addWidget(words("Suggested", "column"))
        for each in suggestions:
            subject = each.subject
            name = self._desk.lens.see(subject.name, subject.sensitive, subject.reference)
            line = " · ".join(part for part in (name, subject.ward) if part)
            self._suggested.addWidget(NeedRow(
                subject.reference, Tone.BLUE, line, each.why, "Add",
                lambda subject=subject: self._add(subject.kind, subject.id, subject.membership_id)))

    def _add(self, kind: str, record_id: int, membership_id: int | None = None) -> None:
        if self._item is None:
            return
        which = {"membership_id": membership_id} if membership_id else {f"{kind}_id": record_id}
        self._desk.change(add_subject, self._item.node.id, **which, then=self._added)

    def _added(self, changed: object) -> None:
        self.search.clear()
        self.added.emit(int(getattr(changed, "result", 0)))

    # ------------------------------------------------------------ saving
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.proposal and event.type() == QEvent.Type.FocusOut:
            self.save()
        return bool(super().eventFilter(watched, event))

    def save(self) -> None:
        """Save what differs from the agenda."""
        if self._item is None:
            return
        node = self._item.node
        values: dict[str, object] = {}
        if node.subject is None and self.heading.text().strip() and self.heading.text() != node.heading:
            values["heading"] = self.heading.text()
        minutes = int(self.minutes.text() or 0) or None
        if minutes != node.minutes_planned:
            values["minutes_planned"] = minutes
        if self.proposal.toPlainText() != node.proposal:
            values["proposal"] = self.proposal.toPlainText()
        if values:
            self._desk.change(change_item, node.id, node.version, values, then=lambda _changed: self._typing.done(),
                              failed=self._refused)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self._desk.notify(error.sentence, refused=True)


def _in_line(*parts: tuple[QWidget, int]) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(Space.SMALL)
    for widget, share in parts:
        line.addWidget(widget, share)
    if not any(share for _, share in parts):
        line.addStretch(1)
    return holder
