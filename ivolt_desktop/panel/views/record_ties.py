"""What a record is tied to: the hotspot a person lives at, and the ward it lies in."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Cohort, Membership, Person, Place
from ivolt_desktop.panel.linking import root_of
from ivolt_desktop.rules.addresses import parse_address


def lives_at_hotspot(session: Session, person_id: int) -> str:
    """The reference (L-004) of the place in a cohort of locations that the person lives at, '' if none.

    The place is the one the person's record names, or the one whose address is written like the person's.
    """
    person = session.get_one(Person, root_of(session, Person, person_id))
    watched = session.execute(
        select(Membership.reference, Place.id, Place.address, Place.name)
        .join(Place, Place.id == Membership.place_id).join(Cohort, Cohort.id == Membership.cohort_id)
        .where(Membership.left_on.is_(None), Cohort.kind == "locations")
    ).all()
    mine = _door(person.address)
    for reference, place_id, address, name in watched:
        if person.place_id == place_id:
            return reference
        theirs = _door(address or name)
        if mine and theirs and mine[0] == theirs[0] and (mine[1] == theirs[1] or not theirs[1]):
            return reference
    return ""


def _door(written: str | None) -> tuple[str, str] | None:
    """Street and number of an address, to compare; ``None`` where it has none."""
    address = parse_address(written) if written else None
    if address is None or not address.street:
        return None
    return address.street.casefold(), f"{address.number}".casefold() if address.number else ""
