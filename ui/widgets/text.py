"""Words on a page: one function, and the roles the style sheet knows."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy


def words(text: str, role: str = "", *, wrap: bool = False, selectable: bool = False, rich: bool = False) -> QLabel:
    """A label. ``role`` is one of title, heading, verdict, figure, bold, muted, small, column, problem ('' is body).

    Text is plain unless ``rich``: words from a file never turn into markup by accident.
    """
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
    label.setText(text)
    if role:
        label.setProperty("role", role)
    if wrap:
        label.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        label.setSizePolicy(policy)
    if selectable:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def flow_text(text: str, role: str = "", *, rich: bool = False) -> QLabel:
    """A paragraph that wraps."""
    return words(text, role, wrap=True, rich=rich)
