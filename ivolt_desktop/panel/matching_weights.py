"""Which weights the panel's matching uses, and from what chance on it suggests a pair; kept with the settings."""

from math import log2
from typing import Any

from sqlalchemy.orm import Session

from ivolt_desktop.matching.level_declarations import PEOPLE
from ivolt_desktop.matching.suggestions import LINE
from ivolt_desktop.matching.weights import UnfitWeights, Weights, people_weights, weights_from
from ivolt_desktop.panel.settings import kept, read_settings

BUILT_IN, LEARNED = "built-in", "learned"
IN_USE, OWN = "matching.weights", "matching.learned"
"""Keys of the settings: which weights are used, and those learned with the account of how."""


def learned_weights(session: Session) -> Weights | None:
    """The weights learned from this panel; ``None`` where there are none that fit this version of the program."""
    said: Any = kept(session, OWN)
    try:
        return weights_from(said["weights"], PEOPLE) if said else None
    except UnfitWeights:
        return None


def weights_in_use(session: Session) -> Weights:
    """The weights by which people are compared."""
    own = learned_weights(session) if kept(session, IN_USE, BUILT_IN) == LEARNED else None
    return own or people_weights()


def line_of(session: Session) -> float:
    """The weight in bits from which a pair is suggested."""
    share = read_settings(session).suggest_from / 1000
    return LINE + log2(share / (1.0 - share))


def suggested_by(session: Session) -> tuple[Any, ...]:
    """What the suggestions rest on besides the records: where it changes, they are made anew."""
    using = kept(session, IN_USE, BUILT_IN)
    return using, kept(session, OWN) if using == LEARNED else None, read_settings(session).suggest_from
