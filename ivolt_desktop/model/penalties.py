"""Fixed penalties, and the warnings, notices and breaches that come in the same list."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy.orm import Mapped

from ivolt_desktop.model.agencies import AgencyKind
from ivolt_desktop.model.fields import Kind, field
from ivolt_desktop.model.provenance import OFFENDER, Delivered, PersonMention, PlaceMention, SentIn
from ivolt_desktop.model.register import About, Register
from ivolt_desktop.rules.masking import Sensitive


class PenaltyKind(StrEnum):
    """What was given. Source: Anti-social Behaviour, Crime and Policing Act 2014, sections 43, 52, 63, 67 and 68."""

    FIXED_PENALTY = "fixed penalty"
    PROTECTION_WARNING = "protection warning"
    PROTECTION_NOTICE = "protection notice"
    BREACH = "breach"
    OTHER = "other"

    @property
    def words(self) -> str:
        """As shown."""
        return {
            "fixed penalty": "Fixed penalty", "protection warning": "Community protection warning",
            "protection notice": "Community protection notice", "breach": "Breach", "other": "Other",
        }[self.value]


class Penalty(Delivered, Register):
    """One fixed penalty, breach, community protection warning or notice."""

    __tablename__ = "penalty"
    happened, said_of, issuer = "issued_at", "offence", "issued_by"
    sent_in = SentIn("Council", "Council", "list of penalties", "penalty", by_reference=True)
    people = (PersonMention("person_id", OFFENDER, "name", born_on="born_on", address="address", postcode="postcode",
                            age="age", age_on="issued_at", own_reference="own_reference", ward="",
                            said="given to this person"),)
    place = PlaceMention("place_id", (("location", "location_postcode"),), said="for what happened here")
    about = About("penalty", "Penalties and breaches", title=("reference", "offence"), reference="reference",
                  order=("-issued_at",),
                  empty="No penalties yet. They come in with the list of fixed penalties and PSPO breaches.")

    reference: Mapped[str | None] = field("Number", listed=True, searched=True, width=14)
    kind: Mapped[str] = field("Kind", choices=PenaltyKind, listed=True, default="fixed penalty", width=20)
    issued_at: Mapped[datetime] = field("Issued", listed=True, required=True, index=True)
    issued_by: Mapped[str | None] = field("Issued by", choices=AgencyKind)
    name: Mapped[str | None] = field("Given to", listed=True, searched=True, sensitive=Sensitive.NAME, width=22)
    born_on: Mapped[date | None] = field("Born", sensitive=Sensitive.DETAIL)
    age: Mapped[int | None] = field("Age", sensitive=Sensitive.DETAIL)
    own_reference: Mapped[str | None] = field("Person's own reference", sensitive=Sensitive.DETAIL, width=14)
    address: Mapped[str | None] = field("Home address", searched=True, sensitive=Sensitive.PLACE, width=28)
    postcode: Mapped[str | None] = field("Home postcode", sensitive=Sensitive.PLACE, width=10)
    location: Mapped[str | None] = field("Where", listed=True, searched=True, sensitive=Sensitive.PLACE, width=28)
    location_postcode: Mapped[str | None] = field("Postcode", sensitive=Sensitive.PLACE, width=10)
    ward: Mapped[str | None] = field("Ward", listed=True, index=True, width=18)
    pspo_area: Mapped[str | None] = field("PSPO area", listed=True, width=18)
    offence: Mapped[str | None] = field("For", listed=True, searched=True, width=28)
    section: Mapped[str | None] = field("Section", listed=True, width=10,
                                        help="s.63 for alcohol in a controlled place, s.67 for any other breach of "
                                        "a public spaces order, s.48 for a community protection notice.")
    amount: Mapped[float | None] = field("Amount (£)", listed=True)
    paid_on: Mapped[date | None] = field("Paid on", listed=True)
    status: Mapped[str | None] = field("Status", listed=True, width=14)
    officer: Mapped[str | None] = field("Officer", width=18)
    shoulder_number: Mapped[str | None] = field("Officer's number", width=12)
    details: Mapped[str | None] = field("Details", kind=Kind.LONG_TEXT, sensitive=Sensitive.DETAIL)
    person_id: Mapped[int | None] = field("Person", link="person", edited=False)
    place_id: Mapped[int | None] = field("Place", link="place", edited=False)

    @property
    def source(self) -> str:
        """The agency that gave it."""
        return AgencyKind(self.issued_by).words if self.issued_by else self.sent_in.short

    @property
    def story(self) -> str:
        """'Fixed penalty, drinking in a controlled place'."""
        kind = PenaltyKind(self.kind or PenaltyKind.FIXED_PENALTY).words
        return f"{kind}, {self.offence.lower()}" if self.offence else kind

    @property
    def story_below(self) -> str:
        """Number, section and how it stands."""
        return " · ".join(part for part in (self.reference, self.section, (self.status or "").lower()) if part)
