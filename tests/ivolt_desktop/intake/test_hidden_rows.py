"""Rows that somebody hid in a spreadsheet are known as hidden, in both kinds of file."""

import io
import zipfile
from pathlib import Path

import xlsxwriter

from ivolt_desktop.intake.hidden_rows import hidden_rows
from ivolt_desktop.intake.review import Review
from ivolt_desktop.intake.several_tables import HIDDEN

_HEADS = ("CAD number", "Call date", "Caller", "Phone")


def _workbook(path: Path, rows: int = 8, hidden: tuple[int, ...] = (3, 5)) -> Path:
    book = xlsxwriter.Workbook(str(path))
    for name in ("First", "Calls & more"):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, _HEADS)
        for at in range(1, rows + 1):
            sheet.write_row(at, 0, (f"{at}/02JUN26", "02/06/2026", f"Person {at}", f"077009003{at:02}"))
    for number in hidden:
        sheet.set_row(number - 1, None, None, {"hidden": True})
    book.close()
    return path


def test_hidden_rows_of_a_workbook_are_told_by_sheet(tmp_path: Path) -> None:
    data = _workbook(tmp_path / "calls.xlsx").read_bytes()
    assert hidden_rows(data) == {"Calls & more": frozenset({3, 5})}


def test_hidden_rows_are_found_wherever_a_piece_ends(tmp_path: Path) -> None:
    hidden = tuple(range(2, 9_000, 7))
    data = _workbook(tmp_path / "calls.xlsx", rows=9_000, hidden=hidden).read_bytes()
    assert hidden_rows(data)["Calls & more"] == frozenset(hidden)


def test_hidden_rows_of_an_open_document_count_repeated_rows() -> None:
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><table:table table:name="Calls">'
        '<table:table-row table:number-rows-repeated="4"/><table:table-row table:visibility="collapse"/>'
        '<table:table-row/><table:table-row table:visibility="filter" table:number-rows-repeated="2"/>'
        "</table:table></office:document-content>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("content.xml", content)
    assert hidden_rows(packed.getvalue()) == {"Calls": frozenset({5, 7, 8})}


def test_a_file_that_is_no_workbook_hides_nothing() -> None:
    assert hidden_rows(b"PK\x03\x04 and then nothing") == {}


def test_hidden_rows_are_read_unless_told_otherwise(tmp_path: Path) -> None:
    review = Review.open(_workbook(tmp_path / "calls.xlsx"))
    review.choose_sheet("Calls & more")
    assert review.account.ready == 8
    review.choose_hidden(False)
    assert [number for number, why in review.found.left_out if why == HIDDEN] == [3, 5]
    assert review.account.ready == 6 and review.account.balanced
    told = [row for row in review.rows if row.reason == HIDDEN]
    assert told[0].original["Caller"] == "Person 2"
    review.choose_hidden(True)
    assert review.account.ready == 8 and review.account.balanced
