"""Words cut into the lines that a cell or a step has for them."""

from bisect import bisect_right

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics


def in_lines(text: str, font: QFont, width: int, most: int) -> str:
    """``text`` in at most so many lines of that width in pixels, the last one cut short with an ellipsis."""
    metrics = QFontMetrics(font)
    found: list[str] = []
    whole = width - 1  # widths are told rounded; what fits by less than that would end in an ellipsis
    while len(found) < most - 1 and metrics.horizontalAdvance(text) > whole:
        room = bisect_right(range(1, len(text)), whole, key=lambda end: metrics.horizontalAdvance(text[:end]))
        space = text.rfind(" ", 0, room + 1)
        cut = space if space > 0 else max(1, room)
        found.append(text[:cut])
        text = text[cut:].lstrip()
    return "\n".join([*found, metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)])
