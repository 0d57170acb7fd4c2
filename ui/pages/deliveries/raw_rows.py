"""Rows as they stand in a file, in a quiet table: cells that will change are tinted, rows left out are dimmed."""

from collections.abc import Callable, Sequence
from functools import partial
from math import ceil
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.rules.masking import Sensitive
from ui.theme.current import text_scale
from ui.theme.tokens import Tone
from ui.widgets.lens import Lens
from ui.widgets.record_model import RowRole
from ui.widgets.record_rows import Column
from ui.widgets.record_table import RecordTable
from ui.widgets.table_view import CellDelegate, RowAction

FEW = 5
"""So many columns tell a row from others."""
_LEAST, _MOST = 5, 14
"""Characters to which each of a few columns gives way, as far as its words are not broken: a row has two lines then."""


class _Dimming(CellDelegate):
    """Draws a row that is left out fainter."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        dim = getattr(index.data(RowRole), "state", "") == "left out"
        if dim:
            painter.setOpacity(0.55)
        super().paint(painter, option, index)
        if dim:
            painter.setOpacity(1.0)


def raw_table(
    headers: Sequence[str], rows: Sequence[Any], *, name: str, lens: Lens, sensitive: Callable[[int], Sensitive],
    places: Sequence[int] | None = None, states: bool = False, rows_high: int = 8,
    actions: Sequence[RowAction] = (), opens: str = "Open",
) -> RecordTable:
    """A table of rows with ``number`` (or ``row_number``), ``cells`` and, where they have it, ``tinted``.

    ``opens`` says what Enter or a double click does. ``places`` picks and orders the columns; with ``states`` a column
    says what becomes of each row, and why.
    """
    columns: list[Column] = [Column(Field("Row", Kind.TEXT, name="row", width=5), value=_number)]
    if states:
        columns.append(Column(Field("", Kind.TEXT, name="state", width=8),
                              value=lambda row: row.state, tone=_tone))
    for place in places if places is not None else range(len(headers)):
        least = 0 if places is None else _unbroken(rows, place)
        columns.append(Column(
            Field(headers[place] or f"Column {place + 1}", Kind.TEXT, name=f"c{place}", sensitive=sensitive(place),
                  help=headers[place]),
            value=partial(_cell, place), tint=partial(_is_tinted, place), least=least))
    if states:
        columns.append(Column(Field("Why left out", Kind.TEXT, name="reason", width=20),
                              value=lambda row: row.reason))
    table = RecordTable(columns, rows, name=name, lens=lens, bar=False, row_actions=actions,
                        empty="No rows to show.")
    table.view.opens = opens
    table.view.setSortingEnabled(False)
    table.view.setItemDelegate(_Dimming(table.view))
    table.view.horizontalHeader().setSectionsMovable(False)
    table.view.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
    fit_widths(table)
    fit_height(table, rows_high)
    return table


def _unbroken(rows: Sequence[Any], place: int) -> int:
    """So many usual characters hold the longest word that the rows have there."""
    metrics = QFontMetrics(QApplication.font())
    longest = max((metrics.horizontalAdvance(word) for row in rows for word in _cell(place, row).split()), default=0)
    return max(_LEAST, min(_MOST, ceil((longest + 4) / (metrics.averageCharWidth() * 1.1))))


def fit_widths(table: RecordTable, most: int = 190) -> None:
    """Make each column as wide as the words in its first rows need, up to ``most`` logical pixels."""
    view, model = table.view, table.model
    metrics, widest = QFontMetrics(view.font()), round(most * text_scale())
    with table.many_widths():
        for column, each in enumerate(model.columns):
            told = {"", *(model.words(at, column) for at in range(min(60, model.rowCount())))}
            head = 0.88 * metrics.horizontalAdvance(each.field.label) + 8
            need = max(head, *map(metrics.horizontalAdvance, told))
            view.horizontalHeader().resizeSection(column, min(widest, round(need) + (34 if each.tone else 19)))


def fit_height(table: RecordTable, most: int) -> None:
    """Make a table without a bar exactly as high as its rows, or as ``most`` of them."""
    table.view.fitted.connect(table.setFixedHeight)
    table.view.show_whole_rows(most)


def _number(row: Any) -> str:
    number = getattr(row, "row_number", None)
    return str(row.number if number is None else number)


def _cell(place: int, row: Any) -> str:
    return str(row.cells[place]) if place < len(row.cells) else ""


def _is_tinted(place: int, row: Any) -> bool:
    return place in getattr(row, "tinted", ())


def _tone(row: Any) -> Tone | None:
    return {"header": Tone.BLUE, "left out": Tone.GREY}.get(row.state)
