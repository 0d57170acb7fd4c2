"""Property numbers (UPRNs) that known places took from a delivery, given back when it is taken back."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import (
    Change,
    ChangeEntry,
    Delivered,
    Place,
    PlaceMention,
    Register,
    all_registers,
)
from ivolt_desktop.panel.linking import key_with_uprn, root_of, written_place
from ivolt_desktop.panel.said_by_records import Told, in_pieces, linked_to, told_in, unwatched
from ivolt_desktop.panel.undoing import BRINGS, TAKES
from ivolt_desktop.rules.known_errors import CannotUndo
from ivolt_desktop.store import UnitOfWork, bulk
from ivolt_desktop.store.audit import Entry


def numbers_told(session: Session, delivery_id: int, registers: Collection[str]) -> set[str]:
    """The property numbers in the records that the rows of a delivery are about, as these stand now.

    ``registers`` are those that its rows went to.
    """
    return {str(number) for register, mention in _numbering() if register.__tablename__ in registers
            for number in told_in(session, bulk.table_of(register), str(mention.uprn), delivery_id)}


def give_back(work: UnitOfWork, numbers: Collection[str], told: Told = unwatched) -> None:
    """Take these numbers from places that have them from a file, where no record says them any more.

    ``numbers`` are what the delivery told whose records are gone. A number that somebody typed stays, and so does that
    of a place which is known by its number beside one written alike.
    """
    session = work.session
    held = _held(session, numbers) if numbers else {}
    if not held:
        return
    told(0.0)
    stand_at = {each if into is None else root_of(session, Place, each) for each, (_, _, into) in held.items()}
    said = set(_said_at(session, stand_at, lambda share: told(0.6 * share)))
    silent = {place_id: uprn for place_id, (key, uprn, _) in held.items() if (key, uprn) not in said}
    typed = _typed(session, silent, lambda share: told(0.6 + 0.3 * share))
    gone = {place_id: uprn for place_id, uprn in silent.items() if place_id not in typed}
    bulk.update_rows(session, Place, [{"id": each, "uprn": None} for each in gone])
    work.trail.add(Entry("place", each, "changed", {"uprn": uprn}, {"uprn": None}) for each, uprn in gone.items())
    told(0.9)
    _compare_anew(work, gone)


def _held(session: Session, numbers: Collection[str]) -> dict[int, tuple[str, str, int | None]]:
    """Places that may have taken one of these numbers: their way of writing, the number, and what they were joined to.
    """
    rows = session.execute(
        select(Place.id, Place.written_key, Place.uprn, Place.merged_into_id)
        .where(Place.uprn.is_not(None), Place.written_key.is_not(None)))
    return {place_id: (str(key), str(uprn), into) for place_id, key, uprn, into in rows
            if uprn in numbers and not str(key).endswith(key_with_uprn({"written_key": "", "uprn": uprn}))}


def of_number_alone(entry: ChangeEntry) -> bool:
    """Whether an entry of the audit trail tells that a place took or lost a property number, and nothing else."""
    return entry.register == "place" and entry.verb == "changed" and json.loads(entry.after or "{}").keys() == {"uprn"}


def take_again(work: UnitOfWork, entries: Collection[ChangeEntry]) -> None:
    """Put back the numbers that these entries tell were given back.

    Raises ``CannotUndo`` where a place has got another since.
    """
    session = work.session
    before, after = ({entry.record_id: json.loads(told or "{}")["uprn"] for entry, told in each} for each in (
        [(entry, entry.before) for entry in entries], [(entry, entry.after) for entry in entries]))
    if {row["id"]: row["uprn"] for row in bulk.fetch_values(session, Place, after, ["uprn"])} != after:
        raise CannotUndo("This cannot be undone any more: a record was changed again since. Undo that first.")
    bulk.update_rows(session, Place, [{"id": each, "uprn": uprn} for each, uprn in before.items()])
    work.trail.add(Entry("place", each, "changed", {"uprn": after[each]}, {"uprn": uprn})
                   for each, uprn in before.items())
    _compare_anew(work, before)


def _compare_anew(work: UnitOfWork, places: Iterable[int]) -> None:
    from ivolt_desktop.panel.suggesting import compare_anew  # not needed where no number is given back

    compare_anew(work, "place", places)


def _numbering() -> Iterator[tuple[type[Register], PlaceMention]]:
    """The registers whose records may tell a property number."""
    for spec in all_registers():
        if issubclass(spec.register, Delivered) and spec.register.place and spec.register.place.uprn:
            yield spec.register, spec.register.place


def _said_at(session: Session, places: Collection[int], told: Told) -> Iterator[tuple[str, str]]:
    """Way of writing and number of every record at these places that tells both."""
    numbering = list(_numbering())
    for at, (register, mention) in enumerate(numbering):
        told(at / len(numbering))
        table, uprn = bulk.table_of(register), str(mention.uprn)
        names = {uprn, "ward", "easting", "northing", *(each for pair in mention.written for each in pair)}
        for cells in linked_to(session, table, mention.link, places, names, table.c[uprn].is_not(None)):
            values = written_place(cells, mention, None)
            if values is not None and values["uprn"]:
                yield values["written_key"], values["uprn"]


def _typed(session: Session, numbers: Mapping[int, str], told: Told) -> set[int]:
    """Which of these places have their number from somebody's hand; the newest time it was set tells."""
    by_hand: dict[int, bool] = {}
    for some in in_pieces(numbers, told):
        rows = session.execute(
            select(ChangeEntry.record_id, ChangeEntry.after, Change.operation)
            .join(Change, Change.id == ChangeEntry.change_id)
            .where(ChangeEntry.register == "place", ChangeEntry.record_id.in_(some),
                   ChangeEntry.verb.in_(("added", "changed")), ChangeEntry.after.contains('"uprn"'),
                   Change.undoes_id.is_(None), Change.operation != TAKES)
            .order_by(ChangeEntry.id.desc()))
        for place_id, after, operation in rows:
            if json.loads(after or "{}").get("uprn") == numbers[place_id]:
                by_hand.setdefault(place_id, operation != BRINGS)
    return {place_id for place_id, typed in by_hand.items() if typed}
