"""The account of a file without a window: every row of the sheet once, whatever became of it."""

import json

from ivolt_desktop.panel.importing import import_files
from ivolt_desktop.panel.row_account import ranges
from tests.ivolt_desktop.panel.incoming import CALLS, write

ROWS = [
    ["1/02MAY26", "02/05/2026", "21:14", "215 Rowdy", "Orla Finch", "07700 900301", "2 Harrier Parade",
     "IG11 7AA", "", ""],
    ["2/03MAY26", "31/02/2026", "", "215 Rowdy", "Bea Marsh", "", "", "", "", ""],
    ["1/02MAY26", "02/05/2026", "21:14", "215 Rowdy", "Orla Finch", "07700 900301", "2 Harrier Parade",
     "IG11 7AA", "", ""],
    ["", "", "", "", "", "", "", "", "", ""],
    ["Grand Total", "3", "", "", "", "", "", "", "", ""],
]  # fmt: skip


def test_numbers_are_told_as_ranges():
    assert ranges([2, 3, 4, 9, 11, 12]) == "2-4, 9, 11-12" and ranges([]) == "" and ranges([7]) == "7"


def test_every_row_of_the_sheet_is_in_exactly_one_line(desk, cast, tmp_path):
    account = import_files(desk.panel, [write(tmp_path / "May.csv", CALLS, ROWS)], dry_run=True, each_row=True)[0]
    told = json.loads(json.dumps(account.as_dict()))
    assert {(each["fate"], each["rows"]) for each in told["rows"]} == {
        ("header", "1"), ("new", "2"), ("set aside", "3"), ("left out", "4"), ("left out", "5"), ("left out", "6")}
    assert sum(each["count"] for each in told["rows"]) == told["rows_of_sheet"] == 6
    assert told["columns"]["CAD Date"] == "called_at" and told["header_rows"] == [1]
    assert told["period"] == ["2026-05-02", "2026-05-02"] and told["questions"] == 1
    assert not account.stored


def test_a_file_nobody_can_tell_is_refused_with_what_was_read(desk, cast, tmp_path):
    path = write(tmp_path / "x.csv", ("a", "b"), [["q", "w"], ["e", "r"]])
    account = import_files(desk.panel, [path], dry_run=True)[0]
    assert account.refused.startswith("It is not clear what this file holds")
    assert account.as_dict()["sheet"] == "x"


def test_another_table_of_the_sheet_can_be_asked_for(desk, cast, tmp_path):
    path = tmp_path / "two.csv"
    path.write_text("CAD number,Call date,Caller,Phone\n1,02/05/2026,Finch,07700900301\n2,03/05/2026,Vale,07700900302\n"
                    "3,04/05/2026,Marsh,07700900303\n\nCallers by ward\nWard,Calls,Callers\nAbbey,12,3\nAlibon,9,2\n"
                    "Heath,4,1\n")
    account = import_files(desk.panel, [path], dry_run=True)[0]
    assert [each["table"] for each in account.read["not_read"]] == [2]
    other = import_files(desk.panel, [path], dry_run=True, table=2)[0]
    assert other.read["header_rows"] == [7] and other.refused
    missing = import_files(desk.panel, [path], dry_run=True, sheet="no such")[0]
    assert missing.refused == "The file has no such sheet."
