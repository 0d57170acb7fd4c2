"""Telephone numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.rules.phones import normalise_phone, read_phone, split_phones


@pytest.mark.parametrize(
    "text",
    ["07700 900123", "7700900123", "+447700900123", "+44 (0)7700 900123", "0044 7700 900 123", "447700900123",
     "tel: 07700-900-123", "Mob 07700 900123", "07700 900123 ext 4", "7700900123.0"],
)  # fmt: skip
def test_one_number_in_many_dresses(text: str) -> None:
    phone = normalise_phone(text)
    assert phone is not None
    assert (phone.number, phone.shown) == ("+447700900123", "07700 900123")


def test_only_the_lost_zero_counts_as_mended() -> None:
    assert read_phone("7700900123").phone.mend == "lost zero"  # type: ignore[union-attr]
    assert read_phone("+447700900123").phone.mend == ""  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "flaw"),
    [("4.477E+11", "rounded"), ("withheld", "none"), ("", "none"), ("1234", "not a number"),
     ("0700000000", "placeholder"),
        ("0000000000", "placeholder"), ("01234567890", "placeholder"), ("see notes", "not a number"),
     ("077009001234567", "not a number")],
)  # fmt: skip
def test_what_is_no_number_says_why(text: str, flaw: str) -> None:
    reading = read_phone(text)
    assert reading.phone is None
    assert reading.flaw == flaw


def test_shared_numbers_are_marked() -> None:
    assert normalise_phone("999").shared  # type: ignore[union-attr]
    assert not normalise_phone("07700 900999").shared  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [("020 7946 0000 / 07700 900123", 2), ("07700900123 07700900124", 2), ("07700 900123", 1), ("020/7946/0000", 1),
     ("07700 900123 or 07700 900124", 2), ("07700900123;07700900124, 07700900125", 3)],
)  # fmt: skip
def test_several_numbers_in_a_cell(text: str, pieces: int) -> None:
    assert len(split_phones(text)) == pieces


@pytest.mark.parametrize(
    ("text", "shown"),
    [("02079460000", "020 7946 0000"), ("01614960000", "0161 496 0000"), ("01632960123", "01632 960123"),
     ("08081570000", "0808 157 0000"), ("+353 1 234 5678", "+35312345678")],
)  # fmt: skip
def test_grouping(text: str, shown: str) -> None:
    assert normalise_phone(text).shown == shown  # type: ignore[union-attr]


@given(st.text())
def test_never_fails_and_always_settles(text: str) -> None:
    phone = normalise_phone(text)
    if phone is not None:
        again = normalise_phone(phone.shown)
        assert again is not None
        assert again.number == phone.number


@given(st.integers(0, 999), st.sampled_from(["0{}", "{}", "+44{}", "0044{}", "44{}", "+44(0){}"]))
def test_every_drama_number_comes_back(last: int, dress: str) -> None:
    phone = normalise_phone(dress.format(f"7700900{last:03d}"))
    assert phone is not None
    assert phone.number == f"+447700900{last:03d}"
