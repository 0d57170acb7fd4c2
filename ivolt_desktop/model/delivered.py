"""The registers that agencies' files fill, and their links to people and places: derived, listed nowhere by hand."""

from functools import cache
from typing import Any

from ivolt_desktop.model.provenance import Delivered, PersonMention
from ivolt_desktop.model.register import all_registers


@cache
def delivered_registers() -> tuple[type[Any], ...]:
    """Every register whose rows come in with deliveries, in the order in which they were declared."""
    return tuple(spec.register for spec in all_registers() if issubclass(spec.register, Delivered))


@cache
def delivered_keys() -> frozenset[str]:
    """The keys of those registers."""
    return frozenset(str(register.__tablename__) for register in delivered_registers())


def person_links(role: str = "") -> tuple[tuple[type[Any], PersonMention], ...]:
    """Register and mention for each way in which a delivered record speaks of a person (of one role if given)."""
    return tuple((register, mention) for register in delivered_registers() for mention in register.people
                 if role in ("", mention.role))


def place_links() -> tuple[tuple[type[Any], str], ...]:
    """Register and linking attribute for each register whose records speak of a place."""
    return tuple((register, register.place.link) for register in delivered_registers() if register.place)


def links_to_people() -> list[Any]:
    """The columns, of every delivered register, that say which person a record speaks of."""
    return [getattr(register, mention.link) for register, mention in person_links()]


def links_to_places() -> list[Any]:
    """The columns, of every delivered register, that say which place a record speaks of."""
    return [getattr(register, link) for register, link in place_links()]
