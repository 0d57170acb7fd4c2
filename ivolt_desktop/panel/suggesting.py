"""From people and places as kept to suggestions of who may be one, worked out after each delivery and decision."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import asdict

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from ivolt_desktop.matching import people, places
from ivolt_desktop.matching.judgements import Judgements, Pair
from ivolt_desktop.matching.records import PersonRecord, PlaceRecord
from ivolt_desktop.matching.suggestions import Reason, State, Suggestion
from ivolt_desktop.model import Judgement, Person, Place, SuggestedPair
from ivolt_desktop.model.people import Verdict
from ivolt_desktop.store import UnitOfWork, bulk


def person_records(session: Session) -> list[PersonRecord]:
    """Every person as known now; phones written of those merged into them count too."""
    everyone = session.execute(
        select(Person.id, Person.reference, Person.name, Person.born_on, Person.phone, Person.email, Person.address,
               Person.postcode, Person.merged_into_id)
    ).all()
    into = {row[0]: row[8] for row in everyone if row[8]}
    phones: dict[int, list[str]] = defaultdict(list)
    for row in everyone:
        if row[4]:
            phones[_root(row[0], into)].append(row[4])
    return [
        PersonRecord(
            key=id_, reference=reference, name=name, born_on=born, phones=tuple(dict.fromkeys(phones[id_])),
            email=email or "", address=address or "", postcode=postcode or "",
        )
        for id_, reference, name, born, _phone, email, address, postcode, merged in everyone if merged is None
    ]


def place_records(session: Session) -> list[PlaceRecord]:
    """Every place as known now."""
    rows = session.execute(
        select(Place.id, Place.name, Place.address, Place.postcode, Place.easting, Place.northing)
        .where(Place.merged_into_id.is_(None))
    )
    return [PlaceRecord(key=id_, name="" if address else name, address=address or "", postcode=postcode or "",
                        easting=east, northing=north) for id_, name, address, postcode, east, north in rows]


def _root(record_id: int, into: dict[int, int]) -> int:
    seen = set()
    while record_id in into and record_id not in seen:
        seen.add(record_id)
        record_id = into[record_id]
    return record_id


def judgements(session: Session, of: str) -> Judgements:
    """What was decided, in the matching's own form; a merge carries a 'different' over to the record that stays."""
    same: list[Pair] = []
    different: list[Pair] = []
    for judgement in session.scalars(select(Judgement).where(Judgement.of == of)):
        pair = (judgement.first_id, judgement.second_id)
        if judgement.verdict == Verdict.SAME:
            same.append(pair)
        elif judgement.verdict == Verdict.DIFFERENT:
            different.append(pair)
    return Judgements(same, different)


def suggest(
    work: UnitOfWork, of: str, focus: Collection[int] | None = None, progress: Callable[[float], None] | None = None
) -> int:
    """Work suggestions out anew, for records in ``focus`` only where it is given; returns how many are new."""
    session = work.session
    decided = judgements(session, of)
    if of == "person":
        found = people.suggest(person_records(session), decided, focus=focus, progress=progress)
    else:
        found = places.suggest_places(place_records(session), decided, focus=focus)
    gone = SuggestedPair.of == of
    if focus is not None:
        ids = sorted(focus)
        for start in range(0, len(ids), 400):
            some = ids[start:start + 400]
            session.execute(delete(SuggestedPair).where(
                gone, or_(SuggestedPair.first_id.in_(some), SuggestedPair.second_id.in_(some))))
    else:
        session.execute(delete(SuggestedPair).where(gone))
    bulk.insert_rows(session, SuggestedPair, [
        {"of": of, "first_id": each.first, "second_id": each.second, "weight": each.weight,
         "probability": each.probability, "reasons": reasons_to_json(each), "made_at": work.now()}
        for each in found
    ])
    return len(found)


def carry_over(session: Session, of: str, kept_id: int, joined_id: int) -> None:
    """After a merge: whoever might have been the joined record may now be the one that stays."""
    pairs = session.scalars(select(SuggestedPair).where(
        SuggestedPair.of == of, or_(SuggestedPair.first_id == joined_id, SuggestedPair.second_id == joined_id))).all()
    partners = set(session.scalars(select(SuggestedPair.first_id).where(SuggestedPair.second_id == kept_id))) | set(
        session.scalars(select(SuggestedPair.second_id).where(SuggestedPair.first_id == kept_id)))
    fresh = []
    for pair in pairs:
        other = pair.second_id if pair.first_id == joined_id else pair.first_id
        if other == kept_id or other in partners:
            continue
        turned = (pair.first_id == joined_id) != (kept_id < other)
        fresh.append({
            "of": of, "first_id": min(kept_id, other), "second_id": max(kept_id, other), "weight": pair.weight,
            "probability": pair.probability, "reasons": _turned(pair.reasons) if turned else pair.reasons,
            "made_at": pair.made_at,
        })
    bulk.insert_rows(session, SuggestedPair, fresh)


def _turned(reasons: str) -> str:
    said = json.loads(reasons)
    for reason in said["reasons"]:
        reason["left"], reason["right"] = reason["right"], reason["left"]
    return json.dumps(said, ensure_ascii=False)


def reasons_to_json(suggestion: Suggestion) -> str:
    """The reasons and the words of a suggestion, as kept."""
    return json.dumps({
        "headline": suggestion.headline, "because": suggestion.because, "odds": suggestion.odds_words,
        "reasons": [asdict(reason) for reason in suggestion.reasons],
    }, ensure_ascii=False)


def suggestion_from(pair: SuggestedPair) -> Suggestion:
    """A kept pair as the suggestion it was."""
    said = json.loads(pair.reasons)
    reasons = tuple(Reason(**{**each, "state": State(each["state"])}) for each in said["reasons"])
    return Suggestion(pair.first_id, pair.second_id, pair.weight, pair.probability, reasons, said["headline"],
                      said["because"])
