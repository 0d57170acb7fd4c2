"""Writing the practice files: spreadsheets and comma-separated text, byte for byte the same every time."""

import csv
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

Row = Sequence[Any]
"""The cells of one row: text, number, date, moment, time or None."""

_WRITTEN_AT = datetime(2026, 6, 23, 9)


def write_spreadsheet(path: Path, sheet_name: str, rows: Sequence[Row]) -> None:
    """Write an .xlsx with one sheet, text as text and dates as dates."""
    import xlsxwriter

    options = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"created": _WRITTEN_AT})
        sheet = book.add_worksheet(sheet_name)
        shapes = {
            datetime: book.add_format({"num_format": "dd/mm/yyyy hh:mm"}),
            date: book.add_format({"num_format": "dd/mm/yyyy"}),
            time: book.add_format({"num_format": "hh:mm"}),
        }
        sheet.set_column(0, 30, 18)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell is None or cell == "":
                    continue
                if isinstance(cell, (date, time)):
                    sheet.write_datetime(number, column, cell, shapes[type(cell)])
                else:
                    sheet.write(number, column, cell)


def write_text_table(path: Path, rows: Sequence[Row]) -> None:
    """Write a .csv as older agency systems do: Windows line ends, Windows-1252."""
    with path.open("w", encoding="cp1252", errors="replace", newline="") as file:
        csv.writer(file).writerows([["" if cell is None else _text(cell) for cell in row] for row in rows])


def _text(cell: Any) -> str:
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y %H:%M}"
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else str(cell)
