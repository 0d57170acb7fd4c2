"""Columns that stand below each other are told by their places, and only where the lines show them."""

import pytest

from ivolt_desktop.intake.fixed_width import cut_by_place, is_cut_well
from tests.ivolt_desktop.intake.agency_files import HEADERS, cases, columns_of

ROWS = [HEADERS, *cases()]


@pytest.mark.parametrize("dashes", [False, True])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_every_cell_comes_back(dashes: bool, end: str) -> None:
    made = cut_by_place(columns_of(ROWS, dashes).replace("\r\n", end))
    assert made is not None
    assert [row for row in made if not row[0].startswith("--")] == ROWS


def test_titles_blank_cells_and_values_that_are_too_long() -> None:
    lines = columns_of(ROWS).splitlines()
    lines[2] = lines[2].replace("Vandalism", "         ")
    lines[5] = lines[5].replace("5 Harrier Parade", "55 Harrier Parade Mews")
    made = cut_by_place("\f" + "\n".join(["Report of the ASB team for the month of May 2026, by ward", "", *lines, ""]))
    assert made is not None
    assert made[:3] == [["Report of the ASB team for the month of May 2026, by ward"], [], HEADERS]
    assert made[3][2] == "Noise" and made[5][2:4] == ["Litter", "Bea Marsh"] and made[4][2:4] == ["", "Idris Vale"]
    assert made[7][5].startswith("55 Harrier") and len(made[7]) == 8 and len(made) == 15


def test_figures_that_stand_at_the_right() -> None:
    lines = ["Ward            Calls   Repeat", *[f"{ward:<14}{n:>7}{n // 3:>9}" for ward, n in (
        ("Gascoigne", 1204), ("Heath", 7), ("Alibon", 88), ("Village", 132))]]  # fmt: skip
    assert cut_by_place("\n".join(lines)) == [["Ward", "Calls", "Repeat"], ["Gascoigne", "1204", "401"],
                                             ["Heath", "7", "2"], ["Alibon", "88", "29"], ["Village", "132", "44"]]


@pytest.mark.parametrize(
    "text",
    ["", "one line", "Dear all,\n\nplease find the cases  of May below.\nThey are  few.\n\nYours\n",
     "a  b\nc  d\ne  f\n", "a  b  c\nlonger words stand here\nand here too as anybody sees\nand again\nand again\n"],
)  # fmt: skip
def test_text_that_shows_no_columns(text: str) -> None:
    assert cut_by_place(text) is None


def test_well_cut_rows_are_known() -> None:
    assert is_cut_well([["a", "b", "c"]] * 9 + [["a"]]) and not is_cut_well([["a b c"]] * 9)
