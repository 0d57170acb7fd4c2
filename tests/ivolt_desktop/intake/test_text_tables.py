"""From bytes to cells."""

import pytest

from ivolt_desktop.intake.dialects import Dialect
from ivolt_desktop.intake.text_tables import decode, parse_rows, read_text_table
from ivolt_desktop.rules.known_errors import UnreadableFile

TEXT = "Name,Cost (£)\nAnn Bell,5\nZoë Ó Néill,6\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"])
def test_encodings(encoding: str) -> None:
    assert decode(TEXT.encode(encoding))[0].lstrip("\ufeff") == TEXT


def test_what_is_not_text_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="not a table"):
        decode(bytes(range(256)) * 40)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    sheet, _ = read_text_table(TEXT.replace("\n", end).encode(), "x")
    assert [list(row) for row in sheet.rows] == [["Name", "Cost (£)"], ["Ann Bell", "5"], ["Zoë Ó Néill", "6"]]


def test_line_breaks_inside_cells() -> None:
    assert parse_rows('a,b\n"one\ntwo",2\n', Dialect()) == [["a", "b"], ["one\ntwo", "2"]]


def test_an_unclosed_quote_does_not_swallow_the_rows_after_it() -> None:
    lines = ["a,b", '"left open,1', *(f"row {n},{n}" for n in range(200))]
    rows = parse_rows("\n".join(lines), Dialect())
    assert len(rows) == 202
    assert rows[1] == ['"left open', "1"]
    assert rows[-1] == ["row 199", "199"]


def test_an_unclosed_quote_at_the_end_keeps_every_line() -> None:
    rows = parse_rows('a,b\n1,2\n"3,4\n5,6\n', Dialect())
    assert rows == [["a", "b"], ["1", "2"], ['"3', "4"], ["5", "6"]]
