"""Several tables on one sheet: each can be read, and every row of the sheet is told whichever is."""

from pathlib import Path

import pytest

from ivolt_desktop.intake.review import NotThere, Review

_SHEET = """ASB callers June 2026

CAD number,Call date,Caller,Phone
1/02JUN26,02/06/2026,Orla Finch,07700900301
2/03JUN26,03/06/2026,Idris Vale,07700900302
3/04JUN26,04/06/2026,Bea Marsh,07700900303

Callers by ward
Ward,Calls,Callers
Abbey,12,3
Alibon,9,2
Becontree,4,1
"""


@pytest.fixture
def review(tmp_path: Path) -> Review:
    path = tmp_path / "two.csv"
    path.write_text(_SHEET, encoding="utf-8")
    return Review.open(path)


def test_each_table_is_offered_from_the_top_down(review: Review) -> None:
    told = [(each.number, each.first_row, each.last_row, each.rows) for each in review.offered_tables]
    assert told == [(1, 3, 6, 3), (2, 9, 12, 3)]
    assert review.table_number == 1 and review.found.headers[0] == "CAD number"


@pytest.mark.parametrize("number", [1, 2])
def test_every_row_of_the_sheet_is_told_whichever_table_is_read(review: Review, number: int) -> None:
    review.choose_table(number)
    found = review.found
    told = [*found.header_rows, *(row for row, _ in found.body), *(row for row, _ in found.left_out)]
    assert sorted(told) == list(range(1, 13))
    assert review.account.balanced and review.account.total == 12


def test_another_header_may_be_pointed_at_and_taken_back(review: Review) -> None:
    review.choose_header(9)
    assert review.found.headers == ["Ward", "Calls", "Callers"] and review.table_number is None
    review.choose_table(1)
    assert review.table_number == 1


def test_a_table_that_is_not_there_is_refused(review: Review) -> None:
    with pytest.raises(NotThere):
        review.choose_table(3)
