"""People and places found by what is typed, for a form that points at one of very many."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Person, Place
from ivolt_desktop.rules.dates_in_words import plain_date
from ivolt_desktop.rules.masking import Sensitive
from ivolt_desktop.store import search

SEARCHED = ("person", "place")
"""Registers that hold too many records to list all of them in a form."""
_MOST = 200


@dataclass(frozen=True)
class Match:
    """A person or place. Show ``name`` through the lens with ``sensitive`` and ``reference``.

    ``told`` is what tells two of one name apart, a detail; ``ward`` is no secret.
    """

    id: int
    reference: str
    name: str
    sensitive: Sensitive
    ward: str
    told: str = ""


def found_by_typing(session: Session, of: str, typed: str, limit: int = 12) -> list[Match]:
    """People (or places) whose searched fields hold every word typed.

    The one of that very reference comes first, then those in whose name the words are, then the others (an address).
    """
    ids = [each.record_id for each in search.find(session, typed, registers=frozenset({of}), limit=_MOST)]
    known = matches_of(session, of, ids)
    found = [known[each] for each in ids if each in known]
    asked = typed.casefold().split()
    found.sort(key=lambda match: (match.reference.casefold() != typed.strip().casefold(),
                                  not all(word in match.name.casefold() for word in asked)))
    return found[:limit]


def matches_of(session: Session, of: str, ids: Collection[int]) -> dict[int, Match]:
    """These people (or places) by id; who was joined to another is left out."""
    if of == "place":
        places = session.scalars(select(Place).where(Place.id.in_(ids), Place.merged_into_id.is_(None)))
        return {each.id: Match(each.id, each.reference, each.name, Sensitive.PLACE, each.ward or "") for each in places}
    people = session.scalars(select(Person).where(Person.id.in_(ids), Person.merged_into_id.is_(None)))
    return {each.id: Match(each.id, each.reference, each.name, Sensitive.NAME, each.ward or "", _born(each))
            for each in people}


def _born(person: Person) -> str:
    if person.born_on:
        return f"born {plain_date(person.born_on)}"
    if person.age is None:
        return ""
    return f"aged {person.age} on {plain_date(person.age_on)}" if person.age_on else f"aged {person.age}"
