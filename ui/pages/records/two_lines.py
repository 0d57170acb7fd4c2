"""A line with a quieter one below it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.text import words


def two_lines(text: str, below: str, first: QWidget | None = None) -> QWidget:
    """``text`` (or the widget ``first``), and ``below`` it in a muted tone where there is anything to say."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    if first is not None:
        column.addWidget(first, 0, Qt.AlignmentFlag.AlignLeft)
    else:
        column.addWidget(words(text, wrap=True, selectable=True))
    if below:
        column.addWidget(words(below, "muted", wrap=True))
    return holder
