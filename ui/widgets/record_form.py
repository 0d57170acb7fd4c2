"""A form made from a register's declared fields."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from ivolt_desktop.model.fields import Field, Kind
from ui.theme.tokens import Space
from ui.widgets.accessible import label_for
from ui.widgets.editors import Editor, FoundEditor, Links, editor_for
from ui.widgets.restyle import restyle
from ui.widgets.text import words


class RecordForm(QWidget):
    """Editors for ``fields`` in one or two columns; long texts, and records found by typing, take the whole width.

    ``changed`` fires on every change, ``entered`` on Enter in a line of text. Problems are shown below a field once
    ``problems()`` was asked, and go away while typing. Loading a record keeps what was typed only where ``keep_typed``
    is set.
    """

    changed = Signal()
    entered = Signal()

    def __init__(
        self, fields: Sequence[Field], *, links: Links | None = None, columns: int = 2, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.fields = tuple(fields)
        self._editors: dict[str, Editor] = {}
        self._notes: dict[str, QLabel] = {}
        self._loaded: dict[str, Any] = {}
        self._stood: dict[str, str] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.BETWEEN)
        grid.setVerticalSpacing(Space.GAP)
        row = column = 0
        for field in self.fields:
            built = self._build(field, links)
            found = isinstance(self._editors[field.name], FoundEditor)
            wide = field.kind is Kind.LONG_TEXT or found or columns == 1
            if wide and column:
                row, column = row + 1, 0
            grid.addWidget(built, row, column, 1, columns if wide else 1)
            column = column + (columns if wide else 1)
            if column >= columns:
                row, column = row + 1, 0
        for each in range(columns):
            grid.setColumnStretch(each, 1)
        grid.setRowStretch(row + 1, 1)
        self._loaded = self._typed()
        self._stood = {name: each.written() for name, each in self._editors.items()}

    def _build(self, field: Field, links: Links | None) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        editor = editor_for(field, links)
        editor.setParent(self)
        self._editors[field.name] = editor
        label = label_for(editor.widget, field.label + (" *" if field.required else ""))
        label.setWordWrap(True)
        column.addWidget(label)
        column.addWidget(editor.widget)
        hint = words(field.help, "small", wrap=True)
        if not field.help:
            hint.hide()
        note = words("", "problem", wrap=True)
        note.hide()
        self._notes[field.name] = note
        column.addWidget(hint)
        column.addWidget(note)
        column.addStretch(1)
        described = ", ".join(part for part in ("needed" if field.required else "", field.help) if part)
        editor.widget.setAccessibleDescription(described)
        editor.changed.connect(lambda name=field.name: self._edited(name))
        editor.entered.connect(self.entered)
        return holder

    def _edited(self, name: str) -> None:
        if self._notes[name].text():
            self._tell(name, self._editors[name].problem())
        self.changed.emit()

    def _tell(self, name: str, problem: str) -> None:
        self._notes[name].setText(problem)
        self._notes[name].setVisible(bool(problem))
        restyle(self._editors[name].widget, wrong="true" if problem else "false")

    def editor(self, name: str) -> Editor:
        """The editor of a field."""
        return self._editors[name]

    def load(self, values: Mapping[str, Any], *, keep_typed: bool = False) -> None:
        """Show a record; fields not in ``values`` are emptied. With ``keep_typed``, fields changed since stay."""
        touched = set(self.changes()) if keep_typed else set()
        for name, editor in self._editors.items():
            if name not in touched:
                editor.blockSignals(True)
                editor.set_value(values.get(name))
                editor.blockSignals(False)
                self._tell(name, "")
                self._stood[name] = editor.written()
        before = self._typed()
        self._loaded = {name: self._loaded[name] if name in touched else before[name] for name in self._editors}
        self.changed.emit()

    def values(self) -> dict[str, Any]:
        """Every field's value; ask ``problems()`` first. A field with a problem comes as ``None``."""
        return {name: None if each.problem() else each.value() for name, each in self._editors.items()}

    def _typed(self) -> dict[str, Any]:
        return self.values()

    def changes(self) -> dict[str, Any]:
        """Fields whose value differs from what was loaded."""
        now = self._typed()
        return {name: now[name] for name in now if now[name] != self._loaded.get(name)
                or (self._editors[name].problem() and self._notes[name].text())}

    def unsaved(self) -> dict[str, str]:
        """What stands in every box that was touched since the record was loaded, letter for letter."""
        return {name: each.written() for name, each in self._editors.items() if each.written() != self._stood[name]}

    def write_again(self, unsaved: Mapping[str, str]) -> None:
        """Put back what ``unsaved`` told; boxes the form no longer has are passed over."""
        for name, text in unsaved.items():
            if name in self._editors:
                self._editors[name].write(text)

    def problems(self) -> list[str]:
        """Everything that stands in the way of saving, in words; marks the fields and goes to the first."""
        found: list[str] = []
        for name, editor in self._editors.items():
            problem = editor.problem()
            self._tell(name, problem)
            if problem:
                if not found:
                    editor.widget.setFocus()
                found.append(problem)
        return found
