"""Figures side by side, in two rows or one below the other where their verdicts would not fit."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme.current import text_scale
from ui.theme.tokens import Space
from ui.widgets.card import empty

_LEAST = 225
"""A card of less than this width, in logical pixels, cuts its verdict short."""


class FigureRow(QWidget):
    """Cards of one width: all in a row, or two in a row, or one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Space.GAP)
        self.across = 0

    def show_cards(self, cards: Sequence[QWidget]) -> None:
        """Show other cards."""
        empty(self._grid)
        self._cards, self.across = list(cards), 0
        self._arrange(self.width())

    def _fit(self, width: int) -> int:
        number = len(self._cards)
        fits = max(1, (width + Space.GAP) // (round(_LEAST * text_scale()) + Space.GAP))
        return number if fits >= number else min(fits, 2)

    def _arrange(self, width: int) -> None:
        across = self._fit(width)
        if across == self.across:
            return
        self.across = across
        for at, card in enumerate(self._cards):
            self._grid.removeWidget(card)
            self._grid.addWidget(card, at // across, at % across)
        for column in range(len(self._cards)):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        self._grid.activate()

    def minimumSizeHint(self) -> QSize:
        widest = max((card.minimumSizeHint().width() for card in self._cards), default=0)
        return QSize(widest, self._grid.minimumSize().height())

    def heightForWidth(self, width: int) -> int:
        """As it would be at that width; nothing is moved for the asking."""
        across = self._fit(width) if self._cards else 1
        each = (width - Space.GAP * (across - 1)) // across
        tall = [card.heightForWidth(each) if card.hasHeightForWidth() else card.sizeHint().height()
                for card in self._cards]
        rows = [max(tall[at:at + across]) for at in range(0, len(tall), across)]
        return sum(rows) + Space.GAP * max(0, len(rows) - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(event.size().width())
        super().resizeEvent(event)
