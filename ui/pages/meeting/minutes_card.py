"""The minutes of the item in hand: its lines, and the field that takes the next one."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ivolt_desktop.panel.minutes import remove_line, type_line
from ivolt_desktop.panel.retyping import retype_line
from ivolt_desktop.panel.views.agenda import AgendaNode
from ivolt_desktop.panel.views.meeting_page import TypingRules
from ivolt_desktop.panel.views.minutes import MinuteWords
from ivolt_desktop.rules.known_errors import KnownError
from ivolt_desktop.rules.minute_line import ParsedLine
from ui.desk import Desk
from ui.pages.meeting.minute_entry import MinuteEntry
from ui.theme.current import text_scale, tokens
from ui.theme.tokens import Tone
from ui.widgets.accessible import named
from ui.widgets.card import Card, empty
from ui.widgets.key_hint import KeyHint
from ui.widgets.pill import Pill
from ui.widgets.restyle import restyle
from ui.widgets.text import flow_text, words

_TONES = {"note": Tone.GREY, "decision": Tone.BLUE, "action": Tone.GREEN}


_LARGE = 1.4
_ROOM_FOR_NOTICE = 40
"""Left free at the foot, where the window says what was kept and offers Undo."""


class _AsHighAsItsLines(QScrollArea):
    """As high as its lines while there is room, so that the field follows the last line; then it scrolls."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setWidget(content)

    def sizeHint(self) -> QSize:
        content = self.widget()
        layout = content.layout()
        wide = max(self.viewport().width(), 200)
        high = layout.heightForWidth(wide) if layout.hasHeightForWidth() else content.sizeHint().height()
        return QSize(wide, high + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, min(self.sizeHint().height(), 56))

    def settle(self) -> None:
        """Fit the lines once they are shown, the last one in sight."""
        QTimer.singleShot(0, self, self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self.settle()
        super().resizeEvent(event)

    def _fit(self) -> None:
        self.updateGeometry()
        QTimer.singleShot(0, self, self._to_the_end)

    def _to_the_end(self) -> None:
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())


class MinuteRow(QFrame):
    """One kept line. Enter or a click corrects it, Delete removes it."""

    corrected = Signal()
    removed = Signal()

    def __init__(self, line: MinuteWords, editable: bool) -> None:
        super().__init__()
        self._editable = editable
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(6)
        layout.addWidget(Pill(line.pill, _TONES[line.kind.value]), 0, Qt.AlignmentFlag.AlignTop)
        self._line, self._text = line, flow_text("", rich=True)
        _no_higher_than_needed(self._text)
        self._write()
        layout.addWidget(self._text, 1)
        named(self, f"{line.pill}: {line.text}", line.ending)
        named(self._text, line.text)
        if editable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _write(self) -> None:
        ending = _safe(self._line.ending)
        if ending and self._line.kind.value == "action":
            ending = f" · {ending}"
        elif ending:
            ending = f' <span style="color:{tokens().muted}">{ending}</span>'
        self._text.setText(_safe(self._line.text) + ending)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._write()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._editable and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.corrected.emit()
        elif self._editable and event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._editable and self.rect().contains(event.pos()):
            self.corrected.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        restyle(self, role="row", current="true")
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        restyle(self, role="", current="false")
        super().focusOutEvent(event)


class MinutesCard(Card):
    """Shows and takes minutes. Every change goes through the desk and can be undone."""

    def __init__(self, desk: Desk) -> None:
        self._told = words("kept as you type ·", "muted")
        self._next = KeyHint("Ctrl Enter", "next item")
        super().__init__("Minutes of this item", right=[self._told, self._next])
        self._desk = desk
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        holder = QWidget()
        holder.setProperty("role", "clear")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._lines)
        self._scroll = _AsHighAsItsLines(holder)
        self.add(self._scroll, 100)
        self.entry = MinuteEntry(desk.drafts)
        self.entry.kept.connect(self._keep)
        self.entry.corrected.connect(self._correct)
        self.entry.removed.connect(self._remove)
        self.add(self.entry)
        self._out = flow_text("The minutes are out. Take them back to correct them.", "muted")
        self.add(self._out)
        self.body.addStretch(1)
        self.body.addSpacing(_ROOM_FOR_NOTICE)

    @property
    def rows(self) -> list[MinuteRow]:
        """The lines shown, in order."""
        found = [self._lines.itemAt(at).widget() for at in range(self._lines.count())]
        return [row for row in found if isinstance(row, MinuteRow)]

    def show_item(self, node: AgendaNode, rules: TypingRules, editable: bool, live: bool) -> None:
        """Show the lines of an item. ``live``: the meeting is in session."""
        empty(self._lines)
        for line in node.lines:
            row = MinuteRow(line, editable)
            row.corrected.connect(lambda line=line: self.entry.correct(line))
            row.removed.connect(lambda line=line: self._remove(line))
            self._lines.addWidget(row)
        if not node.lines:
            nothing = flow_text("Nothing minuted under this item yet." if editable
                                else "Nothing was minuted under this item.", "muted")
            _no_higher_than_needed(nothing)
            self._lines.addWidget(nothing)
        self._scroll.settle()
        self.entry.setVisible(editable)
        self._out.setVisible(not editable)
        self._told.setText("kept as you type ·" if live else "kept as you type")
        self._told.setVisible(editable and text_scale() < _LARGE)
        self._next.setVisible(live)
        if editable:
            self.entry.show_item(node.id, node.lines, rules)

    def _keep(self, item_id: int, text: str, parsed: ParsedLine) -> None:
        self._desk.change(type_line, item_id, parsed, failed=lambda error: self._return(item_id, text, error))

    def _correct(self, line: MinuteWords, text: str, parsed: ParsedLine) -> None:
        self._desk.change(retype_line, line.id, parsed, version=line.version,
                          failed=lambda error: self._correct_again(line, text, error))

    def _correct_again(self, line: MinuteWords, text: str, error: Exception) -> None:
        self.entry.correct(line)
        self.entry.field.setText(text)
        self._tell(error)

    def _return(self, item_id: int, text: str, error: Exception) -> None:
        self.entry.give_back(item_id, text)
        self._tell(error)

    def _tell(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self._desk.notify(error.sentence, refused=True)

    def _remove(self, line: MinuteWords) -> None:
        self._desk.change(remove_line, line.id, line.version)
        self.entry.setFocus()


def _no_higher_than_needed(label: QLabel) -> None:
    label.setMinimumSize(1, 1)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
