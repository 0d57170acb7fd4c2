"""Registers as an Excel workbook: real dates, text that stays text, a marking on every printed page."""

import math
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from ivolt_desktop.reports.atomic_file import replacing
from ivolt_desktop.reports.facts import Marking
from ivolt_desktop.rules.marking import PRACTICE

Value = str | int | float | bool | date | datetime | time | None
Sheet = tuple[str, Sequence[str], Sequence[Sequence[Value]]]
"""Name of the sheet, its headings, its rows."""

_CELL_MOST = 32_767
_ROWS_MOST = 1_048_575
_NARROWEST, _WIDEST, _MEASURED = 8, 60, 300
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def sheet_names(wanted: Sequence[str]) -> list[str]:
    """Names Excel accepts: no forbidden characters, 31 at most, each once whatever its capitals."""
    found: list[str] = []
    for name in wanted:
        base = name.translate(_FORBIDDEN).strip().strip("'") or "Sheet"
        if base.casefold() == "history":
            base = "History of changes"
        made, turn = base[:31], 2
        while made.casefold() in {other.casefold() for other in found}:
            made = f"{base[: 30 - len(str(turn))]} {turn}"
            turn += 1
        found.append(made)
    return found


def _width(heading: str, column: Sequence[Value]) -> float:
    """A width that shows most values whole, in Excel's units of a digit."""
    longest = max([len(heading) + 2, *(len(_shown(value)) for value in column[:_MEASURED])])
    return float(min(_WIDEST, max(_NARROWEST, longest + 1)))


def _shown(value: Value) -> str:
    if isinstance(value, datetime):
        return "00 Mmm 0000 00:00"
    return "00 Mmm 0000" if isinstance(value, date) else ("" if value is None else str(value))


def _escaped(text: str) -> str:
    """Text of a page header, in which ``&`` begins a command."""
    return text.replace("&", "&&")[:200]


def _put(sheet: Any, row: int, column: int, value: Value, formats: dict[str, Any]) -> None:
    """One cell, typed; text is always text, so that nothing in a record can become a formula."""
    match value:
        case None | "":
            return
        case bool():
            sheet.write_string(row, column, "yes" if value else "no", formats["text"])
        case datetime():
            sheet.write_datetime(row, column, value.replace(tzinfo=None), formats["moment"])
        case date():
            sheet.write_datetime(row, column, value, formats["day"])
        case time():
            sheet.write_datetime(row, column, value.replace(tzinfo=None), formats["time"])
        case int() | float() if math.isfinite(value) and abs(value) < 1e15:
            sheet.write_number(row, column, value, formats["number"])
        case _:
            sheet.write_string(row, column, str(value)[:_CELL_MOST], formats["text"])


def write_workbook(sheets: Sequence[Sheet], path: Path, marking: Marking | None = None) -> None:
    """Write ``sheets`` to ``path`` (.xlsx): heading row frozen and filterable, widths to suit.

    The marking stands in the header and footer of each printed page. Dates before 1900, which Excel cannot
    hold, are written as text.

    Raises:
        DiskFull, CannotWrite: the file could not be saved; what stood there before is untouched.
        ValueError: a sheet has more rows than a workbook can hold.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    mark = marking or Marking()
    banner = f"{mark.text} · {PRACTICE}" if mark.practice else mark.text
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with replacing(path) as temporary:
        book = xlsxwriter.Workbook(str(temporary), options)
        book.set_properties({"title": "", "author": "", "comments": banner})
        formats = {
            "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
            "text": book.add_format({"valign": "top", "num_format": "@"}),
            "number": book.add_format({"valign": "top"}),
            "day": book.add_format({"valign": "top", "num_format": "d mmm yyyy", "align": "left"}),
            "moment": book.add_format({"valign": "top", "num_format": "d mmm yyyy hh:mm", "align": "left"}),
            "time": book.add_format({"valign": "top", "num_format": "hh:mm", "align": "left"}),
        }
        names = sheet_names([name for name, _, _ in sheets] or ["Nothing"])
        for name, (_, headings, rows) in zip(names, sheets or [("Nothing", ("Nothing to report",), ())], strict=True):
            _fill(book.add_worksheet(name), headings, rows, formats, mark, banner)
        try:
            book.close()
        except FileCreateError as problem:
            cause = problem.args[0] if problem.args else problem
            raise (cause if isinstance(cause, OSError) else OSError(str(cause))) from problem


def _fill(
    sheet: Any, headings: Sequence[str], rows: Sequence[Sequence[Value]], formats: dict[str, Any], mark: Marking,
    banner: str,
) -> None:  # fmt: skip
    """One sheet: headings, rows, widths, and how it prints."""
    if len(rows) > _ROWS_MOST:
        raise ValueError("too many rows for one sheet of a workbook")
    for column, heading in enumerate(headings):
        sheet.write_string(0, column, heading, formats["head"])
        sheet.set_column(column, column, _width(heading, [row[column] for row in rows[:_MEASURED]]))
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            early = isinstance(value, date) and value.year < 1900
            _put(sheet, number, column, str(value) if early else value, formats)
    sheet.freeze_panes(1, 0)
    if headings and rows:
        sheet.autofilter(0, 0, len(rows), len(headings) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f"&C&B{_escaped(banner)}")
    sheet.set_footer(f"&L&8{_escaped(mark.handling)[:120]}&C&B{_escaped(banner)}&R&8Page &P of &N")
