"""One editor for each kind of field, all with the same few methods."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QLineEdit, QPlainTextEdit, QWidget

from ivolt_desktop.model.fields import Field, Kind
from ui.widgets.accessible import named
from ui.widgets.date_box import DateBox
from ui.widgets.picker import Found, Picker
from ui.widgets.steady_box import SteadyBox
from ui.widgets.wording import in_words


@dataclass(frozen=True)
class Finder:
    """Finds what a link may point at by what is typed, where there are too many to list.

    ``look(typed)`` gives what fits; ``line(id)`` words one record; ``hint`` says what may be typed.
    """

    look: Callable[[str], Sequence[Found]]
    line: Callable[[Any], str]
    hint: str


Links = Callable[[str], Sequence[tuple[Any, str]] | Finder]
"""``links(register key)``: (id, words) of every record a link may point at, or how one is found."""


class Editor(QObject):
    """Edits one field. ``value()`` is ``None`` for nothing given; ``problem()`` is '' or a sentence."""

    changed = Signal()
    entered = Signal()
    """Enter was pressed in a line of text."""
    widget: QWidget

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field

    def value(self) -> Any:
        """The value typed or chosen; only asked where ``problem()`` is ''."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value."""
        raise NotImplementedError

    def written(self) -> str:
        """What stands in the box, letter for letter, whether or not it makes a value."""
        raise NotImplementedError

    def write(self, text: str) -> None:
        """Put back what ``written`` told."""
        raise NotImplementedError

    def problem(self) -> str:
        """What is wrong, in a sentence."""
        if self.field.required and self.value() in (None, ""):
            return f"{self.field.label} is needed."
        return ""


class LineEditor(Editor):
    """A line of text, a phone number, an e-mail address."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.widget = self._line = QLineEdit()
        self._line.textChanged.connect(lambda _text: self.changed.emit())
        self._line.returnPressed.connect(self.entered)

    def value(self) -> Any:
        return self._line.text().strip() or None

    def set_value(self, value: Any) -> None:
        self._line.setText("" if value is None else str(value))
        self._line.setCursorPosition(0)  # of words too long for the box the beginning is seen

    def written(self) -> str:
        return self._line.text()

    def write(self, text: str) -> None:
        self._line.setText(text)


class NumberEditor(LineEditor):
    """A whole or decimal number; thousands may be parted by commas."""

    def value(self) -> Any:
        typed = self._line.text().strip().replace(",", "")
        if not typed:
            return None
        return float(typed) if self.field.kind is Kind.DECIMAL else int(typed)

    def set_value(self, value: Any) -> None:
        self._line.setText("" if value is None else in_words(value, self.field))

    def problem(self) -> str:
        try:
            self.value()
        except ValueError:
            kind = "a number" if self.field.kind is Kind.DECIMAL else "a whole number"
            return f"{self.field.label} must be {kind}."
        return super().problem()


class LongTextEditor(Editor):
    """Several lines of text; Tab leaves the box."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.widget = self._box = QPlainTextEdit()
        self._box.setTabChangesFocus(True)
        self._box.setMinimumHeight(self._box.fontMetrics().lineSpacing() * 4 + 18)
        self._box.textChanged.connect(self.changed)

    def value(self) -> Any:
        return self._box.toPlainText().strip() or None

    def set_value(self, value: Any) -> None:
        self._box.setPlainText("" if value is None else str(value))

    def written(self) -> str:
        return self._box.toPlainText()

    def write(self, text: str) -> None:
        self._box.setPlainText(text)


class DateEditor(Editor):
    """A date, or a date with a time."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.widget = self._box = DateBox(with_time=field.kind is Kind.MOMENT)
        self._box.changed.connect(self.changed)

    def value(self) -> Any:
        return self._box.value()

    def set_value(self, value: Any) -> None:
        self._box.set_value(value)

    def written(self) -> str:
        return self._box.line.text()

    def write(self, text: str) -> None:
        self._box.line.setText(text)

    def problem(self) -> str:
        return self._box.problem() or super().problem()


class YesNoEditor(Editor):
    """Yes or no; a tick box whose words are the field's."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.widget = self._box = QCheckBox("Yes")
        self._box.toggled.connect(lambda _on: self.changed.emit())

    def value(self) -> Any:
        return self._box.isChecked()

    def set_value(self, value: Any) -> None:
        self._box.setChecked(bool(value))

    def written(self) -> str:
        return "yes" if self._box.isChecked() else ""

    def write(self, text: str) -> None:
        self._box.setChecked(bool(text))

    def problem(self) -> str:
        return ""


