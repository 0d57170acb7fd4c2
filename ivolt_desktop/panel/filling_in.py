"""Records that come again with what they left blank filled in: they speak of the same people as before.

A record that comes again in other words is linked anew, by its way of writing. But where nothing of what it said of a
person is another and blanks alone were filled (a phone, a reference), it is the agency's word that the same person is
meant: the link stays, and the person takes what they had blank themselves. It is given back with the delivery.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Table, func, select
from sqlalchemy.orm import Session

from ivolt_desktop.model import (
    Agency,
    Change,
    ChangeEntry,
    Delivered,
    Delivery,
    Person,
    PersonMention,
    Register,
    all_registers,
    links_to_people,
)
from ivolt_desktop.panel.joined_people import joined_people, root_among, up_from
from ivolt_desktop.panel.linking import Values, sender_of, written_person
from ivolt_desktop.panel.planning import Difference
from ivolt_desktop.panel.said_by_records import Told, in_pieces, linked_to, told_in, unwatched
from ivolt_desktop.panel.undoing import BRINGS
from ivolt_desktop.rules.null_words import is_null_word
from ivolt_desktop.store import UnitOfWork, bulk
from ivolt_desktop.store.audit import Entry, plain
from ivolt_desktop.store.undoing import restore

_TELLING = ("born_on", "phone", "email", "address", "agency_references")
"""What tells who somebody is besides the name, which many share."""
_TAKEN = (*_TELLING, "postcode")
TOLD = frozenset({*_TAKEN, "age"})
"""What a person may take from a record, and is compared by."""
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
            if not links[record_id].get(mention.link):
                continue
            if not any(each.field in mention.told for each in differences):
                stay[mention.link].add(record_id)  # nothing is said anew of this one
                continue
            filled = _filled(mention, differences)
            before = {**rows[record_id], **dict.fromkeys(filled)}
            old = written_person(before, mention, None, agency) if filled else None
            if old is not None:
                (sure if any(old[name] for name in _TELLING) else by_name).append((record_id, mention))
    once = _spoken_of_once(work.session, {links[record_id][mention.link] for record_id, mention in by_name})
    sure += [(record_id, mention) for record_id, mention in by_name if links[record_id][mention.link] in once]
    into = joined_people(work.session) if sure else {}
    for record_id, mention in sure:
        stay[mention.link].add(record_id)
        new = written_person(rows[record_id], mention, None, agency) or {}
        root = root_among(links[record_id][mention.link], into)
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
    for some in in_pieces(people):
        for link in links_to_people():
            rows = session.execute(select(link, func.count()).where(link.in_(some)).group_by(link))
            times.update({person_id: many for person_id, many in rows if person_id is not None})
    return {person_id for person_id, many in times.items() if many == 1}


def _take(work: UnitOfWork, took: Mapping[int, Values]) -> list[int]:
    """Give people what they had blank, and tell the trail; returns their ids."""
    given: dict[int, Values] = {}
    for row in bulk.fetch_values(work.session, Person, took, (*_TAKEN, "age", "age_on")):
        new = took[row["id"]]
        values = {name: new[name] for name in _TAKEN if row[name] in (None, "") and name in new}
        if row["address"] and row["address"] != new.get("address"):
            values.pop("postcode", None)  # it is that of the other address
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


def give_back_filled_in(
    work: UnitOfWork, delivery_id: int, registers: Collection[str], told: Told = unwatched
) -> None:
    """Blank again what people took from deliveries, where it stands as they took it and no record says it any more.

    Looked at are those whom the records of one delivery, which went to ``registers``, speak of, once that was taken
    back.
    """
    session = work.session
    mentions = [(table, mention) for table, mention in _mentions() if table.name in registers]
    taken = _taken_from_files(session) if mentions else {}
    if not taken:
        return
    told(0.0)
    into = joined_people(session)
    spoken_of = set(_spoken_of(session, mentions, delivery_id, into))
    taken = {person_id: values for person_id, values in taken.items() if person_id in spoken_of}
    said = _said_of(session, taken, into, lambda share: told(0.2 + 0.6 * share))
    blanked = []
    for person_id, values in taken.items():
        person = session.get(Person, person_id)
        gone = [name for name, value in values.items() if person is not None and plain(getattr(person, name)) == value
                and (name, value) not in said[person_id]]
        if person is not None and gone:
            restore(person, dict.fromkeys(gone))
            blanked.append(person_id)
    session.flush()
    from ivolt_desktop.panel.suggesting import compare_anew

    told(0.8)
    compare_anew(work, "person", blanked, lambda share: told(0.8 + 0.2 * share))


def _taken_from_files(session: Session) -> dict[int, dict[str, Any]]:
    """By person what they ever took from a delivery, as the audit trail tells."""
    taken: dict[int, dict[str, Any]] = defaultdict(dict)
    for person_id, after in session.execute(
        select(ChangeEntry.record_id, ChangeEntry.after).join(Change, Change.id == ChangeEntry.change_id)
        .where(Change.operation == BRINGS, ChangeEntry.register == "person", ChangeEntry.verb == "changed")
        .order_by(ChangeEntry.id)
    ):
        taken[person_id].update(json.loads(after or "{}"))
    return taken


def _spoken_of(
    session: Session, mentions: Iterable[tuple[Table, PersonMention]], delivery_id: int, into: Mapping[int, int]
) -> Iterator[int]:
    """Those whom the records that rows of a delivery are about speak of now, and whom they were joined to."""
    for table, mention in mentions:
        for person_id in told_in(session, table, mention.link, delivery_id):
            yield from up_from(person_id, into)


def _mentions() -> Iterator[tuple[Table, PersonMention]]:
    for spec in all_registers():
        if issubclass(spec.register, Delivered):
            for mention in spec.register.people:
                yield bulk.table_of(spec.register), mention


def _said_of(
    session: Session, people: Collection[int], into: Mapping[int, int], told: Told
) -> dict[int, set[tuple[str, Any]]]:
    """By person what the records linked to them, or to whoever was joined to them, say of them now."""
    said: dict[int, set[tuple[str, Any]]] = defaultdict(set)
    wanted = set(people)
    stands_for: dict[int, list[int]] = {}
    for person_id in wanted | into.keys() if wanted else wanted:
        if above := [each for each in up_from(person_id, into) if each in wanted]:
            stands_for[person_id] = above
    sent = select(Delivery.id, Agency.short_name).join(Agency, Agency.id == Delivery.agency_id)
    senders = {row.id: row.short_name for row in session.execute(sent)} if wanted else {}
    mentions = list(_mentions())
    for at, (table, mention) in enumerate(mentions):
        told(at / len(mentions))
        for cells in linked_to(session, table, mention.link, stands_for):
            values = written_person(cells, mention, None, senders.get(cells["delivery_id"], ""))
            heard = {(name, plain(value)) for name, value in (values or {}).items() if value is not None}
            for each in stands_for[cells[mention.link]]:
                said[each] |= heard
    return said
