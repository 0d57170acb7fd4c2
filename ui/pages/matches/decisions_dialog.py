"""Decisions made: every pair on which something was said, and taking one back."""

from typing import Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.model.people import Verdict
from ivolt_desktop.panel.deciding_many import ask_again, say_why
from ivolt_desktop.panel.views.match_decisions import Decision
from ivolt_desktop.rules.masking import Sensitive
from ui.desk import Desk
from ui.pages.matches.reading import read_decisions
from ui.pages.records.change_dialog import ChangeDialog, Failed, Stored
from ui.shell.screen_room import resize_with_text
from ui.theme.tokens import Space, Tone
from ui.widgets.key_hint import Button
from ui.widgets.record_form import RecordForm
from ui.widgets.record_rows import Column
from ui.widgets.record_table import RecordTable
from ui.widgets.text import flow_text, words

_TONES = {Verdict.SAME.value: Tone.GREEN, Verdict.DIFFERENT.value: Tone.BLUE, Verdict.LATER.value: Tone.GREY}


class DecisionsDialog(QDialog):
    """A list of decisions, newest first; a joined pair can be parted, any other asked about again."""

    def __init__(self, of: str, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("IVOLT - Decisions made")
        self._of, self._desk = of, desk
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.setSpacing(Space.SMALL)
        layout.addWidget(words("Decisions made", "heading"))
        layout.addWidget(flow_text("‘Different’ is kept for ever and respected by every later file. A pair that was "
                                   "joined can be parted again: both records are still there.", "muted"))
        mask = Sensitive.NAME if of == "person" else Sensitive.PLACE
        self.table = RecordTable(
            [Column(Field("Decision", Kind.CHOICE, name="verdict", width=11,
                          choices=tuple((each.value, each.words) for each in Verdict)),
                    tone=lambda row: _TONES.get(row.verdict)),
             Column(Field("First", Kind.TEXT, name="first", sensitive=mask, width=20), least=12),
             Column(Field("Reference", Kind.TEXT, name="first_reference", width=10), least=8),
             Column(Field("Second", Kind.TEXT, name="second", sensitive=mask, width=20), least=12),
             Column(Field("Reference", Kind.TEXT, name="second_reference", width=10), least=8),
             Column(Field("Why", Kind.TEXT, name="why", sensitive=Sensitive.DETAIL, width=34), least=18),
             Column(Field("Decided", Kind.MOMENT, name="decided_at", width=17), least=12)],
            name="Decisions", lens=desk.lens, reference=lambda row: row.first_reference, memory=desk.settings,
            remember_as=f"decisions {of}", empty="No pair has been decided yet.")
        self.table.chosen.connect(self._tell)
        layout.addWidget(self.table, 1)
        foot = QHBoxLayout()
        self.problem = words("", "problem", wrap=True)
        foot.addWidget(self.problem, 1)
        self.why = Button("Say why…", self.say_why, description="Keep with the decision why it was made")
        foot.addWidget(self.why)
        self.back = Button("Take back", self.take_back)
        foot.addWidget(self.back)
        foot.addWidget(Button("Close", self.accept, primary=True))
        layout.addLayout(foot)
        resize_with_text(self, 1120, 620)
        self._tell(None)
        self.read()
        self.table.filter_box.setFocus()

    def read(self) -> None:
        """Read the list anew."""
        self._desk.runner.run("Reading the decisions",
                              lambda _progress, _cancelled: read_decisions(self._desk.panel, self._of),
                              then=self.table.set_rows, quiet=True)

    def _tell(self, row: Decision | None) -> None:
        joined = row is not None and row.verdict == Verdict.SAME.value
        said = "Part them again" if joined else "Ask about them again"
        self.back.setText(said)
        self.back.setAccessibleName(said)
        self.back.setEnabled(row is not None)
        self.why.setEnabled(row is not None)
        self.problem.clear()

    def why_dialog(self, row: Decision) -> ChangeDialog:
        """Asks for the reason of one decision."""
        form = RecordForm([Field("Why", Kind.TEXT, name="why", required=True, sensitive=Sensitive.DETAIL,
                                 help="Such as father and son, or twins.")], columns=1)

        def submit(values: dict[str, Any], then: Stored, failed: Failed) -> None:
            def stored(changed: Any) -> None:
                then(changed)
                self.read()

            self._desk.change(say_why, judgement_id=row.id, why=values["why"], then=stored, failed=failed)

        return ChangeDialog(f"Why {row.first_reference} and {row.second_reference}?",
                            "It is told whenever one of the two comes up again.", form, "Keep", submit,
                            loaded={"why": row.why}, parent=self)

    def say_why(self) -> None:
        """Ask why the decision on which the cursor is was made."""
        rows = self.table.selected_rows()
        if rows:
            dialog = self.why_dialog(rows[0])
            dialog.exec()
            dialog.deleteLater()

    def take_back(self) -> None:
        """Take the decision on which the cursor is back."""
        rows = self.table.selected_rows()
        if not rows:
            return

        def failed(error: Exception) -> None:
            self.problem.setText(getattr(error, "sentence", "That could not be taken back."))

        self._desk.change(ask_again, judgement_id=rows[0].id, then=lambda _changed: self.read(), failed=failed)
