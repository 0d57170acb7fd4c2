"""Issues: the list, and the one in hand with its plan."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from ivolt_desktop.model.issues import IssueState
from ivolt_desktop.panel.views.issue_effect import IssueEffect
from ivolt_desktop.panel.views.issues import IssueDetail, IssueLine
from ui.desk import Desk
from ui.pages.issues.effect_card import EffectCard
from ui.pages.issues.issue_parts import ActionsCard, UpdatesCard
from ui.pages.issues.log_columns import issue_columns
from ui.pages.issues.plan_card import PlanCard
from ui.widgets.accessible import named
from ui.widgets.card import Card
from ui.widgets.folding_row import FoldingRow
from ui.widgets.key_hint import Button
from ui.widgets.page_body import stacked
from ui.widgets.record_table import RecordTable

_SHOWN = (("open", "Open and watched"), ("closed", "Closed"), ("all", "All"))


@dataclass(frozen=True)
class IssueReading:
    """One issue, and what was reported since its plan."""

    detail: IssueDetail
    effect: IssueEffect | None


class IssuesPane(QWidget):
    """``wanted`` carries the id of the issue to read; give what was read to :meth:`show_issue`."""

    wanted = Signal(int)

    def __init__(
        self, desk: Desk, does: Mapping[str, Callable[[], object]], open_action: Callable[[int], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.lines: Sequence[IssueLine] = ()
        self.shown: IssueReading | None = None
        self._going_to: int | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.state = named(QComboBox(), "Which issues")
        named(self.state.view(), "Which issues, choices")
        for key, text in _SHOWN:
            self.state.addItem(text, key)
        self.state.activated.connect(lambda _at: self._narrow())
        self.new = Button("New issue…", does["new"])
        card = Card("Issues raised", right=[self.state, self.new])
        self.table = RecordTable(
            issue_columns(), name="Issues", lens=desk.lens, reference=lambda line: str(line.reference),
            memory=desk.settings, remember_as="issues",
            empty="No issue here. Every issue raised at the panel gets a plan.")
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(lambda _row: does["plan"]())
        card.add(self.table, 1)
        self.plan = PlanCard(does)
        self.actions = ActionsCard(does["action"], open_action)
        self.effect = EffectCard()
        self.updates = UpdatesCard()
        self._right = stacked(self.plan, self.actions, self.effect, self.updates)
        self._right.hide()
        layout.addWidget(FoldingRow((card, 50), (self._right, 50)), 1)

    # ------------------------------------------------------------ showing
    def show_lines(self, lines: Sequence[IssueLine]) -> None:
        """Show the list; the issue in hand is read again."""
        self.lines = lines
        self._narrow()

    def _narrow(self) -> None:
        kept = self._going_to or (self.shown.detail.line.id if self.shown else None)
        self._going_to = None
        wanted = self.state.currentData()
        self.table.set_rows([line for line in self.lines
                             if wanted == "all" or (line.state is IssueState.CLOSED) == (wanted == "closed")])
        self.go_to(kept)

    def go_to(self, issue_id: int | None) -> None:
        """Put the cursor on an issue, else on the first line, and ask for it."""
        source = self.table.model.source
        places = [at for at in range(source.count()) if source.row(at).id == issue_id]
        if source.count():
            self.table.select(places[0] if places else 0)
            self._chosen(source.row(places[0] if places else 0))
        else:
            self.shown = None
            self._right.hide()

    def find(self, issue_id: int) -> None:
        """Show an issue whatever is filtered out now."""
        line = next((each for each in self.lines if each.id == issue_id), None)
        if line is None:
            self._going_to = issue_id
            return
        if (line.state is IssueState.CLOSED) != (self.state.currentData() == "closed"):
            self.state.setCurrentIndex(self.state.findData("all"))
        self.table.set_filter("")
        self._going_to = issue_id
        self._narrow()

    def _chosen(self, row: Any) -> None:
        if isinstance(row, IssueLine):
            self.wanted.emit(row.id)

    def show_issue(self, reading: IssueReading) -> None:
        """Show what was read of the issue in hand."""
        line = self.line
        if line is None or line.id != reading.detail.line.id:
            return
        self.shown = reading
        lens = self._desk.lens
        self.plan.show_issue(reading.detail, lens)
        self.actions.show_issue(reading.detail, lens)
        self.effect.show_effect(reading.effect)
        self.updates.show_issue(reading.detail, lens)
        self._right.show()

    @property
    def line(self) -> IssueLine | None:
        """The issue the cursor is on."""
        at = self.table.view.currentIndex().row()
        row: Any = self.table.model.source.row(at) if 0 <= at < self.table.model.rowCount() else None
        return row if isinstance(row, IssueLine) else None
