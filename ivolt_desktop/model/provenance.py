"""Where a delivered record came from, and whom and where it speaks of."""

from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy.orm import Mapped, mapped_column

from ivolt_desktop.model.fields import field

COMPLAINANT, OFFENDER = "complainant", "offender"
"""The two parts a person can play in a record. Whatever is said of the one stays off the other's sheet."""


@dataclass(frozen=True)
class PersonMention:
    """A person a record speaks of: which attribute links to the person, and which hold what was written of them."""

    link: str
    role: str
    name: str
    phone: str = ""
    email: str = ""
    born_on: str = ""
    address: str = ""
    postcode: str = ""
    age: str = ""
    age_on: str = ""
    """The day on which that was the age."""
    own_reference: str = ""
    """What the agency that sent the record calls the person in its own system."""
    ward: str = "ward"
    """The ward a record gives is where it happened: '' for somebody who need not live there."""
    said: str = ""
    """How the record stands to the person, on their timeline: 'names this person as responsible'."""

    @property
    def told(self) -> tuple[str, ...]:
        """The attributes that tell who the person is."""
        every = (self.name, self.phone, self.email, self.born_on, self.age, self.own_reference, self.address,
                 self.postcode)
        return tuple(name for name in every if name)


@dataclass(frozen=True)
class PlaceMention:
    """A place a record speaks of: address and postcode attributes, tried in order; the first with an address counts."""

    link: str
    written: tuple[tuple[str, str], ...]
    uprn: str = ""
    """Whose the number is stands nowhere: it counts where the record gives one address only, or one written twice."""
    of_one: bool = False
    """Whether the addresses are always of one place, as a name of premises and their address are."""
    said: str = ""
    """How the record stands to the place, on its timeline: 'at this place'."""


@dataclass(frozen=True)
class SentIn:
    """How a register's records are named where they are read: 'Police, caller sheet May 2026, row 14'.

    ``agency`` sends them unless a delivery says otherwise; ``short`` is its word on a timeline; ``sheet`` is what the
    file is called; ``one`` is one record ('call', 'case'). ``by_reference``: a record is known by its reference rather
    than by file and row.
    """

    agency: str
    short: str
    sheet: str
    one: str
    by_reference: bool = False


class Delivered:
    """Mixed into a register whose rows come from agencies' files: delivery, row, and the agency's own key."""

    happened: ClassVar[str]
    """Attribute that holds when it happened."""
    said_of: ClassVar[str] = ""
    """Attribute that says in a word what it was about."""
    people: ClassVar[tuple[PersonMention, ...]] = ()
    place: ClassVar[PlaceMention | None] = None
    sent_in: ClassVar[SentIn]
    is_report: ClassVar[bool] = False
    """Whether a record is somebody's report, and so is counted; others are what an agency did, or was told."""
    counted: ClassVar[str] = ""
    """Attribute that tells how many reports a record stands for; '' for one each."""
    case: ClassVar[str] = ""
    """Attribute that holds the reference of the council case a record is about, and so speaks of its complainant."""
    issuer: ClassVar[str] = ""
    """Attribute that holds the kind of agency that issued it; the sender's own where a file does not say."""

    delivery_id: Mapped[int | None] = field("Delivery", link="delivery", edited=False)
    source_row: Mapped[int | None] = field("Row in the file", edited=False)
    natural_key: Mapped[str | None] = mapped_column(index=True, doc="What makes a re-sent row the same row")

    @property
    def source(self) -> str:
        """Whose record it is, in the word a timeline uses: 'Police', 'Council', 'Fire'."""
        return self.sent_in.short

    @property
    def story(self) -> str:
        """What happened, as a timeline tells it: 'ASB call, rowdy'."""
        raise NotImplementedError

    @property
    def story_below(self) -> str:
        """What else the timeline tells of it, before how it stands to the person and where it was read."""
        return ""

    @property
    def stands_for(self) -> int:
        """How many reports the record stands for."""
        return int(getattr(self, self.counted) or 1) if self.counted else 1
