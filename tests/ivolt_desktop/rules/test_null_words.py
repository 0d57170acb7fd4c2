"""Words that stand for nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.rules.null_words import is_null_word


@pytest.mark.parametrize(
    "text", ["", None, "-", ".", "?", "N/K", "n/a", "Unknown", "REFUSED", "withheld", "Not known", "T.B.C."]
)
def test_nothing_is_nothing_in_any_column(text: str | None) -> None:
    assert is_null_word(text)


@pytest.mark.parametrize(
    "text", ["Occupier", "ANON", "Mr Unknown", "The Occupier", "Member of the public", "xx", "M.O.P."]
)
def test_nobody_is_named(text: str) -> None:
    assert is_null_word(text, "person")


@pytest.mark.parametrize("text", ["Occupier", "Callbox"])
def test_a_word_is_null_only_in_its_column(text: str) -> None:
    assert not is_null_word(text)


@pytest.mark.parametrize("text", ["Anona Brown", "Ann Onslow", "Nkechi", "Null Road", "Na Li", "Mr Refus"])
def test_real_names_stay(text: str) -> None:
    assert not is_null_word(text, "person")


def test_phones_and_addresses_have_their_own_words() -> None:
    assert is_null_word("withheld number", "phone")
    assert is_null_word("999 call box", "phone")
    assert is_null_word("NFA", "address")
    assert not is_null_word("NFA House", "address")


@given(st.text())
def test_never_fails(text: str) -> None:
    assert is_null_word(text) in (True, False)
