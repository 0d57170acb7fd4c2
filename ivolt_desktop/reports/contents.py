"""The cover with its contents: lines that lead to their pages. Imported only while a document is made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Spacer

from ivolt_desktop.reports import fonts, palette
from ivolt_desktop.reports.facts import DocumentIdentity
from ivolt_desktop.reports.safe_text import cut, plain
from ivolt_desktop.reports.styles import colour
from ivolt_desktop.reports.tagging import Tag
from ivolt_desktop.reports.words import Rule, heading, passage
from ivolt_desktop.rules.dates_in_words import long_date, short_date

MOST_LINES = 25


@dataclass(frozen=True)
class Entry:
    """A line of the contents: the bookmark it leads to, its words, how deep it stands (0 or 1)."""

    key: str
    title: str
    depth: int = 0


class _Line(Flowable):  # type: ignore[misc]
    """One line: title at the left, page at the right, the whole of it a link."""

    def __init__(self, entry: Entry, page: int | None, contents: Tag) -> None:
        super().__init__()
        self.entry, self.page = entry, page
        self.tag = Tag("Link", parent=Tag("TOCI", parent=contents))
        self.tall = 16.0 if entry.depth else 20.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """One line across the column."""
        self.width = width
        return width, self.tall

    def draw(self) -> None:
        """Draw title and page, then lay the link over them."""
        face, size = (fonts.REGULAR, 8.9) if self.entry.depth else (fonts.STRONG, 10)
        left = 14 if self.entry.depth else 0
        words = cut(plain(self.entry.title), 110)
        while words and stringWidth(words, face, size) > self.width - left - 40:
            words = words[:-2].rstrip() + "…"
        page = str(self.page) if self.page else ""
        with self.canv.marked(self.tag):
            self.canv.setFont(face, size)
            self.canv.setFillColor(colour(palette.GREY if self.entry.depth else palette.INK))
            self.canv.drawString(left, 5.5, words)
            self.canv.setFont(fonts.REGULAR, size)
            self.canv.drawRightString(self.width, 5.5, page)
        with self.canv.artifact():
            if not self.entry.depth:
                self.canv.setStrokeColor(colour(palette.HAIRLINE))
                self.canv.setLineWidth(0.6)
                self.canv.line(0, self.tall, self.width, self.tall)
        self.canv.tagged_link(
            f"{words}, page {page}", self.entry.key, (0, 0, self.width, self.tall), self.tag
        )


def contents_lines(entries: Sequence[Entry], places: Mapping[str, int]) -> list[Flowable]:
    """The contents, with the finer lines left out where they would not fit a page."""
    shown = entries if len(entries) <= MOST_LINES else [entry for entry in entries if not entry.depth]
    tag = Tag("TOC")
    return [_Line(entry, places.get(entry.key), tag) for entry in shown]


def cover(
    identity: DocumentIdentity, entries: Sequence[Entry], places: Mapping[str, int], circulation: Sequence[str] = ()
) -> list[Flowable]:
    """The first page: what this is, of which meeting, for whom, and what is in it."""
    day = long_date(identity.meeting_on) if identity.meeting_on else ""
    chair = f"Chair: {identity.chair}" if identity.chair else ""
    made = f"made {short_date(identity.made_on)}" if identity.made_on else ""
    lines = [
        ", ".join(p for p in (day, identity.starts) if p),
        " · ".join(p for p in (identity.place, chair) if p),
        " · ".join(p for p in (identity.edition, identity.copy, made) if p),
    ]
    body = ", ".join(p for p in (identity.panel, identity.borough) if p)
    story: list[Flowable] = [Spacer(1, 34)]
    if body:
        story.append(passage(body, "cover_line"))
    story.append(heading(identity.title, 1, style="cover"))
    story += [passage(line[:1].upper() + line[1:], "cover_line") for line in lines if line]
    story += [Spacer(1, 16), Rule(1.6, palette.TEAL), Spacer(1, 20), heading("Contents", 2), Spacer(1, 2)]
    story += contents_lines(entries, places)
    if circulation:
        story += [Spacer(1, 10), passage("Sent to: " + ", ".join(circulation) + ".", "caveat", limit=900)]
    return story
