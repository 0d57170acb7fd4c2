"""Plain sentences that come and go at the foot of the page, with Undo where something can be taken back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.current import text_scale
from ui.widgets.accessible import named
from ui.widgets.key_hint import Button
from ui.widgets.restyle import restyle
from ui.widgets.text import words

_STAY_MS = 9000
_WIDE, _LEAST = 720, 400
_MOVING = (QEvent.Type.Resize, QEvent.Type.ShowToParent, QEvent.Type.HideToParent, QEvent.Type.LayoutRequest)


class Notice(QFrame):
    """One sentence at a time; an ordinary one goes by itself, one about something refused stays until closed."""

    def __init__(self, parent: QWidget | None = None, stay_ms: int = _STAY_MS) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 2, 4, 2)
        self._words = words("", wrap=True)
        layout.addWidget(self._words, 1)
        self._act: Callable[[], object] | None = None
        self._refused = False
        self.undo_button = Button("Undo", self._undo)
        self.close_button = Button("Close", self.hide)
        layout.addWidget(self.undo_button, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._timer = QTimer(self, singleShot=True, interval=stay_ms)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def sentence(self) -> str:
        """The words shown."""
        return self._words.text()

    def say(self, sentence: str, undo: Callable[[], object] | None = None, *, refused: bool = False) -> None:
        """Show a sentence; ``undo`` gives it a button, ``refused`` makes it stay."""
        self._words.setText(sentence)
        self._act, self._refused = undo, refused
        self.undo_button.setVisible(undo is not None)
        restyle(self, tone="red" if refused else "plain")
        named(self, sentence)
        self.show()
        self.raise_()
        self._timer.stop() if refused else self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def forget_refusal(self) -> None:
        """Take away what was said of something refused; other work has begun."""
        if self._refused:
            self.hide()

    def _undo(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()


class NoticeArea(QWidget):
    """Holds notices and progress at the very foot of ``ground``, over the line there and not over a page's buttons.

    It stands in the middle of ``over``, as wide as is comfortable to read, and left of ``beside`` (what tells the keys)
    where there is room for it.
    """

    def __init__(self, ground: QWidget, over: QWidget, *parts: QWidget, beside: QWidget | None = None) -> None:
        super().__init__(ground)
        self._ground, self._over, self._beside = ground, over, beside
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addStretch(1)
        self._parts = parts
        for part in parts:
            layout.addWidget(part)
            part.installEventFilter(self)
        ground.installEventFilter(self)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVING:
            self._place()
        return bool(super().eventFilter(watched, event))

    def _place(self) -> None:
        shown = any(not part.isHidden() for part in self._parts)
        self.setVisible(shown)
        if not shown:
            return
        left, wide = self._across()
        tall = max(self.layout().heightForWidth(wide), self.layout().sizeHint().height())
        self.setGeometry(left, self._ground.height() - tall - 3, wide, tall)
        for each in (self, *self._parts):  # shown within being shown, a part would keep the layout of its first size
            each.layout().invalidate()
            each.layout().activate()
        self.raise_()

    def _across(self) -> tuple[int, int]:
        """Where it begins, and how wide it is."""
        page = self._over.mapTo(self._ground, self._over.rect().topLeft()).x()
        first, most = page + 16, self._over.width() - 32
        wide = min(most, round(_WIDE * text_scale()))
        left = page + (self._over.width() - wide) // 2
        if self._beside is not None:
            end = self._beside.mapTo(self._ground, self._beside.rect().topLeft()).x() - 12
            if end - first >= round(_LEAST * text_scale()):
                wide = min(wide, end - first)
                left = min(left, end - wide)
        return left, wide