class ChoiceEditor(Editor):
    """One of a few; the first line is blank."""

    def __init__(self, field: Field, pairs: Sequence[tuple[Any, str]] | None = None, typing: bool = False) -> None:
        super().__init__(field)
        self.widget = self._box = SteadyBox()
        self._typing = typing
        self._box.addItem("", None)
        for stored, words in field.choices if pairs is None else pairs:
            self._box.addItem(words, stored)
        if typing:
            self._box.setEditable(True)
            self._box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            named(self._box.lineEdit(), field.label)
            completer = self._box.completer()
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            named(completer.popup(), f"{field.label}, what fits")
        named(self._box.view(), f"{field.label}, choices")
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setMinimumContentsLength(12)
        self._box.currentTextChanged.connect(lambda _text: self.changed.emit())

    def value(self) -> Any:
        if self._typing:
            at = self._box.findText(self._box.currentText(), Qt.MatchFlag.MatchFixedString)
            return self._box.itemData(at) if at >= 0 else None
        return self._box.currentData()

    def set_value(self, value: Any) -> None:
        at = 0 if value is None else self._box.findData(getattr(value, "value", value))
        if at < 0:
            self._box.addItem(str(value), value)
            at = self._box.count() - 1
        self._box.setCurrentIndex(at)
        if self._typing:
            self._box.lineEdit().setCursorPosition(0)

    def written(self) -> str:
        return self._box.currentText()

    def write(self, text: str) -> None:
        at = self._box.findText(text, Qt.MatchFlag.MatchFixedString)
        if at >= 0:
            self._box.setCurrentIndex(at)
        elif self._typing:
            self._box.setEditText(text)

    def problem(self) -> str:
        typed = self._box.currentText().strip()
        if self._typing and typed and self._box.findText(typed, Qt.MatchFlag.MatchFixedString) < 0:
            return f"Choose one of the list for {self.field.label}, or leave it empty."
        return super().problem()


class FoundEditor(Editor):
    """A record among very many, found by typing."""

    _KEPT = "id "

    def __init__(self, field: Field, finder: Finder) -> None:
        super().__init__(field)
        self._line = finder.line
        self.widget = self._picker = Picker(field.label, finder.look, finder.hint, in_form=True)
        self._picker.picked.connect(self.changed)
        self._picker.box.textChanged.connect(lambda _text: self.changed.emit())

    def value(self) -> Any:
        return self._picker.chosen

    def set_value(self, value: Any) -> None:
        self._picker.choose(value, "" if value is None else self._line(value))

    def written(self) -> str:
        chosen = self._picker.chosen
        return self._picker.box.text() if chosen is None else f"{self._KEPT}{chosen}"

    def write(self, text: str) -> None:
        kept = text.removeprefix(self._KEPT)
        if kept != text and kept.isdigit():
            self.set_value(int(kept))
            return
        self._picker.box.setText(text)
        self._picker.look()

    def problem(self) -> str:
        if self._picker.chosen is None and self._picker.box.text().strip():
            return f"Choose one of the list for {self.field.label}, or leave it empty."
        return super().problem()


def editor_for(field: Field, links: Links | None = None) -> Editor:
    """The editor for a field's kind."""
    if field.kind is Kind.LINK:
        choices = links(field.target) if links else ()
        return FoundEditor(field, choices) if isinstance(choices, Finder) else ChoiceEditor(field, choices, typing=True)
    if field.choices:
        return ChoiceEditor(field)
    if field.kind is Kind.LONG_TEXT:
        return LongTextEditor(field)
    if field.kind in (Kind.DATE, Kind.MOMENT):
        return DateEditor(field)
    if field.kind in (Kind.NUMBER, Kind.DECIMAL):
        return NumberEditor(field)
    if field.kind is Kind.YES_NO:
        return YesNoEditor(field)
    return LineEditor(field)
