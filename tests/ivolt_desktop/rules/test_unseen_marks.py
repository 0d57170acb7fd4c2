import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.rules.unseen_marks import without_unseen


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("\u202eNHOJ\u202c", "NHOJ"),
        ("Smith\u200b, John\ufeff", "Smith, John"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("bell\x07 and null\x00", "bell and null"),
        ("Zoë O’Néill", "Zoë O’Néill"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("", ""),
    ],
)
def test_unseen_marks_are_left_out(written: str, plain: str) -> None:
    assert without_unseen(written) == plain


@given(st.text())
def test_only_unseen_characters_go_and_once_is_enough(text: str) -> None:
    left = without_unseen(text)
    assert without_unseen(left) == left
    assert [c for c in text if unicodedata.category(c) not in ("Cf", "Cc")] == [
        c for c in left if unicodedata.category(c) not in ("Cf", "Cc")]
    assert not any(unicodedata.bidirectional(c) in ("RLO", "LRO", "RLE", "LRE", "PDF", "RLI", "LRI", "FSI", "PDI")
                   for c in left)
