"""What looks like the furniture of a report, and is a record: it is kept."""

import pytest

from ivolt_desktop.intake.book import Cell, RawSheet
from ivolt_desktop.intake.finding import find_table
from ivolt_desktop.intake.older_encodings import single_byte_encoding
from ivolt_desktop.intake.packed_rows import part_packed_rows
from ivolt_desktop.intake.text_tables import LARGE, read_text_table

CASES: list[list[Cell]] = [
    [f"CAS{n}", f"0{n % 9 + 1}/03/2024", "Abbey", f"noise at number {n}", "Open", "Orla", "High", "web"]
    for n in range(12)
]
CASE_HEADER: list[Cell] = ["Reference", "Opened", "Ward", "Details", "State", "Officer", "Risk", "Came by"]


@pytest.mark.parametrize("row", [
    ["CAS108", "08/03/2024", "", "Reported on Facebook page 2", "", "", "", ""],
    ["", "", "", "threatened to burn the house down, see page 2", "", "", "", "by phone"],
    ["Withheld", "", "", "", "", "", "", ""],
])  # fmt: skip
def test_a_sparse_record_stays(row: list[Cell]) -> None:
    found = find_table(RawSheet("s", [CASE_HEADER, *CASES[:6], row, *CASES[6:]]))
    assert len(found.body) == 13 and list(found.body[6][1]) == row


@pytest.mark.parametrize("header", [["Q1", "Q2", "Q3", "Q4"], ["ID", "Safe", "Clean", "Trust"]])
def test_the_first_answer_of_a_survey_stays(header: list[Cell]) -> None:
    answers: list[list[Cell]] = [["1", "2", "3", "4"], ["2", "1", "1", "5"], ["3", "5", "2", "4"], ["4", "4", "4", "4"]]
    assert len(find_table(RawSheet("s", [header, *answers])).body) == 4


def test_an_answer_that_is_a_remark_alone_stays() -> None:
    header: list[Cell] = ["Safe by day", "Safe at night", "Trust", "Anything else?"]
    answers: list[list[Cell]] = [[str(n % 5 + 1), str(n % 4 + 1), "3", "" if n % 6 else "Fine"] for n in range(20)]
    remarks: list[list[Cell]] = [["", "", "", "The subway by the station needs lights"],
                                 ["", "", "", "More patrols after school please"]]  # fmt: skip
    assert len(find_table(RawSheet("s", [header, *answers, *remarks])).body) == 22


def test_what_is_merged_down_is_told_before_a_row_is_judged_and_a_figure_counts_once() -> None:
    rows: list[list[Cell]] = [["Street", "Ward", "Month", "Calls"], *[[f"R{n}", "Abbey", "May", n] for n in range(4)],
                              ["R4", "Heath", "June", 12], ["R5", "", "", ""], ["R6", "", "", ""]]  # fmt: skip
    sheet = RawSheet("s", rows)
    sheet.merged_down = [(6, 1, 8), (6, 2, 8), (6, 3, 8)]
    body = [list(cells) for _, cells in find_table(sheet).body]
    assert body[-2:] == [["R5", "Heath", "June", ""], ["R6", "Heath", "June", ""]]


@pytest.mark.parametrize("odd", ["noise ’til 3am", "Taser™ drawn", "cafÉ closed", "GBP£2 and price£5"])
def test_one_odd_character_does_not_make_another_encoding(odd: str) -> None:
    for rows in (0, 500):
        text = "Details\n" + "can’t sleep, won’t stop, £20 taken\n" * rows + odd + "\n"
        assert single_byte_encoding(text.encode("cp1252")) == "cp1252"


def test_a_list_of_addresses_is_one_column() -> None:
    rows: list[list[Cell]] = [["Address"], *[[f"{n} Market Place, Romford, Essex"] for n in range(9)]]
    sheet = RawSheet("s", rows)
    assert part_packed_rows(sheet) == "" and len(sheet.rows[1]) == 1


def test_every_line_of_a_large_printed_report_is_read() -> None:
    lines = [f"{n:08d}  Noise nuisance      High Street no {n % 200:03d}   Abbey     " for n in range(30_000)]
    data = "\n".join(["Number    What                Where                 Ward", *lines]).encode()
    assert len(data) > 1.5 * LARGE
    assert len(read_text_table(data, "report")[0].rows) == 30_001


@pytest.mark.parametrize("rows", [600, 60_000])
def test_two_columns_are_parted_by_their_comma_whatever_blanks_they_hold(rows: int) -> None:
    data = "\n".join(["Code,Text", *[f"{n:06d},Noise     High Street     Romford" for n in range(rows)]]).encode()
    sheet, notes = read_text_table(data, "codes")
    assert len(sheet.rows) == rows + 1 and list(sheet.rows[0]) == ["Code", "Text"] and "parted by comma" in notes
