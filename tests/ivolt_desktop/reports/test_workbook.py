import errno
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from ivolt_desktop.reports.facts import Marking
from ivolt_desktop.reports.workbook import sheet_names, write_workbook
from ivolt_desktop.rules.known_errors import DiskFull


def test_values_keep_their_kinds(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    row = ("07700900123", date(2022, 6, 28), datetime(2022, 6, 28, 21, 14), 1388, 1.5, True, None, time(9, 5))
    write_workbook([("Calls", [f"Column {n}" for n in range(len(row))], [row])], path)
    sheet = openpyxl.load_workbook(path)["Calls"]
    values = [cell.value for cell in sheet[2]]
    assert values == [
        "07700900123", datetime(2022, 6, 28), datetime(2022, 6, 28, 21, 14), 1388, 1.5, "yes", None, time(9, 5)
    ]  # fmt: skip
    assert sheet["B2"].number_format == "d mmm yyyy"
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:H2"


@pytest.mark.parametrize(
    "text", ["=1+1", "+44 7700 900123", "-", "@SUM(A1)", '=HYPERLINK("x")', "http://a.b", "{=1}"]
)
def test_text_is_never_a_formula_or_a_link(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook([("Calls", ["Text"], [[text]])], path)
    cell = openpyxl.load_workbook(path)["Calls"]["A2"]
    assert cell.value == text
    assert cell.data_type == "s"
    assert cell.hyperlink is None


def test_what_excel_cannot_hold_is_written_as_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rows = [[date(1850, 1, 2)], [float("nan")], [float("inf")], ["x" * 40_000], [10**20]]
    write_workbook([("A", ["Value"], rows)], path)
    values = [row[0].value for row in openpyxl.load_workbook(path)["A"].iter_rows(min_row=2)]
    assert values[:3] == ["1850-01-02", "nan", "inf"]
    assert len(str(values[3])) == 32_767
    assert values[4] == str(10**20)


def test_every_printed_page_is_marked(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook([("A", ["x"], [[1]]), ("B", ["y"], [])], path, Marking("R&D ONLY", "Keep it safe.", practice=True))
    for sheet in openpyxl.load_workbook(path):
        assert sheet.oddHeader.center.text == "&BR&&D ONLY · PRACTICE DATA"
        assert sheet.oddFooter.center.text == "&BR&&D ONLY · PRACTICE DATA"
        assert sheet.oddFooter.left.text == "Keep it safe."
        assert sheet.print_title_rows == "$1:$1"


def test_names_of_sheets_are_made_fit_and_different() -> None:
    names = sheet_names(["People: all/any", "x" * 40, "X" * 40, "", "history", "'"])
    assert names == ["People  all any", "x" * 31, "X" * 29 + " 2", "Sheet", "History of changes", "Sheet 2"]


def test_an_empty_workbook_still_opens(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook([], path)
    assert openpyxl.load_workbook(path).active["A1"].value == "Nothing to report"


def test_a_disk_that_fills_while_writing_is_said_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: xlsxwriter.Workbook) -> None:
        raise xlsxwriter.exceptions.FileCreateError(OSError(errno.ENOSPC, "No space left on device"))

    monkeypatch.setattr(xlsxwriter.Workbook, "close", full)
    with pytest.raises(DiskFull):
        write_workbook([("A", ["x"], [[1]])], tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []
