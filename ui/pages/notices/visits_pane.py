"""Whoever was warned twice and not yet visited by police and council together: plan the visit, note it as made."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.panel.views.visit_list import VisitLine, visit_agencies
from ivolt_desktop.panel.visits import plan_visit, visit_made
from ivolt_desktop.rules.dates_in_words import short_date
from ivolt_desktop.rules.masking import Sensitive
from ui.desk import Desk
from ui.pages.records.change_dialog import ChangeDialog, Failed, Stored
from ui.theme.tokens import Space, Tone
from ui.widgets.key_hint import Button
from ui.widgets.record_form import RecordForm
from ui.widgets.record_rows import Column
from ui.widgets.record_table import RecordTable

_TONES = {"overdue": Tone.RED, "to plan": Tone.AMBER, "planned": Tone.GREEN}
_EMPTY = "No joint visit is owed. Whoever is warned twice is listed here until police and council have been."


class VisitsPane(QWidget):
    """The list, with what can be done about the one chosen; Enter opens the person."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.lines: Sequence[VisitLine] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.SMALL)
        self.table = RecordTable(
            [Column(Field("", Kind.TEXT, name="state", width=8), tone=lambda row: _TONES[row.state]),
             Field("Person", Kind.TEXT, name="reference", width=8),
             Field("Name", Kind.TEXT, name="name", sensitive=Sensitive.NAME, width=15),
             Field("Second notice", Kind.DATE, name="second_on", width=11),
             Field("Ticket", Kind.TEXT, name="ticket", width=11),
             Field("Visit by", Kind.DATE, name="due_on", width=9),
             Column(Field("Planned", Kind.TEXT, name="planned", width=10), value=lambda row: row.planned or "not yet")],
            name="Joint visits owed", lens=desk.lens, reference=lambda row: row.reference, memory=desk.settings,
            remember_as="visits-owed", empty=_EMPTY, bar=False,
            row_actions=[("Plan the visit", lambda row: self._open(self.plan_dialog(row))),
                         ("Visit made", lambda row: self._open(self.made_dialog(row)))])
        self.table.opened.connect(lambda row: row and desk.open_page("people", person=row.person_id))
        self.table.chosen.connect(self._turned)
        layout.addWidget(self.table, 1)
        foot = QHBoxLayout()
        self.plan = Button("Plan the visit", self._plan, primary=True,
                           description="One action each for police and council, due on one day")
        self.made = Button("Visit made", self._made, description="Note the day and what came of it")
        self.issue = Button("Open the issue", self._open_issue)
        for button in (self.plan, self.made, self.issue):
            foot.addWidget(button)
        foot.addStretch(1)
        layout.addLayout(foot)
        self._turned(None)

    def show_read(self, lines: Sequence[VisitLine]) -> None:
        """Show the list as the page has read it; the one chosen stays chosen."""
        kept = self._chosen()
        self.lines = lines
        self.table.set_rows(lines)
        at = next((at for at, each in enumerate(lines) if kept and each.person_id == kept.person_id), 0)
        if lines:
            self.table.select(at)
        self._turned(self._chosen())

    def _chosen(self) -> VisitLine | None:
        return next(iter(self.table.selected_rows()), None)

    def _turned(self, row: VisitLine | None) -> None:
        self.plan.setEnabled(row is not None and row.issue_id is None)
        self.made.setEnabled(row is not None)
        self.issue.setVisible(row is not None and row.issue_id is not None)

    # ------------------------------------------------------------ doing
    def plan_dialog(self, line: VisitLine) -> ChangeDialog:
        """By when, and which agencies go."""
        with self._desk.panel.reading() as session:
            police, council = visit_agencies(session)
        today = self._desk.panel.clock().date()
        fields = [
            Field("Visit by", Kind.DATE, name="due_on", required=True),
            Field("For the police", Kind.CHOICE, name="police_id", required=True, choices=_choices(police)),
            Field("For the council", Kind.CHOICE, name="council_id", required=True, choices=_choices(council)),
        ]
        form = RecordForm(fields, columns=1)

        def submit(values: dict[str, Any], then: Stored, failed: Failed) -> None:
            self._desk.change(
                plan_visit, line.notice_id, due_on=values["due_on"], police_id=int(values["police_id"]),
                council_id=int(values["council_id"]), version=line.version, then=then, failed=failed)

        owed = f"owed by {short_date(line.due_on)}" + (", which has passed" if line.late else "")
        return ChangeDialog(
            f"Plan the joint visit to {line.reference}",
            f"Second notice {line.ticket or 'without a ticket'} of {short_date(line.second_on)}; the visit is {owed}. "
            "An issue is raised with one action for each agency.", form, "Plan the visit", submit,
            loaded={"due_on": max(line.due_on, today), "police_id": _first(police), "council_id": _first(council)},
            parent=self)

    def made_dialog(self, line: VisitLine) -> ChangeDialog:
        """On which day, and what came of it."""
        closes = "The actions of the visit are closed as done with these words." if line.issue_id else ""
        fields = [
            Field("Made on", Kind.DATE, name="made_on", required=True),
            Field("What came of it", Kind.LONG_TEXT, name="outcome", required=True, sensitive=Sensitive.DETAIL,
                  help=closes),
        ]
        form = RecordForm(fields, columns=1)
        box = form.editor("outcome").widget
        box.setMaximumHeight(box.fontMetrics().lineSpacing() * 5 + 18)

        def submit(values: dict[str, Any], then: Stored, failed: Failed) -> None:
            self._desk.change(visit_made, line.notice_id, made_on=values["made_on"], outcome=values["outcome"],
                              version=line.version, then=then, failed=failed)

        return ChangeDialog(f"The joint visit to {line.reference} was made", "It is noted on the second notice "
                            f"{line.ticket}.", form, "Note the visit", submit,
                            loaded={"made_on": self._desk.panel.clock().date()}, parent=self)

    def _open(self, dialog: ChangeDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _plan(self) -> None:
        row = self._chosen()
        if row is not None:
            self._open(self.plan_dialog(row))

    def _made(self) -> None:
        row = self._chosen()
        if row is not None:
            self._open(self.made_dialog(row))

    def _open_issue(self) -> None:
        row = self._chosen()
        if row is not None and row.issue_id is not None:
            self._desk.open_page("issues", issue=row.issue_id)


def _choices(agencies: Sequence[tuple[int, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((str(id_), name) for id_, name in agencies)


def _first(agencies: Sequence[tuple[int, str]]) -> str | None:
    return str(agencies[0][0]) if agencies else None
