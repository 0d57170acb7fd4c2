"""From people and places as kept to suggestions of who may be one, worked out after each delivery and decision."""

import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import fields

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from ivolt_desktop.matching import people, places
from ivolt_desktop.matching.judgements import Judgements, Pair
from ivolt_desktop.matching.suggestions import Reason, State, Suggestion
from ivolt_desktop.model import Judgement, Person, Place, SuggestedPair
from ivolt_desktop.model.people import Verdict
from ivolt_desktop.panel.matching_weights import line_of, weights_in_use
from ivolt_desktop.panel.pair_keys import PeopleInFile, place_pairs
from ivolt_desktop.store import UnitOfWork, bulk

_CHUNK = 500
_REASON = tuple(each.name for each in fields(Reason))


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
    session.flush()
    if of == "person":
        file = PeopleInFile(session)
        pairs = file.pairs(focus)
        both = {each for pair in pairs for each in pair}
        found = people.suggest_among(file.load(both), pairs, file.names(both), decided, line_of(session), progress,
                                     weights_in_use(session))
    else:
        found = places.suggest_among_places(*place_pairs(session, focus), decided, line_of(session))
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


def compare_anew(
    work: UnitOfWork, of: str, ids: Iterable[int], progress: Callable[[float], None] | None = None
) -> None:
    """Look again for who may be one with these people or places, for what they tell is another now."""
    target: type[Person] | type[Place] = Person if of == "person" else Place
    wanted = sorted(ids)
    stand = [each for start in range(0, len(wanted), _CHUNK) for each in work.session.scalars(
        select(target.id).where(target.id.in_(wanted[start:start + _CHUNK]), target.merged_into_id.is_(None)))]
    if stand:
        suggest(work, of, stand, progress)


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
        "reasons": [{name: getattr(reason, name) for name in _REASON} for reason in suggestion.reasons],
    }, ensure_ascii=False)


def suggestion_from(pair: SuggestedPair) -> Suggestion:
    """A kept pair as the suggestion it was."""
    said = json.loads(pair.reasons)
    reasons = tuple(Reason(**{**each, "state": State(each["state"])}) for each in said["reasons"])
    return Suggestion(pair.first_id, pair.second_id, pair.weight, pair.probability, reasons, said["headline"],
                      said["because"])
