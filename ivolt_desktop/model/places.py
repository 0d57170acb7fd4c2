"""Places: addresses, premises, streets and areas."""

from enum import StrEnum

from sqlalchemy.orm import Mapped, mapped_column

from ivolt_desktop.model.fields import Kind, field
from ivolt_desktop.model.register import About, Register
from ivolt_desktop.rules.masking import Sensitive


class PlaceKind(StrEnum):
    """What sort of place."""

    ADDRESS = "address"
    PREMISES = "premises"
    STREET = "street"
    OPEN_SPACE = "open space"
    AREA = "area"

    @property
    def words(self) -> str:
        """As shown."""
        return self.value.capitalize()


class Place(Register):
    """One place across agencies."""

    __tablename__ = "place"
    about = About("place", "Places", title=("name",), reference="reference", order=("name",),
                  empty="No places yet. They come in with the agencies' files, or add one by hand.")

    reference: Mapped[str] = field("Reference", listed=True, searched=True, edited=False, unique=True, width=10)
    name: Mapped[str] = field("Name", listed=True, searched=True, required=True, sensitive=Sensitive.PLACE, width=30)
    kind: Mapped[str] = field("Kind", choices=PlaceKind, listed=True, default="address")
    address: Mapped[str | None] = field("Address", searched=True, sensitive=Sensitive.PLACE, width=30)
    postcode: Mapped[str | None] = field("Postcode", listed=True, searched=True, sensitive=Sensitive.PLACE, width=10)
    ward: Mapped[str | None] = field("Ward", listed=True, width=18)
    easting: Mapped[int | None] = field("Easting", sensitive=Sensitive.PLACE)
    northing: Mapped[int | None] = field("Northing", sensitive=Sensitive.PLACE)
    uprn: Mapped[str | None] = field("UPRN", searched=True, sensitive=Sensitive.PLACE, width=14,
                                     help="Unique Property Reference Number; one for each addressable place.")
    owner: Mapped[str | None] = field("Owned or managed by", width=24)
    notes: Mapped[str | None] = field("Notes", kind=Kind.LONG_TEXT, sensitive=Sensitive.DETAIL)
    written_key: Mapped[str | None] = mapped_column(index=True, doc="The one way of writing this record stands for")
    first_delivery_id: Mapped[int | None] = field("First seen in", link="delivery", edited=False)
    merged_into_id: Mapped[int | None] = field("Is the same place as", link="place", edited=False)
