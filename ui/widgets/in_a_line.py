"""A few parts side by side, as one widget."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

WHOLE_HEIGHT = Qt.AlignmentFlag(0)


def in_a_line(
    *parts: QWidget, spacing: int = 10, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter, room_after: bool = True
) -> QWidget:
    """The parts from left to right, ``spacing`` pixels between; what is left over stands behind with ``room_after``."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(spacing)
    for part in parts:
        line.addWidget(part, 0, align)
    if room_after:
        line.addStretch(1)
    return holder
