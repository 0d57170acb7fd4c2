"""Ctrl+K: one box that finds any command, page, person, place, action or meeting."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.desk import Work
from ui.shell.closeness import AS_WRITTEN, closeness
from ui.theme.current import tokens
from ui.theme.fonts import font
from ui.theme.tokens import Type
from ui.widgets.accessible import named
from ui.widgets.text import words


@dataclass(frozen=True)
class Found:
    """A line of the palette: its title, a quieter line, and what opening it does."""

    title: str
    sub: str
    open: Callable[[], object]


@dataclass(frozen=True)
class Answer:
    """Records found, and a sentence where not all can be found yet."""

    records: Sequence[Found]
    still: str = ""


Commands = Callable[[], Sequence[Found]]
"""All commands and pages that can be done now."""
Search = Callable[[str], Answer]
"""Records that match the words typed; called off the window's thread."""
_SUB = Qt.ItemDataRole.UserRole
_MOST = 12


class CommandPalette(QDialog):
    """Type to narrow, arrows to walk, Enter to open, Escape to leave."""

    def __init__(
        self, commands: Commands, search: Search | None = None, runner: Work | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._commands, self._search, self._runner = commands, search, runner
        self._records: list[Found] = []
        self._shown: list[Found] = []
        named(self, "Find anything")
        self.setWindowTitle("Find anything")
        self.setProperty("role", "palette")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.setSpacing(8)
        self.box = named(QLineEdit(), "Find a command, person, place, action or meeting")
        self.box.setPlaceholderText("Find a command, person, place, action or meeting")
        self.box.installEventFilter(self)
        self.list = named(QListWidget(), "What was found")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_FoundDelegate(self.list))
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.itemClicked.connect(lambda _item: self._open())
        self._nothing = words("Nothing found.", "muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.box)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._nothing, 1)
        self.still = words("", "small", wrap=True)
        layout.addWidget(self.still)
        self._wait = QTimer(self, singleShot=True, interval=120)
        self._wait.timeout.connect(self.look_up)
        self._again = QTimer(self, singleShot=True, interval=1_500)
        self._again.timeout.connect(lambda: self.isVisible() and self.look_up())
        self.box.textChanged.connect(self._typed)

    def open_over(self, window: QWidget) -> None:
        """Show the palette near the top of a window, empty."""
        wide = min(window.width() - 80, 620)
        self.resize(wide, min(440, window.height() - 160))
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - wide) // 2, corner.y() + 90)
        self._show([])
        self.box.clear()
        self.show()
        self.activateWindow()
        self.box.setFocus()

    @property
    def titles(self) -> list[str]:
        """The titles listed now."""
        return [each.title for each in self._shown]

    def _typed(self, text: str) -> None:
        self._show([], self.still.text())
        if self._search is not None and len(text.strip()) >= 2:
            self._wait.start()

    def look_up(self) -> None:
        """Ask for records that match, now."""
        self._wait.stop()
        text, search = self.box.text(), self._search
        if search is None or len(text.strip()) < 2:
            return

        def arrived(answer: Answer) -> None:
            if self.isVisible() and self.box.text() == text:
                self._show(answer.records, answer.still)

        if self._runner is None:
            arrived(search(text))
        else:
            self._runner.run("Searching", lambda progress, cancelled: search(text), then=arrived, quiet=True)

    def _show(self, records: Sequence[Found], still: str = "") -> None:
        self._records = list(records)
        self.still.setText(still)
        self.still.setVisible(bool(still))
        self._fill()
        if still:
            self._again.start()

    def _fill(self) -> None:
        typed = self.box.text()
        scored = [(closeness(typed, each.title), each) for each in self._commands()]
        near = [pair for pair in sorted(scored, key=lambda pair: -pair[0]) if pair[0] > 0]
        near = near[: _MOST if not self._records else 5]
        written = [each for score, each in near if score >= AS_WRITTEN]
        kept = self.list.currentRow()
        self._shown = [*written, *self._records[: _MOST * 2], *(each for _, each in near[len(written):])]
        self.list.clear()
        for each in self._shown:
            item = QListWidgetItem(each.title)
            item.setData(_SUB, each.sub)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{each.title}, {each.sub}" if each.sub else each.title)
            self.list.addItem(item)
        self.list.setCurrentRow(kept if self._records and 0 <= kept < len(self._shown) else 0)
        self.list.setVisible(bool(self._shown))
        self._nothing.setVisible(not self._shown)

    def _open(self) -> None:
        at = self.list.currentRow()
        if 0 <= at < len(self._shown):
            chosen = self._shown[at]
            self.hide()
            chosen.open()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowDeactivate and self.isVisible():
            self.hide()
        return bool(super().event(event))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            moves = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._open()
                return True
            if Qt.Key(event.key()) in moves and self._shown:
                at = self.list.currentRow() + moves[Qt.Key(event.key())]
                self.list.setCurrentRow(max(0, min(len(self._shown) - 1, at)))
                return True
        return bool(super().eventFilter(watched, event))


class _FoundDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: object) -> QSize:
        return QSize(100, QFontMetrics(font(Type.BODY)).height() + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        look, box = tokens(), QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.selection))
            painter.drawRoundedRect(box, 5, 5)
        inner = box.adjusted(10, 0, -10, 0)
        sub, title = str(index.data(_SUB) or ""), str(index.data())  # type: ignore[attr-defined]
        painter.setFont(font(Type.SMALL))
        painter.setPen(QColor(look.on_selection if selected else look.muted))
        wide = min(QFontMetrics(painter.font()).horizontalAdvance(sub), inner.width() * 0.55)
        middle = Qt.AlignmentFlag.AlignVCenter
        fitted = QFontMetrics(painter.font()).elidedText(sub, Qt.TextElideMode.ElideRight, int(wide) + 1)
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | middle, fitted)
        painter.setFont(font(Type.BODY, QFont.Weight.Normal))
        painter.setPen(QColor(look.on_selection if selected else look.ink))
        room = int(inner.width() - wide - 12)
        fitted = QFontMetrics(painter.font()).elidedText(title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | middle, fitted)
        painter.restore()
