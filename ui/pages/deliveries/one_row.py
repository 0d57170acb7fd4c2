"""One row decided on its own, whatever is decided for the rows like it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ivolt_desktop.intake.problem_kinds import ACTION_WORDS, Action
from ivolt_desktop.intake.reviewed_rows import PreviewRow
from ui.theme.tokens import Space
from ui.widgets.card import empty
from ui.widgets.key_hint import Button
from ui.widgets.text import words

_DONE = {"mend": "mended", "keep": "kept", "set aside": "set aside"}


class OneRow(QWidget):
    """Says how to choose one until a row is chosen in the table above it."""

    def __init__(self, decide: Callable[[Action | None, PreviewRow], object]) -> None:
        super().__init__()
        self._decide = decide
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(Space.SMALL)
        self._line.addWidget(words("Choose a row to decide about it alone.", "muted", wrap=True), 1)

    def show_row(self, row: PreviewRow, choices: Sequence[Action], decided: Action | None) -> None:
        """Offer what can be done with a row: what its problem offers, or at least to set it aside."""
        empty(self._line)
        name = f"Row {row.row_number} alone"
        told = f"{name}, {_DONE[decided]}:" if decided else f"{name}:"
        self._line.addWidget(words(told, "muted", wrap=True), 1)
        for action in choices or ("set aside",):
            button = Button(ACTION_WORDS[action], partial(self._decide, action, row),
                            description=f"{name}: {ACTION_WORDS[action]}")
            button.setEnabled(action != decided)
            self._line.addWidget(button)
        if decided:
            self._line.addWidget(Button("Like the others", partial(self._decide, None, row), description=name))
