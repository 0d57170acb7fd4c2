"""Tables beside each other become sheets; the two people of one record stay together."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from ivolt_desktop.intake.book import Cell, RawSheet
from ivolt_desktop.intake.review import Review
from ivolt_desktop.intake.side_by_side import parted_side_by_side
from tests.ivolt_desktop.intake.agency_files import NAMES, text

HEADS = ["Case Ref", "Date Opened", "Complainant", "Phone"]


def _row(letter: str, number: int) -> list[Cell]:
    return [f"{letter}{number}", f"{number + 1:02}/05/2026", NAMES[number], "07700 900301"]


def _beside(left: int, right: int) -> list[list[Cell]]:
    rows = [[*(_row("P", n) if n < left else [""] * 4), "", *(_row("C", n) if n < right else [])]
            for n in range(max(left, right))]  # fmt: skip
    return [["Police", "", "", "", "", "Council"], [*HEADS, "", *HEADS], *rows]


def test_each_table_is_brought_in_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "May.csv"
    path.write_text(text(_beside(9, 6)), encoding="utf-8")
    review = Review.open(path, today=date(2026, 6, 20))
    assert [sheet.name for sheet in review.book.sheets] == ["May, Police", "May, Council"]
    assert any("beside each other" in note for note in review.notes)
    for name, letter, many in (("May, Police", "P", 9), ("May, Council", "C", 6)):
        review.choose_sheet(name)
        assert [row.values["reference"] for row in review.ready] == [f"{letter}{n}" for n in range(many)]
        assert review.found.headers == HEADS and review.account.balanced


def test_hidden_columns_stay_with_their_table() -> None:
    sheet = RawSheet("May", _beside(4, 4), 3, hidden_columns=frozenset({1, 7}))
    first, second = parted_side_by_side(sheet)
    assert (first.hidden_columns, second.hidden_columns, second.first_row) == ({1}, {2}, 3)


@pytest.mark.parametrize(
    "rows",
    [[["Ref", "", "Name", "Phone", "Ward", "", "Name", "Phone", "Ward"], *[["A", "", *"abc", "", *"def"]] * 4],
     [["Name", "Phone", "Ward", "", "Name", "Phone", "Ward"], *[[*"abc", "", *"def"]] * 4],
     [[*HEADS, "", *HEADS], *[[*"abcd", "note", *"efgh"]] * 4], [[*HEADS, "", *HEADS], *[["a", "b", "c", "d"]] * 4],
     [["Date", "Ref", "", "Date", "Ref"], *[["1", "2", "", "3", "4"]] * 4], [HEADS, ["a", "b", "c", "d"]], [[""]], []],
)  # fmt: skip
def test_one_table_stays_one(rows: Sequence[Sequence[Cell]]) -> None:
    sheet = RawSheet("May", rows)
    assert parted_side_by_side(sheet) == [sheet]
