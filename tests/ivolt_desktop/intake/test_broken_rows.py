"""Rows broken by a line end that nobody quoted are put together, and rows that only miss cells are not."""

from collections.abc import Sequence

import pytest

from ivolt_desktop.intake.broken_rows import join_broken
from ivolt_desktop.intake.text_tables import read_text_table
from tests.ivolt_desktop.intake.agency_files import HEADERS, cases, text

WHOLE = [HEADERS, *cases()]


def _broken(*places: int, at: int = 5) -> list[list[str]]:
    """The cases, the cell ``at`` of some of them over two lines."""
    rows = [list(row) for row in WHOLE]
    for place in sorted(places, reverse=True):
        row = rows[place]
        rows[place : place + 1] = [[*row[:at], f"Flat {place}"], row[at:]]
    return rows


@pytest.mark.parametrize("places", [(3,), (1, 2), (12,), (2, 7, 11), tuple(range(1, 13))])
@pytest.mark.parametrize("at", [3, 5, 6])
def test_broken_rows_are_put_together(places: Sequence[int], at: int) -> None:
    rows = _broken(*places, at=at)
    assert join_broken(rows) == len(places)
    assert [row[at].rpartition("\n")[2] for row in rows] == [row[at] for row in WHOLE]
    assert [row[:at] + row[at + 1 :] for row in rows] == [row[:at] + row[at + 1 :] for row in WHOLE]


def test_a_cell_of_three_lines_and_a_blank_one() -> None:
    rows = [HEADERS, *cases(4), [*WHOLE[5][:5], "Flat 4"], [], ["The Mill"], WHOLE[5][5:], *cases(3, 5)]
    assert join_broken(rows) == 1
    assert rows[5][5] == f"Flat 4\n\nThe Mill\n{WHOLE[5][5]}" and len(rows) == 9


def test_it_is_told() -> None:
    sheet, notes = read_text_table(text(_broken(3, 8)).encode(), "cases")
    assert len(sheet.rows) == 13 and any("2 rows broken over several lines" in note for note in notes)


@pytest.mark.parametrize(
    "rows",
    [[HEADERS, *[row[:6] for row in cases()]],
     [HEADERS, *cases(5), ["ASB/9", "", ""], ["ASB/10", *"abcde"], *cases(3, 5)],
     [HEADERS, *cases(5), WHOLE[6][:3], ["Withheld", *WHOLE[7][1:6]], *cases(5, 7)],
     [HEADERS, *cases(5), WHOLE[6][:3], ["", *WHOLE[7][1:6]], *cases(5, 7)],
     [["Name", "Phone", "Ward", "Note"], ["Ann Lee", "07700 900111", "Heath", "x"], ["Bo Ray", "07700 900112"],
      ["Withheld", "", "Heath"]],
     [HEADERS, *cases(5), ["Total", "5"], [], ["Ward", "Cases"], ["Heath", "2"]], [["A", "B"], ["1"], ["2", "3"]],
     [HEADERS, *cases(3), [*WHOLE[1], "more"], ["x"]], [], [[]]],
)  # fmt: skip
def test_rows_that_are_not_broken_stay(rows: list[list[str]]) -> None:
    before = [list(row) for row in rows]
    assert join_broken(rows) == 0 and rows == before
