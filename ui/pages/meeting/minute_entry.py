"""The one field of the minutes: a line is read as it is typed and kept with Enter; nothing typed is lost."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ivolt_desktop.panel.views.meeting_page import TypingRules
from ivolt_desktop.panel.views.minutes import MinuteWords
from ivolt_desktop.rules.dates_in_words import medium_date
from ivolt_desktop.rules.line_kind import LineKind
from ivolt_desktop.rules.minute_line import ParsedLine
from ui.theme.current import text_scale
from ui.theme.tokens import Space
from ui.widgets.accessible import named
from ui.widgets.kept_typing import Drafts, KeptTyping
from ui.widgets.key_hint import KeyHint
from ui.widgets.text import words

_LARGE = 1.4
"""From this size of text on, only the most needed hint is shown; F1 and the placeholder tell the rest."""
_LETTERS = {LineKind.ACTION: "a ", LineKind.DECISION: "d ", LineKind.NOTE: "n "}
_HINTS = (("Enter", "keep"), ("d", "decision"), ("a", "action"), ("n", "note"))
_HELP = ("Type a for an action, d for a decision, n for a note, then the words. @ and a name says who, by and a date "
         "says when, because says why. Enter keeps the line; Up corrects the last one.")


class _Field(QLineEdit):
    """``stepped`` carries -1 or 1 for Up and Down, ``left`` fires on Escape, ``removed`` on Delete."""

    stepped = Signal(int)
    left = Signal()
    removed = Signal()

    def __init__(self, may_remove: Callable[[], bool]) -> None:
        super().__init__()
        self._may_remove = may_remove

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif plain and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif plain and event.key() == Qt.Key.Key_Delete and self._may_remove():
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class MinuteEntry(QWidget):
    """``kept`` carries a new line (item, words, line as read), ``corrected`` (line, words, line as read), ``removed``
    a line of the minutes."""

    kept = Signal(int, str, object)
    corrected = Signal(object, str, object)
    removed = Signal(object)

    def __init__(self, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rules: TypingRules | None = None
        self._drafts = drafts
        self._lines: tuple[MinuteWords, ...] = ()
        self._item: int | None = None
        self._correcting: MinuteWords | None = None
        self._set_aside = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.SMALL)
        self.field = named(_Field(self._whole_line_chosen), "Minutes", _HELP)
        self.field.setPlaceholderText("a action @owner by date   ·   d decision because …   ·   or just a note")
        self.field.setMinimumHeight(40)
        self.field.textChanged.connect(self._read)
        self.field.returnPressed.connect(self._enter)
        self.field.stepped.connect(self._step)
        self.field.left.connect(self._leave)
        self.field.removed.connect(self._remove)
        self._typing = KeptTyping(self.field, "minutes", drafts)
        layout.addWidget(self.field)
        line = QHBoxLayout()
        line.setSpacing(12)
        self.said = words("", "muted", wrap=True)
        self.said.setTextFormat(Qt.TextFormat.RichText)
        line.addWidget(self.said, 1)
        self._hints = [KeyHint(key, does) for key, does in _HINTS]
        for hint in self._hints:
            line.addWidget(hint, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(line)
        self.problem = words("", "problem", wrap=True)
        layout.addWidget(self.problem)
        self.setFocusProxy(self.field)

    # ------------------------------------------------------------ what is in hand
    def show_item(self, item_id: int, lines: tuple[MinuteWords, ...], rules: TypingRules) -> None:
        """Type under this item; what was begun under another waits there."""
        self._rules, self._lines = rules, lines
        for hint in self._hints[1:]:
            hint.setVisible(text_scale() < _LARGE)
        if item_id != self._item:
            self._leave()
            self._item = item_id
            self._typing.move_to(f"minutes/{item_id}")
        elif self._correcting is not None:
            self._correcting = next((line for line in lines if line.id == self._correcting.id), None)
        self._read()

    def correct(self, line: MinuteWords) -> None:
        """Bring a kept line back into the field, chosen whole: typing replaces it, Delete removes it."""
        if self._correcting is None:
            self._typing.keep()
            self._set_aside = self.field.text()
        self._correcting = line
        self.field.setText(as_typed(line))
        self.field.selectAll()
        self.field.setFocus()

    def give_back(self, item_id: int, text: str) -> None:
        """Words that could not be kept return where they were typed."""
        if item_id == self._item and self._correcting is None:
            self.field.setText(" ".join(part for part in (text, self.field.text()) if part))
        elif item_id == self._item:
            self._set_aside = text
        else:
            self._drafts.keep_draft(f"minutes/{item_id}", text)

    def keep(self) -> None:
        """Have what stands in the field kept as a draft now."""
        if self._correcting is None:
            self._typing.keep()

    @property
    def correcting(self) -> MinuteWords | None:
        """The kept line in the field, if one is being corrected."""
        return self._correcting

    # ------------------------------------------------------------ keys
    def _parsed(self) -> ParsedLine | None:
        if self._rules is None or not self.field.text().strip():
            return None
        kind = LineKind(self._correcting.kind.value) if self._correcting else LineKind.NOTE
        return self._rules.read(self.field.text(), kind, assume_due=self._correcting is None)

    def _enter(self) -> None:
        parsed, text, item = self._parsed(), self.field.text(), self._item
        if parsed is None or item is None:
            return
        if not parsed.text:
            self.problem.setText("Type the words of the line before keeping it.")
            return
        if self._correcting is not None:
            line = self._correcting
            self._leave()
            self.corrected.emit(line, text, parsed)
            return
        self.field.clear()
        self._typing.keep()
        self.kept.emit(item, text, parsed)

    def _step(self, way: int) -> None:
        if not self._lines or (self._correcting is None and (self.field.text() or way > 0)):
            return
        at = next((place for place, line in enumerate(self._lines)
                   if self._correcting and line.id == self._correcting.id), len(self._lines))
        if at + way >= len(self._lines):
            self._leave()
        elif at + way >= 0:
            self.correct(self._lines[at + way])

    def _leave(self) -> None:
        if self._correcting is not None:
            self._correcting = None
            self.field.setText(self._set_aside)
            self._set_aside = ""

    def _whole_line_chosen(self) -> bool:
        return self._correcting is not None and self.field.selectedText() == self.field.text()

    def _remove(self) -> None:
        line = self._correcting
        self._leave()
        if line is not None:
            self.removed.emit(line)

    # ------------------------------------------------------------ reading along
    def _read(self) -> None:
        parsed = self._parsed()
        self.said.setText(preview(parsed, self._correcting))
        named(self.said, "How the line is read")
        self.problem.setText(" ".join(parsed.problems) if parsed else "")
        self.problem.setVisible(bool(self.problem.text()))


def as_typed(line: MinuteWords) -> str:
    """A kept line as one would type it again; an action's owner and date stay unless typed anew."""
    kind = LineKind(line.kind.value)
    said = _LETTERS[kind] + line.text
    if line.reason:
        said += f" because {line.reason}"
    if line.considered:
        said += f". considered {line.considered}"
    return said


def preview(parsed: ParsedLine | None, correcting: MinuteWords | None = None) -> str:
    """Marked-up words below the field: 'Action → owner NELFT, due Tue 12 July 2022'."""
    if parsed is None:
        return "Correcting a line: Escape leaves it as it was." if correcting else ""
    parts = []
    if parsed.owner:
        parts.append(f"owner <b>{_safe(parsed.owner.label)}</b>")
    if parsed.due:
        usual = " (the usual time)" if parsed.due_assumed else ""
        parts.append(f"due <b>{medium_date(parsed.due)}</b>{usual}")
    if parsed.reason:
        parts.append(f"reason: {_safe(parsed.reason)}")
    if parsed.considered:
        parts.append(f"considered: {_safe(parsed.considered)}")
    said = f"{parsed.kind.words} → {', '.join(parts)}" if parts else parsed.kind.words
    if correcting is not None:
        kept = " Owner and date stay unless typed anew." if parsed.kind is LineKind.ACTION and not parts else ""
        return f"Correcting · {said}.{kept} Escape leaves it, Delete with all chosen removes it."
    return said


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
