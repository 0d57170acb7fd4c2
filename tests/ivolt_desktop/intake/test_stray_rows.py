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
     (["Grand Count", "12", *[""] * 6], 12, TOTAL), (_lone("Not for onward sharing to others", 2), 12, BELOW)],
)  # fmt: skip
def test_what_is_no_record(row: Row, place: int, why: str, in_grid: bool) -> None:
    body: list[Row] = [*cases()]
    body.insert(place, row)
    rows: list[Row] = [_lone("All cases, May"), HEADERS, *body]
    found = find_table(RawSheet("s", _grid(rows) if in_grid else rows))
    assert [cells[0] for _, cells in found.body] == [each[0] for each in cases()]
    assert (place + 3, why) in found.left_out and found.left_cells[place + 3] == [str(cell) for cell in row]


@pytest.mark.parametrize("in_grid", [False, True])
@pytest.mark.parametrize(
    ("row", "place"),
    [(_lone("ASB/2700"), 6), (_lone("07700 900399", 4), 6), (_lone("07700 900399", 4), 12), (_lone("Noise", 2), 12),
     (["ASB/2700", "(not known)", *[""] * 6], 0), (["(1)", *case(40)[1:]], 0), (["Nobody Total", "4", *[""] * 6], 6),
     (["Page 2 of 7", *case(40)[1:]], 6), (["-", *case(40)[1:]], 6),
     (_lone("Closed cases", 5), 6), (["ASB/2601 Count", *case(40)[1:]], 6)],
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


def test_a_small_table_is_left_alone() -> None:
    rows: list[Row] = [["Ward", "Cases"], ["Heath", 4], ["Heath Total", ""]]
    assert len(find_table(RawSheet("s", rows)).body) == 2
