"""The dirt that real extracts carry: lost zeros, squeezed postcodes, dates as numbers, doors written three ways.

Every stain hangs on the seed and on the record it falls on, so the same record is always stained alike.
"""

import re
from datetime import date, datetime, timedelta
from random import Random

from ivolt_desktop.panel.practice.practice_calendar import SEED

Cell = str | int | float | date | datetime | None
"""What stands in one cell of a file."""

_EXCEL_DAY_NOUGHT = date(1899, 12, 30)
_SHORT = (("Avenue", "Ave"), ("Road", "Rd"), ("Street", "St"), ("Close", "Cl"), ("Gardens", "Gdns"))


def dice(*parts: object) -> Random:
    """A source of chance for one cell of one record."""
    return Random(":".join(str(part) for part in (SEED, *parts)))


def soiled_phone(phone: str, key: str) -> Cell:
    """A telephone number as somebody typed it.

    One in seven lost its leading zero to a spreadsheet, and a few lost everything but the first digits.
    """
    if not phone.isdigit():
        return phone or None
    chance = dice("phone", key).random()
    if chance < 0.006:
        return f"4.4{phone[1:5]}E+11"
    if chance < 0.14:
        return int(phone)
    if chance < 0.24:
        return f"+44{phone[1:]}"
    if chance < 0.5:
        return phone
    return f"{phone[:3]} {phone[3:7]} {phone[7:]}" if phone.startswith("020") else f"{phone[:5]} {phone[5:]}"


def soiled_postcode(postcode: str, key: str) -> Cell:
    """A postcode, now and then squeezed, in small letters, half given, or with 1 for I and O for 0."""
    if not postcode:
        return None
    random = dice("postcode", key)
    chance = random.random()
    if chance < 0.10:
        return postcode.replace(" ", "")
    if chance < 0.13:
        return postcode.lower()
    if chance < 0.155:
        return postcode[:-2]
    if chance < 0.18:
        return postcode.replace("IG11", "1G11").replace("RM10", "RM1O")
    return postcode


def soiled_address(address: str, key: str) -> Cell:
    """An address in one of the ways in which agencies write a door."""
    if not address:
        return None
    chance = dice("address", key).random()
    if chance < 0.12:
        return address.upper()
    if chance < 0.26:
        return re.sub(r"^Flat (\d+), (\d+ )", r"\1/\2", address)
    if chance < 0.4:
        for full, short in _SHORT:
            address = re.sub(rf"{full}$", short, address)
    return address


def excel_serial(day: date) -> int:
    """The number by which a spreadsheet knows the day: 45810 for 2 June 2025."""
    return (day - _EXCEL_DAY_NOUGHT).days


def excel_moment(at: datetime) -> float:
    """The number by which a spreadsheet knows the minute."""
    whole = timedelta(hours=at.hour, minutes=at.minute) / timedelta(days=1)
    return round(excel_serial(at.date()) + whole, 5)
