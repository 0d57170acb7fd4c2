"""What every pane of the settings is: a heading, a sentence, a form, and Save."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ivolt_desktop.model.fields import Field
from ivolt_desktop.panel.settings import change_settings, read_settings
from ui.desk import Desk, Kinds
from ui.theme.tokens import Space
from ui.widgets.key_hint import Button
from ui.widgets.record_form import RecordForm
from ui.widgets.scroll_ground import Ground
from ui.widgets.text import words


class Pane(Ground):
    """Stacks its parts; ``refresh`` is told when settings or records changed."""

    def __init__(self, title: str, sentence: str) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, Space.SMALL, 0)
        self.column.setSpacing(Space.GAP)
        self.column.addWidget(words(title, "heading"))
        self.column.addWidget(words(sentence, "muted", wrap=True))
        self.foot: QWidget | None = None
        """What stays in sight below the pane while it scrolls."""

    def refresh(self, kinds: Kinds | None) -> None:
        """Read again what is shown."""


class SettingsPane(Pane):
    """A pane over some of the panel's settings: a form made of declared fields, saved as one change."""

    def __init__(self, desk: Desk, title: str, sentence: str, fields: Sequence[Field]) -> None:
        super().__init__(title, sentence)
        self.desk = desk
        self.form = RecordForm(fields)
        self.column.addWidget(self.form)
        self.problem = words("", "problem", wrap=True)
        self.column.addStretch(1)
        self.foot = QWidget()
        self.foot.setProperty("role", "clear")
        below = QVBoxLayout(self.foot)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(Space.SMALL)
        below.addWidget(self.problem)
        line = QHBoxLayout()
        self.save = Button("Save", self.save_now, primary=True, description="Key: Ctrl S")
        self.back = Button("Put back", lambda: self.load(), description="Show the settings as they are saved")
        line.addWidget(self.save)
        line.addWidget(self.back)
        line.addStretch(1)
        below.addLayout(line)
        QShortcut(QKeySequence("Ctrl+S"), self, self.save_now)
        self.form.changed.connect(self._changed)
        self.form.entered.connect(self.save_now)
        self.load()

    def _changed(self) -> None:
        touched = bool(self.form.changes())
        self.save.setEnabled(touched)
        self.back.setEnabled(touched)

    def load(self, *, keep_typed: bool = False) -> None:
        """Show the settings as they stand."""
        with self.desk.panel.reading() as session:
            settings = read_settings(session)
        self.form.load(self.shown(settings), keep_typed=keep_typed)
        self.problem.setText("")
        self._changed()

    def shown(self, settings: Any) -> dict[str, Any]:
        """The form's values for the settings."""
        return {field.name: getattr(settings, field.name) for field in self.form.fields}

    def typed(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The settings for what stands in the form; raises ``ValueError`` with a sentence."""
        return {name: "" if value is None else value for name, value in values.items()}

    def save_now(self) -> None:
        """Save as one change."""
        if not self.form.changes() or self.form.problems():
            return
        try:
            changes = self.typed(self.form.values())
        except ValueError as wrong:
            self.problem.setText(str(wrong))
            return
        self.problem.setText("")
        self.store(changes, lambda _changed: self.load(), self._refused)

    def store(self, changes: dict[str, Any], then: Callable[[Any], object], failed: Callable[[Any], object]) -> None:
        """Save what was changed as one change."""
        self.desk.change(change_settings, **changes, then=then, failed=failed)

    def _refused(self, error: Exception) -> None:
        self.problem.setText(getattr(error, "sentence", "It could not be saved."))

    def refresh(self, kinds: Kinds | None) -> None:
        if kinds is None or "setting" in kinds:
            self.load(keep_typed=True)
