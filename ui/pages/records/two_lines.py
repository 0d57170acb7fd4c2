"""A line with a quieter one below it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.text import words


def two_lines(text: str, below: str) -> QWidget:
    """``text``, and ``below`` it in a muted tone where there is anything to say."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(words(text, wrap=True, selectable=True))
    if below:
        column.addWidget(words(below, "muted", wrap=True))
    return holder
