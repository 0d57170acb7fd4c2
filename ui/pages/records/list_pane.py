"""The list of people or of places: filter, columns, and what can be done about an empty one."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ivolt_desktop.model import Person, Place, spec_of
from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.panel.views.known_records import WORKED_OUT
from ivolt_desktop.panel.views.records_behind import BehindRow, no_place, nobody_named
from ivolt_desktop.rules.counting_words import count_of
from ui.desk import Desk
from ui.pages.records.again_pane import AgainPane
from ui.pages.records.behind import LooseRecords
from ui.theme.tokens import Space
from ui.widgets.accessible import named
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
        self.everyone = Button(f"Show all {self._about.many.lower()}", lambda: self.narrow_to(None))
        self.everyone.hide()
        self._rows: Sequence[dict[str, Any]] = ()
        self._only: frozenset[int] | None = None
        self._because = ""
        self.header = PageHeader(self._about.many, "Reading the list …", right=[self.everyone, self.add])
        layout.addWidget(self.header)
        self.tabs = named(QTabBar(), f"Which {self._about.many.lower()} to show")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        layout.addWidget(self.tabs)
        self._bodies = QStackedWidget()
        layout.addWidget(self._bodies, 1)
        card = Card()
        self.table = RecordTable(
            list_fields(kind), name=self._about.many, lens=desk.lens, reference=lambda row: str(row["known_by"]),
            memory=desk.settings, remember_as=kind, empty=self._about.empty)
        self.table.opened.connect(lambda row: row is not None and opened(row["id"]))
        card.add(self.table, 1)
        self.again: AgainPane | None = None
        self._desk, self._kind, self._told, self._views = desk, kind, "", ["all"]
        self._body("all", f"Every {self._about.one}", card)
        if kind == "person":
            self.again = AgainPane(desk, lambda words: self._say("again", words))
            self._body("again", "Calling again", self.again)
        self.loose = _loose(desk, kind)
        holder = Card()
        holder.add(self.loose, 1)
        self._body("loose", "Nobody named" if kind == "person" else "No place", holder)
        self.tabs.currentChanged.connect(self._turn)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self.start_filter)
        down = QShortcut(QKeySequence("Down"), self.table.filter_box)
        down.activated.connect(self.take_focus)

    def _body(self, view: str, title: str, body: QWidget) -> None:
        self.tabs.addTab(title)
        self._bodies.addWidget(body)
        if view not in self._views:
            self._views.append(view)

    @property
    def view(self) -> str:
        """Which list is shown: all, again or loose."""
        return self._views[self.tabs.currentIndex()]

    def turn_to(self, view: str) -> None:
        """Show another list."""
        if view in self._views:
            self.tabs.setCurrentIndex(self._views.index(view))

    def _turn(self, at: int) -> None:
        self._bodies.setCurrentIndex(at)
        self.refresh_view()
        self._tell()

    def refresh_view(self) -> None:
        """Read the list that is shown anew, where it is not the whole list."""
        if self.view == "again" and self.again is not None:
            self.again.refresh()
        elif self.view == "loose":
            self.loose.refresh()

    def _say(self, view: str, words: str) -> None:
        if self.view == view:
            self.header.set_title(self._about.many, words)

    def _tell(self) -> None:
        again = self.again.shown.subtitle if self.again is not None and self.again.shown is not None else "Counting …"
        words = {"all": self._told, "again": again, "loose": "Counted in every figure, and never forced onto anybody"
                 if self._kind == "person" else "Counted in every figure, though nobody can say where"}
        self.everyone.setVisible(self._only is not None and self.view == "all")
        self.header.set_title(self._about.many, words[self.view])

    def start_filter(self) -> None:
        """Ctrl+F: type what to look for."""
        box = self._table_shown.filter_box
        box.setFocus()
        box.selectAll()

    @property
    def _table_shown(self) -> RecordTable:
        if self.view == "again" and self.again is not None:
            return self.again.table
        return self.loose.table if self.view == "loose" else self.table

    def take_focus(self) -> None:
        """Put the keyboard on the rows."""
        table = self._table_shown
        if not table.view.currentIndex().isValid() and table.model.rowCount():
            table.select(0)
        table.view.setFocus()

    def narrow_to(self, ids: Collection[int] | None, because: str = "") -> None:
        """Show only some records, and say why; ``None`` shows all of them again."""
        self._only, self._because = None if ids is None else frozenset(ids), because
        if ids is not None:
            self.turn_to("all")
        self.show_rows(self._rows)

    def show_rows(self, rows: Sequence[dict[str, Any]]) -> None:
        """Show the list."""
        self._rows = rows
        wanted = rows if self._only is None else [row for row in rows if row["id"] in self._only]
        self.table.set_rows(wanted)
        watched = sum(1 for row in wanted if row["in_cohort"])
        told = f"{count_of(len(wanted), self._about.one)} across agencies" if self._only is None else self._because
        self._told = told + (f" · {watched:,} in a cohort" if watched else "")
        self._tell()


def _loose(desk: Desk, kind: str) -> LooseRecords:
    panel = desk.panel

    def read() -> list[BehindRow]:
        with panel.reading() as session:
            return nobody_named(session) if kind == "person" else no_place(session)

    if kind == "person":
        return LooseRecords(desk, "Nobody named", "They name nobody, or too little to tell who. Enter opens one.",
                            "Every report names somebody.", read, whom=False)
    return LooseRecords(desk, "No place", "They give no place, or none that can be told apart. Enter opens one.",
                        "Every report gives a place.", read, whom=True)
