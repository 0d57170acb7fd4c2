"""One sheet: the cohorts of one kind, the members of one of them, and the member in hand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from ivolt_desktop.model.cohorts import CohortKind
from ivolt_desktop.panel.views.cohort_sheet import RECENT as MONTHS
from ivolt_desktop.panel.views.cohort_sheet import CohortSheet, SheetLine
from ivolt_desktop.panel.views.cohorts import CohortLine
from ivolt_desktop.rules.calendar_months import months_on
from ivolt_desktop.rules.dates_in_words import month_name
from ui.desk import Desk
from ui.pages.cohorts.bars_cell import BarsCell
from ui.pages.cohorts.columns import RECENT, sheet_columns
from ui.pages.cohorts.member_card import MemberCard
from ui.theme.tokens import Space
from ui.widgets.accessible import named
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import flowing
from ui.widgets.key_hint import Button
from ui.widgets.record_table import RecordTable
from ui.widgets.text import flow_text


@dataclass(frozen=True)
class SheetReading:
    """The cohorts of one kind and the one that is shown; ``None`` where there is none yet."""

    cohorts: tuple[CohortLine, ...]
    sheet: CohortSheet | None


class SheetPane(QWidget):
    """``again`` is called when another cohort, or those who left, are asked for."""

    def __init__(
        self, kind: CohortKind, desk: Desk, does: Mapping[str, Callable[[], object]], again: Callable[[], object],
        open_issue: Callable[[str], object], parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind, self._desk = kind, desk
        self.cohort_id: int | None = None
        self.reading: SheetReading | None = None
        self._wanted: int | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.BETWEEN)
        self.choose = named(QComboBox(), f"Cohort of {kind.value}")
        self.choose.activated.connect(lambda _at: self._choose(again))
        self.with_left = QCheckBox("Show those who left")
        self.with_left.toggled.connect(lambda _on: again())
        self.change = Button("Change cohort…", does["change"])
        self.card = Card(" ", right=[flowing((self.choose, self.with_left, self.change))])
        self.criteria = flow_text("", "muted")
        self.card.add(self.criteria)
        self.table = RecordTable(
            sheet_columns(kind, _heading(desk.panel.clock().date())), name=f"{kind.words} in the cohort",
            lens=desk.lens, reference=lambda line: str(line.member.reference), memory=desk.settings,
            remember_as=f"cohort {kind.value}",
            empty="Nobody is in this cohort now. Add somebody with N." if kind is not CohortKind.LOCATIONS
            else "No place is in this cohort now. Add one with N.")
        self.bars = BarsCell(self.table.view)
        at = next(at for at, column in enumerate(self.table.model.columns) if column.field.name == RECENT)
        self.table.view.setItemDelegateForColumn(at, self.bars)
        self.table.opened.connect(lambda _row: does["record"]())
        self.table.view.row_actions = [
            ("Review…", lambda _row: does["review"]()), ("Put on the agenda…", lambda _row: does["agenda"]()),
            ("Leave…", lambda _row: does["leave"]()),
        ]
        self.card.add(self.table, 1)
        self.member = MemberCard(does, open_issue)
        self.table.chosen.connect(lambda line: self.member.show_member(line, self._desk.lens))
        self.nothing = EmptyState(f"No cohort of {kind.value} yet. A cohort is a group the panel watches, with the "
                                  "reason for each entry and a date for each review.", "New cohort…", does["new"])
        layout.addWidget(self.nothing, 1)
        layout.addWidget(self.card, 1)
        layout.addWidget(self.member)
        for part in (self.nothing, self.card, self.member):
            part.hide()

    # ------------------------------------------------------------ showing
    def show_reading(self, reading: SheetReading) -> None:
        """Show what was read; the line in hand stays in hand."""
        kept = self.line.member.id if self.line else None
        wanted, self._wanted = self._wanted or kept, None
        self.reading = reading
        sheet = reading.sheet
        self.nothing.setVisible(sheet is None)
        self.card.setVisible(sheet is not None)
        self.member.setVisible(sheet is not None)
        self._fill_choice(reading)
        if sheet is None:
            self.cohort_id = None
            return
        self.cohort_id = sheet.cohort.id
        left = f", {sheet.cohort.left} left" if sheet.cohort.left else ""
        self.card.set_title(sheet.cohort.name)
        belongs = sheet.cohort.criteria or "Who belongs has not been written down yet. Change the cohort to say it."
        self.criteria.setText(f"{sheet.cohort.words}{left}. {belongs}")
        self.bars.most = max((count for line in sheet.lines for count in line.recent), default=1)
        self.table.set_rows(sheet.lines)
        self.go_to(wanted)

    def _fill_choice(self, reading: SheetReading) -> None:
        self.choose.setVisible(len(reading.cohorts) > 1)
        self.choose.clear()
        for cohort in reading.cohorts:
            self.choose.addItem(cohort.name, cohort.id)
            if reading.sheet is not None and cohort.id == reading.sheet.cohort.id:
                self.choose.setCurrentIndex(self.choose.count() - 1)

    def _choose(self, again: Callable[[], object]) -> None:
        self.cohort_id = self.choose.currentData()
        again()

    def go_to(self, membership_id: int | None) -> None:
        """Put the cursor on a member; on the first line where it is not there."""
        source = self.table.model.source
        places = [at for at in range(source.count()) if source.row(at).member.id == membership_id]
        if source.count():
            self.table.select(places[0] if places else 0)
        self.member.show_member(self.line, self._desk.lens)

    def want(self, cohort_id: int, membership_id: int | None) -> None:
        """Show this cohort and member when next read."""
        self.cohort_id, self._wanted = cohort_id, membership_id

    # ------------------------------------------------------------ in hand
    @property
    def line(self) -> SheetLine | None:
        """The line the cursor is on."""
        at = self.table.view.currentIndex().row()
        row: SheetLine | None = self.table.model.source.row(at) if 0 <= at < self.table.model.rowCount() else None
        return row

    @property
    def cohort(self) -> CohortLine | None:
        """The cohort that is shown."""
        return self.reading.sheet.cohort if self.reading and self.reading.sheet else None


def _heading(today: date) -> str:
    """'Reports Mar–May': the last whole months, as the sheet counts them."""
    first, last = (month_name(months_on(today.replace(day=1), -back))[:3] for back in (MONTHS, 1))
    return f"Reports {first}–{last}"
