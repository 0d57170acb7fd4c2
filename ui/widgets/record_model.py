"""Rows and columns for Qt's views. Every word that leaves it has passed the lens."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from ivolt_desktop.model.fields import Kind
from ivolt_desktop.rules.masking import Surface
from ui.theme.current import tokens
from ui.widgets.lens import OWN, Lens
from ui.widgets.record_rows import Column, RowSource
from ui.widgets.wording import LinkWords, in_words

ToneRole = Qt.ItemDataRole.UserRole + 1
"""The pill's tone of a cell, as the value of a ``Tone``, or ``None``."""
RowRole = Qt.ItemDataRole.UserRole + 2
"""The row object."""

Index = QModelIndex | QPersistentModelIndex
_RIGHT = (Kind.NUMBER, Kind.DECIMAL)


class RecordModel(QAbstractTableModel):
    """A table over a :class:`RowSource`; ``reference(row)`` stands for a name where the lens hides it."""

    def __init__(
        self, columns: Sequence[Column], source: RowSource, *, lens: Lens = OWN,
        reference: Callable[[Any], str] | None = None, link_words: LinkWords | None = None,
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.lens = lens
        self._source, self._reference, self._link_words = source, reference, link_words
        self.sorted_by: tuple[int, bool] | None = None
        self._text = ""

    @property
    def source(self) -> RowSource:
        """Where the rows come from."""
        return self._source

    def set_source(self, source: RowSource) -> None:
        """Show other rows, in the order and through the filter already chosen."""
        self.beginResetModel()
        self._source = source
        if self.sorted_by is not None:
            source.sort(self.columns[self.sorted_by[0]], self.sorted_by[1])
        if self._text:
            source.filter(self._text)
        self.endResetModel()

    def set_lens(self, lens: Lens) -> None:
        """Show everything through another lens."""
        self.beginResetModel()
        self.lens = lens
        self.endResetModel()

    def filter(self, text: str) -> None:
        """Keep the rows in which every word of ``text`` occurs."""
        if text == self._text:
            return
        self.beginResetModel()
        self._text = text
        self._source.filter(text)
        self.endResetModel()

    def words(self, at: int, column: int, surface: Surface | None = None) -> str:
        """The words of a cell for a surface (the lens's own if none is given)."""
        row, this = self._source.row(at), self.columns[column]
        lens = self.lens if surface is None else self.lens.on(surface)
        reference = self._reference(row) if self._reference else ""
        return lens.see(in_words(this.of(row), this.field, self._link_words), this.field.sensitive, reference)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._source.count()

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self._source.count():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            across = Qt.AlignmentFlag.AlignRight if column.field.kind in _RIGHT else Qt.AlignmentFlag.AlignLeft
            return int(across | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = self.words(index.row(), index.column(), Surface.ACCESSIBLE)
            return f"{column.field.label}: {said or 'not given'}"
        if role == Qt.ItemDataRole.ToolTipRole:
            said = self.words(index.row(), index.column(), Surface.TOOLTIP)
            return said if len(said) > 30 else None
        if role == Qt.ItemDataRole.BackgroundRole and column.tint is not None:
            return QColor(tokens().amber_soft) if column.tint(self._source.row(index.row())) else None
        if role == ToneRole:
            tone = column.tone(self._source.row(index.row())) if column.tone else None
            return tone.value if tone else None
        if role == RowRole:
            return self._source.row(index.row())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                return f"{section + 1}"
            return None
        if not 0 <= section < len(self.columns):
            return None
        field = self.columns[section].field
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return field.label
        if role == Qt.ItemDataRole.ToolTipRole:
            return field.help or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            across = Qt.AlignmentFlag.AlignRight if field.kind in _RIGHT else Qt.AlignmentFlag.AlignLeft
            return across | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(self.columns):
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [(index, self._source.row(index.row())) for index in before]
        self.sorted_by = (column, order is Qt.SortOrder.DescendingOrder)
        self._source.sort(self.columns[column], self.sorted_by[1])
        for index, row in held:
            at = self._source.position(row)
            moved = self.index(at, index.column()) if at is not None else QModelIndex()
            self.changePersistentIndex(index, moved)
        self.layoutChanged.emit()
