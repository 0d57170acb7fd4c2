"""Keeps the columns of a table within its width: those that may give way do, and its rows then have two lines."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFontMetrics

from ui.widgets.table_view import TableView


def pixels_of(characters: int, view: TableView) -> int:
    """The width of a column for so many characters, its margins too."""
    return round(characters * QFontMetrics(view.font()).averageCharWidth() * 1.1) + 16


class ColumnFit(QObject):
    """``least`` gives for each column the characters it may be narrowed to; 0: it keeps its width.

    ``widths`` are the widths as they were set, by the table or by the user's hand, whatever stands on the screen now:
    the last column in sight may have been given what was left over.
    """

    def __init__(self, view: TableView, least: Sequence[int], widths: Sequence[int]) -> None:
        super().__init__(view)
        self._view, self._least = view, least
        self._fitting = False
        self.widths = list(widths)
        view.horizontalHeader().sectionResized.connect(self._resized)
        view.viewport().installEventFilter(self)

    def grow(self, by: float) -> None:
        """Widen every column, as the text has grown."""
        self.widths = [round(width * by) for width in self.widths]
        self.fit()

    def fit(self) -> None:
        """Set the widths anew for the room there is."""
        shown = self._shown()
        gives = {at: max(0, self.widths[at] - pixels_of(self._least[at], self._view))
                 for at in shown if self._least[at]}
        over = sum(self.widths[at] for at in shown) - self._view.viewport().width()
        share = min(1.0, over / sum(gives.values())) if over > 0 and any(gives.values()) else 0.0
        self._fitting = True
        try:
            for at in shown:
                self._view.horizontalHeader().resizeSection(at, int(self.widths[at] - gives.get(at, 0) * share))
        finally:
            self._fitting = False
        self._view.set_lines(2 if share else 1)

    def _shown(self) -> list[int]:
        """The columns in sight, left to right."""
        head = self._view.horizontalHeader()
        return [each for each in map(head.logicalIndex, range(head.count())) if not head.isSectionHidden(each)]

    def _resized(self, at: int, before: int, after: int) -> None:
        """The last column takes what is left over, which is no width that anybody set."""
        if not self._fitting and before and after and at != self._shown()[-1]:
            self.widths[at] = after

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return False
