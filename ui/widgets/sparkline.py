"""A small line of past values with the usual range behind it."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.current import tokens
from ui.widgets.accessible import named


class Sparkline(QWidget):
    """``values`` oldest first; ``usual`` is the (low, high) range drawn as a band."""

    def __init__(
        self, values: Sequence[float] = (), usual: tuple[float, float] | None = None, name: str = "Past values",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._values: list[float] = []
        self._usual: tuple[float, float] | None = None
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_values(values, usual)

    def show_values(self, values: Sequence[float], usual: tuple[float, float] | None = None) -> None:
        """Draw other values."""
        self._values, self._usual = list(values), usual
        told = ", ".join(f"{value:g}" for value in self._values)
        band = f"; usual {usual[0]:g} to {usual[1]:g}" if usual else ""
        named(self, self._name, f"{told}{band}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 32)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._values:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ends = list(self._values) + list(self._usual or ())
        low, high = min(ends), max(ends)
        span = (high - low) or 1.0
        top, room, wide = 3.0, self.height() - 6.0, self.width() - 4.0

        def height_of(value: float) -> float:
            return top + room * (1 - (value - low) / span)

        if self._usual:
            upper, lower = height_of(self._usual[1]), height_of(self._usual[0])
            painter.fillRect(QRectF(0, upper, self.width(), max(2.0, lower - upper)), QColor(tokens().accent_soft))
        step = wide / max(1, len(self._values) - 1)
        points = [QPointF(at * step, height_of(value)) for at, value in enumerate(self._values)]
        painter.setPen(QPen(QColor(tokens().accent), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
                            Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().accent))
        painter.drawEllipse(points[-1], 2.8, 2.8)
        painter.end()
