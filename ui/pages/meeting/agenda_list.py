"""The agenda as a list: a tick before what is dealt with, subjects set in below their item."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ivolt_desktop.panel.views.agenda import AgendaNode
from ui.theme.current import text_scale, tokens
from ui.theme.fonts import font
from ui.theme.tokens import Space, Type
from ui.widgets.accessible import named

_ID = Qt.ItemDataRole.UserRole
_NODE = Qt.ItemDataRole.UserRole + 1
_FLAGS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_WAYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class AgendaList(QListWidget):
    """``chosen`` carries the id of the item the cursor is on; ``moved`` -1 or 1 (Alt with an arrow), ``removed`` fires
    on Delete; both only where ``editable``."""

    chosen = Signal(int)
    moved = Signal(int)
    removed = Signal()

    def __init__(self, *, editable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editable = editable
        self.setItemDelegate(_Rows(self))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        keys = "Alt with Up or Down moves the item, Delete takes it off." if editable else ""
        named(self, "Agenda", keys)
        self.currentItemChanged.connect(self._turned)

    def show_nodes(self, nodes: Sequence[AgendaNode], current: int | None) -> None:
        """Show the items, the cursor on ``current``; says nothing of it."""
        self.blockSignals(True)
        if [self.item(row).data(_ID) for row in range(self.count())] != [node.id for node in nodes]:
            self.clear()
            for node in nodes:
                fresh = QListWidgetItem()
                fresh.setData(_ID, node.id)
                fresh.setData(_NODE, node)
                self.addItem(fresh)
        for row, node in enumerate(nodes):
            item = self.item(row)
            item.setData(_NODE, node)
            done = ", dealt with" if node.done else ""
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{_words(node)}{done}")
            if node.id == current:
                self.setCurrentItem(item)
        self.blockSignals(False)
        self.scheduleDelayedItemsLayout()
        if self.currentItem() is not None:
            self.scrollToItem(self.currentItem())

    @property
    def current_id(self) -> int | None:
        """The item the cursor is on."""
        item = self.currentItem()
        return int(item.data(_ID)) if item is not None else None

    def _turned(self, item: QListWidgetItem | None) -> None:
        self.scheduleDelayedItemsLayout()
        if item is not None:
            self.chosen.emit(int(item.data(_ID)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _WAYS.get(Qt.Key(event.key()))
        if self._editable and way and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(way)
        elif self._editable and event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def _words(node: AgendaNode) -> str:
    hint = f" · {node.hint}" if node.hint else ""
    return f"{node.number}  {node.heading}{hint}"


class _Rows(QStyledItemDelegate):
    """Draws one item; wraps what is long."""

    def __init__(self, view: AgendaList) -> None:
        super().__init__(view)
        self._view = view

    def _inner(self, node: AgendaNode, outer: QRect) -> QRect:
        left = round((22 if "." in node.number else 9) * text_scale())
        return outer.adjusted(left, 5, -9, -5)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        node = index.data(_NODE)
        wide = self._view.viewport().width()
        inner = self._inner(node, QRect(0, 0, wide, 4000))
        text = f"✓ {_words(node)}" if node.done else _words(node)
        face = font(Type.BODY)
        face.setBold(index.row() == self._view.currentRow())
        box = QFontMetrics(face).boundingRect(inner, _FLAGS, text)
        return QSize(wide, box.height() + 10)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        node, outer = index.data(_NODE), option.rect  # type: ignore[attr-defined]
        current = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(outer).adjusted(1, 1, -1, -1)
        if current:
            painter.setBrush(QColor(tokens().accent_soft))
            ring = self._view.hasFocus()
            painter.setPen(QPen(QColor(tokens().accent), 1.5) if ring else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box, Space.RADIUS_BUTTON, Space.RADIUS_BUTTON)
        ink = tokens().accent_text if current else tokens().muted if node.done else tokens().ink
        painter.setPen(QColor(ink))
        face = font(Type.BODY)
        face.setBold(current)
        painter.setFont(face)
        text = f"✓ {_words(node)}" if node.done else _words(node)
        painter.drawText(self._inner(node, outer), int(_FLAGS), text)
        painter.restore()
