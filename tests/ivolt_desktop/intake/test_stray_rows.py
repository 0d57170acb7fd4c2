"""Rows among the records that are none are left out with a reason; whatever may be a record stays one."""

from collections.abc import Sequence

import pytest

from ivolt_desktop.intake.book import Cell, RawSheet
from ivolt_desktop.intake.finding import BELOW, TOTAL, find_table
from ivolt_desktop.intake.grid import Grid
from ivolt_desktop.intake.stray_rows import GROUP, PAGE, RULED, UNDER
from tests.ivolt_desktop.intake.agency_files import HEADERS, case, cases

Row = Sequence[Cell]


def _grid(rows: Sequence[Row]) -> Grid:
    made = Grid(8)
    made.extend([[str(cell) for cell in row] for row in rows])
    return made.finish()


def _lone(text: str, column: int = 0) -> list[Cell]:
    return [*[""] * column, text, *[""] * (7 - column)]


@pytest.mark.parametrize("in_grid", [False, True])
@pytest.mark.parametrize(
    ("row", "place", "why"),
    [(["", "(date)", "", "", "(mobile)", "", "", ""], 0, UNDER), ([f"({n})" for n in range(1, 9)], 0, UNDER),
     (list("ABCDEFGH"), 0, UNDER), (["-" * 5] * 8, 0, RULED), (["=====", *[""] * 7], 6, RULED),
     (_lone("Page 2 of 7"), 6, BELOW), (_lone("ASB team, page 12", 7), 6, PAGE), (_lone("All cases, May"), 6, PAGE),
     (_lone("Closed cases"), 6, GROUP), (["ASB/2601 Count", "1", *[""] * 6], 6, TOTAL),
     (["Grand Count", "12", *[""] * 6], 12, TOTAL), (["Count:", "12", *[""] * 6], 12, TOTAL),
     (["Number of records for Heath:", "", "4", *[""] * 5], 6, TOTAL), (_lone("continued overleaf"), 6, PAGE),
     (_lone("(cont’d)", 2), 6, PAGE), (_lone("APRIL 2026"), 6, GROUP), (_lone("Week commencing 04/05/2026"), 6, GROUP),
     (_lone("Q1 2026/27"), 0, GROUP), (["All cases, page of May", "", "2 of 3", *[""] * 5], 6, PAGE),
     (_lone("Not for onward sharing to others", 2), 12, BELOW)],
)  # fmt: skip
def test_what_is_no_record(row: Row, place: int, why: str, in_grid: bool) -> None:
    body: list[Row] = [*cases()]
    body.insert(place, row)
    rows: list[Row] = [["All cases, page of May", "", "1 of 3", *[""] * 5], _lone("All cases, May"), HEADERS, *body]
    found = find_table(RawSheet("s", _grid(rows) if in_grid else rows))
    assert [cells[0] for _, cells in found.body] == [each[0] for each in cases()]
    assert (place + 4, why) in found.left_out and found.left_cells[place + 4] == [str(cell) for cell in row]


@pytest.mark.parametrize("in_grid", [False, True])
@pytest.mark.parametrize(
    ("row", "place"),
    [(_lone("ASB/2700"), 6), (_lone("07700 900399", 4), 6), (_lone("07700 900399", 4), 12), (_lone("Noise", 2), 12),
     (["ASB/2700", "(not known)", *[""] * 6], 0), (["(1)", *case(40)[1:]], 0), (["Nobody Total", "4", *[""] * 6], 6),
     (["Page 2 of 7", *case(40)[1:]], 6), (["-", *case(40)[1:]], 6),
     (_lone("Closed cases", 5), 6), (_lone("May 2026", 1), 6), (["Count:", "Noise", *[""] * 6], 6),
     (["ASB/2601 Count", *case(40)[1:]], 6)],
)  # fmt: skip
def test_what_may_be_a_record_stays(row: Row, place: int, in_grid: bool) -> None:
    body: list[Row] = [*cases()]
    body.insert(place, row)
    rows: list[Row] = [HEADERS, *body]
    found = find_table(RawSheet("s", _grid(rows) if in_grid else rows))
    assert place + 2 in [number for number, _ in found.body]


def test_a_list_of_names_has_no_heads_of_groups() -> None:
    rows: list[Row] = [["Name", "Phone", "Ward"], *[[each[3], each[4], each[7]] for each in cases()]]
    rows.insert(5, ["Ada Long", "", ""])
    assert len(find_table(RawSheet("s", rows)).body) == 13


_ORGANISATIONS = [["Organisation", "Contact", "Phone", "Referrals", "Open"], ["Age UK", "A Lee", "07700 900111", 4, 2],
                  ["Mind", "B Ray", "07700 900112", 6, 3], ["Shelter", "C Poe", "07700 900113", 9, 1]]


