"""Rows brought back into their columns."""

import pytest

from ivolt_desktop.intake.row_cutting import Dialect, cut
from ivolt_desktop.intake.row_mending import Columns, mend, shape

HEADER = "Ref,Date,Address,Ward,Calls"
LINES = [f"{n},{n % 28 + 1:02d}/05/2022,Flat {n} Heathway,Beam,{n % 7}" for n in range(1, 31)]


def mended(*lines: str) -> tuple[list[list[str]], list[str]]:
    made = cut("\n".join(lines) + "\n", Dialect())
    notes = mend(made, Dialect())
    return made.rows, notes


def with_line(line: str) -> tuple[list[str], list[str]]:
    rows, notes = mended(HEADER, *LINES[:10], line, *LINES[10:])
    return rows[11], notes


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("77,,05/05/2022,Flat 9 Heathway,Beam,4", ["77", "05/05/2022", "Flat 9 Heathway", "Beam", "4"]),
        ("77,05/05/2022,Flat 9 Heathway,Beam,4,", ["77", "05/05/2022", "Flat 9 Heathway", "Beam", "4"]),
        ("77,05/05/2022,Flat 9, Heathway,Beam,4", ["77", "05/05/2022", "Flat 9, Heathway", "Beam", "4"]),
        ('"77","05/05/2022""Flat 9 Heathway",Beam,4', ["77", "05/05/2022", "Flat 9 Heathway", "Beam", "4"]),
        ("77,05/05/2022,Beam,4", ["77", "05/05/2022", "", "Beam", "4"]),
        ("77;05/05/2022;Flat 9 Heathway;Beam;4", ["77", "05/05/2022", "Flat 9 Heathway", "Beam", "4"]),
        ('"77" "05/05/2022" "Flat 9 Heathway" "Beam" "4"', ["77", "05/05/2022", "Flat 9 Heathway", "Beam", "4"]),
    ],
)
def test_slips(line: str, cells: list[str]) -> None:
    row, notes = with_line(line)
    assert row == cells
    assert len(notes) == 1
    assert notes[0].startswith("row 12: ")


@pytest.mark.parametrize(
    "line",
    [
        "77,05/05/2022,Flat 9 Heathway,Beam,4,and a note at the end",
        "77,05/05/2022,Flat 9 Heathway,Beam",
        "Totals for the month",
        "One two three four five",
        '"Flat 9, 4"" pipe burst",Beam,4,,',
    ],
)
def test_what_is_no_slip_is_left_as_it_is(line: str) -> None:
    row, notes = with_line(line)
    assert row == cut(line, Dialect()).rows[0]
    assert notes == []


def test_a_header_with_a_delimiter_too_many_or_of_another_kind() -> None:
    for header in ("Ref,Date,,Address,Ward,Calls", "Ref;Date;Address;Ward;Calls", "Ref Date Address Ward Calls"):
        rows, notes = mended(header, *LINES)
        assert rows[0] == HEADER.split(","), header
        assert notes


def test_words_above_a_header_are_not_cut_into_one() -> None:
    rows, notes = mended("Calls in May and June", HEADER, *LINES)
    assert rows[0] == ["Calls in May and June"]
    assert notes == []


def test_a_table_of_another_width_is_not_mended() -> None:
    rows, notes = mended(HEADER, *LINES, *[f"{n},Beam,,4" for n in range(5)])
    assert [len(row) for row in rows[-5:]] == [4] * 5
    assert notes == []


def test_shapes() -> None:
    cells = ["", "12", "1,200.50", "01/05/2022", "10:30", "https://a.example/b", "RM10", "Beam", "Flat 9"]
    assert list(map(shape, cells)) == ["", "whole", "figure", "date", "time", "address", "code", "word", "text"]


def test_a_usual_row_fits_better_than_a_shifted_one() -> None:
    columns = Columns([line.split(",") for line in LINES], 5)
    usual = ["77", "05/05/2022", "Flat 9 Heathway", "Beam", "4"]
    assert columns.fit(usual) > columns.typical - 1 > columns.fit(usual[1:] + usual[:1])
