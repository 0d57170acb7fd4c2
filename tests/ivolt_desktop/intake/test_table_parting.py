"""Several tables on one sheet."""

from datetime import date

from ivolt_desktop.intake.book import Cell, RawSheet
from ivolt_desktop.intake.finding import OTHER, find_table, find_tables
from ivolt_desktop.intake.table_parting import next_header

CALLS: list[list[Cell]] = [["Ref", "Ward", "Calls"], *[[str(n), "Beam", str(n * 3)] for n in range(5)]]
FIRES: list[list[Cell]] = [["Station", "Fires"], *[["Dagenham", str(n)] for n in range(4)]]


def test_a_table_below_a_blank_row() -> None:
    rows = [*CALLS, ["", "", ""], ["Fires, May", "", ""], *[[*row, ""] for row in FIRES]]
    tables = find_tables(RawSheet("s", rows))
    assert [table.headers for table in tables] == [["Ref", "Ward", "Calls"], ["Station", "Fires"]]
    assert [len(table.body) for table in tables] == [5, 4]
    assert tables[1].titles == ["Fires, May"]
    assert tables[0].total_rows == len(rows)
    assert [number for number, why in tables[0].left_out if why == OTHER] == list(range(8, 14))


def test_a_table_of_another_width_right_below() -> None:
    wider = [[*row, f"x{n}" if n else "More"] for n, row in enumerate(CALLS)]
    tables = find_tables(RawSheet("s", [*CALLS, *wider]))
    assert [len(table.body) for table in tables] == [5, 5]


def test_a_page_break_parts_nothing() -> None:
    assert next_header([*CALLS, [], *CALLS], 0) is None
    assert len(find_table(RawSheet("s", [*CALLS, [], *CALLS])).body) == 10


def test_a_record_of_words_after_a_blank_row_is_a_record() -> None:
    rows: list[list[Cell]] = [
        ["Ward", "Officer", "Day"],
        *[["Beam", "Ann Bell", date(2022, 5, n)] for n in (1, 2, 3, 4)],
    ]
    assert next_header([*rows, [None, None, None], ["Heath", "Bo Chu", "not known"], *rows[2:]], 0) is None


def test_a_small_table_above_the_main_one() -> None:
    top: list[list[Cell]] = [["Kind", "How many"], ["Noise", "4"], ["Fire", "2"], ["", ""]]
    main = [
        ["CAD", "Call date", "Caller", "Phone"],
        *[[str(n), "02/05/2022", "Ann Bell", "07700 900001"] for n in range(9)],
    ]
    tables = find_tables(RawSheet("s", [*top, *main]))
    assert [table.headers for table in tables] == [["CAD", "Call date", "Caller", "Phone"], ["Kind", "How many"]]
