"""A short verdict in a tinted box. The words carry the meaning; the tone only helps the eye."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.current import tokens
from ui.theme.fonts import font
from ui.theme.tokens import Space, Tone, Type
from ui.widgets.accessible import named

_SIDE, _ABOVE = 7, 2


def pill_font(pixels: float = Type.SMALL) -> QFont:
    """The type a pill is set in."""
    return font(pixels, QFont.Weight.DemiBold)


def pill_size(text: str, pixels: float = Type.SMALL) -> QSize:
    """Width and height a pill with these words needs."""
    metrics = QFontMetrics(pill_font(pixels))
    return QSize(metrics.horizontalAdvance(text) + 2 * _SIDE + 1, metrics.height() + 2 * _ABOVE)


def paint_pill(painter: QPainter, box: QRectF, text: str, tone: Tone, pixels: float = Type.SMALL) -> None:
    """Draw a pill in ``box`` (also used by table cells); words that do not fit end in an ellipsis."""
    ink, ground = tokens().tone(tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(ink)) if tokens().pill_border else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), Space.RADIUS_PILL, Space.RADIUS_PILL)
    painter.setPen(QColor(ink))
    painter.setFont(pill_font(pixels))
    inner = box.adjusted(_SIDE, 0, -_SIDE + 1, 0)
    fitted = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, int(inner.width()) + 1)
    painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitted)
    painter.restore()


class Pill(QWidget):
    """A pill on its own; ``pixels`` is its size of type."""

    def __init__(
        self, text: str, tone: Tone = Tone.GREY, pixels: float = Type.SMALL, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text, self._tone, self._pixels = text, tone, pixels
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        named(self, text)

    @property
    def text(self) -> str:
        """The words."""
        return self._text

    @property
    def tone(self) -> Tone:
        """The tone."""
        return self._tone

    def say(self, text: str, tone: Tone) -> None:
        """Change words and tone."""
        self._text, self._tone = text, tone
        named(self, text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return pill_size(self._text, self._pixels)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), 40), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_pill(painter, QRectF(self.rect()), self._text, self._tone, self._pixels)
        painter.end()
