"""The one place where a widget gets its accessible name, from the words a sighted user reads."""

from typing import TypeVar

from PySide6.QtWidgets import QLabel, QWidget

AnyWidget = TypeVar("AnyWidget", bound=QWidget)


def named(widget: AnyWidget, name: str, description: str = "") -> AnyWidget:
    """Give ``widget`` the name a screen reader says (and a longer description); returns it for chaining."""
    widget.setAccessibleName(plain(name))
    if description:
        widget.setAccessibleDescription(plain(description))
    return widget


def label_for(widget: QWidget, words: str, role: str = "column") -> QLabel:
    """A visible label that names ``widget``, for the eye (above it) and for the ear (as its buddy)."""
    label = QLabel(words)
    label.setProperty("role", role)
    label.setBuddy(widget)
    named(widget, words)
    return label


def plain(words: str) -> str:
    """Words without mnemonics and end marks that only the eye needs."""
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip(" *:…").strip()
