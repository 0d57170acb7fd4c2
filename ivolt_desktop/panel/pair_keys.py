"""Whom a person or place is worth comparing with, by the keys kept in the file; and how common names are there."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import groupby
from operator import itemgetter

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ivolt_desktop.matching import frequencies, places
from ivolt_desktop.matching.blocking import CAP, KINDS, pairs_of_blocks
from ivolt_desktop.matching.frequencies import Frequencies
from ivolt_desktop.matching.places import ReadyPlace
from ivolt_desktop.matching.records import PersonRecord, PlaceRecord, ReadyPerson
from ivolt_desktop.model import Person, Place
from ivolt_desktop.panel.joined_people import joined_people, root_among
from ivolt_desktop.store import pair_index
from ivolt_desktop.store.pair_index import KeyRow

Pair = tuple[int, int]
_PHONE = next(number for number, kind in enumerate(KINDS) if kind.name == "phone")
_SURNAME, _FORENAME, _NUMBER, _DOOR, _PLACE, _NAMED = range(100, 106)
"""Kinds that are only counted: how common a name is, how many share a phone or a door, how many have a name at all."""
_CHUNK = 500


def _whole(kind: int, text: str) -> int:
    """A key as the whole number that stands for it in the file."""
    return int.from_bytes(blake2b(f"{kind}|{text}".encode(), digest_size=8).digest(), "big", signed=True)


class PeopleInFile:
    """The people of the file, read and made ready as far as they are needed."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.ready: dict[int, ReadyPerson] = {}
        self._into = joined_people(session)
        self._once: dict[str, str] = {}
        """Names and addresses by themselves: of one that many people have, one text is held."""

    def everyone(self) -> list[int]:
        """Ids of all who stand by themselves."""
        return list(self._session.scalars(select(Person.id).where(Person.merged_into_id.is_(None))))

    def load(self, ids: Iterable[int]) -> dict[int, ReadyPerson]:
        """Those people made ready; phones written of those merged into them count too."""
        missing = [each for each in dict.fromkeys(ids) if each not in self.ready]
        self.ready.update(self._read(missing, self._phones_below(missing)))
        return self.ready

    def _phones_below(self, ids: list[int]) -> dict[int, list[str]]:
        roots = {each: root_among(each, self._into) for each in self._into}
        wanted = set(ids)
        phones: dict[int, list[str]] = defaultdict(list)
        merged = [each for each, root in roots.items() if root in wanted]
        for id_, phone in self._rows(merged, (Person.id, Person.phone)):
            if phone:
                phones[roots[id_]].append(phone)
        return phones

    def _read(self, ids: list[int], phones: Mapping[int, list[str]]) -> dict[int, ReadyPerson]:
        found = {}
        for row in self._rows(ids, (Person.id, Person.reference, Person.name, Person.born_on, Person.phone,
                                    Person.email, Person.address, Person.postcode, Person.age, Person.age_on,
                                    Person.agency_references)):
            id_, reference, name, born, phone, email, address, postcode, age, age_on, references = row
            numbers = dict.fromkeys([*([phone] if phone else []), *phones.get(id_, ())])
            name, address, postcode = (self._once.setdefault(text or "", text or "")
                                       for text in (name, address, postcode))
            found[id_] = ReadyPerson(PersonRecord(
                key=id_, reference=reference, name=name, born_on=born, phones=tuple(numbers), email=email or "",
                address=address, postcode=postcode, age=age, age_on=age_on, agency_references=references or "",
            ))
        return found

    def _rows(self, ids: list[int], columns: tuple) -> Iterator[tuple]:  # type: ignore[type-arg]
        for start in range(0, len(ids), _CHUNK):
            yield from self._session.execute(select(*columns).where(Person.id.in_(ids[start:start + _CHUNK])))

    def refresh(self) -> None:
        """Make the keys anew of everybody who was added, changed, merged or parted since."""
        ids = pair_index.stale(self._session, "person")
        if ids:
            below = {root_among(each, self._into) for each in self._into}
            pair_index.put(self._session, "person", ids, self._keys_of(ids, below))

    def _keys_of(self, ids: list[int], below: Collection[int]) -> Iterator[KeyRow]:
        """The keys of these people; who has nobody merged ``below`` is ready then."""
        for start in range(0, len(ids), _CHUNK):
            for id_, person in self._read(ids[start:start + _CHUNK], {}).items():
                yield from self._keys(person)
                if id_ not in below:
                    self.ready[id_] = person

    def _keys(self, person: ReadyPerson) -> Iterator[KeyRow]:
        """Who was merged into another is found by the phone alone, in that other's stead."""
        id_ = person.record.key
        called = frequencies.called_at_number(person)
        for number, kind in enumerate(KINDS):
            if id_ not in self._into or number == _PHONE:
                for key in kind.keys(person):
                    if key:
                        yield _whole(number, key), id_, number, 0
        if id_ in self._into:
            return
        if person.surname:
            yield _whole(_SURNAME, person.surname), id_, _SURNAME, 0
            yield _whole(_NAMED, "surname"), id_, _NAMED, 0
        if len(person.forename) > 1:
            yield _whole(_FORENAME, person.forename), id_, _FORENAME, 0
            yield _whole(_NAMED, "forename"), id_, _NAMED, 0
        if called:
            for text in person.numbers:
                yield _whole(_NUMBER, text), id_, _NUMBER, _whole(_NUMBER, called)
            if person.door:
                at_door = frequencies.called_at_door(person)
                yield _whole(_DOOR, person.door), id_, _DOOR, _whole(_DOOR, at_door)

    def pairs(self, focus: Collection[int] | None) -> list[Pair]:
        """The pairs worth comparing, the lower id first; with ``focus`` only those with one of these in them."""
        self.refresh()
        many = self._session.scalar(select(func.count()).select_from(Person)) or 0
        wanted = set(self.everyone() if focus is None else focus)
        also = [each for each in self._into if root_among(each, self._into) in wanted]
        caps = {number: kind.cap(many) for number, kind in enumerate(KINDS)}
        shared = pair_index.shared_keys(self._session, "person", [*wanted, *also], caps)
        blocks = ({root_among(id_, self._into) for _, id_ in some} for _, some in groupby(shared, key=itemgetter(0)))
        return list(pairs_of_blocks(blocks, None if focus is None else wanted))

    def names(self, ids: Iterable[int]) -> Frequencies:
        """How common the names of these people are in the whole file, and what many share."""
        people = [self.ready[each] for each in ids]
        surnames = self._counted(_SURNAME, {person.surname for person in people if person.surname})
        forenames = self._counted(_FORENAME, {person.forename for person in people if len(person.forename) > 1})
        named = self._counted(_NAMED, ("surname", "forename"))
        numbers = self._callings(_NUMBER, {number for person in people for number in person.numbers})
        doors = self._callings(_DOOR, {person.door for person in people if person.door})
        return Frequencies(
            surnames, forenames, named.get("surname", 0), named.get("forename", 0),
            frozenset(text for text, names in numbers.items() if names > frequencies.MANY_NAMES),
            frozenset(text for text, names in doors.items() if names > frequencies.MANY_AT_DOOR),
        )

    def _counted(self, kind: int, texts: Collection[str]) -> dict[str, int]:
        """How many records have each of these keys."""
        of = {_whole(kind, text): text for text in texts}
        return {of[key]: many for key, many in pair_index.counted(self._session, of).items()}

    def _callings(self, kind: int, texts: Collection[str]) -> dict[str, int]:
        """How many different names those who have each of these keys go by."""
        of = {_whole(kind, text): text for text in texts}
        return {of[key]: many for key, many in pair_index.callings(self._session, of).items()}


