"""Finding somebody or some place by typing: a box, and below it what fits."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.theme.tokens import Space
from ui.widgets.accessible import label_for, named
from ui.widgets.text import words

Found = tuple[Any, str, bool]
"""What is found: its value, its line, and whether it may be chosen; a last one without a value is said below them."""


MOST = 12
"""So many are shown at once; more letters tell them apart better than a long list does."""
_ROWS = 6


class Picker(QWidget):
    """``search(typed)`` gives what fits. ``chosen`` is the value of the line the cursor is on, or ``None``.

    ``in_form``: the form around it has the label, the list is as long as what it holds, and Enter takes the line the
    cursor is on and goes on to the next field.
    """

    picked = Signal()

    def __init__(
        self, label: str, search: Callable[[str], Sequence[Found]], hint: str, parent: QWidget | None = None, *,
        in_form: bool = False,
    ) -> None:
        super().__init__(parent)
        self._search, self._in_form = search, in_form
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.TINY)
        self.box = QLineEdit()
        self.box.setPlaceholderText(hint)
        self.box.setClearButtonEnabled(True)
        self.list = named(QListWidget(), f"{label}, what fits")
        self.list.setFixedHeight(self.list.fontMetrics().height() * _ROWS + 40)
        self.list.setWordWrap(True)  # with large text a line goes on below; no bar would cover the last one
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.said = words("", "small", wrap=True)
        if in_form:
            named(self.box, label)
        else:
            layout.addWidget(label_for(self.box, label))
        layout.addWidget(self.box)
        layout.addWidget(self.list)
        layout.addWidget(self.said)
        self.list.setVisible(not in_form)
        self.said.setVisible(not in_form)
        self._wait = QTimer(self, singleShot=True, interval=150)
        self._wait.timeout.connect(self.look)
        self.box.textChanged.connect(lambda _text: self._wait.start())
        self.box.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.currentItemChanged.connect(lambda *_: self.picked.emit())
        self.setFocusProxy(self.box)

    def look(self) -> None:
        """Look for what is typed now; a single find is chosen at once."""
        self._wait.stop()
        typed = self.box.text().strip()
        found = list(self._search(typed)) if typed else []
        still = found.pop()[1] if found and found[-1][0] is None else ""
        self._fill(found)
        if typed and not found:
            self._say(still or "Nothing fits. Try fewer letters, or another spelling.")
        else:
            self._say(still or (f"The first {MOST} are shown. More letters narrow it down." if len(found) >= MOST
                                else ""))
        if len(found) == 1 and found[0][2]:
            self.list.setCurrentRow(0)

    def choose(self, value: Any, line: str) -> None:
        """Stand on one value without a search; ``None`` for none."""
        self._wait.stop()
        if self.box.text():
            self.box.clear()
            self._wait.stop()
        self._fill([] if value is None else [(value, line, True)])
        self._say("")
        if value is not None:
            self.list.setCurrentRow(0)

    def _fill(self, found: Sequence[Found]) -> None:
        self.list.clear()
        for value, line, free in found:
            item = QListWidgetItem(line, self.list)
            item.setData(Qt.ItemDataRole.UserRole, value)
            if not free:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
        if self._in_form:
            self.list.setVisible(bool(found))
            self._fit_height()

    def _fit_height(self) -> None:
        """As high as its lines, or as ``_ROWS`` of them, of which some may go on below."""
        shown = min(self.list.count(), _ROWS)
        if shown:
            self.list.doItemsLayout()
            first, last = (self.list.visualItemRect(self.list.item(at)) for at in (0, shown - 1))
            self.list.setFixedHeight(last.bottom() - first.top() + 2 * self.list.frameWidth() + 5)

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence) or not self._in_form)

    def _takes(self, watched: QObject) -> bool:
        """Whether Enter takes what the cursor is on: in the list, and in the box where something was typed for it."""
        typed = bool(self.box.text().strip()) and not self._wait.isActive()
        return self.chosen is not None and (watched is self.list or typed)

    def _take(self) -> None:
        item = self.list.currentItem()
        self.choose(item.data(Qt.ItemDataRole.UserRole), item.text())
        self.list.setFocus()
        self.focusNextPrevChild(True)

    @property
    def chosen(self) -> Any:
        """The value chosen."""
        item = self.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item is not None else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and self._in_form and isinstance(event, QResizeEvent) \
                and event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self._fit_height)
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and self._in_form and _plain_enter(event) and self._takes(watched):
            self._take()
            return True
        if watched is self.box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.look() if self._wait.isActive() else None
                if self.list.count():
                    self.list.setFocus()
                    self.list.setCurrentRow(max(0, self.list.currentRow()))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (self._wait.isActive() or not self.chosen):
                self.look()
                return True
        return bool(super().eventFilter(watched, event))


def _plain_enter(event: QEvent) -> bool:
    """Enter without Ctrl and the like, with which a form is stored."""
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    return (isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & held)
