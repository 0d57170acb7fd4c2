"""Other records: what an agency sends that has no register of its own, and the feeds a panel defines for itself."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from ivolt_desktop.model.fields import Kind, field
from ivolt_desktop.model.provenance import (
    COMPLAINANT,
    OFFENDER,
    Delivered,
    PersonMention,
    PlaceMention,
    SentIn,
)
from ivolt_desktop.model.register import About, Register
from ivolt_desktop.rules.masking import Sensitive


class OtherRecord(Delivered, Register):
    """One record of a feed the panel defined itself, such as a log of street drinking or of a housing association."""

    __tablename__ = "other_record"
    happened, said_of = "happened_on", "what"
    sent_in = SentIn("Agency", "Other", "records", "record")
    people = (
        PersonMention("person_id", COMPLAINANT, "person_name", phone="person_phone", address="address",
                      postcode="postcode"),
        PersonMention("subject_id", OFFENDER, "subject_name", ward="", said="names this person as responsible"),
    )
    place = PlaceMention("place_id", (("address", "postcode"),), said="at this place")
    about = About("other record", "Other records", title=("kind", "reference"), reference="reference",
                  order=("-happened_on",),
                  empty="No other records. Define what an agency sends under Settings, Feeds, then bring its file in.")

    kind: Mapped[str] = field("What it is", listed=True, searched=True, edited=False, default="", width=22)
    reference: Mapped[str | None] = field("Reference", listed=True, searched=True, width=16)
    happened_on: Mapped[date] = field("Date", listed=True, required=True, index=True)
    what: Mapped[str | None] = field("About", listed=True, searched=True, width=28)
    person_name: Mapped[str | None] = field("Person", listed=True, searched=True, sensitive=Sensitive.NAME, width=22)
    person_phone: Mapped[str | None] = field("Phone", kind=Kind.PHONE, sensitive=Sensitive.DETAIL)
    subject_name: Mapped[str | None] = field("Named as responsible", searched=True, sensitive=Sensitive.NAME, width=22)
    address: Mapped[str | None] = field("Address", listed=True, searched=True, sensitive=Sensitive.PLACE, width=28)
    postcode: Mapped[str | None] = field("Postcode", sensitive=Sensitive.PLACE, width=10)
    ward: Mapped[str | None] = field("Ward", listed=True, index=True, width=18)
    count: Mapped[int | None] = field("Count", listed=True)
    notes: Mapped[str | None] = field("Notes", kind=Kind.LONG_TEXT, sensitive=Sensitive.DETAIL)
    person_id: Mapped[int | None] = field("Person, as one person", link="person", edited=False)
    subject_id: Mapped[int | None] = field("Responsible, as one person", link="person", edited=False)
    place_id: Mapped[int | None] = field("Place", link="place", edited=False)

    @property
    def story(self) -> str:
        """'Street drinking log, two men at the benches'."""
        return f"{self.kind or 'Record'}, {self.what}" if self.what else self.kind or "Record"

    @property
    def story_below(self) -> str:
        """Its reference."""
        return self.reference or ""


class DefinedFeed(Register):
    """A kind of file that this panel defined: where its rows go, under which headers, what makes a row the same."""

    __tablename__ = "defined_feed"
    about = About("feed", "Feeds", title=("name",), order=("name",),
                  empty="No feeds of your own yet. Use a file as the example: the program proposes the rest.")

    name: Mapped[str] = field("Name", listed=True, searched=True, required=True, width=30)
    agency_id: Mapped[int | None] = field("Sent by", link="agency", listed=True, edited=False)
    register: Mapped[str] = field("Its rows go to", listed=True, edited=False, default="other_record", width=24)
    definition: Mapped[str] = mapped_column(doc="JSON written by the intake's defined feed")
