"""A white card with a thin border: the ground most things on a page stand on."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.theme.tokens import Space
from ui.widgets.accessible import named
from ui.widgets.text import words


class Card(QFrame):
    """A card; ``body`` is its vertical layout, ``right`` widgets stand beside the title."""

    def __init__(
        self, title: str = "", right: list[QWidget] | None = None, aside: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.CARD, Space.CARD - 2, Space.CARD, Space.CARD - 2)
        outer.setSpacing(Space.SMALL)
        self._title = words(title, "heading")
        self._aside = words(aside, "muted", wrap=True)
        if title or right or aside:
            head = QHBoxLayout()
            head.setSpacing(Space.SMALL)
            head.addWidget(self._title)
            head.addWidget(self._aside, 1)
            for each in right or ():
                head.addWidget(each)
            outer.addLayout(head)
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.SMALL)
        self.body.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self.body, 1)
        if title:
            named(self, title)

    def set_title(self, title: str, aside: str = "") -> None:
        """Change the heading of a card that was made with one."""
        self._title.setText(title)
        self._aside.setText(aside)
        named(self, title)

    def add(self, part: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a widget or a layout below what is there."""
        if isinstance(part, QWidget):
            self.body.addWidget(part, stretch)
        else:
            self.body.addLayout(part, stretch)

    def end(self) -> None:
        """Leave the rest of the card empty, so that its content stays at the top."""
        self.body.addStretch(1)

    def clear(self) -> None:
        """Take everything out of the body."""
        empty(self.body)


def empty(layout: QLayout) -> None:
    """Remove and delete everything in a layout, layouts within it too."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            empty(inner)
            inner.deleteLater()
