import pytest

from ivolt_desktop.matching.address_levels import address_level, postcode_level
from ivolt_desktop.rules.addresses import parse_address
from ivolt_desktop.rules.postcodes import normalise_postcode


@pytest.mark.parametrize(
    ("one", "two", "level"),
    [
        ("Flat 3, 12 Althorne Way", "3/12 Althorne Way", "same flat"),
        ("12 Althorne Way", "12 ALTHORNE WY RM10 8HT", "same"),
        ("12C Althorne Way", "Flat C, 12 Althorne Way", "same flat"),
        ("Flat 3, 12 Althorne Way", "Flat 4, 12 Althorne Way", "another flat"),
        ("Flat 3, 12 Althorne Way", "12 Althorne Way", "same building"),
        ("12 Althorne Way", "47 Althorne Way", "another number"),
        ("125 Althorne Way", "152 Althorne Way", "number miskeyed"),
        ("12 Althorne Way", "Althorne Way", "same street"),
        ("Althorne Way", "Althorne Way", "street only"),
        ("12 Heath Way", "12 Heathway", "same"),
        ("12 Althorne Way", "12 Broad Street", "different"),
    ],
)
def test_levels(one: str, two: str, level: str) -> None:
    found = address_level(parse_address(one), parse_address(two))
    assert found is not None and found.name == level
    turned = address_level(parse_address(two), parse_address(one))
    assert turned is not None and turned.name == level


def test_nothing_to_compare() -> None:
    assert address_level(parse_address("NFA"), parse_address("12 Althorne Way")) is None
    assert address_level(parse_address("Dagenham"), parse_address("Dagenham")) is None


def test_postcodes() -> None:
    one, near, far = (normalise_postcode(text) for text in ("RM10 8HT", "RM10 8HR", "IG11 7QJ"))
    same_door = address_level(parse_address("12 Althorne Way"), parse_address("12 Althorne Way"))
    assert postcode_level(one, one, None).parts[0].level == "same"
    assert postcode_level(one, one, same_door).parts[0].level == "same, as the address says"
    assert postcode_level(one, near, None).words == "one letter differs"
    assert postcode_level(one, far, None).parts[0].level == "different"
    assert postcode_level(one, None, None).words == "cannot tell"
