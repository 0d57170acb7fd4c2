"""Things side by side that go below each other where the window is narrow or the text large."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.theme.current import text_scale
from ui.theme.tokens import Space

_COMFORTABLE = {1: 0, 2: 300, 3: 220}
_MANY = 180


class FoldingRow(QWidget):
    """Widgets with their shares of the width (0: as wide as needed); stacked where a share would be too narrow."""

    def __init__(self, *parts: tuple[QWidget, int], gap: int = Space.GAP, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(gap)
        for widget, share in parts:
            self._box.addWidget(widget, share)

    @property
    def folded(self) -> bool:
        """True while the parts stand below each other."""
        return self._box.direction() == QBoxLayout.Direction.TopToBottom

    def needed(self) -> int:
        """The width below which the parts are stacked."""
        gaps = self._box.spacing() * (len(self._parts) - 1)
        shares = [share for _, share in self._parts if share]
        comfortable = round(_COMFORTABLE.get(len(self._parts), _MANY) * text_scale())
        by_share = comfortable * sum(shares) // min(shares) if shares else 0
        return gaps + max(by_share, sum(max(widget.minimumSizeHint().width(), widget.minimumWidth())
                                        for widget, _ in self._parts))

    def _fold(self, width: int) -> None:
        wanted = QBoxLayout.Direction.TopToBottom if width < self.needed() else QBoxLayout.Direction.LeftToRight
        if wanted != self._box.direction():
            self._box.setDirection(wanted)
            for at, (_, share) in enumerate(self._parts):
                self._box.setStretch(at, share if wanted == QBoxLayout.Direction.LeftToRight else 0)

    def minimumSizeHint(self) -> QSize:
        widest = max((widget.minimumSizeHint().width() for widget, _ in self._parts), default=0)
        return QSize(widest, self._box.minimumSize().height())

    def heightForWidth(self, width: int) -> int:
        self._fold(width)
        return self._box.heightForWidth(width) if self._box.hasHeightForWidth() else self._box.sizeHint().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fold(event.size().width())
        super().resizeEvent(event)
