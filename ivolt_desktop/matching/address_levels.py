"""Two addresses and two postcodes: the same flat, another flat, the same street."""

from dataclasses import dataclass

from ivolt_desktop.matching.levels import Found, Part, cannot_tell
from ivolt_desktop.matching.likeness import alike_text, one_keystroke
from ivolt_desktop.matching.suggestions import NOT_GIVEN, State
from ivolt_desktop.rules.addresses import Address
from ivolt_desktop.rules.names import name_key
from ivolt_desktop.rules.postcodes import Postcode

_STREET_ALIKE = 0.93


@dataclass(frozen=True)
class AddressLevel:
    """The level of two addresses; ``called`` is what to call the address in a sentence."""

    level: str
    words: str
    state: State
    called: str = ""


_FLAT = AddressLevel("same flat", "the same flat", State.AGREE, "flat")
_HOUSE = AddressLevel("same", "the same", State.AGREE, "address")
_BUILDING = AddressLevel("same building", "the same building, a flat given once", State.NEAR, "building")
_OTHER_FLAT = AddressLevel("another flat", "the same building, another flat", State.AGAINST, "flat")
_MISKEYED = AddressLevel("number miskeyed", "the same street, numbers alike", State.NEAR, "address")
_OTHER_NUMBER = AddressLevel("another number", "the same street, another number", State.AGAINST, "house number")
_STREET = AddressLevel("same street", "the same street, a number given once", State.NEUTRAL, "street")
_STREET_ONLY = AddressLevel("street only", "the same street", State.AGREE, "street")
_DIFFERENT = AddressLevel("different", "different", State.NEUTRAL, "address")


def address_level(first: Address | None, second: Address | None) -> AddressLevel | None:
    """How two addresses agree, or None where one is missing or says no more than a town."""
    if first is None or second is None:
        return None
    here, there = first.street_key or name_key(first.building), second.street_key or name_key(second.building)
    if not here or not there:
        return None
    if not _streets_agree(first, second):
        return _DIFFERENT
    doors = _door(first), _door(second)
    if not doors[0] and not doors[1]:
        return _flats(first, second) if first.flat or second.flat else _STREET_ONLY
    if not doors[0] or not doors[1]:
        return _STREET
    if doors[0] == doors[1]:
        return _flats(first, second)
    if one_keystroke(doors[0], doors[1]) and len(doors[0]) + len(doors[1]) >= 5:
        return _MISKEYED
    return _MISKEYED if sorted(doors[0]) == sorted(doors[1]) else _OTHER_NUMBER


def _door(address: Address) -> str:
    """The number without its letter, or the building where there is a street besides."""
    number = address.number.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ").casefold()
    if number or not address.street_key:
        return number
    return name_key(address.building)


def _flat(address: Address) -> str:
    letter = address.number[-1:] if address.number[-1:].isalpha() else ""
    return (address.flat or letter).casefold()


def _flats(first: Address, second: Address) -> AddressLevel:
    one, two = _flat(first), _flat(second)
    if one == two:
        return _FLAT if one else _HOUSE
    return _OTHER_FLAT if one and two else _BUILDING


def _streets_agree(first: Address, second: Address) -> bool:
    named = {first.street_key, name_key(first.building)} - {""}
    others = {second.street_key, name_key(second.building)} - {""}
    if named & others:
        return True
    one, two = first.street_key, second.street_key
    return len(one) > 6 and len(two) > 6 and one[:2] == two[:2] and alike_text(one, two) >= _STREET_ALIKE


def postcode_level(first: Postcode | None, second: Postcode | None, address: AddressLevel | None) -> Found:
    """The row for the postcode; it adds little where the addresses have said the same already."""
    left, right = (code.text if code else NOT_GIVEN for code in (first, second))
    if first is None or second is None:
        return cannot_tell(left, right)
    told = address is not None and address.level != "different"
    if first.text == second.text:
        level = "same, as the address says" if told else "same"
        return Found((Part("postcode", level),), "the same", State.AGREE, left, right)
    if one_keystroke(left.replace(" ", ""), right.replace(" ", "")):
        return Found((Part("postcode", "near"),), "one letter differs", State.NEAR, left, right)
    if address is not None and address.level == "different":
        level = "different, as the address says"
        return Found((Part("postcode", level),), "different", State.NEUTRAL, left, right)
    return Found((Part("postcode", "different"),), "different", State.NEUTRAL, left, right)
