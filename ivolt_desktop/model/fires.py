"""Fire brigade incidents, deliberate fires among them."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Mapped

from ivolt_desktop.model.fields import field
from ivolt_desktop.model.provenance import Delivered, PlaceMention, SentIn
from ivolt_desktop.model.register import About, Register
from ivolt_desktop.rules.masking import Sensitive


class Deliberate(StrEnum):
    """Whether a fire was set; the open data file never says."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not known"

    @property
    def words(self) -> str:
        """As shown."""
        return self.value.capitalize()


class FireIncident(Delivered, Register):
    """One incident the fire brigade attended."""

    __tablename__ = "fire_incident"
    happened, said_of, is_report = "called_at", "fire_type", True
    sent_in = SentIn("Fire brigade", "Fire", "incident list", "incident")
    place = PlaceMention("place_id", (("address", "postcode"),), uprn="uprn")
    about = About("fire brigade incident", "Fires", title=("reference", "kind"), reference="reference",
                  order=("-called_at",), empty="No incidents yet. They come in with the fire brigade's file.")

    reference: Mapped[str | None] = field("Incident number", listed=True, searched=True, width=18)
    called_at: Mapped[datetime] = field("Called", listed=True, required=True, index=True)
    incident_group: Mapped[str | None] = field("Group", listed=True, width=14)
    stop_code: Mapped[str | None] = field("Stop code", width=20)
    kind: Mapped[str | None] = field("Kind", listed=True, width=12)
    fire_type: Mapped[str | None] = field("What burned", listed=True, width=14)
    deliberate: Mapped[str] = field("Deliberate", choices=Deliberate, listed=True, default="not known")
    property_category: Mapped[str | None] = field("Property", listed=True, width=18)
    property_type: Mapped[str | None] = field("Property type", searched=True, width=28)
    address: Mapped[str | None] = field("Where", searched=True, sensitive=Sensitive.PLACE, width=28)
    postcode: Mapped[str | None] = field("Postcode", sensitive=Sensitive.PLACE, width=10)
    uprn: Mapped[str | None] = field("UPRN", sensitive=Sensitive.PLACE, width=14)
    ward: Mapped[str | None] = field("Ward", listed=True, index=True, width=18)
    ward_code: Mapped[str | None] = field("Ward code", width=12)
    borough_code: Mapped[str | None] = field("Borough code", index=True)
    borough: Mapped[str | None] = field("Borough", listed=True, width=20)
    easting: Mapped[int | None] = field("Easting", sensitive=Sensitive.PLACE)
    northing: Mapped[int | None] = field("Northing", sensitive=Sensitive.PLACE)
    attendance_seconds: Mapped[int | None] = field("First engine after (s)")
    pumps: Mapped[int | None] = field("Engines")
    cost: Mapped[float | None] = field("Notional cost (£)")
    place_id: Mapped[int | None] = field("Place", link="place", edited=False)

    @property
    def story(self) -> str:
        """'Refuse fire', or what the fire brigade calls the group of incidents."""
        return f"{self.fire_type.capitalize()} fire" if self.fire_type else self.incident_group or "Fire"

    @property
    def story_below(self) -> str:
        """'secondary, deliberate'."""
        return f"{self.kind or 'fire'}, {'deliberate' if self.deliberate == 'yes' else 'cause not known'}"
