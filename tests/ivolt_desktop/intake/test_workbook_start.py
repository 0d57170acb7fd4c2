"""The beginning of a workbook is a workbook: its first rows are those of the whole."""

import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from ivolt_desktop.intake import workbook_start
from ivolt_desktop.intake.reading import read_large_start
from ivolt_desktop.intake.review import Review
from ivolt_desktop.intake.workbook_start import start_of_workbook

TODAY = date(2022, 6, 1)
HEADERS = ("CAD number", "Call date", "Caller name", "Caller address", "Ward")


def workbook(path: Path, rows: int, *, shared: bool = True) -> Path:
    """Calls on one sheet, with texts listed beside them or in their cells; notes on a second, hidden sheet."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": not shared}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet("Calls")
        sheet.write_row(0, 0, HEADERS)
        for number in range(1, rows + 1):
            sheet.write_row(number, 0, (f"CAD {number}", "", f"Caller & {number}", f"{number} Heath Way", "Abbey"))
            sheet.write_datetime(number, 1, date(2022, 5, 1 + number % 28), day)
        sheet.set_row(3, None, None, {"hidden": True})
        notes = book.add_worksheet("Notes")
        notes.hide()
        notes.write_row(0, 0, ("Note", "Said by"))
        for number in range(1, rows + 1):
            notes.write_row(number, 0, (f"note {number}", "Abbey"))
    return path


@pytest.mark.parametrize("shared", [True, False])
def test_the_first_rows_are_as_in_the_whole_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shared: bool
) -> None:
    monkeypatch.setattr(workbook_start, "_SHEET_BYTES", 20_000)
    path = workbook(tmp_path / "calls.xlsx", 600, shared=shared)
    glance, whole = Review.glance(path, today=TODAY), Review.open(path, today=TODAY)
    assert glance.book.partial and glance.book.size == whole.book.size == path.stat().st_size
    assert [sheet.name for sheet in glance.book.sheets] == ["Calls", "Notes"]
    for sheet in ("Calls", "Notes"):
        glance.choose_sheet(sheet)
        whole.choose_sheet(sheet)
        assert 40 < len(glance.found.body) < len(whole.found.body) == 600
        assert glance.preview(0, 30) == whole.preview(0, 30)
        assert glance.sheet.hidden_rows == whole.sheet.hidden_rows
    assert glance.found.headers == whole.found.headers


def test_of_a_small_workbook_and_of_other_files_there_is_no_beginning(tmp_path: Path) -> None:
    small = workbook(tmp_path / "calls.xlsx", 5)
    with zipfile.ZipFile(tmp_path / "table.zip", "w") as packed:
        packed.writestr("table.csv", "a,b\n" * 900_000)
    (tmp_path / "calls.csv").write_text("a,b\n1,2\n")
    for path in (small, tmp_path / "table.zip", tmp_path / "calls.csv", tmp_path / "gone.xlsx"):
        assert start_of_workbook(path) is None


@pytest.mark.parametrize("tags", [(b"<x:sheetData>", b"</x:row>"), (b"<sheetData>", b"</sheetRow>")])
def test_a_workbook_written_oddly_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tags: tuple[bytes, bytes]
) -> None:
    monkeypatch.setattr(workbook_start, "_SHEET_BYTES", 2_000)
    path = tmp_path / "odd.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"<worksheet>" + tags[0] + (b"<row>" + tags[1]) * 500)
    assert start_of_workbook(path) is None


def test_damage_is_told_by_reading_the_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_start, "_SHEET_BYTES", 20_000)
    path = workbook(tmp_path / "calls.xlsx", 600)
    path.write_bytes(path.read_bytes()[:-400])
    assert read_large_start(path) is None
