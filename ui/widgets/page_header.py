"""A page's head: its title, a line below, and at the right what can be done."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.tokens import Space
from ui.widgets.accessible import named
from ui.widgets.card import empty
from ui.widgets.text import words

_TITLE_LETTERS = 16
"""A title is given at least the room of so many wide letters before the buttons move below it."""


class PageHeader(QWidget):
    """Title, subtitle and a row of pills and buttons at the right."""

    def __init__(
        self, title: str, subtitle: str = "", right: list[QWidget] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(Space.BETWEEN)
        column = QVBoxLayout()
        column.setSpacing(5)
        self._title = words(title, "title", wrap=True)
        self._subtitle = words(subtitle, "muted", wrap=True)
        if not subtitle:  # shown before it has a parent it would be a window of its own
            self._subtitle.hide()
        column.addWidget(self._title)
        column.addWidget(self._subtitle)
        self._line.addLayout(column, 1)
        self._right = QHBoxLayout()
        self._right.setSpacing(5)
        side = QVBoxLayout()
        side.addLayout(self._right)
        side.addStretch(1)
        self._line.addLayout(side)
        self.set_right(right or [])
        named(self, title, subtitle)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Change both lines."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))
        named(self, title, subtitle)

    @property
    def title(self) -> str:
        """The title shown."""
        return self._title.text()

    def set_right(self, widgets: list[QWidget]) -> None:
        """Replace what stands at the right."""
        empty(self._right)
        for each in widgets:
            self._right.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
        self._right.addStretch(1)  # below the title they stand at the left
        self._settle(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle(event.size().width())

    def event(self, event: QEvent) -> bool:
        done = bool(super().event(event))
        if event.type() == QEvent.Type.LayoutRequest:  # what stands at the right has another size now
            self._settle(self.width())
        return done

    def minimumSizeHint(self) -> QSize:
        """As wide as the wider of both: what does not fit beside the title goes below it, and makes no page wider."""
        return QSize(self._right.minimumSize().width(), super().minimumSizeHint().height())

    def _settle(self, width: int) -> None:
        """Put what stands at the right below the title where both do not fit beside each other."""
        room = width - self._right.sizeHint().width() - Space.BETWEEN
        beside = room >= min(self._title.fontMetrics().horizontalAdvance("m") * _TITLE_LETTERS, width // 2)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._line.direction() != way:
            self._line.setDirection(way)
            self.updateGeometry()
