"""A text that is cut at once gives the rows that the standard library's reader gives; any other is left to that one."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivolt_desktop.intake.book import CodedTexts
from ivolt_desktop.intake.quick_cutting import cut_at_once
from ivolt_desktop.intake.row_cutting import Dialect, reader_of
from ivolt_desktop.rules.known_errors import Cancelled

CELLS = st.text(alphabet='ab," \'é£|0\t', max_size=5)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=2, max_size=8),
       st.sampled_from([",", ";", "|", "\t"]), st.sampled_from(['"', "'"]), st.sampled_from(["\n", "\r\n"]),
       st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]), st.booleans(), st.booleans())  # fmt: skip
@settings(max_examples=400, deadline=None)
def test_what_was_written_soundly_comes_back_cell_for_cell(
    rows: list[list[str]], delimiter: str, quote: str, end: str, quoting: int, marked: bool, whole: bool
) -> None:
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, quotechar=quote, lineterminator=end, quoting=quoting).writerows(rows)
    text = written.getvalue() if whole else written.getvalue().removesuffix(end)
    encoding = "utf-8-sig" if marked else "utf-8"
    grid = cut_at_once(text.encode(encoding), encoding, Dialect(delimiter, quote), None)
    assert grid is not None
    assert list(grid) == rows


@given(st.text(alphabet='ab,"\n\r \'', max_size=40))
@settings(max_examples=3000, deadline=None)
def test_any_other_text_is_cut_alike_or_not_at_all(text: str) -> None:
    grid = cut_at_once(text.encode(), "utf-8", Dialect(), None)
    if grid is not None:
        assert list(grid) == list(reader_of(text, Dialect()))


@pytest.mark.parametrize("text", [
    "a,b\n\n1,2\n", "a,b\r\n\r\n1,2\r\n", "a,b\n1,2,3\n", "a,b\n1\n", "a,b\r1,2\n", 'a,b\n"1\n2",3\n', 'a,b\n"1"x,2\n',
    'a,b\n1,5" pipe\n', 'a,b\n"1,2\n3,4\n', "a\nb\n", "", "\n", "a,b\n1,\x002\n", "a,b\r\n1,2\n", '\ufeff"a",b\n\n',
])  # fmt: skip
def test_what_needs_care_is_left_alone(text: str) -> None:
    assert cut_at_once(text.encode(), "utf-8", Dialect(), None) is None


def test_a_delimiter_of_two_bytes_is_left_alone() -> None:
    assert cut_at_once("a¦b\n1¦2\n".encode(), "utf-8", Dialect("¦"), None) is None


def test_few_values_are_told_apart_and_many_are_not() -> None:
    text = "ward,detail\n" + "".join(f"{'Abbey' if n % 3 else 'Heath'},caller {n}\n" for n in range(500))
    grid = cut_at_once(text.encode(), "utf-8", Dialect(), None)
    assert grid is not None
    ward, detail = grid.columns
    assert isinstance(ward, CodedTexts) and ward.different == ["ward", "Heath", "Abbey"]
    assert [ward.different[code] for code in ward.codes] == ward
    assert not isinstance(detail, CodedTexts) and detail[7] == "caller 6"


def test_a_changed_cell_is_told_apart_no_more() -> None:
    grid = cut_at_once(b"a,b\n" + b"x,y\n" * 9, "utf-8", Dialect(), None)
    assert grid is not None
    grid[3] = ["z", "y"]
    assert grid.columns[0][2:5] == ["x", "z", "x"] and not isinstance(grid.columns[0], CodedTexts)


def test_a_row_larger_than_a_block_is_left_to_the_other_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    from ivolt_desktop.intake import quick_cutting

    monkeypatch.setattr(quick_cutting, "_BLOCK", 1000)
    assert cut_at_once(b"a,b\n" + b"x" * 5000 + b",y\n", "utf-8", Dialect(), None) is None


def test_it_can_be_stopped() -> None:
    def stop(_words: str, share: float) -> None:
        if share > 0.5:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        cut_at_once(b"a,b\n" + b"x,y\n" * 9, "utf-8", Dialect(), stop)
