"""What is hidden and merged in OpenDocument sheets, and a note at the very end of one."""

import time

from ivolt_desktop.intake.book import RawSheet
from ivolt_desktop.intake.finding import BELOW, find_table
from ivolt_desktop.intake.open_documents import hidden_in_open_document, merged_down
from tests.ivolt_desktop.intake.agency_files import HEADERS, cases, open_document, repacked, workbook

_BLANK = '<table:table-row table:number-rows-repeated="{}"><table:table-cell/></table:table-row>'


def test_merged_cells_are_told_by_where_they_stand() -> None:
    rows = [["Ward", "Case"], [("Heath", 3), "A1"], [None, "A2"], [None, "A3"], ["Alibon", ("A4", 2)], ["Alibon", None]]
    assert merged_down(open_document(rows)) == {"Cases": ((2, 0, 4), (5, 1, 6))}
    assert merged_down(open_document([["Ward"], ["Heath"]])) == {}


def test_merged_rows_and_columns_that_are_repeated_are_counted() -> None:
    after = _BLANK.format(40) + (
            '<table:table-row><table:table-cell table:number-columns-repeated="3"/><table:table-cell'
            ' table:number-rows-spanned="12"/><table:table-cell table:number-rows-spanned="2"'
            ' table:number-columns-spanned="2"/></table:table-row>')  # fmt: skip
    assert merged_down(open_document([["a"]], after)) == {"Cases": ((42, 3, 53),)}


def test_no_other_file_and_no_damaged_one_has_merged_cells() -> None:
    whole = open_document([[("Heath", 3)]])
    broken = repacked(whole, change=lambda name, data: data[:-40] if name == "content.xml" else data)
    for data in (b"", b"PK\x03\x04rubbish", workbook(lambda _, sheet: sheet.write(0, 0, "x")), broken, whole[:300]):
        assert merged_down(data) == {}


def test_a_sheet_that_hides_nothing_is_not_looked_through() -> None:
    assert list(hidden_in_open_document(b"<not-xml")) == []


def test_a_note_in_the_very_last_row_is_soon_found() -> None:
    rows: list[list[str]] = [HEADERS, *cases(), *[[""] * 8] * 1_000_000, ["not to be passed on", *[""] * 7]]
    sheet = RawSheet("s", rows)
    started = time.process_time()
    found = find_table(sheet)
    assert len(found.body) == 12 and found.left_out[-1] == (1_000_014, BELOW)
    assert time.process_time() - started < 4
