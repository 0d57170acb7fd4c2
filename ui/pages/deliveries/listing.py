"""The list of deliveries, and which agencies' data is in for the month."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ivolt_desktop.model import Delivery, register_named
from ivolt_desktop.model.deliveries import DeliveryState
from ivolt_desktop.panel.views.deliveries import Supply
from ivolt_desktop.rules.counting_words import joined
from ivolt_desktop.rules.dates_in_words import day_and_short_month, month_and_year
from ui.desk import Desk
from ui.theme.current import text_scale
from ui.theme.tokens import Space, Tone
from ui.widgets.card import Card, empty
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_hint import Button
from ui.widgets.page_body import PageBody
from ui.widgets.page_header import PageHeader
from ui.widgets.pill import Pill
from ui.widgets.record_rows import Column
from ui.widgets.record_table import RecordTable
from ui.widgets.text import words

_WIDTHS = {"file_name": 246, "agency_id": 112, "feed": 150, "period_from": 104, "period_to": 104, "received_at": 104,
           "state": 98, "rows_new": 74, "rows_changed": 78, "rows_set_aside": 82, "rows_left_out": 74,
           "rows_same": 64, "sheet": 120, "layout_name": 160}
"""Columns in order, with their widths in logical pixels."""
_GIVES_WAY = {"file_name": 12, "agency_id": 9, "feed": 8, "rows_new": 5, "rows_left_out": 6, "period_to": 9,
              "received_at": 9, "state": 7}
"""Columns that may be narrowed, and to how many characters."""
_LABELS = {"rows_set_aside": "Still out"}
_VALUES: dict[str, Callable[[Any], Any]] = {"received_at": lambda row: row.received_at.date(),
                                            "rows_set_aside": lambda row: row.rows_out}
_HIDDEN = ("period_from", "rows_same", "sheet", "layout_name")


class Listing(QWidget):
    """Every delivery, the newest first; ``opened`` carries the id of the one opened."""

    opened = Signal(int)

    def __init__(
        self, desk: Desk, choose: Callable[[], object], paste: Callable[[], object],
        take_back: Callable[[int], object],
    ) -> None:
        super().__init__()
        self._desk = desk
        self._names: dict[int, str] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        body = PageBody()
        layout.addWidget(body)
        self.bring = Button("Bring in a file", choose, primary=True)
        self.header = PageHeader("Deliveries", "What each agency sent, and what became of every row of it",
                                 right=[Button("Paste rows", paste, key="Ctrl V"), self.bring])
        body.add(self.header)
        self._supply = Card("Data in")
        self._pills = QHBoxLayout()
        self._pills.setSpacing(Space.SMALL)
        self._supply.add(self._pills)
        body.add(self._supply)
        self._card = Card()
        spec = register_named("delivery")
        columns = [
            Column(replace(spec.field(name), listed=name not in _HIDDEN,
                           label=_LABELS.get(name, spec.field(name).label)), value=_VALUES.get(name),
                   tone=_state_tone if name == "state" else None, least=_GIVES_WAY.get(name, 0))
            for name in _WIDTHS
        ]
        self.table = RecordTable(
            columns, name="Deliveries", lens=desk.lens, link_words=self._link_words, memory=desk.settings,
            remember_as="deliveries", empty=spec.about.empty,
            row_actions=[("Take back", lambda row: take_back(row.id))])
        if not desk.settings.recall("table/deliveries/widths"):
            for at, wide in enumerate(_WIDTHS.values()):
                self.table.view.horizontalHeader().resizeSection(at, round(wide * text_scale()))
        self.table.opened.connect(lambda row: self.opened.emit(row.id))
        self._card.add(self.table, 1)
        self._empty = EmptyState(
            "Nothing has been brought in yet. Drop an agency’s spreadsheet anywhere on this page, choose it, or copy "
            "its rows and paste them here. "
            "You see every row before anything is stored, and it can all be taken back.",
            "Choose a file", choose)
        body.add(self._card, 1)
        body.add(self._empty, 1)

    def _link_words(self, target: str, record_id: Any) -> str:
        return self._names.get(record_id, "") if target == "agency" else ""

    def show_deliveries(
        self, found: list[Delivery], names: dict[int, str], month: date, supplied: list[Supply]
    ) -> None:
        """Show the list and the pills of the month."""
        self._names = names
        self.table.set_rows(found)
        self._card.setVisible(bool(found))
        self._empty.setVisible(not found)
        missing = [each for each in supplied if each.came_in is None]
        aside = f"{len(supplied) - len(missing)} of {len(supplied)} agencies" if supplied else ""
        self._supply.set_title(f"Data in for {month_and_year(month)}", aside)
        self._supply.setVisible(bool(supplied))
        empty(self._pills)
        for each in supplied:
            came = each.came_in
            if came:
                said = f"in on {day_and_short_month(came)}"
            else:
                said = f"still to come: {joined(each.missing)}" if each.missing else "not in yet"
            self._pills.addWidget(Pill(f"{each.agency}: {said}", Tone.GREEN if came else Tone.AMBER))
        if not missing and supplied:
            self._pills.addWidget(words("Everything has come in.", "muted"))
        self._pills.addStretch(1)


def _state_tone(row: Delivery) -> Tone:
    return Tone.GREEN if row.state == DeliveryState.STANDS else Tone.GREY
