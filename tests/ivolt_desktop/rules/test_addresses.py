"""Addresses taken apart, and the key of a door."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.rules import addresses
from ivolt_desktop.rules.addresses import parse_address

SAME_DOORS = [
    ["Flat 3, 12 Althorne Way", "3/12 Althorne Way", "FLAT 3 12 ALTHORNE WY RM10 7AB", "12 Althorne Way, Flat 3",
     "flt 3, 12 Althorne Way, Dagenham, RM107AB"],
    ["12C Heath Way", "Flat C 12 Heathway, Dagenham", "12c HEATHWAY"],
    ["Flat 4 Colne House, Harts Lane", "4 Colne House, Harts Lane, Barking", "Flat 4, Colne Hse, Harts Ln IG11 8LN"],
    ["14 St Awdrys Road", "14 St. Awdry's Rd, Barking"],
]  # fmt: skip


@pytest.mark.parametrize("writings", SAME_DOORS)
def test_one_door_one_key(writings: list[str]) -> None:
    assert len({parse_address(text).key for text in writings}) == 1  # type: ignore[union-attr]


def test_other_doors_differ() -> None:
    keys = [parse_address(t).key for t in ("Flat 3, 12 Althorne Way", "Flat 2, 12 Althorne Way", "12 Althorne Way")]  # type: ignore[union-attr]
    assert len(set(keys)) == 3


def test_parts() -> None:
    address = parse_address("Flat 3, 12 Althorne Way, Dagenham RM107AB")
    assert address is not None
    assert (address.flat, address.number, address.street) == ("3", "12", "Althorne Way")
    assert (address.locality, address.postcode) == ("Dagenham", "RM10 7AB")
    assert address.shown == "Flat 3, 12 Althorne Way, Dagenham, RM10 7AB"


def test_several_lines_and_a_range() -> None:
    address = parse_address("44-46 Ripple Rd\nBarking\nIG11 7PF")
    assert address is not None
    assert (address.number, address.street, address.locality) == ("44-46", "Ripple Road", "Barking")


@pytest.mark.parametrize("text", ["", "N/K", "NFA", "-", "no fixed abode"])
def test_no_address(text: str) -> None:
    assert parse_address(text) is None


def test_a_street_alone_has_a_key_and_no_door() -> None:
    address = parse_address("Heathway")
    assert address is not None
    assert address.key == "heathway||"


@given(st.text())
def test_never_fails(text: str) -> None:
    address = parse_address(text)
    assert address is None or address.written == text


@given(st.integers(1, 999), st.integers(1, 200), st.sampled_from(["Althorne Way", "Reede Road", "Harts Lane"]))
def test_flat_forms_agree(number: int, flat: int, street: str) -> None:
    forms = (f"Flat {flat}, {number} {street}", f"{flat}/{number} {street}", f"FLAT {flat} {number} {street.upper()}")
    assert len({parse_address(form).key for form in forms}) == 1  # type: ignore[union-attr]


WORDS = st.sampled_from(
    "Althorne Harts Heath Way Rd Road Lane Ln Colne House Hse Court Street London Barking Chadwell Dagenham Rush Green "
    "Flat Unit Floor First Rm Rmio Iaa Ig No Flt St Various Local Nfa High Broadway Point Oo".split()
)


@given(st.from_regex(r"[1-9][0-9]{0,4}", fullmatch=True), st.lists(WORDS, min_size=1, max_size=5))
def test_a_plainly_written_address_is_read_as_any_other(number: str, words: list[str]) -> None:
    text = " ".join([number, *words])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(addresses, "_plainly_written", lambda _text: None)
        with_care = parse_address.__wrapped__(text)
    assert parse_address.__wrapped__(text) == with_care
