"""Cohorts: three sheets side by side in the register, never side by side on the screen."""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from ivolt_desktop.model import delivered_keys
from ivolt_desktop.model.cohorts import CohortKind
from ivolt_desktop.panel.views.cohort_sheet import agenda_place, cohort_of_member, cohort_sheet
from ivolt_desktop.panel.views.cohorts import CohortMember, cohort_lines
from ivolt_desktop.rules.counting_words import count_of
from ui.desk import Desk, Kinds
from ui.pages.cohorts import doors
from ui.pages.cohorts.sheet_pane import SheetPane, SheetReading
from ui.pages.records.change_dialog import ChangeDialog
from ui.widgets.accessible import named
from ui.widgets.key_hint import Button
from ui.widgets.page_body import PageBody
from ui.widgets.page_header import PageHeader

_CARES = delivered_keys() | {"cohort", "membership", "person", "place", "issue", "action", "agency", "delivery"}
_KINDS = tuple(CohortKind)


class CohortsPage(QWidget):
    """``show_at(cohort=…)`` and ``show_at(membership=…)`` turn to a cohort or one of its members, by id."""

    title = "Cohorts"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.dialog: ChangeDialog | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        body = PageBody()
        layout.addWidget(body)
        self.add = Button("Add somebody…", self.add_somebody, primary=True, key="N")
        self.new = Button("New cohort…", self.new_cohort)
        self.add_place = Button("Add a place…", self.add_somebody, primary=True, key="N")
        self.add_place.hide()
        self.header = PageHeader("Cohorts", "Reading the sheets …", right=[self.new, self.add, self.add_place])
        self.tabs = named(QTabBar(), "Sheets: victims, offenders, locations")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        does = {"review": self.review, "leave": self.leave, "back": self.bring_back, "agenda": self.put_on_agenda,
                "record": self.open_record, "change": self.change_cohort, "new": self.new_cohort}
        self.panes = {kind: SheetPane(kind, desk, does, self._read, self._open_issue) for kind in _KINDS}
        body.add(self.header)
        body.add(self.tabs)
        for kind, pane in self.panes.items():
            self.tabs.addTab(kind.words)
            body.add(pane, 1)
            pane.setVisible(kind is _KINDS[0])
        self.tabs.currentChanged.connect(self._turn)
        for key, does_it in (("N", self.add_somebody), ("R", self.review), ("L", self.leave),
                             ("P", self.put_on_agenda), ("Ctrl+F", self._filter)):
            QShortcut(QKeySequence(key), self).activated.connect(does_it)
        self._read()

    # ------------------------------------------------------------ reading
    @property
    def pane(self) -> SheetPane:
        """The sheet in sight."""
        return self.panes[_KINDS[max(0, self.tabs.currentIndex())]]

    def refresh(self, kinds: Kinds | None) -> None:
        """Read the sheet in sight again."""
        if kinds is None or kinds & _CARES:
            self._read()

    def _turn(self, at: int) -> None:
        for kind, pane in self.panes.items():
            pane.setVisible(kind is _KINDS[at])
        place = _KINDS[at] is CohortKind.LOCATIONS
        self.add.setVisible(not place)
        self.add_place.setVisible(place)
        self._read()

    def _read(self) -> None:
        pane = self.pane
        kind, wanted, with_left = pane.kind, pane.cohort_id, pane.with_left.isChecked()

        def read(_progress: object, _cancelled: object) -> tuple[SheetReading, dict[CohortKind, int], int]:
            today = self._desk.panel.clock().date()
            with self._desk.panel.reading() as session:
                lines = cohort_lines(session, today)
                mine = tuple(line for line in lines if line.kind is kind)
                chosen = next((line.id for line in mine if line.id == wanted), mine[0].id if mine else None)
                sheet = cohort_sheet(session, chosen, today, with_left=with_left) if chosen is not None else None
            counted = {each: sum(line.members for line in lines if line.kind is each) for each in _KINDS}
            return SheetReading(mine, sheet), counted, sum(line.due_for_review for line in lines)

        def show(found: tuple[SheetReading, dict[CohortKind, int], int]) -> None:
            reading, counted, due = found
            pane.show_reading(reading)
            self._tell(counted, due)

        self._desk.runner.run("Reading the sheet", read, then=show, quiet=True)

    def _tell(self, counted: dict[CohortKind, int], due: int) -> None:
        for at, kind in enumerate(_KINDS):
            self.tabs.setTabText(at, f"{kind.words}  {counted[kind]}" if counted[kind] else kind.words)
        places = counted[CohortKind.LOCATIONS]
        told = f"{count_of(sum(counted.values()) - places, 'person')} and {count_of(places, 'place')} under watch"
        self.header.set_title("Cohorts", told + (f" · {due} due for review" if due else " · no review is due"))
        for button in (self.add, self.add_place):
            button.setEnabled(self.pane.cohort is not None)

    # ------------------------------------------------------------ doing
    @property
    def member(self) -> CohortMember | None:
        """The member in hand."""
        line = self.pane.line
        return line.member if line else None

    def _open(self, dialog: ChangeDialog) -> None:
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def add_somebody(self) -> None:
        """Search somebody and take them into the cohort in sight."""
        if self.pane.cohort is not None:
            self._open(doors.add_dialog(self._desk, self.pane.cohort, self))

    def review(self) -> None:
        """Record a review of the member in hand."""
        cohort = self.pane.cohort
        if self.member is not None and cohort is not None and self.member.left_on is None:
            self._open(doors.review_dialog(self._desk, self.member, cohort.review_days, self))

    def leave(self) -> None:
        """Let the member in hand leave."""
        if self.member is not None and self.member.left_on is None:
            self._open(doors.leave_dialog(self._desk, self.member, self))

    def bring_back(self) -> None:
        """Bring back the member in hand, who left."""
        if self.member is not None and self.member.left_on is not None:
            self._open(doors.back_dialog(self._desk, self.member, self))

    def put_on_agenda(self) -> None:
        """Put the member in hand under their sheet's item of the next agenda."""
        if self.member is None or self.member.left_on is not None:
            return
        with self._desk.panel.reading() as session:
            place = agenda_place(session, self.pane.kind, self._desk.panel.clock().date())
        if place is None:
            self._desk.notify("No panel with an agenda is planned. Plan the next one under Meeting first.",
                              refused=True)
            return
        self._open(doors.agenda_dialog(self._desk, self.member, place, self))

    def open_record(self) -> None:
        """Open the record of the member in hand."""
        if self.member is not None:
            subject = self.member.subject
            self._desk.open_page("places" if subject.kind == "place" else "people", id=subject.id)

    def change_cohort(self) -> None:
        """Change the cohort in sight: its name, who belongs, how often it is reviewed."""
        if self.pane.cohort is not None:
            self._open(doors.cohort_dialog(self._desk, self.pane.cohort, self))

    def new_cohort(self) -> None:
        """Make another cohort for the sheet in sight."""
        self._open(doors.new_dialog(self._desk, self.pane.kind, self))

    def _open_issue(self, reference: str) -> None:
        self._desk.open_page("issues", view="issues", reference=reference)

    def _filter(self) -> None:
        self.pane.table.filter_box.setFocus()
        self.pane.table.filter_box.selectAll()

    def show_at(self, **where: Any) -> None:
        """``cohort=``, ``membership=`` (ids) or ``sheet='offenders'``."""
        membership, cohort, sheet = where.get("membership"), where.get("cohort", where.get("id")), where.get("sheet")
        with self._desk.panel.reading() as session:
            lines = cohort_lines(session, self._desk.panel.clock().date())
            if isinstance(membership, int):
                cohort = cohort_of_member(session, membership)
        found = next((line for line in lines if line.id == cohort), None)
        kind = found.kind if found else CohortKind(sheet) if sheet in [each.value for each in _KINDS] else None
        if kind is None:
            return
        if found is not None:
            self.panes[kind].want(found.id, membership)
        if self.pane.kind is kind:
            self._read()
        else:
            self.tabs.setCurrentIndex(_KINDS.index(kind))

    def dialogs(self) -> Iterator[tuple[str, Callable[[], QWidget]]]:
        """The page's dialogs, for pictures of every one."""
        cohort, member = self.pane.cohort, self.member
        yield "new cohort", lambda: doors.new_dialog(self._desk, self.pane.kind, self)
        if cohort is None or member is None:
            return
        yield "change the cohort", lambda: doors.cohort_dialog(self._desk, cohort, self)
        yield "add to a cohort", lambda: doors.add_dialog(self._desk, cohort, self)
        yield "review a cohort member", lambda: doors.review_dialog(self._desk, member, cohort.review_days, self)
        yield "leave a cohort", lambda: doors.leave_dialog(self._desk, member, self)
