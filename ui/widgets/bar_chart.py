"""Bars by month: light ones where a month is not over or a plan has begun, the usual range, the start of a plan."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme.current import tokens
from ui.theme.fonts import font
from ui.widgets.accessible import named

_LEAST_TOP = 4
"""The scale reaches at least this far, so that a month with one report does not tower."""


@dataclass(frozen=True)
class Bar:
    """One month: its label, its count, and whether it is drawn light (part of a month, or after the plan began)."""

    label: str
    value: float
    light: bool = False


class BarChart(QWidget):
    """Draws ``bars`` oldest first.

    ``plan_at`` is the index of the first bar after the plan began, ``plan_words`` what stands beside its dashed line;
    ``usual`` is the (low, high) range. The whole content is also told in words to a screen reader.
    """

    def __init__(
        self, bars: Sequence[Bar] = (), *, name: str = "Chart", plan_at: int | None = None,
        plan_words: str = "plan begins", usual: tuple[float, float] | None = None, height: int = 92,
        pixels: float = 11, parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._height, self._pixels = name, height, pixels
        self._slots: list[tuple[QRectF, Bar]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.show_bars(bars, plan_at=plan_at, plan_words=plan_words, usual=usual)

    def show_bars(
        self, bars: Sequence[Bar], *, plan_at: int | None = None, plan_words: str = "plan begins",
        usual: tuple[float, float] | None = None,
    ) -> None:
        """Draw other bars."""
        self._bars, self._plan_at, self._plan_words, self._usual = list(bars), plan_at, plan_words, usual
        named(self, self._name, self.described())
        self.update()

    def described(self) -> str:
        """Everything the chart shows, in words."""
        told = "; ".join(f"{bar.label}: {bar.value:g}" for bar in self._bars)
        if self._plan_at is not None and 0 <= self._plan_at < len(self._bars):
            told += f". {self._plan_words.capitalize()}: {self._bars[self._plan_at].label}"
        if self._usual:
            told += f". Usual {self._usual[0]:g} to {self._usual[1]:g}"
        return told + "." if told else "No figures."

    def sizeHint(self) -> QSize:
        return QSize(320, self._height + QFontMetrics(font(self._pixels)).height() + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        self._slots = []
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setFont(font(self._pixels))
        metrics = QFontMetrics(painter.font())
        foot = self.height() - metrics.height() - 4
        head = metrics.height() if self._plan_at is not None else 2
        top = max([bar.value for bar in self._bars] + ([self._usual[1]] if self._usual else []) + [_LEAST_TOP])
        scale = (foot - head) / top
        slot = min(self.width() / len(self._bars), 46.0 * max(1.0, self._height / 92))
        if self._usual:
            low, high = (foot - value * scale for value in self._usual)
            painter.fillRect(QRectF(0, high, slot * len(self._bars), low - high), QColor(tokens().grey_soft))
        for at, bar in enumerate(self._bars):
            tall = bar.value * scale
            box = QRectF(round(at * slot + slot * 0.16), foot - tall, round(slot * 0.68), tall)
            colour = QColor(tokens().accent_light if bar.light else tokens().accent)
            painter.fillRect(box, colour)
            self._slots.append((QRectF(at * slot, 0, slot, self.height()), bar))
        painter.setPen(QPen(QColor(tokens().separator), 1))
        painter.drawLine(QPointF(0, foot + 0.5), QPointF(slot * len(self._bars), foot + 0.5))
        self._mark_plan(painter, slot, foot)
        self._label_ends(painter, metrics, slot)
        painter.end()

    def _mark_plan(self, painter: QPainter, slot: float, foot: float) -> None:
        if self._plan_at is None:
            return
        across = self._plan_at * slot
        painter.setPen(QPen(QColor(tokens().green), 1.4, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(across, 0), QPointF(across, foot))
        wide = QFontMetrics(painter.font()).horizontalAdvance(self._plan_words)
        left = across + 6 if across + 6 + wide <= self.width() else across - 6 - wide
        painter.drawText(QPointF(left, QFontMetrics(painter.font()).ascent()), self._plan_words)

    def _label_ends(self, painter: QPainter, metrics: QFontMetrics, slot: float) -> None:
        painter.setPen(QColor(tokens().muted))
        painter.setFont(font(self._pixels, QFont.Weight.Normal))
        line = self.height() - metrics.descent() - 1
        painter.drawText(QPointF(slot * 0.16, line), self._bars[0].label)
        if len(self._bars) > 1:
            last = self._bars[-1].label
            end = min(float(self.width()), slot * (len(self._bars) - 0.16))
            left = max(end - metrics.horizontalAdvance(last), metrics.horizontalAdvance(self._bars[0].label) + 12)
            painter.drawText(QPointF(left, line), last)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            for box, bar in self._slots:
                if box.contains(QPointF(event.pos())):
                    QToolTip.showText(event.globalPos(), f"{bar.label}: {bar.value:g}", self)
                    return True
        return bool(super().event(event))
