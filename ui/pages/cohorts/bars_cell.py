"""A table cell with a few counts in words and as little bars beside them."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.theme.current import tokens
from ui.widgets.record_model import RowRole
from ui.widgets.table_view import CellDelegate

_BAR, _GAP = 9, 3


class Counts(int):
    """Several counts as one value: reads as '11 · 6 · 2', sorts by their sum."""

    counts: tuple[int, ...]

    def __new__(cls, counts: Sequence[int]) -> "Counts":
        """Counts, oldest first."""
        made = super().__new__(cls, sum(counts))
        made.counts = tuple(counts)
        return made

    def __format__(self, spec: str) -> str:
        return " · ".join(f"{count:,}" for count in self.counts)


class BarsCell(CellDelegate):
    """Draws the words of the cell and, behind them, a bar for each of ``row.recent``."""

    most = 1
    """The count that fills a cell's height; the same for a whole table, so that rows compare."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        row: Any = index.data(RowRole)
        counts = getattr(row, "recent", ())
        if not counts:
            return
        box = QRectF(option.rect).adjusted(8, 6, -8, -7)
        text = QFontMetrics(option.font).horizontalAdvance(str(index.data() or ""))
        full = tokens().on_selection if option.state & QStyle.StateFlag.State_Selected else tokens().accent
        left = max(box.left() + text + 10, box.left() + box.width() * 0.55)
        for at, count in enumerate(counts):
            across = left + at * (_BAR + _GAP)
            if across + _BAR > box.right() + 2:
                return
            tall = max(1.5, box.height() * min(1.0, count / max(1, self.most)))
            colour = QColor(full if count else tokens().ahead)
            painter.fillRect(QRectF(across, box.bottom() - tall, _BAR, tall), colour)
