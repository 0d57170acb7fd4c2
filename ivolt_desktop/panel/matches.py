"""Deciding whether two people (or two places) are one; every decision is kept and can be taken back."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import CompoundSelect, literal, select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Judgement, Person, Place, Register, SuggestedPair, all_registers
from ivolt_desktop.model.people import Verdict
from ivolt_desktop.panel.linking import key_with_uprn, root_of, sender_of, written_person, written_place
from ivolt_desktop.panel.suggesting import carry_over
from ivolt_desktop.rules.agency_references import together
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.store import UnitOfWork
from ivolt_desktop.store.audit import plain
from ivolt_desktop.store.undoing import restore

Target = type[Person] | type[Place]
Moved = dict[str, list[int]]
Filled = dict[str, list[Any]]
_SHOWN = ("born_on", "phone", "email", "address", "postcode", "ward", "place_id", "gender", "ethnicity", "language",
          "disability", "adjustments")


def followers(of: str) -> Iterable[tuple[type[Register], str]]:
    """Every register and link that speaks of people (or places), from the registers' own declarations."""
    for spec in all_registers():
        for field in spec.fields:
            if field.target == of and field.name != "merged_into_id":
                yield spec.register, field.name


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
        judgement.joined = json.dumps(_join(session, of, first, second), sort_keys=True)
        session.flush()
        carry_over(session, of, first.id, second.id)
    work.says(f"{first.reference} and {second.reference}: {decision.words.lower()}")
    session.flush()
    return judgement.id


def part(work: UnitOfWork, *, judgement_id: int) -> None:
    """Take a 'same' back: the joined record stands by itself again, with all that was its own.

    What the joining moved goes back, what it filled in on the other record is taken out again unless it was changed
    since, and later records that were written in the parted one's way go with it.
    """
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
    done: dict[str, Any] = json.loads(judgement.joined) if judgement.joined else {"moved": {}, "filled": {}}
    keys = set(_keys_below(session, target, joined))
    for register, link in followers(judgement.of):
        moved = done["moved"].get(f"{register.__tablename__}.{link}", [])
        _move_back(session, register, link, now.id, joined.id, moved)
        _give_back(session, judgement.of, register, link, now.id, joined.id, keys)
    _empty_again(kept, done["filled"])
    judgement.verdict, judgement.decided_at, judgement.joined = Verdict.DIFFERENT.value, work.now(), None
    work.says(f"Part {joined.reference} from {kept.reference}")


def _move_back(
    session: Session, register: type[Any], link: str, now_id: int, parted_id: int, ids: Sequence[int]
) -> None:
    for record_id in ids:
        record = session.get(register, record_id)
        if record is not None and getattr(record, link) == now_id:
            setattr(record, link, parted_id)


def _empty_again(kept: Person | Place, filled: Filled) -> None:
    for name, (before, after) in filled.items():
        if plain(getattr(kept, name)) == after:
            restore(kept, {name: before})


def _judgement(session: Session, of: str, first_id: int, second_id: int) -> Judgement | None:
    return session.scalar(select(Judgement).where(
        Judgement.of == of, Judgement.first_id == first_id, Judgement.second_id == second_id))


def _join(session: Session, of: str, kept: Person | Place, joined: Person | Place) -> dict[str, Moved | Filled]:
    """Make ``joined`` part of ``kept``; says what that moved and filled in, as :func:`part` needs it."""
    joined.merged_into_id = kept.id
    moved: Moved = {}
    links = {f"{register.__tablename__}.{link}": (register, link) for register, link in followers(of)}
    for name, record_id in session.execute(_speaking_of(links, joined.id)).all():
        register, link = links[name]
        setattr(session.get_one(register, record_id), link, kept.id)
        moved.setdefault(name, []).append(record_id)
    filled: Filled = {}
    if isinstance(kept, Person) and isinstance(joined, Person):
        names = (*_SHOWN, "age", "age_on", "also_known_as", "agency_references")
        before = {name: plain(getattr(kept, name)) for name in names}
        _complete(kept, joined)
        after = {name: plain(getattr(kept, name)) for name in names}
        filled = {name: [before[name], after[name]] for name in names if before[name] != after[name]}
    return {"moved": moved, "filled": filled}


def _speaking_of(links: Mapping[str, tuple[type[Register], str]], record_id: int) -> CompoundSelect[str, int]:
    """Every record that speaks of somebody, as rows of the link's name and the record's id: one question, not many."""
    first, *rest = (select(literal(name), register.id).where(getattr(register, link) == record_id)
                    for name, (register, link) in links.items())
    return first.union_all(*rest)


def _complete(kept: Person, joined: Person) -> None:
    """Fill what the kept person lacks; another name becomes an alias. Nothing shown before is lost."""
    for name in _SHOWN:
        if getattr(kept, name) is None:
            setattr(kept, name, getattr(joined, name))
    if kept.age is None:
        kept.age, kept.age_on = joined.age, joined.age_on
    kept.agency_references = together(kept.agency_references or "", joined.agency_references or "") or None
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
        written = (written_person(row, mention, None, sender_of(session, row["delivery_id"])) if of == "person"
                   else written_place(row, mention, None))
        if written is not None and keys & {written["written_key"], key_with_uprn({"uprn": "", **written})}:
            setattr(record, link, parted_id)