@pytest.mark.parametrize(
    ("rows", "kept"),
    [([["Mind Average", "", "", 5, ""]], True), ([["Mind Average", "", "", 6, ""]], False),
     ([["Mind Average", "", "07700 900114", "", ""]], True), ([["Mind Average", "", "", "", ""]], True),
     ([["Mind", "D Fox", "07700 900115", 8, 5], ["Mind Average", "", "", 7, ""]], False),
     ([["", "D Fox", "07700 900115", 8, 5], ["Mind Average", "", "", 7, ""]], False)],
)  # fmt: skip
def test_an_organisation_named_so_is_no_average(rows: Sequence[Row], kept: bool) -> None:
    sheet: list[Row] = [*_ORGANISATIONS[:3], *rows, _ORGANISATIONS[3]]
    found = find_table(RawSheet("s", sheet))
    assert ("Mind Average" in [cells[0] for _, cells in found.body]) == kept
    assert found.total_rows == len(sheet)


@pytest.mark.parametrize("in_grid", [False, True])
@pytest.mark.parametrize("row", [["", "ASB cases", "", "Page 3 of 9", *[""] * 4],
                                 ["ASB cases", "May 2026", "", "", "", "", "", "page 3 of 9"],
                                 ["", "-----", "", "-----", "", "", "-----", ""],
                                 ["", "Noise Total", "", "4", "5", "", "6", ""]])  # fmt: skip
def test_a_page_line_of_some_cells_is_told_alike_in_large_and_small_files(row: Row, in_grid: bool) -> None:
    body: list[Row] = [["", "Noise", *each[2:]] for each in cases()]
    rows: list[Row] = [HEADERS, *body[:6], row, *body[6:]]
    found = find_table(RawSheet("s", _grid(rows) if in_grid else rows))
    assert len(found.body) == 12 and found.total_rows == 14


_SHORT = [["Ward", "Kind", "Cases", "Closed"],
          *[[ward, kind, str(n + 3), str(n)] for ward in ("Heath", "Alibon") for n, kind in enumerate("abc")]]


@pytest.mark.parametrize("in_grid", [False, True])
@pytest.mark.parametrize(
    ("row", "place", "is_total"),
    [(["Heath subtotal", "", "12", "3"], 4, True), (["All wards", "", "24", "6"], 7, True),
     (["All wards", "", "25", "6"], 7, False), (["Heath subtotal", "see below", "12", "3"], 4, False),
     (["Total", "6", "24", "6"], 7, True), (["Total", "6", "25", "7"], 7, False),
     (["Grand total", "2", "12", "3"], 4, True)],
)  # fmt: skip
def test_totals_that_fill_nearly_every_cell(row: Row, place: int, is_total: bool, in_grid: bool) -> None:
    rows: list[Row] = [*_SHORT]
    rows.insert(place, row)
    grid = Grid(4)
    grid.extend([[str(cell) for cell in each] for each in rows])
    found = find_table(RawSheet("s", grid.finish() if in_grid else rows), header_row=1)
    assert ((place + 1, TOTAL) in found.left_out) == is_total
    assert len(found.body) == 7 - is_total and found.total_rows == 8


def test_totals_are_known_before_what_they_sum_is_summed_again() -> None:
    rows: list[Row] = [_SHORT[0], *_SHORT[1:4], ["Heath total", "", "12", "3"], *_SHORT[4:],
                       ["Alibon total", "", "12", "3"], ["Borough", "", "24", "6"]]  # fmt: skip
    assert len(find_table(RawSheet("s", rows)).body) == 6


@pytest.mark.parametrize(
    ("row", "under"),
    [(["", "", "dB(A)", "mins", "m"], True), (["", "", "unknown", "n/k", "-"], False),
     (["", "", "60", "5", "m"], False),
     (["Site 9", "", "dB(A)", "mins", "m"], False), (["", "loud", "dB(A)", "mins", "m"], False),
     (["", "", "dB(A)", "", ""], False)],
)  # fmt: skip
def test_a_row_of_units_without_brackets(row: Row, under: bool) -> None:
    rows: list[Row] = [["Site", "What", "Level", "Duration", "Distance"], row,
                       *[[f"Site {n}", f"noise {n}", str(60 + n), str(n), str(9 * n)] for n in range(9)]]
    assert ((2, UNDER) in find_table(RawSheet("s", rows), header_row=1).left_out) == under


def test_months_in_front_of_figures_are_records() -> None:
    rows: list[Row] = [["Month", "Noise", "Litter"], *[[f"{month} 2026", 3, 4] for month in ("April", "May", "June")],
                       ["July 2026", "", ""], ["August 2026", 5, 6]]
    assert len(find_table(RawSheet("s", rows)).body) == 5


def test_a_small_table_is_left_alone() -> None:
    rows: list[Row] = [["Ward", "Cases"], ["Heath", 4], ["Heath Total", ""]]
    assert len(find_table(RawSheet("s", rows)).body) == 2
