"""Whom people were joined to, read at once where many are asked about; ``linking.root_of`` asks for one."""

from collections.abc import Iterator, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Person


def joined_people(session: Session) -> dict[int, int]:
    """The id of whom each person was joined to; who stands by themselves is not in it."""
    rows = session.execute(select(Person.id, Person.merged_into_id).where(Person.merged_into_id.is_not(None)))
    return {person_id: into for person_id, into in rows if into is not None}


def up_from(person_id: int, into: Mapping[int, int]) -> Iterator[int]:
    """A person, whom they were joined to, and so on to the one who stands now."""
    seen: set[int] = set()
    while person_id not in seen:
        seen.add(person_id)
        yield person_id
        person_id = into.get(person_id, person_id)


def root_among(person_id: int, into: Mapping[int, int]) -> int:
    """The id a person now goes by, through every joining."""
    if person_id not in into:  # as nearly everybody
        return person_id
    *_, root = up_from(person_id, into)
    return root
