"""The look in use: chosen by the coordinator or by the system, applied once to the whole application."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from ui.theme.tokens import CONTRAST, DARK, LIGHT, Look, Tokens

_state: dict[str, object] = {"tokens": LIGHT, "look": Look.LIGHT, "scale": 1.0}


def tokens() -> Tokens:
    """The colours in use; widgets that draw themselves ask for them in each paint."""
    found = _state["tokens"]
    assert isinstance(found, Tokens)
    return found


def look() -> Look:
    """The look in use, as asked for (``SYSTEM`` stays ``SYSTEM``)."""
    return Look(str(_state["look"]))


def text_scale() -> float:
    """How much larger than usual the coordinator wants the text: 1.0 to 2.0."""
    return float(str(_state["scale"]))


def tokens_for(asked: Look, application: QApplication) -> Tokens:
    """The tokens a look stands for; ``SYSTEM`` follows the desktop's colour scheme."""
    if asked is Look.CONTRAST:
        return CONTRAST
    dark_desktop = application.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return DARK if asked is Look.DARK or (asked is Look.SYSTEM and dark_desktop) else LIGHT


def apply_look(application: QApplication, asked: Look, scale: float = 1.0) -> Tokens:
    """Dress the whole application; every open window repaints."""
    from ui.theme.fonts import font, load_fonts
    from ui.theme.palette import palette_of
    from ui.theme.style_sheet import style_sheet
    from ui.theme.tokens import Type

    load_fonts()
    chosen = tokens_for(asked, application)
    _state.update(tokens=chosen, look=asked, scale=min(2.0, max(1.0, scale)))
    application.setFont(font(Type.BODY, QFont.Weight.Normal))
    application.setPalette(palette_of(chosen))
    application.setStyleSheet(style_sheet(chosen, text_scale()))
    for widget in application.allWidgets():
        widget.update()
    return chosen
