"""Deciding who is one: what a sensible coordinator says of each suggestion, knowing the borough as nobody can."""

from ivolt_desktop.model.people import Verdict
from ivolt_desktop.panel.matches import decide
from ivolt_desktop.panel.practice.stage import Stage
from ivolt_desktop.panel.practice.truth import true_keys
from ivolt_desktop.panel.views.pairs import pairs_to_decide

LEFT_WAITING = 7
"""How many pairs of the newest month are left for whoever practises."""

_ROUNDS = 8


def decide_pairs(stage: Stage, *, leave: int = 0) -> int:
    """Decide the pairs that wait, but for ``leave`` of them; a merge may bring new ones up. Returns how many."""
    decided = 0
    for _ in range(_ROUNDS):
        fresh = _one_round(stage, leave)
        decided += fresh
        if not fresh:
            break
    return decided


def _one_round(stage: Stage, leave: int) -> int:
    with stage.panel.reading() as session:
        truth = true_keys(session)
        pairs = [(pair.first_id, pair.second_id) for pair in pairs_to_decide(session, with_later=False)]
    done = 0
    touched: set[int] = set()
    for first, second in pairs[: len(pairs) - leave] if leave else pairs:
        if first in touched or second in touched:
            continue
        verdict = _verdict(truth.get(first, set()), truth.get(second, set()))
        stage.do(decide, of="person", first_id=first, second_id=second, verdict=verdict.value)
        if verdict is Verdict.SAME:
            touched |= {first, second}
        done += 1
    return done


def _verdict(one: set[str], other: set[str]) -> Verdict:
    if not one or not other:
        return Verdict.LATER
    return Verdict.SAME if one == other else Verdict.DIFFERENT
