"""Learning the weights of matching from the panel's own records; kept only if they do better on its own decisions."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from ivolt_desktop.matching import frequencies
from ivolt_desktop.matching.learning import Learned, learn
from ivolt_desktop.matching.weighing import Score, score
from ivolt_desktop.matching.weights import as_said, people_weights
from ivolt_desktop.panel.matching_weights import (
    BUILT_IN,
    IN_USE,
    LEARNED,
    OWN,
    learned_weights,
    suggested_by,
)
from ivolt_desktop.panel.operation import Progress, quiet
from ivolt_desktop.panel.people_as_written import PeopleAsWritten
from ivolt_desktop.panel.settings import change_settings, keep, kept
from ivolt_desktop.panel.suggesting import suggest
from ivolt_desktop.rules.counting_words import count_of, grouped
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.store import UnitOfWork

LEAST_OF_A_KIND = 5
"""Fewer decisions of either kind cannot tell which weights do better."""
_ANEW = "Suggesting pairs anew"
_MADE = (
    "Learned by expectation-maximisation from the records of this panel, beginning with the weights of the program. "
    "No decision was used to learn from; the decisions only told whether to keep them."
)


@dataclass(frozen=True)
class Trial:
    """What came of learning: the weights, and how both do on the decisions of this panel."""

    learned: Learned
    built_in: Score
    own: Score

    @property
    def better(self) -> bool:
        """Whether the learned weights are to be kept."""
        return self.own.beats(self.built_in)


@dataclass(frozen=True)
class WeightsStanding:
    """Which weights are used and how they were made. ``own`` is the score of those learned, where there are any."""

    using: str
    made: str
    built_in: Score
    own: Score | None = None
    learned_at: datetime | None = None
    people: int = 0
    pairs: int = 0

    @property
    def too_few(self) -> str:
        """Why nothing can be learned yet, as a sentence; '' where it can."""
        return too_few(self.built_in.same, self.built_in.different)


def too_few(same: int, different: int) -> str:
    """Why so many decisions of either kind cannot tell which weights are better; '' where they can."""
    if min(same, different) >= LEAST_OF_A_KIND:
        return ""
    return (f"There are {count_of(same, 'pair')} of people said to be the same and {grouped(different)} said to be "
            f"different. At least {LEAST_OF_A_KIND} of each are needed to tell which weights do better.")


def weights_standing(session: Session) -> WeightsStanding:
    """Which weights are used, and how they do on the decisions made so far."""
    written = PeopleAsWritten(session)
    pairs, names = written.decided(), frequencies.counted(written.everyone())
    own, said = learned_weights(session), kept(session, OWN, {})
    using = LEARNED if own is not None and kept(session, IN_USE, BUILT_IN) == LEARNED else BUILT_IN
    standing = WeightsStanding(using, people_weights().made, score(people_weights(), pairs, names))
    if own is None:
        return standing
    return replace(
        standing, made=own.made if using == LEARNED else standing.made, own=score(own, pairs, names),
        learned_at=datetime.fromisoformat(said["learned_at"]), people=said["people"], pairs=said["pairs"])


def try_learning(session: Session, progress: Progress) -> Trial:
    """Learn, and see how the weights do on the decisions; nothing is kept. ``NotAllowed`` where these are too few.

    ``progress`` may raise to stop.
    """
    progress("Reading the people of the panel", 0.0)
    written = PeopleAsWritten(session)
    pairs = written.decided()
    same = sum(one for _, _, one in pairs)
    if few := too_few(same, len(pairs) - same):
        raise NotAllowed(few)
    people = written.everyone()
    names = frequencies.counted(people)
    learned = learn(people, names, people_weights(), progress)
    learned = replace(learned, weights=replace(learned.weights, made=_MADE, account=""))
    return Trial(learned, score(people_weights(), pairs, names), score(learned.weights, pairs, names))


def keep_learned(work: UnitOfWork, *, trial: Trial, progress: Progress = quiet) -> int:
    """Use the learned weights from now on; returns how many pairs they suggest. ``NotAllowed`` if they do no better."""
    if not trial.better:
        raise NotAllowed("The learned weights do no better on the decisions of this panel. The built-in ones stay.")
    said: dict[str, Any] = {
        "weights": as_said(trial.learned.weights), "learned_at": work.now().isoformat(), "people": trial.learned.people,
        "pairs": trial.learned.pairs, "rounds": trial.learned.rounds,
    }
    keep(work, OWN, said)
    keep(work, IN_USE, LEARNED)
    found = suggest(work, "person", progress=partial(progress, _ANEW))
    work.says(f"Match people by weights learned from {count_of(trial.learned.pairs, 'pair')} of this panel")
    return found


def use_weights(work: UnitOfWork, *, which: str, progress: Progress = quiet) -> int:
    """Turn to the built-in weights, or back to those learned; returns how many pairs are now suggested."""
    if which == LEARNED and learned_weights(work.session) is None:
        raise NotAllowed("No weights have been learned from this panel, or they do not fit this version.")
    keep(work, IN_USE, which)
    found = suggest(work, "person", progress=partial(progress, _ANEW))
    work.says(f"Match people by the {which} weights")
    return found


def change_lines(work: UnitOfWork, **changes: int) -> list[str]:
    """Change from what chance on pairs are suggested, or joined together; suggestions are made anew where they must."""
    before = suggested_by(work.session)
    changed = change_settings(work, **changes)
    suggest_if_changed(work, before)
    return changed


def suggest_if_changed(work: UnitOfWork, before: tuple[Any, ...], progress: Progress = quiet) -> None:
    """Make the suggestions anew where what they rest on is not as it was ``before``."""
    if suggested_by(work.session) != before:
        suggest(work, "person", progress=partial(progress, _ANEW))
        suggest(work, "place")
