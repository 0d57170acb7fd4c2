"""Cutting text into rows, sound and damaged."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.intake.row_cutting import Dialect, cut, scan, usual_width

ABOVE = "ref,place,note\n1,Heath,a\n2,Abbey,b\n"


def test_an_extra_quote_at_the_start_of_a_quoted_cell_stays_in_it() -> None:
    made = cut('"a","b"\n""x, y","2"\n"3","4"\n', Dialect())
    assert made.rows == [["a", "b"], ['"x, y', "2"], ["3", "4"]]
    assert made.strays == 1


def test_an_extra_quote_before_an_empty_cell() -> None:
    assert cut('"a","b","c"\n"1",""","3"\n', Dialect()).rows[1] == ["1", '"', "3"]


def test_quotes_inside_a_cell_that_nobody_escaped() -> None:
    assert cut('"say "hi" now","2"\n"x","4"\n', Dialect()).rows[0] == ['say "hi" now', "2"]


@pytest.mark.parametrize("bad", ['"Heath', 'Heath"', '"'])
def test_a_quote_left_open_keeps_to_its_row(bad: str) -> None:
    rows = cut(ABOVE + f'3,{bad},c\n4,"Beam, east",d\n5,Alibon,e\n', Dialect()).rows
    assert rows[3] == ["3", bad, "c"]
    assert rows[4] == ["4", "Beam, east", "d"]
    assert len(rows) == 6


def test_a_quote_left_open_in_a_row_whose_last_cell_takes_two_lines() -> None:
    rows = cut(ABOVE + '3,"Heath,"one\ntwo"\n4,Beam,d\n', Dialect()).rows
    assert rows[3:] == [["3", '"Heath', "one\ntwo"], ["4", "Beam", "d"]]


def test_a_cell_of_two_lines_in_a_second_table_of_another_width() -> None:
    first = ABOVE + "".join(f"{n},Heath,x\n" for n in range(9))
    second = "".join(f'{n},"one\ntwo",x,y\n' for n in range(4))
    rows = cut(first + '3,"open,c\n' + second, Dialect()).rows
    assert [len(row) for row in rows[12:]] == [3, 4, 4, 4, 4]


def test_a_backslash_that_escapes_nothing_is_kept() -> None:
    made = cut('a,b\n"C:\\dir \\"x\\"",2\n', Dialect(escape="\\"))
    assert made.rows[1] == ['C:\\dir "x"', "2"]


def test_odd_rows_are_told_with_their_text() -> None:
    made = cut(ABOVE + "3;Beam;c\n4,Heath,d\n", Dialect())
    assert made.width == 3
    assert made.odd == {3: "3;Beam;c"}


def test_spaces_after_delimiters() -> None:
    assert cut('a, b\n1, "x, y"\n', Dialect(spaced=True)).rows == [["a", "b"], ["1", "x, y"]]
    assert cut("a, b\n", Dialect()).rows == [["a", " b"]]


def test_scan_says_when_a_quote_is_open() -> None:
    assert scan('1,"x', Dialect()) == (["1", "x"], True, False)
    assert scan('1,"x"y",2', Dialect()) == (["1", 'x"y', "2"], False, True)
    assert scan('1,"x,2', Dialect(), plain=2) == (["1", '"x', "2"], False, False)


def test_usual_width() -> None:
    assert usual_width([]) == 0
    assert usual_width([1, 5, 5, 0, 0, 0]) == 5


texts = st.text("ab ,;|\t\"'\n\r\\1é", max_size=6)


@given(
    st.integers(2, 5).flatmap(
        lambda width: st.lists(st.lists(texts, min_size=width, max_size=width), min_size=1, max_size=8)
    ),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(['"', "'"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
)
def test_what_the_standard_writes_comes_back(
    rows: list[list[str]], delimiter: str, quote: str, end: str, quoting: int
) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, quotechar=quote, lineterminator=end, quoting=quoting).writerows(rows)
    wanted = list(csv.reader(io.StringIO(out.getvalue(), newline=""), delimiter=delimiter, quotechar=quote))
    assert cut(out.getvalue(), Dialect(delimiter, quote)).rows == wanted


@given(st.text('a1,"\n;', max_size=60))
def test_nothing_but_marks_is_lost_from_any_text(text: str) -> None:
    told = "".join(cell for row in cut(text, Dialect()).rows for cell in row)
    for letter in "a1;":
        assert told.count(letter) == text.count(letter)


def test_a_file_full_of_open_quotes_is_cut_in_good_time_and_no_line_is_lost() -> None:
    """Every reading over several lines of every row would take minutes here."""
    lines = [f'{i},"na ""x"" {i}","a" and "b" {i},extra' if i % 3 else f'{i},"open {i}' for i in range(6000)]
    made = cut("id,name,note,more\n" + "\n".join(lines) + "\n", Dialect())
    assert len(made.rows) > 3000
    told = "\n".join(",".join(row) for row in made.rows).splitlines()
    assert [line.split(",")[0] for line in told] == ["id", *map(str, range(6000))]


def test_a_row_over_many_lines_ends_where_its_last_quote_closes() -> None:
    text = 'id,note,more\n1,"one\n\ntwo, ""three""\n""\nfour", five\n2,plain,six\n'
    assert cut(text, Dialect()).rows == [
        ["id", "note", "more"], ["1", 'one\n\ntwo, "three"\n"\nfour', " five"], ["2", "plain", "six"]]
