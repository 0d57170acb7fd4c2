"""The action log: counts by agency, filters, the table, and the action in hand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ivolt_desktop.panel.views.actions import ActionLine, UpdateLine
from ui.desk import Desk
from ui.pages.issues.action_card import ActionCard
from ui.pages.issues.filter_bar import FilterBar
from ui.pages.issues.log_columns import log_columns
from ui.pages.issues.narrowing import ALL, CLOSED, Narrowing
from ui.theme.tokens import Space
from ui.widgets.card import Card
from ui.widgets.record_table import RecordTable

_LOWEST, _LOWEST_OF_TWO = 6, 4
"""Actions that stay in sight in a low window before the page scrolls; in a narrow one each has two lines."""


@dataclass(frozen=True)
class LogReading:
    """The whole log, and the meetings at which actions were raised: (id, words), newest first."""

    lines: tuple[ActionLine, ...]
    meetings: tuple[tuple[int, str], ...]


class LogPane(QWidget):
    """``updates_of(action id)`` reads what was said of one action."""

    def __init__(
        self, desk: Desk, does: Mapping[str, Callable[[], object]],
        updates_of: Callable[[int], Sequence[UpdateLine]], parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._updates_of = desk, updates_of
        self.reading = LogReading((), ())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.GAP)
        self.filters = FilterBar()
        self.filters.changed.connect(lambda _narrowing: self._narrow())
        layout.addWidget(self.filters)
        card = Card()
        self.table = RecordTable(
            log_columns(), name="Action log", lens=desk.lens, reference=lambda line: str(line.reference),
            memory=desk.settings, remember_as="action log",
            empty="No action here. Type one in the meeting, or add one with N.",
            row_actions=[("Update…", lambda _row: does["update"]()), ("Change…", lambda _row: does["change"]())])
        self.table.chosen.connect(self._show_action)
        self.table.opened.connect(lambda _row: does["update"]())
        self.table.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.table.view.lined.connect(self._set_lowest)
        card.add(self.table, 1)
        layout.addWidget(card, 1)
        self.card = ActionCard(does)
        layout.addWidget(self.card)

    # ------------------------------------------------------------ showing
    def show_reading(self, reading: LogReading) -> None:
        """Show the log as read; filters and the action in hand stay."""
        self.reading = reading
        self._narrow()

    def _narrow(self) -> None:
        kept = self.line.id if self.line else None
        self.filters.show_lines(self.reading.lines, self.reading.meetings)
        keeps = self.filters.narrowing.keeps
        self.table.set_rows([line for line in self.reading.lines if keeps(line)])
        self._set_lowest()
        self.go_to(kept)

    def _set_lowest(self) -> None:
        bar, view = self.table.filter_box.sizeHint().height() + Space.SMALL, self.table.view
        self.table.setMinimumHeight(bar + view.height_for(_LOWEST if view.lines == 1 else _LOWEST_OF_TWO))

    def go_to(self, action_id: int | None) -> bool:
        """Put the cursor on an action, else on the first line; says whether it was there."""
        source = self.table.model.source
        places = [at for at in range(source.count()) if source.row(at).id == action_id]
        if source.count():
            self.table.select(places[0] if places else 0)
        self._show_action(self.line)
        return bool(places)

    def find(self, action_id: int) -> None:
        """Show an action whatever is filtered out now."""
        line = next((each for each in self.reading.lines if each.id == action_id), None)
        if line is None:
            return
        if not self.filters.narrowing.keeps(line):
            self.filters.narrowing = Narrowing(shown=CLOSED if not line.is_open else ALL)
        self.table.set_filter("")
        self._narrow()
        self.go_to(action_id)

    def _show_action(self, line: ActionLine | None) -> None:
        self.card.show_action(line, self._updates_of(line.id) if line else (), self._desk.lens)

    # ------------------------------------------------------------ in hand
    @property
    def line(self) -> ActionLine | None:
        """The action the cursor is on."""
        at = self.table.view.currentIndex().row()
        row: Any = self.table.model.source.row(at) if 0 <= at < self.table.model.rowCount() else None
        return row if isinstance(row, ActionLine) else None
