"""Tables with real headings that repeat on each page, and columns laid side by side.

Imported only while a document is made.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import Flowable, Table, TableStyle

from ivolt_desktop.reports import fonts, palette
from ivolt_desktop.reports.fitting import PAGE_ROOM, height_of
from ivolt_desktop.reports.safe_text import CELL_LIMIT
from ivolt_desktop.reports.styles import colour, styles
from ivolt_desktop.reports.tagging import Tag
from ivolt_desktop.reports.words import Text, as_pieces, cell_words

PAD = 4.6
_TALLEST = 26


@dataclass(frozen=True)
class Column:
    """A column: its heading, its share of the width, and how its cells are set.

    ``look`` is a style of cells: cell, cell_soft, cell_strong, cell_right.
    """

    title: str
    share: float
    look: str = "cell"


@dataclass(frozen=True)
class Group:
    """A row of a table that names the rows below it; it is never parted from the first of them."""

    title: Text


class QuietTable(Table):  # type: ignore[misc]
    """A table whose rules are artifacts; its cells mark themselves."""

    def _drawLines(self) -> None:
        with self.canv.artifact():
            super()._drawLines()

    def _drawBkgrnd(self) -> None:
        with self.canv.artifact():
            super()._drawBkgrnd()


def _limit(width: float, size: float) -> int:
    """Characters that a cell of ``width`` points may hold without growing too tall for a page."""
    return min(CELL_LIMIT, max(40, int(width / (size * 0.9)) * _TALLEST))


def data_table(
    columns: Sequence[Column],
    rows: Sequence[Sequence[Text] | Group],
    width: float,
    *,
    headings: bool = True,
    summary: str = "",
    limit: int = CELL_LIMIT,
) -> Flowable:
    """A table of ``rows`` across ``width`` points; shares of the columns are taken of their sum.

    Without ``headings`` the first column's cells are the row headers. ``summary`` is the alternative text.
    A cell longer than ``limit`` characters is cut.
    """
    whole = sum(column.share for column in columns)
    widths = [width * column.share / whole for column in columns]
    table_tag = Tag("Table", alt=summary)
    body: list[list[Any]] = []
    groups: list[int] = []
    longest = 0
    if headings:
        row_tag = Tag("TR", parent=table_tag)
        row: list[Any] = []
        for column in columns:
            look = "head_right" if column.look == "cell_right" else "head"
            tag = Tag("TH", parent=row_tag, once=True, column_header=True)
            row.append(cell_words(column.title, look, tag))
        body.append(row)
    for values in rows:
        row_tag = Tag("TR", parent=table_tag)
        if isinstance(values, Group):
            groups.append(len(body))
            tag = Tag("TH", parent=row_tag, columns=len(columns))
            body.append([cell_words(values.title, "group", tag), *[""] * (len(columns) - 1)])
            continue
        row = []
        for place, (column, value) in enumerate(zip(columns, values, strict=True)):
            tag = Tag("TH" if place == 0 and not headings else "TD", parent=row_tag)
            most = min(limit, _limit(widths[place] - PAD, styles()[column.look].fontSize))
            longest = max(longest, sum(len(piece.text) for piece in as_pieces(value)))
            row.append(cell_words(value, column.look, tag, most))
        body.append(row)
    return _laid_out(body, widths, headings, groups, longest <= 160)


def _laid_out(
    body: list[list[Any]], widths: list[float], headings: bool, groups: Sequence[int], short_rows: bool
) -> Flowable:
    """The table with its rules; a short last row never stands alone on a page."""
    rules: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR),
        ("LEFTPADDING", (0, 0), (-1, -1), PAD),
        ("RIGHTPADDING", (0, 0), (-1, -1), PAD),
        ("TOPPADDING", (0, 0), (-1, -1), 3.6),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4.4),
        ("LINEBELOW", (0, 0), (-1, -1), 0.6, colour(palette.HAIRLINE)),
    ]
    if headings:
        rules.append(("LINEBELOW", (0, 0), (-1, 0), 0.7, colour(palette.RULE)))
    for at in groups:
        rules += [("SPAN", (0, at), (-1, at)), ("TOPPADDING", (0, at), (-1, at), 9 if at > 1 else 5)]
        if short_rows:
            rules.append(("NOSPLIT", (0, at), (-1, min(at + 1, len(body) - 1))))
    if short_rows and len(body) > 2:
        rules.append(("NOSPLIT", (0, 0), (-1, 1)))
        rules.append(("NOSPLIT", (0, len(body) - 2), (-1, len(body) - 1)))
    made = QuietTable(body, colWidths=widths, repeatRows=1 if headings else 0, style=TableStyle(rules))
    made.hAlign = "LEFT"
    made.spaceAfter = 2
    return made


def side_by_side(
    left: Sequence[Flowable], right: Sequence[Flowable], width: float, gap: float = 20, share: float = 0.5
) -> list[Flowable]:
    """Two columns of flowables, tops level; one under the other where a column is too tall for that.

    The left one has that ``share`` of the width.
    """
    near = (width - gap) * share
    far = width - gap - near
    if max(height_of(left, near), height_of(right, far)) > 0.8 * PAGE_ROOM:
        return [*left, *right]
    made = QuietTable(
        [[list(left), "", list(right)]],
        colWidths=[near, gap, far],
        style=TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
            ]
        ),
    )
    made.hAlign = "LEFT"
    made.spaceBefore = 11.5
    return [made]


def panel_box(content: Sequence[Flowable], width: float, shade: str = palette.WASH, edge: str = "") -> Flowable:
    """Flowables on a quiet ground, with a coloured edge at the left on request."""
    rules: list[tuple[Any, ...]] = [
        ("BACKGROUND", (0, 0), (-1, -1), colour(shade)),
        ("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR),
        ("LEFTPADDING", (0, 0), (-1, -1), 12),
        ("RIGHTPADDING", (0, 0), (-1, -1), 12),
        ("TOPPADDING", (0, 0), (-1, -1), 7),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
    ]
    if edge:
        rules.append(("LINEBEFORE", (0, 0), (0, -1), 3, colour(edge)))
    made = QuietTable([[list(content)]], colWidths=[width], style=TableStyle(rules))
    made.hAlign = "LEFT"
    made.spaceBefore, made.spaceAfter = 4, 8
    return made
