"""How text is set on the page: one paragraph style for each purpose. Imported only while a document is made."""

from functools import cache

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from ivolt_desktop.reports import fonts, palette


def colour(code: str) -> HexColor:
    """A ``#rrggbb`` of the palette as reportlab wants it."""
    return HexColor(code)


@cache
def styles() -> dict[str, ParagraphStyle]:
    """The styles by name: title, subtitle, heading, lead, body, soft, small, cell, cell_soft, head, ..."""
    fonts.register()
    body = ParagraphStyle(
        "body", fontName=fonts.REGULAR, fontSize=9.3, leading=13.4, textColor=colour(palette.INK),
        allowWidows=0, allowOrphans=0, splitLongWords=1, spaceAfter=4,
    )  # fmt: skip

    def made(name: str, **changes: object) -> ParagraphStyle:
        return ParagraphStyle(name, parent=body, **changes)

    grey = colour(palette.GREY)
    found = [
        body,
        made("cover", fontName=fonts.BOLD, fontSize=30, leading=36, spaceAfter=6),
        made("cover_line", fontSize=12, leading=18, textColor=grey, spaceAfter=0),
        made("title", fontName=fonts.BOLD, fontSize=19.5, leading=24, spaceBefore=24, spaceAfter=2),
        made("subtitle", fontSize=9.3, leading=13.4, textColor=grey, spaceAfter=0),
        made("heading", fontName=fonts.STRONG, fontSize=11.3, leading=15, spaceBefore=11.5, spaceAfter=3.5),
        made("subheading", fontName=fonts.STRONG, fontSize=9.3, leading=13, spaceBefore=8, spaceAfter=2),
        made("lead", fontSize=10.4, leading=15.2, spaceAfter=6),
        made("soft", textColor=grey),
        made("caveat", fontSize=8.3, leading=11.6, textColor=grey, spaceBefore=2, spaceAfter=2),
        made("proposal", fontSize=10, leading=14.6, spaceAfter=0),
        made("cell", fontSize=8.9, leading=12.4, spaceAfter=0),
        made("cell_right", fontSize=8.9, leading=12.4, spaceAfter=0, alignment=TA_RIGHT),
        made("cell_soft", fontSize=8.9, leading=12.4, spaceAfter=0, textColor=grey),
        made("cell_strong", fontName=fonts.STRONG, fontSize=8.9, leading=12.4, spaceAfter=0),
        made("group", fontName=fonts.STRONG, fontSize=10.2, leading=13.4, spaceAfter=0),
        made("head", fontName=fonts.STRONG, fontSize=8.5, leading=11.6, spaceAfter=0, textColor=grey),
        made(
            "head_right", fontName=fonts.STRONG, fontSize=8.5, leading=11.6, spaceAfter=0, textColor=grey,
            alignment=TA_RIGHT,
        ),
        made("label", fontName=fonts.STRONG, spaceAfter=0),
        made("labelled", spaceAfter=0),
    ]  # fmt: skip
    return {style.name: style for style in found}
