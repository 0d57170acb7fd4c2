"""Filling in the risk matrix: a choice for every question, the score and band as it grows, the judgement below."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ivolt_desktop.model import RiskAssessment, spec_of
from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.rules.masking import Sensitive
from ivolt_desktop.rules.risk_matrix import Band, Matrix, Question
from ui.pages.records.care_cards import LEVEL_TONES
from ui.shell.screen_room import resize_with_text
from ui.theme.tokens import Space, Tone
from ui.widgets.accessible import label_for, named
from ui.widgets.key_hint import Button
from ui.widgets.pill import Pill
from ui.widgets.record_form import RecordForm
from ui.widgets.scroll_ground import scroll_ground
from ui.widgets.steady_box import SteadyBox
from ui.widgets.text import words

Submit = Callable[[dict[str, Any], Callable[[Any], object], Callable[[Exception], object]], object]


class _Asked(QWidget):
    """One question: a list to choose from, or ticks where several answers may be given."""

    def __init__(self, number: int, question: Question, changed: Callable[[], object]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        self.box: SteadyBox | None = None
        self.ticks: list[QCheckBox] = []
        title = f"{number}. {question.words}"
        if question.several:
            column.addWidget(words(title, "column", wrap=True))
            for answer in question.answers:
                tick = named(QCheckBox(answer.words), f"{question.words}: {answer.words}")
                tick.toggled.connect(lambda _on: changed())
                self.ticks.append(tick)
                column.addWidget(tick)
            return
        self.box = SteadyBox()
        self.box.addItem("")
        self.box.addItems([answer.words for answer in question.answers])
        label = label_for(self.box, title)
        label.setWordWrap(True)
        self.box.currentIndexChanged.connect(lambda _at: changed())
        column.addWidget(label)
        column.addWidget(self.box)

    def chosen(self) -> list[int]:
        """Places of the answers given."""
        if self.box is not None:
            return [self.box.currentIndex() - 1] if self.box.currentIndex() > 0 else []
        return [at for at, tick in enumerate(self.ticks) if tick.isChecked()]


class RiskDialog(QDialog):
    """``submit(values, then, failed)`` starts the change; values are those of ``panel.risk.assess``."""

    def __init__(
        self, title: str, matrix: Matrix, agencies: Sequence[tuple[int, str]], today: date, submit: Submit,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("IVOLT")
        self._matrix, self._submit = matrix, submit
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.setSpacing(Space.GAP)
        layout.addWidget(words(title, "heading"))
        head = QHBoxLayout()
        self.pill = Pill("", LEVEL_TONES[0])
        self.told = words("", "muted")
        head.addWidget(self.pill)
        head.addWidget(self.told, 1)
        layout.addLayout(head)
        self.asked = [_Asked(at, question, self._count) for at, question in enumerate(matrix.questions, 1)]
        self.form = RecordForm(_fields(matrix), links=lambda key: agencies if key == "agency" else ())
        self.form.setProperty("role", "clear")
        self.form.load({"assessed_on": today})
        self._warned = False
        self.form.changed.connect(self._calm)
        layout.addWidget(scroll_ground(*self.asked, self.form), 1)
        self.problem = words("", "problem", wrap=True)
        self.problem.hide()
        layout.addWidget(self.problem)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(Button("Cancel", self.reject))
        self.go = Button("Record the assessment", self.store, primary=True)
        self.go.setDefault(True)
        foot.addWidget(self.go)
        layout.addLayout(foot)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.store)
        resize_with_text(self, 720, 720)
        self._count()
        first = self.asked[0].box or self.asked[0].ticks[0]
        first.setFocus()

    @property
    def score(self) -> int:
        """The points given so far."""
        return sum(self._matrix.questions[at].answers[place].points
                   for at, each in enumerate(self.asked) for place in each.chosen())

    def _count(self) -> None:
        band = self._matrix.band_of(self.score)
        bands = self._matrix.bands
        level = 0 if band == bands[0] else 2 if band == bands[-1] else 1
        if any(each.chosen() for each in self.asked):
            self.pill.say(f"{band.name} {self.score}", LEVEL_TONES[level])
        else:
            self.pill.say("Not answered yet", Tone.GREY)
        open_yet = sum(1 for at, each in enumerate(self.asked)
                       if not each.chosen() and not self._matrix.questions[at].several)
        left = f"{open_yet} of {len(self.asked)} questions still to answer" if open_yet else "every question answered"
        self._calm()
        self.told.setText(f"of {self._matrix.most} points there can be · {left}")

    def store(self) -> None:
        """Check and store; the dialog closes once that is done."""
        if not self.go.isEnabled() or self.form.problems():
            return
        self._say("")
        values = self.form.values()
        values["chosen"] = {at: each.chosen() for at, each in enumerate(self.asked)}
        self.go.setEnabled(False)
        self._submit(values, lambda _changed: self.accept(), self._failed)

    def reject(self) -> None:
        """Close; where something was answered or typed, Esc or Cancel must be pressed once more."""
        if (self.form.unsaved() or any(each.chosen() for each in self.asked)) and not self._warned:
            self._warned = True
            self._say("What you answered is not stored. Press Esc or Cancel once more to let it go.")
            return
        super().reject()

    def _calm(self) -> None:
        if self._warned:
            self._warned = False
            self._say("")

    def _failed(self, error: Exception) -> None:
        self.go.setEnabled(True)
        unanswered = next((each.box for each in self.asked if each.box is not None and not each.chosen()), None)
        if unanswered is not None:
            unanswered.setFocus()
        self._say(getattr(error, "sentence", "This was not stored."))

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))


def _fields(matrix: Matrix) -> list[Field]:
    spec = spec_of(RiskAssessment)
    band = Field("Put into another band", Kind.CHOICE, name="band",
                 choices=tuple((each.name, each.name) for each in matrix.bands),
                 help="Only where the score says too much or too little; then the reason is needed.")
    reason = Field("The reason for another band", Kind.LONG_TEXT, name="override_reason", sensitive=Sensitive.DETAIL)
    return [spec.field("judgement"), spec.field("assessor"), spec.field("agency_id"), spec.field("assessed_on"),
            Field("Next review", Kind.DATE, name="next_review_on", help=_review_words(matrix.bands)), band, reason]


def _review_words(bands: Sequence[Band]) -> str:
    told = ", ".join(f"{band.name} {band.review_days}" for band in reversed(bands))
    return f"Days after the assessment unless given: {told}."
