"""Excel's XML of 2003: kinds of cells, places told, what is hidden, and files that are damaged or hostile."""

from datetime import date, datetime, time

import pytest

from ivolt_desktop.intake.reading import read_bytes
from ivolt_desktop.intake.xml_workbooks import is_xml_workbook, read_xml_workbook
from ivolt_desktop.rules.known_errors import KnownError, TooLarge
from tests.ivolt_desktop.intake.agency_files import xml_workbook


def _cell(kind: str, text: str, more: str = "") -> str:
    return f'<Cell {more}><Data ss:Type="{kind}">{text}</Data></Cell>'


def test_kinds_places_and_spans() -> None:
    cells = [_cell("String", "a <b>b</b> &amp; c"), _cell("Number", "4.5", 'ss:Index="3"'),
             _cell("DateTime", "2026-05-01T00:00:00.000", 'ss:MergeAcross="1"'),
             _cell("DateTime", "2026-05-01T09:30:00"), _cell("DateTime", "1899-12-31T09:30:00"),
             _cell("Boolean", "1"), _cell("Number", "n/a"), "<Cell/>"]
    row = f'<Row ss:Index="3">{"".join(cells)}</Row>'
    wanted = ["a b & c", "", 4.5, date(2026, 5, 1), "", datetime(2026, 5, 1, 9, 30), time(9, 30), True, "n/a"]
    (sheet,) = read_xml_workbook(xml_workbook([["x"]], row))
    assert [list(each) for each in sheet.rows] == [[], [], wanted, ["x"]]


def test_what_is_hidden() -> None:
    data = xml_workbook([["x", "y"]], '<Column ss:Index="2" ss:Hidden="1" ss:Span="1"/><Row ss:Hidden="1">'
                        + _cell("String", "a") + "</Row>")  # fmt: skip
    hidden = data.replace(b"</Table>", b'</Table><WorksheetOptions xmlns="urn:x"><Visible>SheetHidden</Visible>'
                          b"</WorksheetOptions>")  # fmt: skip
    book = read_bytes(hidden, "cases.xls")
    assert book.kind == "Excel"
    assert (book.sheets[0].hidden, book.sheets[0].hidden_rows, book.sheets[0].hidden_columns) == (True, {1}, {1, 2})


def test_damaged_and_hostile_files_end_in_words() -> None:
    whole = xml_workbook([["Ref", "Name"], ["A1", "Orla Finch"]])
    for end in range(200, len(whole), 37):
        try:
            read_bytes(whole[:end], "cases.xls")
        except KnownError:
            continue
    with pytest.raises(TooLarge):
        read_xml_workbook(xml_workbook([["x"] * 50], '<Row ss:Index="900000">' + _cell("String", "y") + "</Row>"))
    bomb = b'<!DOCTYPE b [<!ENTITY a "ha"><!ENTITY c "&a;&a;&a;&a;">]>' + whole.partition(b"?>")[2].replace(
        b"Orla", b"&c;")  # fmt: skip
    assert is_xml_workbook(bomb) and "ha" not in str(read_xml_workbook(bomb)[0].rows[1][1])
