"""Workbooks written and read back."""

import io
from datetime import datetime

import pytest
import xlsxwriter

from ivolt_desktop.intake.spreadsheets import looks_protected, read_spreadsheet
from ivolt_desktop.rules.known_errors import UnreadableFile


def workbook() -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    hidden = book.add_worksheet("Lookup")
    hidden.write(0, 0, "x")
    sheet = book.add_worksheet("Calls")
    sheet.activate()
    sheet.set_first_sheet()
    hidden.hide()
    sheet.write(2, 1, "Call date")
    sheet.write(2, 2, "Count")
    sheet.write_datetime(3, 1, datetime(2022, 5, 2, 21, 14), book.add_format({"num_format": "dd/mm/yyyy hh:mm"}))
    sheet.write(3, 2, 3)
    sheet.write_formula(4, 2, "=1+1", None, 2)
    book.close()
    return out.getvalue()


def test_values_row_numbers_and_hidden_sheets() -> None:
    sheets = read_spreadsheet(workbook())
    assert [(sheet.name, sheet.hidden) for sheet in sheets] == [("Calls", False), ("Lookup", True)]
    assert sheets[0].first_row == 3
    assert sheets[0].rows[1][0] == datetime(2022, 5, 2, 21, 14)
    assert sheets[0].rows[2][1] == 2


def test_damaged() -> None:
    with pytest.raises(UnreadableFile, match="damaged"):
        read_spreadsheet(b"PK\x03\x04rubbish")


def test_an_encrypted_package_is_known() -> None:
    assert looks_protected(b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"))
    assert not looks_protected(b"\xd0\xcf\x11\xe0" + b"\x00" * 600)
