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
    born_on: date | None = None

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
class Warned:
    """Somebody to whom a notice or a penalty was given; ``key`` is the truth."""

    key: str
    forename: str
    surname: str
    born_on: date
    address: str
    postcode: str


@dataclass(frozen=True)
class LivedNotice:
    """One early-warning notice. ``lists`` says on whose list it stands: 'police', 'council', or both where they met."""

    serial: int
    at: datetime
    lists: tuple[str, ...]
    who: Warned
    number: int
    location: str
    ward: str
    pspo_area: str
    behaviour: str
    ethnicity: str
    guardian: str
    support: str
    visit_on: date | None
    officer: str
    shoulder: str

    @property
    def ticket(self) -> str:
        """'EWN-0012/25'."""
        return f"EWN-{self.serial:04d}/{self.at:%y}"


@dataclass(frozen=True)
class LivedPenalty:
    """One fixed penalty or community protection warning."""

    reference: str
    at: datetime
    kind: str
    who: Warned
    location: str
    ward: str
    pspo_area: str
    offence: str
    section: str
    amount: int | None
    paid_on: date | None
    status: str
    officer: str


@dataclass(frozen=True)
class LivedLicensing:
    """One thing that a licensing team received or did. ``team`` is council or police."""

    reference: str
    on: date
    team: str
    what: str
    premises: str
    address: str
    postcode: str
    ward: str
    holder: str
    event_on: date | None
    decided_on: date | None
    status: str
    outcome: str
    officer: str


@dataclass(frozen=True)
class LivedSurvey:
    """One answered questionnaire about a council case: five scores of five, and words."""

    case: LivedCase
    on: date
    scores: tuple[int, int, int, int, int]
    words: str


@dataclass(frozen=True)
class Life:
    """All of it, in order of time."""

    calls: tuple[LivedCall, ...]
    fires: tuple[LivedFire, ...]
    cases: tuple[LivedCase, ...]
    notices: tuple[LivedNotice, ...]
    penalties: tuple[LivedPenalty, ...]
    licensing: tuple[LivedLicensing, ...]
    surveys: tuple[LivedSurvey, ...]


Where = PublicPlace | Street | Player
"""Anything with a postcode, a ward and a place on the map."""