def place_pairs(session: Session, focus: Collection[int] | None) -> tuple[dict[int, ReadyPlace], list[Pair]]:
    """The places worth comparing, made ready, and the pairs, the lower id first."""
    merged = set(session.scalars(select(Place.id).where(Place.merged_into_id.is_not(None))))
    ready: dict[int, ReadyPlace] = {}
    ids = pair_index.stale(session, "place")
    if ids:
        _load_places(session, ids, ready)
        rows = [(_whole(_PLACE, key), each, 0, 0) for each in ids if each in ready and each not in merged
                for key in ready[each].blocking_keys()]
        pair_index.put(session, "place", ids, rows)
    wanted = focus if focus is not None else session.scalars(select(Place.id).where(Place.merged_into_id.is_(None)))
    shared = pair_index.shared_keys(session, "place", wanted, {0: CAP})
    blocks = ([id_ for _, id_ in some] for _, some in groupby(shared, key=itemgetter(0)))
    pairs = list(pairs_of_blocks(blocks, focus))
    _load_places(session, {each for pair in pairs for each in pair}, ready)
    return ready, pairs


def _load_places(session: Session, ids: Iterable[int], ready: dict[int, ReadyPlace]) -> None:
    missing = [each for each in ids if each not in ready]
    for start in range(0, len(missing), _CHUNK):
        rows = session.execute(
            select(Place.id, Place.name, Place.address, Place.postcode, Place.easting, Place.northing,
                   Place.uprn)
            .where(Place.id.in_(missing[start:start + _CHUNK]))
        )
        for id_, name, address, postcode, east, north, uprn in rows:
            ready[id_] = places.ReadyPlace(PlaceRecord(
                key=id_, name="" if address else name, address=address or "", postcode=postcode or "",
                easting=east, northing=north, uprn=uprn or "",
            ))
