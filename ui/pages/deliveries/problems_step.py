"""Step 3, Problems: what is wrong, one fix for every row alike, and the rows as they stand."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ivolt_desktop.intake.columns import ColumnPlan
from ivolt_desktop.intake.problem_kinds import COLUMN_NEW, Action
from ivolt_desktop.intake.reviewed_rows import PreviewRow
from ivolt_desktop.rules.counting_words import count_of
from ui.desk import Desk
from ui.pages.deliveries.one_row import OneRow
from ui.pages.deliveries.problem_rows import ProblemList
from ui.pages.deliveries.raw_rows import FEW, raw_table
from ui.pages.deliveries.reviewing import Reviewing
from ui.pages.deliveries.standing import Standing
from ui.theme.tokens import Space
from ui.widgets.card import Card
from ui.widgets.folding_row import FoldingRow
from ui.widgets.key_hint import Button
from ui.widgets.record_table import RecordTable
from ui.widgets.text import flow_text, words

_TELLING = ("datetime", "date", "name", "phone", "postcode", "code", "choice", "ward", "time")
"""Kinds of column that tell a row from others, the most telling first."""


class ProblemsStep(QWidget):
    """Groups of problems at the left, the rows of the one in hand at the right."""

    def __init__(self, desk: Desk, map_columns: Callable[[str], object]) -> None:
        super().__init__()
        self._desk = desk
        self._reviewing: Reviewing | None = None
        self._standing: Standing | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._problems = Card("Problems, one fix for every row alike")
        self.list = ProblemList(self._decide, map_columns)
        self.list.chosen.connect(lambda _key: self._show_rows())
        self._none = flow_text("No problem was found. Every row can be brought in as it is.", "muted")
        self._problems.add(self._none)
        self._problems.add(self.list)
        self._problems.end()
        self._rows = Card("Rows as they stand in the file")
        self._row_number = 0
        self.one = OneRow(self._decide_row)
        self.table: RecordTable | None = None
        layout.addWidget(FoldingRow((self._problems, 40), (self._rows, 60)), 1)

    def show_standing(self, standing: Standing, reviewing: Reviewing) -> None:
        """Show how the problems stand."""
        self._standing, self._reviewing = standing, reviewing
        in_hand = QApplication.focusWidget()
        choosing = in_hand is not None and self._rows.isAncestorOf(in_hand)
        in_row = choosing and self.one.isAncestorOf(in_hand)
        self.list.show_groups(standing.groups)
        self.list.setVisible(bool(standing.groups))
        self._none.setVisible(not standing.groups)
        self._show_rows()
        if in_row and self.table is not None:
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif choosing:
            self.focus_first()

    def focus_first(self) -> None:
        """Put the keyboard on the group in hand."""
        row = self.list.rows.get(self.list.current)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_rows(self) -> None:
        standing = self._standing
        if standing is None:
            return
        shown = standing.previews.get(self.list.current, standing.previews[""])
        self._rows.clear()
        title = "Rows as they stand in the file"
        if shown:
            title = f"Rows {shown[0].row_number} to {shown[-1].row_number} as they stand in the file"
        self._rows.set_title(title)
        headers = [plan.header for plan in standing.columns]
        table = raw_table(headers, shown, name=title, lens=self._desk.lens, sensitive=standing.sensitive,
                          places=self._places(standing), opens="",
                          actions=[("Set this row aside", partial(self._decide_row, "set aside")),
                                   ("Like the others again", partial(self._decide_row, None))])
        self._rows.add(table)
        self._rows.add(flow_text(
            "A value you see tinted will be changed or set aside; the original is kept with file, sheet and row.",
            "muted"))
        self._add_choices()
        self.one = OneRow(self._decide_row)
        self._rows.add(self.one)
        table.chosen.connect(self._choose_row)
        at = next((at for at, row in enumerate(shown) if row.row_number == self._row_number), None)
        if at is not None:
            table.select(at)
        self.table = table
        self._rows.end()

    def _places(self, standing: Standing) -> list[int]:
        """The few columns to show: those the group speaks of, then when, who and where, in file order."""
        group = self.list.group(self.list.current)
        wanted = set(group.columns) if group else set()

        def weight(plan: ColumnPlan) -> int:
            if plan.header in wanted:
                return 0
            kind = standing.feed.field(plan.field).kind if plan.field else ""
            return _TELLING.index(kind) + 1 if kind in _TELLING else len(_TELLING) + (1 if plan.field else 2)

        ordered = sorted(standing.columns, key=lambda plan: (weight(plan), plan.place))
        return sorted(plan.place for plan in ordered[:FEW])

    def _add_choices(self) -> None:
        group = self.list.group(self.list.current)
        choices = self.list.choices(self.list.current)
        if group is None or (len(choices) < 2 and group.state != "needs decision"):
            return
        line = QHBoxLayout()
        line.setSpacing(Space.SMALL)
        many = count_of(group.count, "column" if group.key == COLUMN_NEW else "row")
        line.addWidget(words(f"{group.title}, {many}:", "muted", wrap=True), 1)
        for action, said, now in choices:
            button = Button(said, partial(self._decide, group.key, action),
                            description=f"{group.title}: {said}")
            button.setEnabled(not now)
            line.addWidget(button)
        self._rows.add(line)

    def _decide(self, key: str, action: Action) -> None:
        if self._reviewing is not None:
            self._reviewing.do(lambda review: review.decide(key, action))

    def _choose_row(self, row: PreviewRow | None) -> None:
        if row is not None and self._standing is not None:
            self._row_number = row.row_number
            group = self.list.group(self.list.current)
            choices = group.choices if group and row.row_number in group.rows else ()
            self.one.show_row(row, choices, self._standing.row_decisions.get(row.row_number))

    def _decide_row(self, action: Action | None, row: PreviewRow) -> None:
        if self._reviewing is not None:
            self._reviewing.do(lambda review: review.decide_row(row.row_number, action))
