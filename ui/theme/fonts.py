"""The bundled typeface, and fonts for widgets that draw their own text."""

from PySide6.QtGui import QFont, QFontDatabase

from ui.theme.resource_files import resource
from ui.theme.tokens import Type

_families: list[str] = []


def load_fonts() -> str:
    """Make the bundled fonts known to Qt, once; returns the family to use ('' leaves the system's own)."""
    if not _families:
        for file in sorted(resource("fonts").glob("Inter-*.ttf")):
            number = QFontDatabase.addApplicationFont(str(file))
            _families.extend(QFontDatabase.applicationFontFamilies(number) if number >= 0 else [])
    return Type.FAMILY if Type.FAMILY in _families else ""


def font(pixels: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """A font of the bundled family for drawing; ``pixels`` is the logical size before the text scale."""
    from ui.theme.current import text_scale

    made = QFont(load_fonts())
    made.setPixelSize(max(1, round(pixels * text_scale())))
    made.setWeight(weight)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
