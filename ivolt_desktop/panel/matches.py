"""Deciding whether two people (or two places) are one; every decision is kept and can be taken back."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import (
    AgendaItem,
    Issue,
    Judgement,
    Membership,
    Person,
    Place,
    SuggestedPair,
    person_links,
    place_links,
)
from ivolt_desktop.model.people import Verdict
from ivolt_desktop.panel.linking import root_of, written_person, written_place
from ivolt_desktop.panel.suggesting import carry_over
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.store import UnitOfWork

Target = type[Person] | type[Place]


def _followers(of: str) -> tuple[tuple[type[Any], str], ...]:
    """What speaks of people (or places), and by which attribute: it follows them through a merge."""
    if of == "person":
        told = tuple((register, mention.link) for register, mention in person_links())
        return (*told, (Membership, "person_id"), (Issue, "person_id"), (AgendaItem, "person_id"))
    return (*place_links(), (Person, "place_id"), (Membership, "place_id"), (Issue, "place_id"),
            (AgendaItem, "place_id"))


def target_of(of: str) -> Target:
    """``Person`` or ``Place``."""
    return Person if of == "person" else Place


def _get(session: Session, target: Target, record_id: int) -> Person | Place:
    """The person or place with that id, which must be there."""
    if target is Person:
        return session.get_one(Person, record_id)
    return session.get_one(Place, record_id)


def decide(work: UnitOfWork, *, of: str, first_id: int, second_id: int, verdict: str) -> int:
    """Record Same, Different or Later for a pair; Same also joins them. Returns the judgement's id.

    The record with the lower id stays and everything that spoke of the other now speaks of it; the other is kept,
    so the two can be parted again.
    """
    session, target = work.session, target_of(of)
    decision = Verdict(verdict)
    first = _get(session, target, root_of(session, target, first_id))
    second = _get(session, target, root_of(session, target, second_id))
    if first.id == second.id:
        raise NotAllowed(f"{first.reference} and its match are one record already.")
    first, second = sorted((first, second), key=lambda record: record.id)
    pair = session.scalar(select(SuggestedPair).where(
        SuggestedPair.of == of, SuggestedPair.first_id == first.id, SuggestedPair.second_id == second.id))
    judgement = _judgement(session, of, first.id, second.id) or Judgement(
        of=of, first_id=first.id, second_id=second.id)
    judgement.verdict, judgement.decided_at = decision.value, work.now()
    if pair is not None:
        judgement.weight, judgement.reasons = pair.weight, pair.reasons
    session.add(judgement)
    if decision is Verdict.SAME:
        _join(session, of, first, second)
        session.flush()
        carry_over(session, of, first.id, second.id)
    work.says(f"{first.reference} and {second.reference}: {decision.words.lower()}")
    session.flush()
    return judgement.id


def part(work: UnitOfWork, *, judgement_id: int) -> None:
    """Take a 'same' back: the joined record stands by itself again, with what was written in its own way."""
    session = work.session
    judgement = session.get_one(Judgement, judgement_id)
    target = target_of(judgement.of)
    joined = _get(session, target, judgement.second_id)
    kept = _get(session, target, judgement.first_id)
    if joined.merged_into_id is None:
        raise NotAllowed(f"{joined.reference} stands by itself already.")
    now = _get(session, target, root_of(session, target, joined.id))
    joined.merged_into_id = None
    session.flush()
    keys = set(_keys_below(session, target, joined))
    for register, link in _followers(judgement.of):
        _give_back(session, judgement.of, register, link, now.id, joined.id, keys)
    judgement.verdict, judgement.decided_at = Verdict.DIFFERENT.value, work.now()
    work.says(f"Part {joined.reference} from {kept.reference}")


def _judgement(session: Session, of: str, first_id: int, second_id: int) -> Judgement | None:
    return session.scalar(select(Judgement).where(
        Judgement.of == of, Judgement.first_id == first_id, Judgement.second_id == second_id))


def _join(session: Session, of: str, kept: Person | Place, joined: Person | Place) -> None:
    joined.merged_into_id = kept.id
    for register, link in _followers(of):
        for record in session.scalars(select(register).where(getattr(register, link) == joined.id)):
            setattr(record, link, kept.id)
    if isinstance(kept, Person) and isinstance(joined, Person):
        _complete(kept, joined)


def _complete(kept: Person, joined: Person) -> None:
    """Fill what the kept person lacks; another name becomes an alias. Nothing shown before is lost."""
    for name in ("born_on", "phone", "email", "address", "postcode", "ward", "place_id"):
        if getattr(kept, name) is None:
            setattr(kept, name, getattr(joined, name))
    names = [name.strip() for name in (kept.also_known_as or "").split(";") if name.strip()]
    for other in (joined.name, *(joined.also_known_as or "").split(";")):
        if other.strip() and other.strip() not in (kept.name, *names):
            names.append(other.strip())
    kept.also_known_as = "; ".join(names) or None


def _keys_below(session: Session, target: Target, record: Person | Place) -> Iterable[str]:
    if record.written_key:
        yield record.written_key
    for below in _merged_into(session, target, record.id):
        yield from _keys_below(session, target, below)


def _merged_into(session: Session, target: Target, record_id: int) -> Iterable[Person | Place]:
    if target is Person:
        return session.scalars(select(Person).where(Person.merged_into_id == record_id)).all()
    return session.scalars(select(Place).where(Place.merged_into_id == record_id)).all()


def _give_back(
    session: Session, of: str, register: type[Any], link: str, now_id: int, parted_id: int, keys: set[str]
) -> None:
    """Point a delivered record back where it was written in the parted one's way."""
    if of == "person":
        mention = next((each for each in getattr(register, "people", ()) if each.link == link), None)
    else:
        mention = getattr(register, "place", None)
    if mention is None:
        return
    for record in session.scalars(select(register).where(getattr(register, link) == now_id)):
        row = {column.key: getattr(record, column.key) for column in register.__mapper__.column_attrs}
        written = (written_person(row, mention, None) if of == "person"
                   else written_place(row, mention.written, None))
        if written is not None and written["written_key"] in keys:
            setattr(record, link, parted_id)
