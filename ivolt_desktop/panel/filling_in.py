"""Records that come again with what they left blank filled in: they speak of the same people as before.

A record that comes again in other words is linked anew, by its way of writing. But where nothing of what it said of a
person is another and blanks alone were filled (a phone, a reference), it is the agency's word that the same person is
meant: the link stays, and the person takes what they had blank themselves. It is given back with the delivery.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ivolt_desktop.model import (
    Change,
    ChangeEntry,
    Delivered,
    Person,
    PersonMention,
    Register,
    all_registers,
    links_to_people,
)
from ivolt_desktop.panel.linking import Values, root_of, sender_of, written_person
from ivolt_desktop.panel.planning import Difference
from ivolt_desktop.panel.undoing import BRINGS
from ivolt_desktop.rules.null_words import is_null_word
from ivolt_desktop.store import UnitOfWork, bulk
from ivolt_desktop.store.audit import Entry, plain
from ivolt_desktop.store.undoing import restore

_TELLING = ("born_on", "phone", "email", "address", "agency_references")
"""What tells who somebody is besides the name, which many share."""
_TAKEN = (*_TELLING, "postcode")
_CHUNK = 500
Links = Mapping[int, Mapping[str, Any]]
Differences = Mapping[int, tuple[Difference, ...]]


def keep_filled_in(
    work: UnitOfWork, register: type[Register], changed: Differences, links: Links, delivery_id: int
) -> tuple[dict[str, set[int]], list[int]]:
    """Which records stay with their people, by the link; and the people who took something from them.

    ``changed`` has by record what the delivery changed in it, ``links`` whom it was linked to before. Who was told by
    a name alone stays the same person only where no other record speaks of them.
    """
    stay: dict[str, set[int]] = defaultdict(set)
    took: dict[int, Values] = defaultdict(dict)
    if not issubclass(register, Delivered) or not changed:
        return stay, []
    agency = sender_of(work.session, delivery_id)
    rows = {row["id"]: row for row in bulk.fetch_values(work.session, register, changed)}
    by_name: list[tuple[int, PersonMention]] = []
    sure: list[tuple[int, PersonMention]] = []
    for record_id, differences in changed.items():
        for mention in register.people:
            filled = _filled(mention, differences) if links[record_id].get(mention.link) else []
            before = {**rows[record_id], **dict.fromkeys(filled)}
            old = written_person(before, mention, None, agency) if filled else None
            if old is not None:
                (sure if any(old[name] for name in _TELLING) else by_name).append((record_id, mention))
    once = _spoken_of_once(work.session, {links[record_id][mention.link] for record_id, mention in by_name})
    sure += [(record_id, mention) for record_id, mention in by_name if links[record_id][mention.link] in once]
    for record_id, mention in sure:
        stay[mention.link].add(record_id)
        new = written_person(rows[record_id], mention, None, agency) or {}
        root = root_of(work.session, Person, links[record_id][mention.link])
        took[root].update({name: value for name, value in new.items() if value is not None})
    return stay, _take(work, took)


def _filled(mention: PersonMention, differences: Iterable[Difference]) -> list[str]:
    """What told nothing of the person before and does now; none where anything told of them is another."""
    told = [each for each in differences if each.field in mention.told]
    blank = all(each.before in (None, "") or is_null_word(str(each.before)) for each in told)
    return [each.field for each in told] if blank else []


def _spoken_of_once(session: Session, people: Collection[int]) -> set[int]:
    """Those of whom one record alone speaks."""
    times: Counter[int] = Counter()
    wanted = sorted(people)
    for start in range(0, len(wanted), _CHUNK):
        for link in links_to_people():
            rows = session.execute(
                select(link, func.count()).where(link.in_(wanted[start:start + _CHUNK])).group_by(link))
            times.update({person_id: many for person_id, many in rows if person_id is not None})
    return {person_id for person_id, many in times.items() if many == 1}


def _take(work: UnitOfWork, took: Mapping[int, Values]) -> list[int]:
    """Give people what they had blank, and tell the trail; returns their ids."""
    given: dict[int, Values] = {}
    for row in bulk.fetch_values(work.session, Person, took, (*_TAKEN, "age", "age_on")):
        new = took[row["id"]]
        values = {name: new[name] for name in _TAKEN if row[name] in (None, "") and name in new}
        if row["age"] is None and row["born_on"] is None and "born_on" not in values and new.get("age") is not None:
            values |= {"age": new["age"], "age_on": new["age_on"]}
        if values:
            given[row["id"]] = values
    bulk.update_rows(work.session, Person, [{"id": person_id, **values} for person_id, values in given.items()])
    work.trail.add(
        Entry("person", person_id, "changed", dict.fromkeys(values), {name: plain(new) for name, new in values.items()})
        for person_id, values in given.items()
    )
    return list(given)


def give_back_filled_in(work: UnitOfWork, delivery_id: int) -> None:
    """Blank again what people took from a delivery, where it stands as they took it and no record says it any more."""
    session = work.session
    entries = session.execute(
        select(ChangeEntry.record_id, ChangeEntry.after)
        .where(ChangeEntry.register == "person", ChangeEntry.verb == "changed", ChangeEntry.change_id.in_(
            select(Change.id).join(ChangeEntry, ChangeEntry.change_id == Change.id)
            .where(Change.operation == BRINGS, ChangeEntry.register == "delivery", ChangeEntry.verb == "added",
                   ChangeEntry.record_id == delivery_id)))).all()
    blanked = []
    for person_id, after in entries:
        person = session.get(Person, person_id)
        if person is None:
            continue
        held = {name: value for name, value in json.loads(after or "{}").items()
                if plain(getattr(person, name)) == value}
        said = list(_said_of(session, person_id)) if held else []
        gone = [name for name, value in held.items() if all(plain(values[name]) != value for values in said)]
        if gone:
            restore(person, dict.fromkeys(gone))
            blanked.append(person_id)
    session.flush()
    if blanked:
        from ivolt_desktop.panel.suggesting import suggest

        suggest(work, "person", blanked)


def _said_of(session: Session, person_id: int) -> Iterator[Values]:
    """The person as each record that is linked to them, or to who was joined to them, writes them now."""
    joined = [person_id, *session.scalars(select(Person.id).where(Person.merged_into_id == person_id))]
    for spec in all_registers():
        if not issubclass(spec.register, Delivered):
            continue
        table = spec.register.__table__
        for mention in spec.register.people:
            for row in session.execute(select(table).where(table.c[mention.link].in_(joined))).mappings():
                cells = {str(name): value for name, value in row.items()}
                values = written_person(cells, mention, None, sender_of(session, cells["delivery_id"]))
                if values is not None:
                    yield values
