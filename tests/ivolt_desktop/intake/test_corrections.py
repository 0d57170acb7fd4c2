"""Rows sent back to be corrected are known again, whatever was done to the file on the way."""

from datetime import date
from pathlib import Path

from ivolt_desktop.intake.book import RawSheet
from ivolt_desktop.intake.corrections import code_of, part_off, to_send_back
from ivolt_desktop.intake.finding import find_table
from ivolt_desktop.intake.review import Review

CODE = code_of("abc", "Callers", 3)
HEADS, ROWS = to_send_back(
    CODE, ["CAD number", "Caller"], [(8, "No date", ["1", "Finch"]), (4, "No date", ["2", "Vale"])])


def test_the_code_tells_files_and_tables_apart() -> None:
    codes = {code_of("abc", "Callers", 3), code_of("abd", "Callers", 3), code_of("abc", "Other", 3),
             code_of("abc", "Callers", 9), code_of("abc", None, None)}
    assert len(codes) == 5 and CODE in codes


def test_the_added_columns_are_parted_off_and_rows_find_their_place() -> None:
    found = find_table(RawSheet("s", [HEADS, *ROWS]))
    corrections = part_off(found)
    assert corrections is not None and corrections.code == CODE and corrections.rows == {2: 8, 3: 4}
    assert found.headers == ["CAD number", "Caller"] and found.body[0] == (2, ["1", "Finch"])
    assert len(found.columns) == len(found.written) == 2


def test_sorted_with_titles_above_and_a_row_added_by_hand() -> None:
    by_hand = [["", "", "3", "Marsh", ""], ["9", "", "5", "Quayle", "mine"]]
    rows = [["Corrected by us"], [], HEADS, ROWS[1], ROWS[0], *by_hand]
    found = find_table(RawSheet("s", rows))
    corrections = part_off(found)
    assert corrections is not None and corrections.rows == {4: 4, 5: 8}
    assert [cells[0] for _, cells in found.body] == ["2", "1", "3", "5"]


def test_a_file_with_columns_of_the_same_name_is_no_correction() -> None:
    found = find_table(RawSheet("s", [["Row", "CAD number", "Caller"], ["1", "1", "Finch"], ["2", "2", "Vale"]]))
    assert part_off(found) is None and found.headers[0] == "Row"


def test_what_is_set_aside_goes_back_under_the_first_files_row_numbers(tmp_path: Path) -> None:
    first = tmp_path / "May.csv"
    first.write_text("CAD number,Call date,Caller\n1,31/02/2026,Finch\n2,02/05/2026,Vale\n3,31/06/2026,Marsh\n")
    review = Review.open(first, today=date(2026, 6, 1))
    heads, rows = review.set_aside_table()
    assert [row[0] for row in rows] == [2, 4]
    rows[0][3] = "28/02/2026"
    back = tmp_path / "back.csv"
    back.write_text("\n".join(",".join(map(str, row)) for row in [heads, *rows]))
    again = Review.open(back, today=date(2026, 6, 1))
    assert again.corrects is not None and again.corrects.rows == {2: 2, 3: 4}
    assert [plan.header for plan in again.columns] == ["CAD number", "Call date", "Caller"]
    assert [row[0] for row in again.set_aside_table()[1]] == [4]
    assert again.set_aside_table()[1][0][-1] == rows[0][-1], "the code is that of the first file"
