"""Words on the page: paragraphs and headings that are safe to fill from records and know what they are.

Imported only while a document is made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import Flowable, Paragraph

from ivolt_desktop.reports import fonts, palette
from ivolt_desktop.reports.safe_text import CELL_LIMIT, PASSAGE_LIMIT, cut, markup, plain
from ivolt_desktop.reports.styles import colour, styles
from ivolt_desktop.reports.tagging import Tag


@dataclass(frozen=True)
class Piece:
    """A run of words within a paragraph.

    ``look``: plain, strong, soft, italic, aside (quiet words after a heading), or a palette colour.
    """

    text: str
    look: str = "plain"
    bold: bool = False


Text = str | Piece | Sequence[Piece]
"""What a paragraph or cell may be given."""


class Words(Paragraph):  # type: ignore[misc]
    """A paragraph that draws itself inside its structure tag; its parts keep the tag when it is split."""

    tag: Tag | None = None

    def split(self, width: float, height: float) -> list[Any]:
        """Split as a paragraph does; both parts are the same element."""
        parts: list[Any] = super().split(width, height)
        for part in parts:
            part.tag = self.tag
        return parts

    def draw(self) -> None:
        """Draw inside the tag."""
        with self.canv.marked(self.tag):
            super().draw()


def _dressed(piece: Piece, limit: int, keep_lines: bool) -> str:
    """One piece as markup."""
    safe = markup(piece.text, limit=limit, keep_lines=keep_lines, font_for=fonts.font_for)
    safe = f"<b>{safe}</b>" if piece.bold else safe
    match piece.look:
        case "plain":
            return safe
        case "strong":
            return f"<b>{safe}</b>"
        case "italic":
            return f"<i>{safe}</i>"
        case "soft":
            return f'<font color="{palette.GREY}">{safe}</font>'
        case "aside":
            return f'&nbsp; <font name="{fonts.REGULAR}" size="9.3" color="{palette.GREY}">{safe}</font>'
        case shade:
            return f'<font color="{shade}">{safe}</font>'


def as_pieces(text: Text) -> tuple[Piece, ...]:
    """Any text as pieces."""
    if isinstance(text, str):
        return (Piece(text),)
    if isinstance(text, Piece):
        return (text,)
    return tuple(text)


def _join(pieces: Sequence[Piece], limit: int, keep_lines: bool) -> str:
    """Pieces as one markup, the space between them kept."""
    parts: list[str] = []
    for piece in pieces:
        dressed = _dressed(piece, limit, keep_lines)
        before = " " if parts and piece.text[:1].isspace() else ""
        after = " " if piece.text[-1:].isspace() else ""
        parts.append(before + dressed + after)
    return "".join(parts)


def passage(
    text: Text, style: str = "body", tag: Tag | None = None, *, limit: int = PASSAGE_LIMIT, keep_lines: bool = True
) -> Words:
    """A running paragraph; without a tag it is a plain ``P`` of the document."""
    made = Words(_join(as_pieces(text), limit, keep_lines), styles()[style])
    made.tag = tag or Tag("P")
    return made


def cell_words(text: Text, style: str, tag: Tag | None, limit: int = CELL_LIMIT) -> Words:
    """The words of a table cell: one paragraph, line ends become spaces, very long text is cut."""
    made = Words(_join(as_pieces(text), limit, False), styles()[style])
    made.tag = tag
    return made


class Rule(Flowable):  # type: ignore[misc]
    """A line across the column, ``weight`` points strong. An artifact."""

    def __init__(self, weight: float = 0.6, shade: str = palette.RULE, before: float = 0, after: float = 0) -> None:
        super().__init__()
        self.weight, self.shade = weight, shade
        self.spaceBefore, self.spaceAfter = before, after

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As wide as the column."""
        self.width = width
        return width, self.weight

    def draw(self) -> None:
        """Draw the line."""
        with self.canv.artifact():
            self.canv.setStrokeColor(colour(self.shade))
            self.canv.setLineWidth(self.weight)
            self.canv.line(0, 0, self.width, 0)


class Heading(Words):
    """A heading that is also a bookmark, an entry of the outline and a page number for the contents."""

    key = ""
    title = ""
    level = 0

    def draw(self) -> None:
        """Set the bookmark, remember the page, then draw."""
        if self.key:
            self.canv.bookmarkHorizontal(self.key, 0, self.height + 12)
            self.canv.addOutlineEntry(self.title, self.key, self.level, closed=self.level > 0)
            self.canv.places.setdefault(self.key, self.canv.getPageNumber())
        super().draw()


def heading(text: Text, level: int = 2, key: str = "", *, style: str = "") -> Heading:
    """A heading of ``level`` 1 to 3; with a ``key`` it stands in the outline and can be linked to."""
    looks = {1: "title", 2: "heading", 3: "subheading"}
    made = Heading(_join(as_pieces(text), CELL_LIMIT, False), styles()[style or looks[level]])
    made.tag = Tag(f"H{level}")
    whole = plain("".join(piece.text for piece in as_pieces(text)))
    made.key, made.title, made.level = key, cut(whole, 90), level - 1
    return made
