"""A large text is read by column, and gives the same table as one read row by row."""

from pathlib import Path
from typing import Any

import pytest

from ivolt_desktop.intake import text_tables
from ivolt_desktop.intake.finding import find_tables
from ivolt_desktop.intake.grid import Grid
from ivolt_desktop.intake.reading import read_bytes
from ivolt_desktop.rules.known_errors import Cancelled, KnownError

HEADER = "CAD number,Call date,Caller name,Ward,Details"
ROWS = [f"{n},0{n % 9 + 1}/05/2022,Caller {n},Abbey,\"noise, again {n}\"" for n in range(1, 40)]
TEXTS = {
    "plain": [HEADER, *ROWS],
    "titles above": ["Met Police", "", "ASB calls for May,,,,", HEADER, *ROWS],
    "blank rows and totals": [HEADER, *ROWS[:9], "", ",,,,", *ROWS[9:], "Grand Total,,,,39", "", "Source: CAD"],
    "the header again": [HEADER, *ROWS[:20], HEADER, *ROWS[20:]],
    "a lone note inside": [HEADER, *ROWS[:20], "Notes: see below,,,,", *ROWS[20:], "Prepared by the Met,,,,"],
    "cells too many and too few": [HEADER, *ROWS[:5], ROWS[5] + ",more", "7,01/05/2022,Caller", *ROWS[7:]],
    "a delimiter too many": [HEADER, *ROWS[:5], ROWS[5].replace(",Abbey", ",,Abbey"), *ROWS[6:]],
    "line breaks in cells": [HEADER, *ROWS[:5], "6,01/05/2022,Caller 6,Abbey,\"one\ntwo\nthree\"", *ROWS[6:]],
    "a quote left open": [HEADER, *ROWS[:5], "6,01/05/2022,\"Caller 6,Abbey,noise", *ROWS[6:]],
    "another table below": [HEADER, *ROWS, "", "By ward", "Ward,Calls", "Abbey,20", "Heath,19", "Beam,3"],
    "blank columns": [",".join(["", "a", "", "b", ""]), *[f",{n},,x{n}," for n in range(30)]],
    "no header": [f"{n},{n * 2},{n * 3}" for n in range(40)],
    "one column": ["Name", *[f"Caller {n}" for n in range(30)]],
    "told by sep=": ["sep=;", "a;b;c", *[f"{n};x;y" for n in range(30)]],
}


def tables(data: bytes, large: int, monkeypatch: pytest.MonkeyPatch) -> tuple[Any, bool]:
    monkeypatch.setattr(text_tables, "LARGE", large)
    try:
        book = read_bytes(data, "file.csv")
    except KnownError as refusal:
        return refusal.sentence, False
    found = [
        (t.header_rows, t.headers, t.columns, [(number, list(cells)) for number, cells in t.body], sorted(t.left_out),
         t.titles, t.left_cells, t.written, list(t.row_numbers), [list(t.column(n)) for n in range(len(t.headers))])
        for sheet in book.sheets for t in find_tables(sheet)
    ]  # fmt: skip
    return (found, book.notes), isinstance(book.sheets[0].rows, Grid)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("name", TEXTS)
def test_by_column_as_by_row(name: str, ends: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = ends.join(TEXTS[name]).encode()
    by_row, _ = tables(data, 10**9, monkeypatch)
    by_column, was = tables(data, 0, monkeypatch)
    assert by_column == by_row
    assert was or name == "a quote left open"


def test_accents_of_another_encoding_are_read_by_column_too(monkeypatch: pytest.MonkeyPatch) -> None:
    data = "\r\n".join([HEADER, *ROWS, "40,01/05/2022,Zoë Müller,Abbey,£5"]).encode("cp1252")
    (found, notes), by_column = tables(data, 0, monkeypatch)
    assert by_column and "its letters are written as on older Windows (cp1252)" in notes
    assert found[0][3][-1][1][2] == "Zoë Müller"


def test_genuine_and_messy_files_read_the_same_both_ways(shared_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in sorted((shared_data / "messy").glob("*.csv")):
        data = path.read_bytes()
        assert tables(data, 0, monkeypatch)[0] == tables(data, 10**9, monkeypatch)[0], path.name


def test_equal_cells_are_one_text() -> None:
    grid = Grid(2)
    grid.extend([["ab"[:1] + "cd", str(n)] for n in range(3)])
    assert grid.columns[0][0] is grid.columns[0][2]


def test_rows_of_a_grid_can_be_read_and_replaced() -> None:
    grid = Grid(2)
    grid.extend([["a", "b"], [], ["c", "d", "e"], ["f"]])
    assert list(grid) == [["a", "b"], [], ["c", "d", "e"], ["f"]] == grid[0:4] == [grid[n] for n in range(4)]
    assert grid[::2] == [["a", "b"], ["c", "d", "e"]]
    assert (grid.filled, grid.column(2)) == (3, ["", "", "e", ""])
    grid[2] = ["x", "y"]
    assert grid[2] == ["x", "y"] and grid.column(0) == ["a", "", "x", "f"]
    grid[0] = []
    assert grid[0] == [] and grid.lone(0, 4) == [0, 1, 3]


def test_reading_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    from ivolt_desktop.intake import column_cutting

    monkeypatch.setattr(column_cutting, "_TELL_EVERY", 10)
    monkeypatch.setattr(text_tables, "LARGE", 0)

    def stop(words: str, _share: float) -> None:
        if words == "Reading the rows":
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        read_bytes("\n".join([HEADER, *ROWS * 9]).encode(), "file.csv", stop)
