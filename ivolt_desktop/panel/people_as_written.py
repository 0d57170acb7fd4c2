"""Every person as one agency wrote them, and every decided pair as it stood when somebody decided.

A person who stays after a joining is completed by the other; that is taken off again, or else the two would agree on
what the one had from the other.
"""

import json
from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.matching.records import PersonRecord, ReadyPerson
from ivolt_desktop.matching.weighing import DecidedPair
from ivolt_desktop.model import Judgement, Person
from ivolt_desktop.model.people import Verdict
from ivolt_desktop.store.audit import plain

MOST = 30_000
"""So many people, the newest, are looked at."""
_COLUMNS = ("name", "born_on", "phone", "email", "address", "postcode", "age", "age_on", "agency_references")
_DAYS = ("born_on", "age_on")
_DECIDED = (Verdict.SAME.value, Verdict.DIFFERENT.value)


class PeopleAsWritten:
    """Read once from a session."""

    def __init__(self, session: Session) -> None:
        columns = [getattr(Person, name) for name in _COLUMNS]
        rows = session.execute(select(Person.id, *columns).order_by(Person.id.desc()).limit(MOST))
        self._now = {id_: dict(zip(_COLUMNS, values, strict=True)) for id_, *values in rows}
        self._decided = [judgement for judgement in session.scalars(
            select(Judgement).where(Judgement.of == "person", Judgement.verdict.in_(_DECIDED))
            .order_by(Judgement.decided_at, Judgement.id))
            if judgement.first_id in self._now and judgement.second_id in self._now]
        self._joinings: dict[int, list[tuple[int, Judgement]]] = defaultdict(list)
        for turn, judgement in enumerate(self._decided):
            if judgement.verdict == Verdict.SAME:
                self._joinings[judgement.first_id].append((turn, judgement))

    def everyone(self) -> list[ReadyPerson]:
        """All people, each before any joining."""
        return [self._ready(id_, 0) for id_ in sorted(self._now)]

    def decided(self) -> list[DecidedPair]:
        """Every pair that was said to be one, or to be two, in the order of the decisions."""
        return [
            (self._ready(each.first_id, turn), self._ready(each.second_id, turn), each.verdict == Verdict.SAME)
            for turn, each in enumerate(self._decided)
        ]

    def _ready(self, id_: int, turn: int) -> ReadyPerson:
        """The person as before the decision of that turn."""
        values = dict(self._now[id_])
        for at, judgement in reversed(self._joinings.get(id_, [])):
            filled = json.loads(judgement.joined)["filled"] if at >= turn and judgement.joined else {}
            for name, (before, after) in filled.items():
                if name in values and plain(values[name]) == after:
                    values[name] = _read(name, before)
        phones = tuple(dict.fromkeys(self._phones(id_, turn)))
        return ReadyPerson(PersonRecord(
            key=id_, name=values["name"], born_on=values["born_on"], phones=phones,
            email=values["email"] or "", address=values["address"] or "", postcode=values["postcode"] or "",
            age=values["age"], age_on=values["age_on"], agency_references=values["agency_references"] or "",
        ))

    def _phones(self, id_: int, turn: int) -> list[str]:
        """The person's own phone, and those of whoever was joined to them by then."""
        found = []
        own: Any = self._now[id_]["phone"]
        for at, judgement in reversed(self._joinings.get(id_, [])):
            filled = json.loads(judgement.joined)["filled"].get("phone") if judgement.joined else None
            if filled and at >= turn and own == filled[1]:
                own = filled[0]
            elif at < turn:
                found += self._phones(judgement.second_id, at)
        return [*([own] if own else []), *found]


def _read(name: str, value: Any) -> Any:
    return date.fromisoformat(value) if name in _DAYS and value else value
