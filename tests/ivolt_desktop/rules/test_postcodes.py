"""Postcodes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.rules.postcodes import find_postcode, normalise_postcode


@pytest.mark.parametrize(
    ("text", "made", "mended", "partial"),
    [("RM108HT", "RM10 8HT", False, False), ("rm10 8ht", "RM10 8HT", False, False),
     ("1G11 7QJ", "IG11 7QJ", True, False), ("RM1O 8HT", "RM10 8HT", True, False),
     ("RMI0 8HT", "RM10 8HT", True, False), ("RM10 OHT", "RM10 0HT", True, False),
     ("RM10", "RM10", False, True), ("RM9 5", "RM9 5", False, True), ("EC1A 1BB", "EC1A 1BB", False, False),
     ("W1A 0AX", "W1A 0AX", False, False), ("E1 6AN", "E1 6AN", False, False)],
)  # fmt: skip
def test_read(text: str, made: str, mended: bool, partial: bool) -> None:
    code = normalise_postcode(text)
    assert code is not None
    assert (code.text, code.mended, code.partial) == (made, mended, partial)


@pytest.mark.parametrize(
    "text", ["", "N/K", "RM10 BHT", "QQ1 1AA", "Dagenham", "12345", "RM10 8CI", "RM10 8HT RM9 5AA"]
)
def test_not_a_postcode(text: str) -> None:
    assert normalise_postcode(text) is None


def test_borough() -> None:
    assert normalise_postcode("ig117qj").in_borough  # type: ignore[union-attr]
    assert not normalise_postcode("E1 6AN").in_borough  # type: ignore[union-attr]


def test_found_inside_an_address() -> None:
    text = "12 Althorne Way, Dagenham RM107AB"
    found = find_postcode(text)
    assert found is not None
    assert found[0].text == "RM10 7AB"
    assert text[: found[1]] == "12 Althorne Way, Dagenham "
    assert find_postcode("12 Althorne Way") is None


@given(st.text(max_size=12))
def test_never_fails_and_settles(text: str) -> None:
    code = normalise_postcode(text)
    if code is not None:
        again = normalise_postcode(code.text)
        assert again is not None
        assert again.text == code.text
        assert not again.mended


@given(
    st.sampled_from(["IG11", "RM5", "RM8", "RM10"]),
    st.integers(0, 9),
    st.text("ABDEFGHJLNPQRSTUWXYZ", min_size=2, max_size=2),
    st.booleans(),
    st.booleans(),
)
def test_mistaken_letters_and_digits_come_back(
    outward: str, digit: int, tail: str, letters: bool, spaced: bool
) -> None:
    true = f"{outward} {digit}{tail}"
    typed = true
    if letters:
        typed = outward[:2] + outward[2:].replace("0", "O").replace("1", "I") + f" {digit}".replace("0", "O") + tail
    if not spaced:
        typed = typed.replace(" ", "")
    code = normalise_postcode(typed.lower())
    assert code is not None
    assert code.text == true
