"""ASB calls to the police: who called, when, from where, about what."""

from datetime import datetime

from sqlalchemy.orm import Mapped

from ivolt_desktop.model.fields import Kind, field
from ivolt_desktop.model.provenance import COMPLAINANT, Delivered, PersonMention, PlaceMention, SentIn
from ivolt_desktop.model.register import About, Register
from ivolt_desktop.rules.masking import Sensitive


class AsbCall(Delivered, Register):
    """One call (or, for a sheet that only counts, one line of several calls) to the police."""

    __tablename__ = "asb_call"
    happened, said_of, counted, is_report = "called_at", "category", "call_count", True
    sent_in = SentIn("Police", "Police", "caller sheet", "call")
    people = (PersonMention("person_id", COMPLAINANT, "caller_name", phone="caller_phone",
                            address="caller_address", postcode="caller_postcode", age="caller_age", age_on="called_at",
                            own_reference="caller_reference"),)
    place = PlaceMention("place_id", (("location", "location_postcode"), ("caller_address", "caller_postcode")))
    about = About("ASB call", "ASB calls", title=("reference", "category"), reference="reference",
                  order=("-called_at",), empty="No calls yet. They come in with the police caller sheet.")

    reference: Mapped[str | None] = field("Police reference", listed=True, searched=True, width=18)
    called_at: Mapped[datetime] = field("Called", listed=True, required=True, index=True)
    code: Mapped[str | None] = field("Code", listed=True, width=8)
    category: Mapped[str | None] = field("About", listed=True, searched=True, width=26)
    caller_name: Mapped[str | None] = field("Caller", listed=True, searched=True, sensitive=Sensitive.NAME, width=22)
    caller_phone: Mapped[str | None] = field("Phone", kind=Kind.PHONE, listed=True, sensitive=Sensitive.DETAIL)
    caller_address: Mapped[str | None] = field("Caller's address", searched=True, sensitive=Sensitive.PLACE)
    caller_postcode: Mapped[str | None] = field("Caller's postcode", sensitive=Sensitive.PLACE, width=10)
    caller_age: Mapped[int | None] = field("Caller's age", sensitive=Sensitive.DETAIL)
    caller_reference: Mapped[str | None] = field("Caller's own reference", sensitive=Sensitive.DETAIL, width=14)
    location: Mapped[str | None] = field("Where", listed=True, searched=True, sensitive=Sensitive.PLACE, width=28)
    location_postcode: Mapped[str | None] = field("Postcode", sensitive=Sensitive.PLACE, width=10)
    ward: Mapped[str | None] = field("Ward", listed=True, index=True, width=18)
    easting: Mapped[int | None] = field("Easting", sensitive=Sensitive.PLACE)
    northing: Mapped[int | None] = field("Northing", sensitive=Sensitive.PLACE)
    details: Mapped[str | None] = field("Details", kind=Kind.LONG_TEXT, sensitive=Sensitive.DETAIL)
    call_count: Mapped[int] = field("Calls", default=1, help="More than one where the sheet only counts.")
    person_id: Mapped[int | None] = field("Person", link="person", edited=False)
    place_id: Mapped[int | None] = field("Place", link="place", edited=False)

    @property
    def story(self) -> str:
        """'ASB call, rowdy'."""
        return f"ASB call, {self.category.lower()}" if self.category else "ASB call"

    @property
    def story_below(self) -> str:
        """The police reference."""
        return self.reference or ""
