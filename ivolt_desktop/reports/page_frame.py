"""What stands on every page: marking above and below, rule, footer, page x of y, practice mark.

Imported only while a document is made.
"""

from dataclasses import dataclass
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth

from ivolt_desktop.reports import fonts, palette
from ivolt_desktop.reports.facts import DocumentIdentity
from ivolt_desktop.reports.safe_text import cut, plain
from ivolt_desktop.reports.styles import colour
from ivolt_desktop.rules.marking import PRACTICE, PRACTICE_HANDLING

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 42.0
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN
TOP = 54.0
BOTTOM = 80.0


@dataclass(frozen=True)
class PageFrame:
    """Draws what surrounds the text; all of it is outside the document's structure."""

    identity: DocumentIdentity
    pages: int

    def _fitted(self, text: str, font: str, size: float, room: float, spacing: float = 0) -> str:
        """``text`` shortened until it fits ``room`` points."""
        text = cut(plain(text), 300) if len(text) > 300 else plain(text)
        while text and stringWidth(text, font, size) + spacing * len(text) > room:
            text = text[:-2].rstrip() + "…"
        return text

    def _centred(self, canvas: Any, y: float, text: str, font: str, size: float, spacing: float = 0) -> None:
        text = self._fitted(text, font, size, TEXT_WIDTH, spacing)
        wide = stringWidth(text, font, size) + spacing * max(0, len(text) - 1)
        line = canvas.beginText((PAGE_WIDTH - wide) / 2, y)
        line.setFont(font, size)
        line.setCharSpace(spacing)
        line.textOut(text)
        line.setCharSpace(0)
        canvas.drawText(line)

    def draw(self, canvas: Any, document: Any) -> None:
        """Draw around the page that is being made. Called once for each page, before its text."""
        marking = self.identity.marking
        canvas.saveState()
        with canvas.artifact():
            if marking.practice:
                self._practice(canvas)
            canvas.setFillColor(colour(palette.INK))
            for y in (PAGE_HEIGHT - 34, 42):
                self._centred(canvas, y, marking.text, fonts.BOLD, 9.2, 0.5)
            canvas.setStrokeColor(colour(palette.INK))
            canvas.setLineWidth(0.8)
            canvas.line(MARGIN, 69, PAGE_WIDTH - MARGIN, 69)
            canvas.setFont(fonts.REGULAR, 8)
            right = f"Page {canvas.getPageNumber()} of {self.pages}"
            room = TEXT_WIDTH - stringWidth(right, fonts.REGULAR, 8) - 16
            canvas.drawString(MARGIN, 57.5, self._fitted(self.identity.footer_line, fonts.REGULAR, 8, room))
            canvas.drawRightString(PAGE_WIDTH - MARGIN, 57.5, right)
            canvas.setFillColor(colour(palette.GREY))
            self._centred(canvas, 29.5, self._handling(), fonts.REGULAR, 8)
        canvas.restoreState()

    def _handling(self) -> str:
        """The handling line; on practice data it always says that nobody is real."""
        marking = self.identity.marking
        if marking.practice and not marking.handling.startswith(PRACTICE_HANDLING):
            return f"{PRACTICE_HANDLING} {marking.handling}"
        return marking.handling

    def _practice(self, canvas: Any) -> None:
        """A pale word across the page, and plain words at the top and bottom that cannot be missed."""
        canvas.saveState()
        canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
        canvas.rotate(54)
        canvas.setFillColor(colour(palette.WATERMARK))
        canvas.setFont(fonts.BOLD, 82)
        canvas.drawCentredString(0, -28, PRACTICE)
        canvas.restoreState()
        canvas.setFillColor(colour(palette.TEAL))
        canvas.setFont(fonts.BOLD, 7.6)
        canvas.drawString(MARGIN, PAGE_HEIGHT - 33.5, PRACTICE)
        canvas.drawRightString(PAGE_WIDTH - MARGIN, PAGE_HEIGHT - 33.5, PRACTICE)
