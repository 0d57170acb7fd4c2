"""Rows that stand in one cell each are parted where every row says so, and only there."""

from collections.abc import Sequence

import pytest

from ivolt_desktop.intake.book import Cell, RawSheet
from ivolt_desktop.intake.packed_rows import part_packed_rows


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_rows_of_one_cell_are_parted(delimiter: str) -> None:
    lines = ["Cases of May", "", "Ref,Date,Place", 'A1,01/05/2026,"2, Heath"', "A2,02/05/2026,Alibon"]
    packed = [[line.replace(",", delimiter)] if line else [] for line in lines]
    sheet = RawSheet("s", packed)
    assert "one cell" in part_packed_rows(sheet)
    place = "2, Heath".replace(",", delimiter)
    assert [list(row) for row in sheet.rows] == [
        ["Cases of May"], [], ["Ref", "Date", "Place"], ["A1", "01/05/2026", place], ["A2", "02/05/2026", "Alibon"]]


@pytest.mark.parametrize(
    "rows",
    [[["Surname, forename"], ["Finch, Orla"], ["Vale, Idris"]], [["Address"], ["1 High St, Dagenham, RM10"]],
     [["A,B,C"]], [["A,B,C"], ["1,2,3"], ["x", "y"]], [["1,2,3"], ["4,5,6"]], [["A,B,C"], [5.0]], []],
)  # fmt: skip
def test_other_sheets_stay_as_they_are(rows: Sequence[Sequence[Cell]]) -> None:
    sheet = RawSheet("s", rows)
    assert part_packed_rows(sheet) == "" and sheet.rows is rows
