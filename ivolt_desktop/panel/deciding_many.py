"""Deciding on several pairs in one step, and asking again about one that was decided."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from ivolt_desktop.model import Judgement, Person, Place
from ivolt_desktop.model.people import Verdict
from ivolt_desktop.panel.form_values import fetched, needed
from ivolt_desktop.panel.linking import root_of
from ivolt_desktop.panel.matches import decide, part
from ivolt_desktop.panel.suggesting import judgements
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.store import UnitOfWork

Pair = tuple[int, int]
_LONGEST_WHY = 300


def decide_many(work: UnitOfWork, *, of: str, pairs: Sequence[Pair]) -> int:
    """Say Same of every pair, as one step; returns how many were joined.

    A pair that an earlier one of the list has joined already, or that would bring together two records of which
    'different' was said, is passed over. ``NotAllowed`` when nothing is left to join.
    """
    joined = 0
    for first, second in pairs:
        if not _still_open(work.session, of, first, second):
            continue
        decide(work, of=of, first_id=first, second_id=second, verdict=Verdict.SAME.value)
        joined += 1
    if not joined:
        raise NotAllowed("None of these can be joined: each is one record already, or was said to be different.")
    work.says(f"Join {count_of(joined, 'pair')} of {'people' if of == 'person' else 'places'}")
    return joined


def _still_open(session: Session, of: str, first: int, second: int) -> bool:
    target = Person if of == "person" else Place
    one, other = root_of(session, target, first), root_of(session, target, second)
    return one != other and not judgements(session, of).decided(one, other)


def say_why(work: UnitOfWork, *, judgement_id: int, why: str) -> None:
    """Keep with a decision why it was made, in the person's own words; it is told whenever the pair comes up."""
    judgement = fetched(work, Judgement, judgement_id)
    said = json.loads(judgement.reasons) if judgement.reasons else {"reasons": []}
    said["why"] = " ".join(needed(why, "Why").split())[:_LONGEST_WHY]
    judgement.reasons = json.dumps(said, ensure_ascii=False)
    work.session.flush()
    work.says("Say why a match was decided so")


def ask_again(work: UnitOfWork, *, judgement_id: int) -> None:
    """Take a decision back: a 'same' is parted, any other is forgotten so that the pair is asked about again."""
    judgement = fetched(work, Judgement, judgement_id)
    if judgement.verdict == Verdict.SAME:
        part(work, judgement_id=judgement_id)
        return
    target: Any = Person if judgement.of == "person" else Place
    one, other = (work.session.get_one(target, each) for each in (judgement.first_id, judgement.second_id))
    work.session.delete(judgement)
    work.session.flush()
    work.says(f"Ask again about {one.reference} and {other.reference}")
