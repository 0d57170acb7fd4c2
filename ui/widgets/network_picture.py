"""A small picture of ties round one: the one in the middle, the others about it. Knows no domain."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.current import text_scale, tokens
from ui.theme.fonts import font
from ui.theme.tokens import Tone
from ui.widgets.accessible import named

_ROUND, _MIDDLE = 11.0, 17.0
_PIXELS = 11
_THREE = (pi + 0.5, -0.5, 1.0)
"""Where three stand: evenly spread, one would lie right below the words of the middle."""


@dataclass(frozen=True)
class Knot:
    """One of the others: ``label`` is drawn, ``words`` say the tie; a dashed line is one that is not certain."""

    key: object
    label: str
    words: str
    tone: Tone = Tone.GREY
    dashed: bool = False


class NetworkPicture(QWidget):
    """Draws the knots about the middle. Arrows choose one, Enter or a click opens it (``opened`` gets its key)."""

    opened = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._middle = name, ""
        self._knots: list[Knot] = []
        self.chosen = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_knots("", [])

    def show_knots(self, middle: str, knots: Sequence[Knot]) -> None:
        """Show others about ``middle``."""
        self._middle, self._knots, self.chosen = middle, list(knots), -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._knots else Qt.FocusPolicy.NoFocus)
        self._tell()
        self.updateGeometry()
        self.update()

    def described(self) -> str:
        """Everything the picture shows, in words."""
        told = "; ".join(f"{knot.label}, {knot.words}" + (", not certain" if knot.dashed else "")
                         for knot in self._knots)
        return f"{self._middle} is tied to: {told}." if told else "No ties."

    def _tell(self) -> None:
        at = self.chosen
        name = f"{self._name}: {self._knots[at].label}, {self._knots[at].words}, {at + 1} of {len(self._knots)}" \
            if 0 <= at < len(self._knots) else self._name
        named(self, name, self.described())

    def sizeHint(self) -> QSize:
        rows = 170 + 16 * max(0, len(self._knots) - 5)
        return QSize(320, round(rows * text_scale()))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def _places(self) -> list[QPointF]:
        """Where each knot stands: spread over an ellipse, none right above or below the middle's own words."""
        number = len(self._knots)
        scale = text_scale()
        middle = QPointF(self.width() / 2, self.height() / 2 - 6 * scale)
        wide, tall = self.width() * 0.34, self.height() / 2 - 34 * scale
        start = pi + 0.5 if number < 4 else pi + pi / number
        turns = _THREE if number == 3 else [start + 2 * pi * at / number for at in range(number)]
        return [QPointF(middle.x() + wide * cos(turn), middle.y() + tall * sin(turn)) for turn in turns]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = text_scale()
        middle = QPointF(self.width() / 2, self.height() / 2 - 6 * scale)
        places = self._places()
        for knot, place in zip(self._knots, places, strict=True):
            style = Qt.PenStyle.DashLine if knot.dashed else Qt.PenStyle.SolidLine
            painter.setPen(QPen(QColor(tokens().muted), 1.2, style))
            painter.drawLine(middle, place)
        for at, (knot, place) in enumerate(zip(self._knots, places, strict=True)):
            self._paint_knot(painter, knot, place, at == self.chosen and self.hasFocus())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().accent))
        painter.drawEllipse(middle, _MIDDLE * scale, _MIDDLE * scale)
        painter.setPen(QColor(tokens().ink))
        self._write(painter, self._middle, QPointF(middle.x(), middle.y() + (_MIDDLE + 3) * scale), bold=True)
        painter.end()

    def _paint_knot(self, painter: QPainter, knot: Knot, place: QPointF, chosen: bool) -> None:
        scale = text_scale()
        ink, ground = tokens().tone(knot.tone)
        painter.setPen(QPen(QColor(tokens().accent if chosen else ink), 3 if chosen else 1.2))
        painter.setBrush(QColor(ground if knot.dashed else ink))
        painter.drawEllipse(place, _ROUND * scale, _ROUND * scale)
        painter.setPen(QColor(tokens().ink))
        below = QPointF(place.x(), place.y() + (_ROUND + 3) * scale)
        self._write(painter, knot.label, below, bold=chosen)
        line = QFontMetrics(font(_PIXELS)).height()
        painter.setPen(QColor(tokens().muted))
        self._write(painter, knot.words, QPointF(below.x(), below.y() + line))

    def _write(self, painter: QPainter, words: str, top: QPointF, bold: bool = False) -> None:
        painter.setFont(font(_PIXELS, QFont.Weight.DemiBold if bold else QFont.Weight.Normal))
        metrics = QFontMetrics(painter.font())
        room = max(80.0, self.width() * 0.32)
        fitted = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(room))
        wide = metrics.horizontalAdvance(fitted)
        left = min(max(2.0, top.x() - wide / 2), max(2.0, self.width() - wide - 2.0))
        box = QRectF(left - 2, top.y(), wide + 4, metrics.height())
        painter.fillRect(box, QColor(tokens().card))
        painter.drawText(QPointF(left, top.y() + metrics.ascent()), fitted)

    def _at(self, point: QPointF) -> int:
        """The knot whose circle or words lie there, the nearest of several; -1 for none."""
        near = (_ROUND + 26) * text_scale()
        found = [(abs(place.x() - point.x()) + abs(place.y() - point.y()), at)
                 for at, place in enumerate(self._places())
                 if abs(place.x() - point.x()) <= near * 1.6 and -_ROUND * 2 <= point.y() - place.y() <= near]
        return min(found)[1] if found else -1

    def choose(self, at: int) -> None:
        """Put the cursor on one of the others."""
        if self._knots:
            self.chosen = at % len(self._knots)
            self._tell()
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.choose(self.chosen + 1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.choose(self.chosen - 1 if self.chosen >= 0 else len(self._knots) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and 0 <= self.chosen < len(self._knots):
            self.opened.emit(self._knots[self.chosen].key)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position())
        if at >= 0:
            self.choose(at)
            self.opened.emit(self._knots[at].key)
        else:
            super().mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            if event.type() == QEvent.Type.FocusIn and self.chosen < 0:
                self.choose(0)
            self.update()
        return bool(super().event(event))
