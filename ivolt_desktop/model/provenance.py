"""Where a delivered record came from, and whom and where it speaks of."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy.orm import Mapped, mapped_column

from ivolt_desktop.model.fields import field
from ivolt_desktop.model.register import Register, all_registers


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
    ward: str = "ward"
    """The ward a record gives is where it happened: '' for somebody who need not live there."""


@dataclass(frozen=True)
class PlaceMention:
    """A place a record speaks of: address and postcode attributes, tried in order; the first with an address counts."""

    link: str
    written: tuple[tuple[str, str], ...]


class Delivered:
    """Mixed into a register whose rows come from agencies' files: delivery, row, and the agency's own key."""

    happened: ClassVar[str]
    """Attribute that holds when it happened."""
    said_of: ClassVar[str] = ""
    """Attribute that says in a word what it was about."""
    people: ClassVar[tuple[PersonMention, ...]] = ()
    place: ClassVar[PlaceMention | None] = None

    delivery_id: Mapped[int | None] = field("Delivery", link="delivery", edited=False)
    source_row: Mapped[int | None] = field("Row in the file", edited=False)
    natural_key: Mapped[str | None] = mapped_column(index=True, doc="What makes a re-sent row the same row")


def delivered_registers() -> Iterator[type[Register]]:
    """Every register whose rows come from agencies' files."""
    return (spec.register for spec in all_registers() if issubclass(spec.register, Delivered))


def links_to_people() -> list[Any]:
    """The columns, of every delivered register, that say which person a record speaks of."""
    return [
        getattr(register, mention.link)
        for register in delivered_registers() if issubclass(register, Delivered) for mention in register.people
    ]


def links_to_places() -> list[Any]:
    """The columns, of every delivered register, that say which place a record speaks of."""
    return [
        getattr(register, register.place.link)
        for register in delivered_registers() if issubclass(register, Delivered) and register.place
    ]
