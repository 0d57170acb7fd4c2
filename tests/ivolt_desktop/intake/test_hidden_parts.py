"""Rows and columns that somebody hid in a spreadsheet are known as hidden, in every kind of spreadsheet."""

import io
import random
import struct
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import xlsxwriter

from ivolt_desktop.intake.book import HiddenParts
from ivolt_desktop.intake.finding import find_table
from ivolt_desktop.intake.hidden_parts import hidden_parts
from ivolt_desktop.intake.reading import read_bytes
from ivolt_desktop.intake.review import Review
from ivolt_desktop.intake.several_tables import HIDDEN
from tests.ivolt_desktop.intake.binary_workbooks_made import xls, xlsb

_HEADS = ("CAD number", "Call date", "Caller", "Phone")
_ROWS = [_HEADS, *((f"{at}/02JUN26", "02/06/2026", f"Person {at}", str(at)) for at in range(1, 9))]


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


def _open_document(inside: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr(
            "content.xml",
            '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
            'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><table:table table:name="Calls">'
            f"{inside}</table:table></office:document-content>",
        )
    return packed.getvalue()


def test_hidden_rows_of_a_workbook_are_told_by_sheet(tmp_path: Path) -> None:
    data = _workbook(tmp_path / "calls.xlsx").read_bytes()
    assert hidden_parts(data) == {"Calls & more": HiddenParts(frozenset({3, 5}))}


def test_rows_and_columns_of_no_size_are_hidden_too(tmp_path: Path) -> None:
    _workbook(tmp_path / "calls.xlsx", hidden=())
    made = io.BytesIO()
    with zipfile.ZipFile(tmp_path / "calls.xlsx") as packed, zipfile.ZipFile(made, "w") as written:
        for name in packed.namelist():
            page = packed.read(name).decode()
            if name.endswith("sheet2.xml"):
                page = page.replace('<row r="4"', '<row r="4" ht="0" customHeight="1"').replace(
                    '<row r="5"', '<row r="5" ht="0.5"').replace(
                    "<sheetData>", '<cols><col min="2" max="3" width="0.0"/><col min="4" max="4" width="9"/></cols>'
                    "<sheetData>")  # fmt: skip
            written.writestr(name, page)
    assert hidden_parts(made.getvalue()) == {"Calls & more": HiddenParts(frozenset({4}), frozenset({1, 2}))}


def test_where_unused_rows_are_hidden_those_with_cells_are_shown(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "calls.xlsx"))
    sheet = book.add_worksheet("Calls")
    sheet.set_default_row(hide_unused_rows=True)
    for at, cells in enumerate(_ROWS):
        sheet.write_row(at, 0, cells)
    sheet.set_row(3, None, None, {"hidden": True})
    book.close()
    assert hidden_parts((tmp_path / "calls.xlsx").read_bytes()) == {"Calls": HiddenParts(frozenset({4}))}


def test_hidden_rows_are_found_wherever_a_piece_ends(tmp_path: Path) -> None:
    hidden = tuple(range(2, 9_000, 7))
    data = _workbook(tmp_path / "calls.xlsx", rows=9_000, hidden=hidden).read_bytes()
    assert hidden_parts(data)["Calls & more"].rows == frozenset(hidden)


def test_hidden_columns_are_told_and_read_in_every_format(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "calls.xlsx"))
    sheet = book.add_worksheet("Calls")
    for at, cells in enumerate(_ROWS):
        sheet.write_row(at + 1, 2, cells)  # below a blank row, right of two blank columns
    sheet.set_column(3, 4, None, None, {"hidden": True})
    book.close()
    read = read_bytes((tmp_path / "calls.xlsx").read_bytes(), "calls.xlsx").sheets[0]
    assert read.hidden_columns == {1, 2} and read.rows[1][2] == "Person 1"
    assert [find_table(read).headers[place] for place in find_table(read).hidden_places(read)] == list(_HEADS[1:3])
    for made in (xls, xlsb):
        data = made("Calls", _ROWS, (), (1, 3))
        assert hidden_parts(data) == {"Calls": HiddenParts(columns=frozenset({1, 3}))}
        assert read_bytes(data, "calls").sheets[0].hidden_columns == {1, 3}


def test_hidden_columns_of_an_open_document_count_repeated_ones() -> None:
    data = _open_document(
        '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse" '
        'table:number-columns-repeated="2"/><table:table-column/><table:table-column table:visibility="collapse" '
        'table:number-columns-repeated="16379"/><table:table-row/>'
    )
    columns = hidden_parts(data)["Calls"].columns
    assert {2, 3, 5} <= columns and not columns & {0, 1, 4}


def test_hidden_rows_of_an_open_document_count_repeated_rows() -> None:
    data = _open_document(
        '<table:table-row table:number-rows-repeated="4"/><table:table-row table:visibility="collapse"/>'
        '<table:table-row/><table:table-row table:visibility="filter" table:number-rows-repeated="2"/>'
    )
    assert hidden_parts(data) == {"Calls": HiddenParts(frozenset({5, 7, 8}))}


def test_a_file_that_is_no_workbook_hides_nothing() -> None:
    for data in (b"PK\x03\x04 and then nothing", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"plain"):
        assert hidden_parts(data) == {}


@pytest.mark.parametrize("made", [xls, partial(xls, small=True), xlsb])
def test_rows_hidden_in_a_binary_workbook_are_told(made: Callable[..., bytes]) -> None:
    data = made("Calls – more", _ROWS, (3, 5))
    assert hidden_parts(data) == {"Calls – more": HiddenParts(frozenset({3, 5}))}
    sheet = read_bytes(data, "calls.xls").sheets[0]
    assert sheet.hidden_rows == {3, 5}
    assert (sheet.rows[0][2], sheet.rows[4][2], sheet.rows[4][3]) == ("Caller", "Person 4", 4)


@pytest.mark.parametrize("made", [xls, partial(xls, small=True), xlsb])
def test_a_binary_workbook_that_is_cut_or_damaged_never_fails(made: Callable[..., bytes]) -> None:
    whole = made("Calls", _ROWS, (3, 5))
    for end in range(0, len(whole), 97):
        hidden_parts(whole[:end])
    chance = random.Random(5)
    for _ in range(400):
        damaged = bytearray(whole)
        for _ in range(chance.randrange(1, 20)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        hidden_parts(bytes(damaged))


def test_a_chain_of_sectors_that_runs_in_a_circle_ends() -> None:
    data = bytearray(xls("Calls", _ROWS, (3,)))
    struct.pack_into("<I", data, 512 + 3 * 4, 2)
    assert hidden_parts(bytes(data)) == {}


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
