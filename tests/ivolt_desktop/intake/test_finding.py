"""Where the table is on a sheet."""

from collections import Counter
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.intake.book import RawSheet
from ivolt_desktop.intake.finding import ABOVE, BELOW, BLANK, REPEATED, TOTAL, find_table
from ivolt_desktop.intake.reading import read_book
from ivolt_desktop.rules.known_errors import KnownError

HEADER = ["CAD", "Call date", "Caller", "Phone"]
ROWS = [["1", "02/05/2022", "Ann Bell", "07700 900001"], ["2", "03/05/2022", "Bo Chu", "07700 900002"]]


def test_titles_totals_and_notes_are_left_out_with_a_reason() -> None:
    sheet = RawSheet("s", [
        ["Callers, May 2022", "", "", ""], ["", "", "", ""], HEADER, ROWS[0], ["", "", "", ""], HEADER, ROWS[1],
        ["Grand Total", "", "", "2"], ["", "", "", ""], ["End of report", "", "", ""],
    ])  # fmt: skip
    found = find_table(sheet)
    assert found.header_row == 3
    assert found.headers == HEADER
    assert [number for number, _ in found.body] == [4, 7]
    assert found.left_out == [(1, ABOVE), (2, BLANK), (5, BLANK), (6, REPEATED), (8, TOTAL), (9, BLANK), (10, BELOW)]
    assert found.titles == ["Callers, May 2022"]
    assert found.total_rows == 10


def test_row_numbers_count_from_the_top_of_the_file() -> None:
    found = find_table(RawSheet("s", [HEADER, *ROWS], first_row=5))
    assert found.header_row == 5
    assert found.body[0][0] == 6
    assert found.total_rows == 7


def test_a_header_of_two_rows() -> None:
    found = find_table(RawSheet("s", [["", "Caller", "", "Incident", ""],
                                      ["CAD", "Name", "Postcode", "Location", "Postcode"],
                                      ["1", "Ann Bell", "RM10 8HT", "Heathway", "RM10 7AB"],
                                      ["2", "Bo Chu", "RM10 8HT", "Heathway", "RM10 7AB"]]))  # fmt: skip
    assert found.headers == ["CAD", "Name", "Caller Postcode", "Location", "Incident Postcode"]
    assert found.header_rows == (1, 2)


def test_no_header() -> None:
    found = find_table(RawSheet("s", [["1", "2", "3"], ["4", "5", "6"], ["7", "8", "9"]]))
    assert found.header_row is None
    assert found.headers == ["Column 1", "Column 2", "Column 3"]
    assert len(found.body) == 3


def test_the_person_points_at_the_header() -> None:
    sheet = RawSheet("s", [["A", "B"], ["x", "y"], ["1", "2"]])
    assert find_table(sheet, header_row=2).headers == ["x", "y"]
    assert find_table(sheet, header_row=0).header_rows == ()


def test_doubled_headers_and_empty_columns() -> None:
    found = find_table(
        RawSheet("s", [["Date", "", "Date", "Calls"], ["1/5/22", "", "2/5/22", "3"], ["1/5/22", "", "2/5/22", "4"]])
    )
    assert found.headers == ["Date", "Date (2)", "Calls"]
    assert found.columns == [0, 2, 3]
    assert found.body[0][1] == ["1/5/22", "2/5/22", "3"]


def test_rows_longer_than_the_header_lose_nothing() -> None:
    found = find_table(RawSheet("s", [HEADER, ROWS[0], [*ROWS[1], "extra"]]))
    assert found.headers[-1] == "Column 5"
    assert found.body[1][1][-1] == "extra"


def test_a_cell_merged_with_those_below_counts_for_each_of_its_records() -> None:
    rows = [["Ward", "Case Ref", "Caller"], ["", "(ref)", "(name)"], ["Heath", "A1", "Ann"], ["", "A2", "Bob"],
            ["", "", ""], ["Kept", "A3", "Cat"], ["Own", "A4"], ["", "A5", "Dee"]]  # fmt: skip
    down = ((1, 0, 2), (3, 0, 5), (6, 0, 7), (6, 2, 7), (8, 0, 900), (99, 0, 120), (3, 7, 4))
    found = find_table(RawSheet("s", rows, 1, merged_down=down))
    assert [cells for _, cells in found.body] == [
        ["Heath", "A1", "Ann"], ["Heath", "A2", "Bob"], ["Kept", "A3", "Cat"], ["Own", "A4", "Cat"], ["", "A5", "Dee"]]
    assert rows[3] == ["", "A2", "Bob"], "the sheet itself stays as it was read"


def test_a_sparse_last_record_is_not_a_note() -> None:
    found = find_table(RawSheet("s", [HEADER, *ROWS, ["", "", "", "07700 900003"]]))
    assert len(found.body) == 3


cells = st.sampled_from(["", "a", "12", "Total", "Name", "2022", "End of report", "x" * 130])


@given(st.lists(st.lists(cells, max_size=6), min_size=1, max_size=15), st.integers(1, 9))
def test_every_row_is_in_exactly_one_place(rows: list[list[str]], first: int) -> None:
    found = find_table(RawSheet("s", rows, first))
    numbers = [*found.header_rows, *(n for n, _ in found.body), *(n for n, _ in found.left_out)]
    assert Counter(numbers) == Counter(range(1, first + len(rows)))


def test_messy_files_are_accounted_for(shared_data: Path) -> None:
    for path in sorted((shared_data / "messy").iterdir()):
        try:
            book = read_book(path)
        except KnownError:
            continue
        for sheet in book.sheets:
            assert find_table(sheet).total_rows == sheet.first_row - 1 + len(sheet.rows), path.name


def test_headers_of_messy_files(shared_data: Path) -> None:
    rows = {"excel_pasting.csv": 4, "mixedGLB.csv": 4, "begrotingsanalyse-2011.csv": 5, "simple.ods": 1,
            "null.csv": None, "long.csv": None, "example.tsv": 1, "weird_head_padding.csv": 12}  # fmt: skip
    for name, row in rows.items():
        assert find_table(read_book(shared_data / "messy" / name).sheets[0]).header_row == row, name
