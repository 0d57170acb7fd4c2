"""Licensing: what the licensing teams of police and council received, decided and did about premises and events."""

from datetime import date
from enum import StrEnum

from sqlalchemy.orm import Mapped

from ivolt_desktop.model.agencies import AgencyKind
from ivolt_desktop.model.fields import Kind, field
from ivolt_desktop.model.provenance import Delivered, PlaceMention, SentIn
from ivolt_desktop.model.register import About, Register
from ivolt_desktop.rules.masking import Sensitive


class LicensingKind(StrEnum):
    """An application, an event, or something a team did."""

    APPLICATION = "application"
    EVENT = "event"
    ACTION = "action"

    @property
    def words(self) -> str:
        """As shown."""
        return {"application": "Application", "event": "Event", "action": "Action taken"}[self.value]


class LicensingRecord(Delivered, Register):
    """One line of a licensing list. Licence holders are not made people of the panel: they are accused of nothing."""

    __tablename__ = "licensing_record"
    happened, said_of, issuer = "noted_on", "what", "team"
    sent_in = SentIn("Licensing", "Licensing", "licensing list", "licensing record", by_reference=True)
    place = PlaceMention("place_id", (("address", "postcode"), ("premises", "postcode")), uprn="uprn",
                         of_one=True, said="at these premises")
    about = About("licensing record", "Licensing", title=("reference", "what"), reference="reference",
                  order=("-noted_on",),
                  empty="Nothing from licensing yet. It comes in with the lists of the two licensing teams.")

    reference: Mapped[str | None] = field("Reference", listed=True, searched=True, width=16)
    noted_on: Mapped[date] = field("Date", listed=True, required=True, index=True,
                                   help="When the application came in, or the team acted.")
    kind: Mapped[str] = field("Kind", choices=LicensingKind, listed=True, default="application", width=14)
    what: Mapped[str | None] = field("What", listed=True, searched=True, width=26)
    premises: Mapped[str | None] = field("Premises", listed=True, searched=True, sensitive=Sensitive.PLACE, width=26)
    address: Mapped[str | None] = field("Address", listed=True, searched=True, sensitive=Sensitive.PLACE, width=28)
    postcode: Mapped[str | None] = field("Postcode", sensitive=Sensitive.PLACE, width=10)
    uprn: Mapped[str | None] = field("UPRN", sensitive=Sensitive.PLACE, width=14)
    ward: Mapped[str | None] = field("Ward", listed=True, index=True, width=18)
    holder: Mapped[str | None] = field("Applicant or holder", searched=True, sensitive=Sensitive.NAME, width=22)
    event: Mapped[str | None] = field("Event", width=24)
    starts_on: Mapped[date | None] = field("From", listed=True)
    ends_on: Mapped[date | None] = field("Until")
    decided_on: Mapped[date | None] = field("Decided", listed=True)
    status: Mapped[str | None] = field("Status", listed=True, width=14)
    outcome: Mapped[str | None] = field("Outcome", listed=True, width=24)
    team: Mapped[str | None] = field("Team", choices=AgencyKind, listed=True)
    officer: Mapped[str | None] = field("Officer", width=18)
    details: Mapped[str | None] = field("Details", kind=Kind.LONG_TEXT, sensitive=Sensitive.DETAIL)
    place_id: Mapped[int | None] = field("Place", link="place", edited=False)

    @property
    def source(self) -> str:
        """The team that sent it."""
        return AgencyKind(self.team).words if self.team else self.sent_in.short

    @property
    def story(self) -> str:
        """'Licensing: temporary event notice', 'Licensing: test purchase, failed'."""
        said = (self.what or LicensingKind(self.kind or LicensingKind.APPLICATION).words).lower()
        return f"Licensing: {said}, {self.outcome.lower()}" if self.outcome else f"Licensing: {said}"

    @property
    def story_below(self) -> str:
        """Reference and premises."""
        return " · ".join(part for part in (self.reference, self.premises) if part)
