"""A form in a dialog that stays open with a plain sentence until its change is stored."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.shell.screen_room import within_screen
from ui.theme.current import text_scale
from ui.theme.tokens import Space
from ui.widgets.key_hint import Button
from ui.widgets.record_form import RecordForm
from ui.widgets.scroll_ground import scroll_ground
from ui.widgets.text import words

Stored = Callable[[Any], object]
Failed = Callable[[Exception], object]
Submit = Callable[[dict[str, Any], Stored, Failed], object]


class ChangeDialog(QDialog):
    """``submit(values, then, failed)`` starts the change; ``values`` are all fields, or only the changed ones."""

    def __init__(
        self, title: str, sentence: str, form: RecordForm, button: str, submit: Submit, *,
        loaded: Mapping[str, Any] | None = None, only_changes: bool = False, parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("IVOLT")
        self.form, self._submit, self._only_changes = form, submit, only_changes
        self._warned = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.setSpacing(Space.GAP)
        layout.addWidget(words(title, "heading"))
        if sentence:
            layout.addWidget(words(sentence, "muted", wrap=True))
        if loaded is not None:
            form.load(loaded)
        form.setProperty("role", "clear")
        layout.addWidget(scroll_ground(form), 1)
        self.problem = words("", "problem", wrap=True)
        self.problem.hide()
        layout.addWidget(self.problem)
        foot = QHBoxLayout()
        foot.addStretch(1)
        self.cancel = Button("Cancel", self.reject)
        self.go = Button(button, self.store, primary=True)
        self.go.setDefault(True)
        foot.addWidget(self.cancel)
        foot.addWidget(self.go)
        layout.addLayout(foot)
        store = QShortcut(QKeySequence("Ctrl+Return"), self)
        store.activated.connect(self.store)
        room, scale = form.sizeHint(), text_scale()
        self.resize(within_screen(self, QSize(max(round(560 * scale), room.width() + 60),
                                              min(round(680 * scale), room.height() + round(190 * scale)))))
        form.changed.connect(self._typed)
        form.editor(form.fields[0].name).widget.setFocus()

    def store(self) -> None:
        """Check the form and store; the dialog closes once that is done."""
        if not self.go.isEnabled():
            return
        self._say("")
        if self.form.problems():
            return
        values = self.form.changes() if self._only_changes else self.form.values()
        if self._only_changes and not values:
            self.accept()
            return
        self.go.setEnabled(False)
        self._submit(values, lambda _changed: self.accept(), self._failed)

    def reject(self) -> None:
        """Close; where something was typed, Esc or Cancel must be pressed once more."""
        if self.form.unsaved() and not self._warned:
            self._warned = True
            self._say("What you typed is not stored. Press Esc or Cancel once more to let it go.")
            return
        super().reject()

    def _failed(self, error: Exception) -> None:
        self.go.setEnabled(True)
        self._say(getattr(error, "sentence", "This was not stored."))

    def _typed(self) -> None:
        if self._warned:
            self._warned = False
            self._say("")

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
