"""The table itself: fixed row heights, pills in cells, keyboard, copying, a context menu."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ivolt_desktop.rules.masking import Surface
from ui.theme.current import tokens
from ui.theme.tokens import Tone
from ui.widgets.copied_text import tab_separated
from ui.widgets.in_lines import in_lines
from ui.widgets.pill import paint_pill, pill_size
from ui.widgets.record_model import RecordModel, RowRole, ToneRole

RowAction = tuple[str, Callable[[Any], object]]
"""Words of an entry in the context menu, and what it does with the row."""


_LEAST_HEIGHT = 180
"""Room a list has at least for its rows, in logical pixels: five rows of usual text, fewer of large text."""


class CellDelegate(QStyledItemDelegate):
    """Draws a cell: its ground, its words or its pill, and the thin line below."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look, box = tokens(), QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        tint = index.data(Qt.ItemDataRole.BackgroundRole)
        if selected or tint is not None:
            painter.fillRect(box, QColor(look.selection) if selected else tint)
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(look.separator))
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        tone = index.data(ToneRole)
        inner = box.adjusted(8, 0, -8, 0)
        if tone and text:
            size = pill_size(text)
            top = box.top() + (box.height() - size.height()) / 2
            paint_pill(painter, QRectF(inner.left(), top, min(size.width(), inner.width()), size.height()), text,
                       Tone(tone))
        elif text:
            painter.setFont(option.font)
            painter.setPen(QColor(look.on_selection if selected else look.ink))
            view = self.parent()
            lines = view.lines if isinstance(view, TableView) else 1
            fitted = in_lines(text.replace("\n", " "), option.font, int(inner.width()), lines)
            painter.drawText(inner, int(index.data(Qt.ItemDataRole.TextAlignmentRole)), fitted)
        if option.state & QStyle.StateFlag.State_HasFocus and selected:
            painter.fillRect(QRectF(box.left(), box.top(), 2, box.height() - 1), QColor(look.accent))


class TableView(QTableView):
    """A quiet table: whole rows, no grid; Enter or a double click opens a row."""

    opened = Signal(object)
    chosen = Signal(object)
    lined = Signal()
    """Rows have another number of lines now."""
    fitted = Signal(int)
    """Its height, where it shows whole rows only."""

    def __init__(self, model: RecordModel) -> None:
        super().__init__()
        self.lines = 1
        self._most = 0
        self.row_actions: list[RowAction] = []
        self.opens = "Open"
        """The words for what Enter or a double click does with a row; '' where there is nothing to open."""
        self.setItemDelegate(CellDelegate(self))
        self.setModel(model)
        self._model = model
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit_rows()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionsMovable(True)
        head.setStretchLastSection(True)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(RowRole)))
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        self.horizontalScrollBar().rangeChanged.connect(lambda *_: self._fit_height())

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(QFontMetrics(self.font()).height() * self.lines + 18)

        self._fit_height()

    def show_whole_rows(self, most: int) -> None:
        """Be exactly as high as the rows, or as ``most`` of them, with room for the bar below where there is one."""
        self._most = most
        self._fit_height()

    def _fit_height(self) -> None:
        if self._most:
            bar = self.horizontalScrollBar()
            high = self.height_for(self._most) + (bar.sizeHint().height() if bar.maximum() else 0)
            self.setFixedHeight(high)
            self.fitted.emit(high)

    def set_lines(self, lines: int) -> None:
        """Give each row so many lines; words that are too long for one go on in the next."""
        if lines != self.lines:
            self.lines = lines
            self._fit_rows()
            self.lined.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_rows()

    def _current_changed(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(RowRole) if index.isValid() else None)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height_for(12))

    def minimumSizeHint(self) -> QSize:
        fewest = max(2, _LEAST_HEIGHT // self.verticalHeader().defaultSectionSize())
        return QSize(super().minimumSizeHint().width(), self.height_for(fewest))

    def height_for(self, most: int) -> int:
        """Height that shows every row, or ``most`` of them where there are more."""
        rows = max(1, min(self.model().rowCount(), most))
        return self.horizontalHeader().sizeHint().height() + rows * self.verticalHeader().defaultSectionSize() + 2

    def selected_rows(self) -> list[Any]:
        """The row objects selected, top to bottom."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._model.source.row(at) for at in places]

    def copy(self) -> None:
        """Put the selection on the clipboard as the lens allows."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        if not places:
            return
        head = self.horizontalHeader()
        order = [head.logicalIndex(at) for at in range(head.count()) if not head.isSectionHidden(head.logicalIndex(at))]
        headings = [self._model.columns[column].field.label for column in order]
        cells = ([self._model.words(at, column, Surface.CLIPBOARD) for column in order] for at in places)
        QGuiApplication.clipboard().setText(tab_separated(headings, cells))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().data(RowRole))
        else:
            super().keyPressEvent(event)

    def menu_for(self, row: Any) -> QMenu:
        """The context menu of a row."""
        menu = QMenu(self)
        opens: list[RowAction] = [(self.opens, self.opened.emit)] if self.opens else []
        actions = [*opens, *self.row_actions]
        for text, does in actions:
            action = QAction(text, menu)
            action.triggered.connect(lambda _=False, does=does: does(row))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction("Copy", self.copy)
        return menu

    def _menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid():
            menu = self.menu_for(index.data(RowRole))
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.viewport().mapToGlobal(at))
