"""How much one thing speaks for or against: a bar to the right or to the left of a thin line."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.current import tokens
from ui.widgets.accessible import named


class WeightBar(QWidget):
    """``weight`` above nought speaks for, below against; ``most`` is the weight that fills half the width.

    ``quiet`` draws it grey, for what speaks of neither record by itself.
    """

    def __init__(self, weight: float, most: float = 10.0, quiet: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.weight, self.most, self.quiet = weight, max(most, 0.001), quiet
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        side = "speaks for" if weight > 0 else "speaks against" if weight < 0 else "says nothing"
        named(self, f"Weight {weight:+.1f}, {side}" if weight else "Weight 0, says nothing")

    def sizeHint(self) -> QSize:
        return QSize(120, 16)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = round(self.width() / 2)
        painter.fillRect(QRectF(middle - 1, 0, 1, self.height()), QColor(tokens().edge))
        long = min(1.0, abs(self.weight) / self.most) * (middle - 2)
        colour = QColor(tokens().accent if self.weight > 0 else tokens().red)
        if self.quiet:
            colour = QColor(tokens().muted)
        left = middle if self.weight > 0 else middle - 1 - long
        painter.fillRect(QRectF(left, 3, long, self.height() - 6), colour)
        painter.end()
