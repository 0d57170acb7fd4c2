"""Names and contacts as they were written, by whom and how often, through every merge; nothing written is lost."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Agency, Delivery, Person, PersonMention, person_links, spec_of
from ivolt_desktop.panel.linking import root_of
from ivolt_desktop.rules.dates_in_words import plain_date
from ivolt_desktop.rules.masking import Sensitive
from ivolt_desktop.rules.null_words import is_null_word

FIELDS = ("name", "born_on", "phone", "email", "address", "postcode")
"""What a person may choose among, in the order in which it is shown."""


@dataclass(frozen=True)
class WrittenValue:
    """One value of one field. ``value`` is what would be stored, ``text`` its words, ``sources`` who wrote it so."""

    field: str
    label: str
    value: Any
    text: str
    sources: str
    shown: bool
    sensitive: Sensitive


def written_values(session: Session, person_id: int) -> tuple[WrittenValue, ...]:
    """Every distinct value of every field, the one that is shown first, then the one written most often."""
    person = session.get_one(Person, root_of(session, Person, person_id))
    counted: dict[str, dict[Any, Counter[str]]] = {name: {} for name in FIELDS}
    for source, values in (*_delivered(session, person.id), *_records(session, person)):
        for name in FIELDS:
            value = _tidy(values.get(name))
            if value is not None:
                counted[name].setdefault(value, Counter())[source] += 1
    spec, found = spec_of(Person), []
    for name in FIELDS:
        field, now = spec.field(name), _tidy(getattr(person, name))
        if now is not None:
            counted[name].setdefault(now, Counter())
        ordered = sorted(counted[name].items(), key=lambda each: (each[0] != now, -each[1].total(), str(each[0])))
        found += [WrittenValue(name, field.label, value, plain_date(value) if isinstance(value, date) else str(value),
                               _sources(sources), value == now, field.sensitive) for value, sources in ordered]
    return tuple(found)


def _tidy(value: Any) -> Any:
    if isinstance(value, str):
        value = " ".join(value.split())
        return value if value and not is_null_word(value, "person") else None
    return value


def _sources(counted: Counter[str]) -> str:
    said = [source if number == 1 else f"{source}, {number} times" for source, number in counted.most_common(3)]
    return " · ".join(said) or "entered by hand"


Written = tuple[str, dict[str, Any]]


def _delivered(session: Session, person_id: int) -> Iterable[Written]:
    agencies = dict(session.execute(select(Delivery.id, Agency.short_name)
                                    .join(Agency, Agency.id == Delivery.agency_id)).all())
    for register, mention in person_links():
        pairs = _columns(mention)
        columns = [getattr(register, column) for column in pairs.values()]
        rows = session.execute(select(register.delivery_id, *columns)
                               .where(getattr(register, mention.link) == person_id))
        for delivery_id, *values in rows:
            yield (agencies.get(delivery_id, "by hand") + f", {register.sent_in.one}",
                   dict(zip(pairs, values, strict=True)))


def _columns(mention: PersonMention) -> dict[str, str]:
    pairs = {name: getattr(mention, name) for name in FIELDS}
    return {name: column for name, column in pairs.items() if column}


def _records(session: Session, person: Person) -> Iterable[Written]:
    """The records that were joined to this one, as they stand."""
    waiting = [person.id]
    while waiting:
        below = session.scalars(select(Person).where(Person.merged_into_id.in_(waiting))).all()
        waiting = [each.id for each in below]
        for each in below:
            if each.first_delivery_id is None:
                yield f"record {each.reference}", {name: getattr(each, name) for name in FIELDS}


def aliases_with(was: str, now: str, also_known_as: str | None) -> str | None:
    """The other names once ``now`` is shown in place of ``was``: the old one joins them, the new one leaves them."""
    names = [name.strip() for name in (also_known_as or "").split(";") if name.strip()]
    return "; ".join(dict.fromkeys(name for name in (*names, was) if name != now)) or None
