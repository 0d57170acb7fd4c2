"""Who is known with whom: nothing is tied without a person's word, and what ended or was denied is kept."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import and_, or_, select

from ivolt_desktop.model import Association, Person, spec_of
from ivolt_desktop.model.associations import Standing, Tie
from ivolt_desktop.panel.form_values import checked, fetched, needed
from ivolt_desktop.panel.linking import root_of
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.store import UnitOfWork


def associate(
    work: UnitOfWork, *, first_id: int, second_id: int, kind: str, source: str, detail: str | None = None,
    noted_on: date | None = None,
) -> int:
    """Tie two people; the tie's id comes back. For 'named' the first is the one who named the second."""
    return add_association_from_form(work, {
        "first_id": first_id, "second_id": second_id, "kind": kind, "source": source, "detail": detail,
        "noted_on": noted_on or work.today(),
    })


def add_association_from_form(work: UnitOfWork, values: Mapping[str, object]) -> int:
    """The same from a form. Raises ``NotAllowed`` for a person with themselves and for a tie that stands already."""
    given = checked(work.session, spec_of(Association), {"noted_on": work.today(), **values})
    first, second = _two(work, given["first_id"], given["second_id"])
    kind = Tie(given.get("kind", Tie.SEEN.value))
    there = _between(work, first, second, kind)
    if there is not None and there.standing == Standing.STANDS:
        raise NotAllowed(f"{first.reference} and {second.reference} are known with each other in this way already.")
    if there is not None and there.standing == Standing.NOT_SO:
        work.session.delete(there)
    made = Association(**{**given, "first_id": first.id, "second_id": second.id, "kind": kind.value,
                          "standing": Standing.STANDS.value})
    work.session.add(made)
    work.session.flush()
    work.says(f"Tie {first.reference} and {second.reference}: {kind.words.lower()}")
    return made.id


def say_not_so(work: UnitOfWork, *, first_id: int, second_id: int, kind: str) -> int:
    """Turn a suggested tie down: it is kept as not so, and never suggested again."""
    first, second = _two(work, first_id, second_id)
    there = _between(work, first, second, Tie(kind))
    if there is None:
        there = Association(first_id=first.id, second_id=second.id, kind=Tie(kind).value, noted_on=work.today(),
                            source="Suggested by the program")
        work.session.add(there)
    there.standing = Standing.NOT_SO.value
    work.session.flush()
    work.says(f"{first.reference} and {second.reference}: said not to be known in this way")
    return there.id


def end_association(
    work: UnitOfWork, association_id: int, *, reason: str, ended_on: date | None = None, version: int | None = None
) -> None:
    """Let a tie end, with the reason; it stays on record with its dates."""
    tie = fetched(work, Association, association_id, version)
    day = ended_on or work.today()
    if tie.standing != Standing.STANDS:
        raise NotAllowed("This has ended already.")
    if day < tie.noted_on:
        raise NotAllowed("It cannot have ended before it was known.")
    tie.standing, tie.ended_on, tie.ended_reason = Standing.ENDED.value, day, needed(reason, "Why it ended")
    work.session.flush()
    work.says(f"End the tie of {_reference(work, tie.first_id)} and {_reference(work, tie.second_id)}")


def change_association(work: UnitOfWork, record_id: int, version: int, values: Mapping[str, object]) -> None:
    """Save a tie's form."""
    tie = fetched(work, Association, record_id, version)
    for name, value in checked(work.session, spec_of(Association), values, tie).items():
        setattr(tie, name, value)
    if tie.first_id == tie.second_id:
        raise NotAllowed("Choose two different people.")
    if tie.ended_on and tie.ended_on < tie.noted_on:
        raise NotAllowed("It cannot have ended before it was known.")
    first, second = _two(work, tie.first_id, tie.second_id)
    with work.session.no_autoflush:
        known = _between(work, first, second, Tie(tie.kind), other_than=tie.id)
    if tie.standing == Standing.STANDS and known is not None and known.standing == Standing.STANDS:
        raise NotAllowed(f"{first.reference} and {second.reference} are known with each other in this way already.")
    work.session.flush()
    work.says(f"Change the tie of {_reference(work, tie.first_id)} and {_reference(work, tie.second_id)}")


def _two(work: UnitOfWork, first_id: int, second_id: int) -> tuple[Person, Person]:
    first, second = (fetched(work, Person, root_of(work.session, Person, each)) for each in (first_id, second_id))
    if first.id == second.id:
        raise NotAllowed("Choose two different people.")
    return first, second


def _between(
    work: UnitOfWork, first: Person, second: Person, kind: Tie, other_than: int | None = None
) -> Association | None:
    one_way = and_(Association.first_id == first.id, Association.second_id == second.id)
    other_way = and_(Association.first_id == second.id, Association.second_id == first.id)
    return work.session.scalar(
        select(Association)
        .where(Association.kind == kind.value, Association.id != (other_than or 0),
               one_way if kind is Tie.NAMED else or_(one_way, other_way))
        .order_by(Association.standing.desc(), Association.id.desc()).limit(1))


def _reference(work: UnitOfWork, person_id: int) -> str:
    return work.session.get_one(Person, person_id).reference
