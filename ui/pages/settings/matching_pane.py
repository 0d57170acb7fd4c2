"""Matching: from what chance on pairs are suggested, and by which weights people are compared."""

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ivolt_desktop.matching.weighing import Score
from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.panel.learning_weights import (
    Trial,
    WeightsStanding,
    change_lines,
    keep_learned,
    try_learning,
    use_weights,
    weights_standing,
)
from ivolt_desktop.panel.matching_weights import BUILT_IN, LEARNED
from ivolt_desktop.panel.settings import LABELS
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.dates_in_words import plain_date
from ui.desk import Desk, Kinds
from ui.pages.settings.pane import SettingsPane
from ui.widgets.folding_row import FoldingRow
from ui.widgets.key_hint import Button
from ui.widgets.row_list import RowList
from ui.widgets.text import words

FIELDS = (
    Field(LABELS["suggest_from"], Kind.NUMBER, name="suggest_from", required=True,
          help="How many of 1,000 such pairs are one. At 500 a pair is as likely one as two; higher suggests fewer."),
    Field(LABELS["accept_from"], Kind.NUMBER, name="accept_from", required=True,
          help="Where ‘Accept all above the line’ begins; you see every pair before it is joined."),
)
_CARES = frozenset({"setting", "judgement"})


class MatchingPane(SettingsPane):
    """The two lines above; below, which weights are used and how they do on what was decided in this panel."""

    def __init__(self, desk: Desk) -> None:
        self._stale = True
        self._fell_to: QWidget | None = None
        super().__init__(
            desk, "Matching", "Which pairs of people and places are suggested as one. The program only suggests and "
            "says why; whether two are one is for you to decide.", FIELDS)
        self.standing: WeightsStanding | None = None
        self.using = words("", "bold", wrap=True)
        self.made = words("", "muted", wrap=True, selectable=True)
        self.scores = RowList([1, 0, 0])
        self.told = words("", wrap=True)
        note = words("Only pairs that were suggested come to be decided, so whatever weights suggested them are seldom "
                     "right on those said to be different. Places are compared by the built-in weights.", "muted",
                     wrap=True)
        self.learn = Button("Learn from this panel's records", self.learn_now,
                            description="Looks at all people of the panel; the weights are kept only if they do better")
        self.turn = Button("Use the built-in weights", self.turn_now)
        parts = (words("Weights", "heading"), self.using, self.made, self.scores, note,
                 FoldingRow((self.learn, 0), (self.turn, 0), (QWidget(), 1), gap=6), self.told)
        for place, part in enumerate(parts, self.column.count() - 1):
            self.column.insertWidget(place, part)
        self._offer()

    def store(self, changes: dict[str, Any], then: Callable[[Any], object], failed: Callable[[Any], object]) -> None:
        self.desk.change(change_lines, **changes, then=then, failed=failed)

    # ------------------------------------------------------------ what is used
    def refresh(self, kinds: Kinds | None) -> None:
        super().refresh(kinds)
        if kinds is None or kinds & _CARES:
            self._stale = True
            if self.isVisible():
                self._look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._look()

    def _look(self) -> None:
        self._stale = False
        panel = self.desk.panel

        def read(_progress: Any, _cancelled: Any) -> WeightsStanding:
            with panel.reading() as session:
                return weights_standing(session)

        self.desk.runner.run("Weighing the decisions", read, then=self._show, quiet=True)

    def _show(self, standing: WeightsStanding) -> None:
        if self.standing is not None and self.standing.own is not None and standing.own is None:
            self.told.setText("")  # what was told of learned weights was undone with them
        self.standing = standing
        self.using.setText(_using(standing))
        self.made.setText(standing.made)
        self.scores.clear()
        heads = ["On the decisions made in this panel", "Built-in", *(["Learned"] if standing.own else [])]
        self._row(heads, "column")
        scores = [standing.built_in, *([standing.own] if standing.own else [])]
        for label, said in _ROWS:
            self._row([label, *map(said, scores)], "")
        self._offer()

    def _row(self, texts: list[str], role: str) -> None:
        self.scores.add(*(words(text, role, wrap=place == 0) for place, text in enumerate([*texts, ""][:3])))

    def _offer(self) -> None:
        """Offer what can be done, and say plainly why the rest cannot."""
        standing = self.standing
        few = standing.too_few if standing else ""
        self.learn.setEnabled(standing is not None and not few)
        if self._fell_to is not None and self.learn.isEnabled():
            if self.window().focusWidget() is self._fell_to:
                self.learn.setFocus()  # the keyboard left it only because it could not be pressed
            self._fell_to = None
        if few:
            self.told.setText(f"Nothing can be learned yet. {few}")
        self.turn.setVisible(standing is not None and standing.own is not None)
        back = standing is not None and standing.using == BUILT_IN
        self.turn.setText("Use the learned weights" if back else "Use the built-in weights")
        self.turn.setAccessibleName(self.turn.text())

    # ------------------------------------------------------------ learning, and turning back
    def learn_now(self) -> None:
        """Learn, with progress and Stop; keep what was learned if it does better."""
        held = self.learn.hasFocus()
        self.told.setText("Learning …")
        self.learn.setEnabled(False)
        self._fell_to = self.window().focusWidget() if held else None
        panel = self.desk.panel

        def work(progress: Any, _cancelled: Any) -> Trial:
            with panel.reading() as session:
                return try_learning(session, progress)

        self.desk.runner.run("Learning from this panel's records", work, then=self._tried, failed=self._stopped)

    def _tried(self, trial: Trial) -> None:
        told = f"Learned from {count_of(trial.learned.pairs, 'pair')} of {count_of(trial.learned.people, 'person')}. "
        found = f"log loss {trial.own.log_loss:.3f} against {trial.built_in.log_loss:.3f} with the built-in weights"
        if not trial.better:
            self.told.setText(f"{told}They do no better on the decisions made here ({found}), so nothing is changed.")
            self._offer()
            return
        self.told.setText(f"{told}They do better on the decisions made here: {found}.")
        self._suggest_anew(keep_learned, trial=trial)

    def turn_now(self) -> None:
        """Turn to the other weights."""
        standing = self.standing
        if standing is not None:
            self.told.setText("")
            self._suggest_anew(use_weights, which=LEARNED if standing.using == BUILT_IN else BUILT_IN)

    def _suggest_anew(self, function: Callable[..., Any], **arguments: Any) -> None:
        self.desk.runner.operation(
            "Suggesting pairs anew", self.desk.panel, function, failed=self._stopped, **arguments)

    def _stopped(self, error: Exception) -> None:
        self.told.setText(getattr(error, "sentence", "It could not be done."))
        self._offer()


def _using(standing: WeightsStanding) -> str:
    if standing.using == BUILT_IN or standing.learned_at is None:
        return "The weights that come with the program are used."
    return (f"Weights learned from this panel on {plain_date(standing.learned_at.date())} are used, from "
            f"{count_of(standing.pairs, 'pair')} of {count_of(standing.people, 'person')}.")


_ROWS: tuple[tuple[str, Callable[[Score], str]], ...] = (
    ("Pairs said to be the same: told right", lambda score: f"{score.same_right:,} of {score.same:,}"),
    ("Pairs said to be different: told right", lambda score: f"{score.different_right:,} of {score.different:,}"),
    ("How unsure it was, on average; lower is better (log loss)", lambda score: f"{score.log_loss:.3f}"),
)
