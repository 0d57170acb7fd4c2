"""Deciding who is one: what a sensible coordinator says of each suggestion, knowing the borough as nobody can."""

from collections import Counter
from collections.abc import Callable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import AsbCall, Place
from ivolt_desktop.model.people import Verdict
from ivolt_desktop.panel.matches import decide
from ivolt_desktop.panel.practice.stage import Stage
from ivolt_desktop.panel.practice.truth import true_keys
from ivolt_desktop.panel.views.pairs import pairs_to_decide
from ivolt_desktop.rules.addresses import parse_address

LEFT_WAITING = 7
"""How many pairs of people of the newest month are left for whoever practises."""

_ROUNDS = 8
Pair = tuple[int, int]
Judge = Callable[[int, int], Verdict]


def decide_pairs(stage: Stage, *, leave: int = 0) -> int:
    """Decide the pairs that wait, but for ``leave`` of people; a merge may bring new ones up. Returns how many."""
    return _decide(stage, "place", 0) + _decide(stage, "person", leave)


def _decide(stage: Stage, of: str, leave: int) -> int:
    decided = 0
    kept_back: set[Pair] = set()
    for turn in range(_ROUNDS):
        with stage.panel.reading() as session:
            pairs = [(pair.first_id, pair.second_id) for pair in pairs_to_decide(session, of, with_later=False)]
            judge = _judge_of_people(session) if of == "person" else _judge_of_places(session)
            if turn == 0 and leave:
                kept_back = _kept_back(session, pairs, leave)
        fresh = _one_round(stage, of, [pair for pair in pairs if pair not in kept_back], judge)
        decided += fresh
        if not fresh:
            break
    return decided


def _one_round(stage: Stage, of: str, pairs: Sequence[Pair], judge: Judge) -> int:
    """Decide each pair whose records were not joined to others in this same round."""
    done = 0
    joined: set[int] = set()
    for first, second in pairs:
        if first in joined or second in joined:
            continue
        verdict = judge(first, second)
        stage.do(decide, of=of, first_id=first, second_id=second, verdict=verdict.value)
        if verdict is Verdict.SAME:
            joined |= {first, second}
        done += 1
    return done


def _judge_of_people(session: Session) -> Judge:
    truth = true_keys(session)

    def judge(first: int, second: int) -> Verdict:
        one, other = truth.get(first), truth.get(second)
        if not one or not other:
            return Verdict.LATER
        return Verdict.SAME if one == other else Verdict.DIFFERENT

    return judge


def _judge_of_places(session: Session) -> Judge:
    """Two ways of writing are one place where they come to the same door; all streets of the borough differ."""
    written: dict[int, str] = {}
    numbers: dict[int, str | None] = {}
    for place_id, address, name, uprn in session.execute(select(Place.id, Place.address, Place.name, Place.uprn)):
        written[place_id], numbers[place_id] = address or name, uprn

    def judge(first: int, second: int) -> Verdict:
        one, other = parse_address(written[first]), parse_address(written[second])
        if numbers[first] and numbers[second]:
            return Verdict.SAME if numbers[first] == numbers[second] else Verdict.DIFFERENT
        return Verdict.SAME if one and other and one.key == other.key else Verdict.DIFFERENT

    return judge


def _kept_back(session: Session, pairs: Sequence[Pair], leave: int) -> set[Pair]:
    """Some pairs, light and heavy, that would join a caller to somebody who never called: no caller is miscounted."""
    callers = set(session.scalars(select(AsbCall.person_id).where(AsbCall.person_id.is_not(None)).distinct()))
    times = Counter(record_id for pair in pairs for record_id in pair)
    alone = [pair for pair in pairs if times[pair[0]] == times[pair[1]] == 1]
    harmless = [pair for pair in alone if not (pair[0] in callers and pair[1] in callers)]
    if len(harmless) <= leave:
        return set(harmless)
    step = (len(harmless) - 1) / max(leave - 1, 1)
    return {harmless[round(number * step)] for number in range(leave)}
