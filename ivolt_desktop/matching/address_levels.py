"""Two addresses and two postcodes: the same flat, another flat, the same street."""

from ivolt_desktop.matching.level_declarations import ADDRESS, PEOPLE, STREET_ONLY
from ivolt_desktop.matching.levels import Found, Level, cannot_tell, found_at
from ivolt_desktop.matching.likeness import alike_text, one_keystroke
from ivolt_desktop.matching.suggestions import NOT_GIVEN
from ivolt_desktop.rules.addresses import Address
from ivolt_desktop.rules.names import name_key
from ivolt_desktop.rules.postcodes import Postcode

_STREET_ALIKE = 0.93


def address_level(first: Address | None, second: Address | None) -> Level | None:
    """How two addresses agree, or None where one is missing or says no more than a town."""
    if first is None or second is None:
        return None
    here, there = first.street_key or name_key(first.building), second.street_key or name_key(second.building)
    if not here or not there:
        return None
    if not _streets_agree(first, second):
        return ADDRESS["different"]
    doors = _door(first), _door(second)
    if not doors[0] and not doors[1]:
        return _flats(first, second) if first.flat or second.flat else STREET_ONLY
    if not doors[0] or not doors[1]:
        return ADDRESS["same street"]
    if doors[0] == doors[1]:
        return _flats(first, second)
    if one_keystroke(doors[0], doors[1]) and len(doors[0]) + len(doors[1]) >= 5:
        return ADDRESS["number miskeyed"]
    crossed = sorted(doors[0]) == sorted(doors[1])
    return ADDRESS["number miskeyed" if crossed else "another number"]


def _door(address: Address) -> str:
    """The number without its letter, or the building where there is a street besides."""
    number = address.number.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ").casefold()
    if number or not address.street_key:
        return number
    return name_key(address.building)


def _flat(address: Address) -> str:
    letter = address.number[-1:] if address.number[-1:].isalpha() else ""
    return (address.flat or letter).casefold()


def _flats(first: Address, second: Address) -> Level:
    one, two = _flat(first), _flat(second)
    if one == two:
        return ADDRESS["same flat" if one else "same"]
    return ADDRESS["another flat" if one and two else "same building"]


def _streets_agree(first: Address, second: Address) -> bool:
    named = {first.street_key, name_key(first.building)} - {""}
    others = {second.street_key, name_key(second.building)} - {""}
    if named & others:
        return True
    one, two = first.street_key, second.street_key
    return len(one) > 6 and len(two) > 6 and one[:2] == two[:2] and alike_text(one, two) >= _STREET_ALIKE


def postcode_level(first: Postcode | None, second: Postcode | None, address: Level | None) -> Found:
    """The row for the postcode; it adds little where the addresses have said the same already."""
    left, right = (code.text if code else NOT_GIVEN for code in (first, second))
    if first is None or second is None:
        return cannot_tell(left, right)
    told = address is not None and address.name != "different"
    if first.text == second.text:
        name = "same, as the address says" if told else "same"
    elif one_keystroke(left.replace(" ", ""), right.replace(" ", "")):
        name = "near"
    else:
        name = "different, as the address says" if address is not None and not told else "different"
    return found_at("postcode", PEOPLE["postcode"][name], left, right)
