"""How much each level of agreement says: read from ``resources/weights``, and held to the levels declared.

For each level three chances: ``same`` that a pair shows it when it is one person, ``other`` when it is two who have
nothing to do with each other, ``family`` when it is two of one household. A level's weight is log2(same / other). The
chance that two of one family would look like that is taken off in a row of its own, so that twins, father and son and
shared phones are not merged by what families share. How the numbers were made stands in the files.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import log2
from pathlib import Path
from typing import Any

from ivolt_desktop.matching.level_declarations import PEOPLE, PLACES, Levels

_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "weights"


class UnfitWeights(ValueError):
    """Weights that do not fit the levels this program compares by, or that are no chances."""


@dataclass(frozen=True)
class Chances:
    """The three chances of one level, each above 0 and at most 1."""

    same: float
    other: float
    family: float = 1.0


@dataclass(frozen=True)
class Weights:
    """The chances of every level, by what is compared and level. ``made`` tells how they were made, ``account`` fully.

    ``households`` is the share of all pairs that are two of one household; 0 where there is no such thing.
    """

    made: str
    levels: Mapping[str, Mapping[str, Chances]]
    households: float = 0.0
    account: str = ""

    @cached_property
    def bits(self) -> Mapping[str, Mapping[str, float]]:
        """How much each level says for one person, in bits: its weight, unless a pair brings a chance of its own."""
        return {field: {name: log2(each.same / each.other) for name, each in some.items()}
                for field, some in self.levels.items()}

    @cached_property
    def most(self) -> Mapping[str, float]:
        """The most bits that each comparison can say, at least nothing."""
        return {field: max(0.0, *some.values()) for field, some in self.bits.items()}


def weights_from(said: Mapping[str, Any], declared: Levels) -> Weights:
    """Weights as read from JSON. Raises ``UnfitWeights`` where a level is missing, unknown, or has no fit chances."""
    try:
        made, households = str(said["made"]), float(said.get("households", 0.0))
        levels = {
            field: {name: Chances(**{key: float(chance) for key, chance in each.items()})
                    for name, each in some.items()}
            for field, some in said["levels"].items()
        }  # fmt: skip
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise UnfitWeights("These are not weights for matching.") from fault
    for field in {*declared, *levels}:
        if set(declared.get(field, ())) != set(levels.get(field, ())):
            raise UnfitWeights(f"The weights do not fit the levels of '{field}'.")
    chances = [chance for some in levels.values() for each in some.values()
               for chance in (each.same, each.other, each.family)]  # fmt: skip
    if not all(0.0 < chance <= 1.0 for chance in chances) or not 0.0 <= households < 1.0 or not made.strip():
        raise UnfitWeights("A chance of a level must be above 0 and at most 1, and it must be told how they were made.")
    return Weights(made, levels, households, str(said.get("account", "")))


def as_said(weights: Weights) -> dict[str, Any]:
    """The weights as :func:`weights_from` reads them."""
    levels = {
        field: {name: {"same": each.same, "other": each.other, "family": each.family} for name, each in some.items()}
        for field, some in weights.levels.items()
    }
    return {"made": weights.made, "account": weights.account, "households": weights.households, "levels": levels}


@lru_cache(maxsize=1)
def people_weights() -> Weights:
    """The weights for people that come with the program."""
    return weights_from(_read("people.json"), PEOPLE)


@lru_cache(maxsize=1)
def places_weights() -> Weights:
    """The weights for places that come with the program."""
    return weights_from(_read("places.json"), PLACES)


def _read(name: str) -> dict[str, Any]:
    said: dict[str, Any] = json.loads((_FOLDER / name).read_text(encoding="utf-8"))
    return said
