import pytest

from ui.widgets.copied_text import harmless, tab_separated


@pytest.mark.parametrize("words", ["=1+1", "@SUM(A1)", "+447700900123", "-cmd", "=HYPERLINK(\"x\")"])
def test_what_looks_like_a_formula_is_made_harmless(words: str) -> None:
    assert harmless(words) == "'" + words


@pytest.mark.parametrize("words", ["-3", "-1,200.5", "12 Jul 2022", "O'Brien", ""])
def test_plain_words_and_numbers_stay(words: str) -> None:
    assert harmless(words) == words


def test_rows_stay_rows_whatever_is_in_a_cell() -> None:
    text = tab_separated(["Name", "Note"], [["A", "two\nlines\tand a tab"]])
    assert text == "Name\tNote\nA\ttwo lines and a tab"
