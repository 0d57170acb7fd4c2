"""Charts on the page: drawn once as vectors, placed with title, alternative text and caveat.

Imported only while a document is made.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from reportlab.platypus import Flowable, KeepTogether

from ivolt_desktop.reports.charts import Chart, charts_pdf
from ivolt_desktop.reports.tagging import Tag
from ivolt_desktop.reports.words import heading, passage


class ChartFigure(Flowable):  # type: ignore[misc]
    """A chart as a figure of the document. Without alternative text it is decoration."""

    def __init__(self, chart: Chart) -> None:
        super().__init__()
        self.chart = chart
        self.width, self.height = chart.width, chart.height
        self.tag = Tag("Figure", alt=f"{chart.title}. {chart.alt}".lstrip(". ")) if chart.alt else None
        self._page: Any = None

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The chart's own size."""
        return self.width, self.height

    def prepare(self) -> None:
        """Draw the chart's vectors, once; without this it happens when the page is made."""
        if self._page is None:
            draw_together([self])

    def draw(self) -> None:
        """Place the vectors."""
        from pdfrw.toreportlab import makerl

        self.prepare()
        place = self.canv.marked(self.tag) if self.tag else self.canv.artifact()
        with place:
            self.canv.doForm(makerl(self.canv, self._page))


def draw_together(figures: Sequence[ChartFigure], drawing: Callable[[int], object] = lambda _at: None) -> None:
    """Draw the vectors of all these, with the letters of each font once; ``drawing`` is told the place of each."""
    from pdfrw import PdfReader
    from pdfrw.buildxobj import pagexobj

    pages = PdfReader(io.BytesIO(charts_pdf([figure.chart for figure in figures], drawing))).pages
    for figure, page in zip(figures, pages, strict=True):
        figure._page = pagexobj(page)


def chart_block(figure: ChartFigure, level: int = 2, *, words: str = "") -> Flowable:
    """Title, figure, what it says (``words``) and caveat, kept on one page."""
    chart = figure.chart
    parts: list[Flowable] = []
    if chart.title:
        parts.append(heading(chart.title, level))
    parts.append(figure)
    if words:
        parts.append(passage(words, "body"))
    if chart.caveat:
        parts.append(passage(chart.caveat, "caveat"))
    return KeepTogether(parts)
