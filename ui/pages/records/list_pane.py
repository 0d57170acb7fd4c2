"""The list of people or of places: filter, columns, and what can be done about an empty one."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivolt_desktop.model import Person, Place, spec_of
from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.panel.views.known_records import WORKED_OUT
from ivolt_desktop.rules.counting_words import count_of
from ui.desk import Desk
from ui.theme.tokens import Space
from ui.widgets.card import Card
from ui.widgets.key_hint import Button
from ui.widgets.page_header import PageHeader
from ui.widgets.record_table import RecordTable

_AFTER = "name"


def list_fields(kind: str) -> list[Field]:
    """The register's own fields in order, with what is worked out after the name; links and notes stay in the form."""
    spec = spec_of(Person if kind == "person" else Place)
    fields: list[Field] = []
    for each in spec.fields:
        if each.kind not in (Kind.LINK, Kind.LONG_TEXT):
            fields.append(each)
            if each.name == _AFTER:
                fields.extend(WORKED_OUT)
    return fields


class ListPane(QWidget):
    """``opened`` is called with the id of the row opened, ``add`` when a record is to be added by hand."""

    def __init__(
        self, desk: Desk, kind: str, opened: Callable[[int], object], add: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._about = spec_of(Person if kind == "person" else Place).about
        self.setProperty("role", "page")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.PAGE_TOP, Space.PAGE, Space.BETWEEN)
        layout.setSpacing(Space.BETWEEN)
        self.add = Button(f"Add a {self._about.one}…", add)
        self.header = PageHeader(self._about.many, "Reading the list …", right=[self.add])
        layout.addWidget(self.header)
        card = Card()
        self.table = RecordTable(
            list_fields(kind), name=self._about.many, lens=desk.lens, reference=lambda row: str(row["known_by"]),
            memory=desk.settings, remember_as=kind, empty=self._about.empty)
        self.table.opened.connect(lambda row: row is not None and opened(row["id"]))
        card.add(self.table, 1)
        layout.addWidget(card, 1)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self.start_filter)
        down = QShortcut(QKeySequence("Down"), self.table.filter_box)
        down.activated.connect(self.take_focus)

    def start_filter(self) -> None:
        """Ctrl+F: type what to look for."""
        self.table.filter_box.setFocus()
        self.table.filter_box.selectAll()

    def take_focus(self) -> None:
        """Put the keyboard on the rows."""
        if not self.table.view.currentIndex().isValid() and self.table.model.rowCount():
            self.table.select(0)
        self.table.view.setFocus()

    def show_rows(self, rows: Sequence[dict[str, Any]]) -> None:
        """Show the list."""
        self.table.set_rows(rows)
        watched = sum(1 for row in rows if row["in_cohort"])
        told = f"{count_of(len(rows), self._about.one)} across agencies"
        self.header.set_title(self._about.many, told + (f" · {watched:,} in a cohort" if watched else ""))
