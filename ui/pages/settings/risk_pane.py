"""The risk matrix: the questions as text, the bands, and what they come to, before anything is saved."""

from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from ivolt_desktop.model.cohorts import CohortKind
from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.panel.risk_matrices import change_matrix, matrix_for, starting_matrices
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.rules.risk_matrix import Band, Matrix, as_text, checked_bands, questions_from_text
from ui.desk import Desk, Kinds
from ui.pages.settings.pane import Pane
from ui.theme.tokens import Space
from ui.widgets.accessible import label_for
from ui.widgets.flow import flowing
from ui.widgets.key_hint import Button
from ui.widgets.record_form import RecordForm
from ui.widgets.steady_box import SteadyBox
from ui.widgets.text import words

_MOST_BANDS = 4
_WORDS = ("A question on a line, its answers below it, each with its points first. End a question with "
          "‘(all that apply)’ where several answers may be given; their points are added. Assessments made before "
          "stay as they were answered.")


def _band_fields() -> list[Field]:
    fields = []
    for at in range(1, _MOST_BANDS + 1):
        fields += [Field(f"Band {at}", Kind.TEXT, name=f"name{at}"),
                   Field("From points", Kind.NUMBER, name=f"least{at}"),
                   Field("Review after days", Kind.NUMBER, name=f"days{at}")]
    return fields


class RiskPane(Pane):
    """One matrix at a time: for victims, for offenders, for locations."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Risk matrix", _WORDS)
        self.desk = desk
        self.sheet = SteadyBox()
        for kind in CohortKind:
            self.sheet.addItem(f"For {kind.value}", kind.value)
        self.sheet.currentIndexChanged.connect(lambda _at: self.load())
        top = QVBoxLayout()
        top.setSpacing(3)
        top.addWidget(label_for(self.sheet, "Matrix"))
        top.addWidget(self.sheet)
        self.column.addLayout(top)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(self.text.fontMetrics().lineSpacing() * 14)
        self.column.addWidget(label_for(self.text, "Questions and answers"))
        self.column.addWidget(self.text, 1)
        self.form = RecordForm(_band_fields(), columns=3)
        self.column.addWidget(self.form)
        self._told = words("", "muted", wrap=True)
        self.foot = self._make_foot()
        self.text.textChanged.connect(self._changed)
        self.form.changed.connect(self._changed)
        QShortcut(QKeySequence("Ctrl+S"), self, self.save_now)
        self.load()

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        foot.setProperty("role", "clear")
        below = QVBoxLayout(foot)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(Space.SMALL)
        self.problem = words("", "problem", wrap=True)
        below.addWidget(self.problem)
        below.addWidget(self._told)
        self.save = Button("Save", self.save_now, primary=True, description="Key: Ctrl S")
        self.back = Button("Put back", self.load, description="Show the matrix as it is saved")
        self.start = Button("Start from the program's own", self._start_again,
                            description="Show the matrix that came with the program; nothing is saved yet")
        below.addWidget(flowing((self.save, self.back, self.start)))
        return foot

    @property
    def _sheet(self) -> str:
        return str(self.sheet.currentData())

    def load(self) -> None:
        """Show the matrix as it stands."""
        with self.desk.panel.reading() as session:
            self._saved = matrix_for(session, self._sheet)
        self._show(self._saved)

    def _start_again(self) -> None:
        self._show(starting_matrices()[self._sheet])

    def _show(self, matrix: Matrix) -> None:
        with QSignalBlocker(self.text):
            self.text.setPlainText(as_text(matrix))
        values: dict[str, Any] = {}
        for at, band in enumerate(matrix.bands[:_MOST_BANDS], 1):
            values |= {f"name{at}": band.name, f"least{at}": band.least, f"days{at}": band.review_days}
        self.form.load(values)
        self._changed()

    def typed(self) -> Matrix:
        """The matrix as it stands on the screen; raises ``NotAllowed`` with the first fault."""
        values = self.form.values()
        bands = []
        for at in range(1, _MOST_BANDS + 1):
            name, least, days = (values[f"{part}{at}"] for part in ("name", "least", "days"))
            if name is None and least is None and days is None:
                continue
            if name is None or least is None or days is None:
                raise NotAllowed(f"Band {at} needs a name, the points it begins at, and days to the next review.")
            bands.append(Band(name, least, days))
        return Matrix(questions_from_text(self.text.toPlainText()), checked_bands(bands))

    def _changed(self) -> None:
        try:
            matrix = self.typed()
        except NotAllowed as fault:
            self._told.setText("")
            self.problem.setText(fault.sentence)
            self.save.setEnabled(False)
            self.back.setEnabled(True)
            return
        self.problem.setText("")
        told = ", ".join(f"{band.name} from {band.least}" for band in matrix.bands)
        self._told.setText(f"{count_of(len(matrix.questions), 'question')}, {matrix.most} points at most. {told}.")
        self.save.setEnabled(matrix != self._saved)
        self.back.setEnabled(matrix != self._saved)

    def save_now(self) -> None:
        """Save the matrix as one change."""
        if not self.save.isEnabled():
            return
        matrix = self.typed()
        self.desk.change(change_matrix, sheet=self._sheet, questions=self.text.toPlainText(),
                         bands=[(band.name, band.least, band.review_days) for band in matrix.bands],
                         then=lambda _changed: self.load(), failed=self._refused)

    def _refused(self, error: Exception) -> None:
        self.problem.setText(getattr(error, "sentence", "It could not be saved."))

    def refresh(self, kinds: Kinds | None) -> None:
        if (kinds is None or "setting" in kinds) and not self.save.isEnabled():
            self.load()
