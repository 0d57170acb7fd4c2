"""What happened in the invented borough, before any agency wrote it down."""

from dataclasses import dataclass
from datetime import date, datetime

from ivolt_desktop.panel.practice.invented import Player, PublicPlace, Street

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


@dataclass(frozen=True)
class Resident:
    """Somebody who is not of the cast: one invented person at one invented door."""

    key: str
    forename: str
    surname: str
    title: str
    born_on: date
    phone: str
    email: str | None
    number: int
    flat: int | None
    street: Street
    tenure: str

    @property
    def address(self) -> str:
        """'Flat 3, 12 Sailmaker Street' or '12 Sailmaker Street'."""
        door = f"{self.number} {self.street.name}"
        return f"Flat {self.flat}, {door}" if self.flat else door


@dataclass(frozen=True)
class LivedCall:
    """One call to the police. ``caller`` is the truth: who it was, or empty where nobody will ever know."""

    serial: int
    at: datetime
    topic: str
    caller: str
    name: str
    phone: str
    address: str
    postcode: str
    location: str
    location_postcode: str
    ward: str
    easting: int
    northing: int
    details: str

    @property
    def reference(self) -> str:
        """'1234/05MAR24': the number of the day's message, and the day."""
        return f"{self.serial}/{self.at.day:02d}{_MONTHS[self.at.month - 1]}{self.at.year % 100:02d}"


@dataclass(frozen=True)
class LivedFire:
    """One incident the fire brigade went to; ``deliberate`` is yes, no or not known."""

    reference: str
    at: datetime
    group: str
    stop_code: str
    kind: str
    fire_type: str
    deliberate: str
    property_category: str
    property_type: str
    address: str
    postcode: str
    ward: str
    station: str
    easting: int
    northing: int
    seconds: int
    pumps: int


@dataclass(frozen=True)
class LivedCase:
    """One case of the council's team. ``complainant`` and ``subject`` are the truth, empty where not known."""

    reference: str
    opened_on: date
    first_contact_on: date | None
    closed_on: date | None
    category: str
    complainant: str
    complainant_name: str
    phone: str
    email: str
    born_on: date | None
    address: str
    postcode: str
    subject: str
    subject_name: str
    subject_address: str
    location: str
    ward: str
    tenure: str
    officer: str
    outcome: str


@dataclass(frozen=True)
class Life:
    """All of it, in order of time."""

    calls: tuple[LivedCall, ...]
    fires: tuple[LivedFire, ...]
    cases: tuple[LivedCase, ...]


Where = PublicPlace | Street | Player
"""Anything with a postcode, a ward and a place on the map."""
