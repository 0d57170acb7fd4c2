"""The bundled fonts, made known to the paper and to the charts. Imported only while a document is made."""

from functools import cache
from pathlib import Path

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from ivolt_desktop.reports.font_files import font_folder

REGULAR = "Inter"
ITALIC = "Inter-Italic"
STRONG = "Inter-SemiBold"
BOLD = "Inter-Bold"
OTHER_SCRIPTS = "DejaVuSans"

_FILES = {
    REGULAR: "Inter-Regular.ttf",
    ITALIC: "Inter-Italic.ttf",
    STRONG: "Inter-SemiBold.ttf",
    BOLD: "Inter-Bold.ttf",
}


@cache
def register() -> None:
    """Make the fonts known to reportlab; bold in markup means the semi-bold."""
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(font_folder() / file)))
    addMapping(REGULAR, 0, 0, REGULAR)
    addMapping(REGULAR, 1, 0, STRONG)
    addMapping(REGULAR, 0, 1, ITALIC)
    addMapping(REGULAR, 1, 1, STRONG)
    for name in (STRONG, BOLD):
        for bold in (0, 1):
            for italic in (0, 1):
                addMapping(name, bold, italic, name)


@cache
def _letters(name: str) -> frozenset[int]:
    """Code points a registered font can draw."""
    return frozenset(pdfmetrics.getFont(name).face.charToGlyph)


@cache
def _other_scripts() -> str:
    """The font for letters that Inter lacks; it comes with the chart library."""
    import matplotlib

    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    pdfmetrics.registerFont(TTFont(OTHER_SCRIPTS, str(folder / "DejaVuSans.ttf")))
    for bold in (0, 1):
        for italic in (0, 1):
            addMapping(OTHER_SCRIPTS, bold, italic, OTHER_SCRIPTS)
    return OTHER_SCRIPTS


@cache
def font_for(letter: str) -> str | None:
    """Which font draws ``letter``: ``""`` for Inter, another's name, or ``None`` where none does."""
    code = ord(letter)
    if code in _letters(REGULAR):
        return ""
    name = _other_scripts()
    return name if code in _letters(name) else None
