"""The steps of a cycle or of an import, side by side: done, current, ahead."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from ui.theme.current import tokens
from ui.theme.fonts import font
from ui.theme.tokens import Space, Type
from ui.widgets.accessible import named
from ui.widgets.in_lines import in_lines


class StepState(StrEnum):
    """Where a step stands."""

    DONE = "done"
    CURRENT = "current step"
    AHEAD = "not begun"


@dataclass(frozen=True)
class Step:
    """One step: its key, its words, the line below and its state."""

    key: str
    title: str
    sub: str = ""
    state: StepState = StepState.AHEAD


class _StepButton(QAbstractButton):
    def __init__(self, step: Step) -> None:
        super().__init__()
        self.step, self._first, self._last = step, True, True
        self.lines = 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(step.sub)
        named(self, f"{step.title}, {step.sub}, {step.state.value}".replace(", ,", ","))

    def sizeHint(self) -> QSize:
        title, sub = QFontMetrics(font(Type.BODY)), QFontMetrics(font(Type.SMALL))
        wide = max(title.horizontalAdvance(self.step.title), sub.horizontalAdvance(self.step.sub))
        return QSize(wide + 26, title.height() + self.lines * sub.height() + 22)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    @property
    def narrowest(self) -> int:
        """The width at which the title is whole and two lines hold the words below it."""
        title, sub = QFontMetrics(font(Type.BODY)), QFontMetrics(font(Type.SMALL))
        parts = self.step.sub.split(" ")
        lines = min((max(sub.horizontalAdvance(" ".join(parts[:cut])), sub.horizontalAdvance(" ".join(parts[cut:])))
                     for cut in range(1, len(parts) + 1)), default=0)
        return max(title.horizontalAdvance(self.step.title), lines) + 28

    def set_ends(self, *, first: bool, last: bool) -> None:
        """Whether it begins and ends its row."""
        self._first, self._last = first, last
        self.update()

    def set_lines(self, lines: int) -> None:
        """Give the words below the title so many lines."""
        if lines != self.lines:
            self.lines = lines
            self.updateGeometry()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = _outline(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5 if self._last else 0.5, -0.5),
                         self._first, self._last)
        current = self.step.state is StepState.CURRENT
        painter.setPen(QPen(QColor(look.border)))
        painter.setBrush(QColor(look.accent_soft if current else look.hover if self.underMouse() else look.card))
        painter.drawPath(shape)
        bar = {StepState.DONE: look.green, StepState.CURRENT: look.accent}.get(self.step.state, look.ahead)
        painter.setClipPath(shape)
        painter.fillRect(QRectF(0, 0, self.width(), 3), QColor(bar))
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 5, -3, -3), 4, 4)
        self._write(painter)
        painter.end()

    def _write(self, painter: QPainter) -> None:
        room = self.width() - 24
        at = 10.0
        look = tokens()
        lines = ((self.step.title, Type.BODY, look.ink, 1), (self.step.sub, Type.SMALL, look.muted, self.lines))
        for text, pixels, ink, most in lines:
            painter.setFont(font(pixels))
            metrics = QFontMetrics(painter.font())
            painter.setPen(QColor(ink))
            fitted = in_lines(text, painter.font(), room, most)
            high = metrics.height() * most
            painter.drawText(QRectF(12, at, room + 2, high), Qt.AlignmentFlag.AlignTop, fitted)
            at += high + 2


def _outline(box: QRectF, first: bool, last: bool) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(box, Space.RADIUS, Space.RADIUS)
    half = box.width() / 2
    if not first:
        path.addRect(QRectF(box.left(), box.top(), half, box.height()))
    if not last:
        path.addRect(QRectF(box.left() + half, box.top(), half, box.height()))
    return path.simplified()


def _rows(widths: list[int], across: int) -> list[list[int]]:
    return [widths[at:at + across] for at in range(0, len(widths), across)]


class StepStrip(QWidget):
    """Steps that can be pressed, or walked with the arrow keys; ``chosen`` carries the step's key."""

    chosen = Signal(str)

    def __init__(self, steps: Sequence[Step] = (), name: str = "Steps", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._across = 0
        self._buttons: list[_StepButton] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        named(self, name)
        self.set_steps(steps)

    @property
    def steps(self) -> list[Step]:
        """The steps shown."""
        return [each.step for each in self._buttons]

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show other steps, or the same ones in another state; keeps the keyboard focus where it was."""
        if list(steps) == self.steps:
            return
        focused = next((at for at, each in enumerate(self._buttons) if each.hasFocus()), None)
        for button in self._buttons:
            self._layout.removeWidget(button)
            button.hide()
            button.setParent(None)
            button.deleteLater()
        self._buttons = [_StepButton(step) for step in steps]
        for button in self._buttons:
            button.clicked.connect(lambda _=False, key=button.step.key: self.chosen.emit(key))
        self._across = 0
        self._share()
        if focused is not None and focused < len(self._buttons):
            self._buttons[focused].setFocus()

    def _share(self) -> None:
        """Give each step the width its words need; where that is not enough two lines, and then two rows of steps."""
        whole = [each.sizeHint().width() for each in self._buttons]
        narrow = [each.narrowest for each in self._buttons]
        count = len(whole)
        fits = sum(whole) <= self.width()
        across = count if fits or sum(narrow) <= self.width() or count < 3 else (count + 1) // 2
        need = [max(column) for column in zip_longest(*_rows(whole if fits else narrow, across), fillvalue=0)] \
            if count else []
        even = max(need, default=0) * len(need) <= self.width()
        for at, button in enumerate(self._buttons):
            button.set_lines(1 if fits else 2)
            if across != self._across:
                button.set_ends(first=at % across == 0, last=at % across == across - 1 or at == count - 1)
                self._layout.addWidget(button, at // across, at % across)
        for column in range(max(count, self._layout.columnCount())):
            self._layout.setColumnStretch(column, (1 if even else need[column]) if column < len(need) else 0)
        self._across = across

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._share()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        at = next((at for at, each in enumerate(self._buttons) if each.hasFocus()), None)
        if move is None or at is None:
            super().keyPressEvent(event)
            return
        self._buttons[max(0, min(len(self._buttons) - 1, at + move))].setFocus(Qt.FocusReason.TabFocusReason)
