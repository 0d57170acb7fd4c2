"""Guessing how a text table is written."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.intake.dialects import guess_dialect
from ivolt_desktop.intake.text_tables import parse_rows


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(delimiter: str) -> None:
    text = delimiter.join(["Ref", "Date", "Notes"]) + "\n"
    for number in range(8):
        text += delimiter.join([str(number), "01/05/2022", '"words, with; all | of\tthem"']) + "\n"
    assert guess_dialect(text).delimiter == delimiter


def test_a_single_column_is_left_whole() -> None:
    assert parse_rows("Name\nAnn Bell\nBo Chu\n", guess_dialect("Name\nAnn Bell\nBo Chu\n"))[1] == ["Ann Bell"]


def test_told_by_excel() -> None:
    assert guess_dialect("sep=;\na;b\n").delimiter == ";"


def test_backslash_escapes() -> None:
    text = 'a,b\n"say \\"hi\\", then go",2\n"x",3\n'
    assert parse_rows(text, guess_dialect(text))[1] == ['say "hi", then go', "2"]


words = st.text("abcdefgh XYZ,;'\"|\n0123", min_size=1, max_size=8).map(str.strip).filter(bool)


@given(
    st.lists(st.tuples(words, words, st.integers(0, 999).map(str)), min_size=2, max_size=8), st.sampled_from(",;\t|")
)
def test_what_was_written_comes_back(rows: list[tuple[str, str, str]], delimiter: str) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerow(["Reference", "Caller", "Calls"])
    writer.writerows(rows)
    text = out.getvalue()
    assert parse_rows(text, guess_dialect(text))[1:] == [list(row) for row in rows]
