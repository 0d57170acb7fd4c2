"""Every level that a comparison of two people or two places can find, declared once: its words and its state.

The chances of each level are in ``resources/weights``; ``weights`` holds the two to each other. Adding a comparison is
its levels here, its chances there, and the function that tells which level a pair is at.
"""

from collections.abc import Mapping

from ivolt_desktop.matching.levels import Level
from ivolt_desktop.matching.suggestions import State

_AGREE, _NEAR, _NEUTRAL, _AGAINST = State.AGREE, State.NEAR, State.NEUTRAL, State.AGAINST
Levels = Mapping[str, Mapping[str, Level]]


def _of(*levels: Level) -> dict[str, Level]:
    return {level.name: level for level in levels}


ADDRESS = _of(
    Level("same flat", "the same flat", _AGREE, "flat"),
    Level("same", "the same", _AGREE, "address"),
    Level("same building", "the same building, a flat given once", _NEAR, "building"),
    Level("another flat", "the same building, another flat", _AGAINST, "flat"),
    Level("number miskeyed", "the same street, numbers alike", _NEAR, "address"),
    Level("another number", "the same street, another number", _AGAINST, "house number"),
    Level("same street", "the same street, a number given once", _NEUTRAL, "street"),
    Level("different", "different", _NEUTRAL, "address"),
)
STREET_ONLY = Level("street only", "the same street", _AGREE, "street")
_POSTCODE = _of(
    Level("same", "the same", _AGREE),
    Level("same, as the address says", "the same", _AGREE),
    Level("near", "one letter differs", _NEAR),
    Level("different", "different", _NEUTRAL),
)

PEOPLE: Levels = {
    "surname": _of(
        Level("same", "the same surname", _AGREE),
        Level("part", "one part of the surname", _NEAR),
        Level("alike", "sounds alike", _NEAR),
        Level("different", "another surname", _AGAINST),
    ),
    "forename": _of(
        Level("same", "the same forename", _AGREE),
        Level("short form", "a short form", _NEAR),
        Level("alike", "forename alike", _NEAR),
        Level("middle", "one of the forenames", _NEAR),
        Level("initial", "initial", _NEAR),
        Level("initial differs", "another initial", _AGAINST),
        Level("different", "another forename", _AGAINST),
    ),
    "swapped": _of(
        Level("swapped", "forename and surname swapped", _NEAR),
        Level("initial", "swapped, and an initial", _NEAR),
    ),
    "suffix": _of(Level("different", "one is junior or senior", _AGAINST)),
    "title": _of(Level("different", "a man and a woman", _AGAINST)),
    "born": _of(
        Level("same", "the same", _AGREE, "date of birth"),
        Level("new year", "the same, but 1 January often stands for not known", _NEAR, "date of birth"),
        Level("swapped", "day and month swapped", _NEAR, "date of birth"),
        Level("one part", "one digit differs", _NEAR, "date of birth"),
        Level("near", "less than a year apart", _AGAINST, "date of birth"),
        Level("different", "different", _AGAINST, "date of birth"),
    ),
    "age": _of(
        Level("agrees", "the same, to within a year", _AGREE),
        Level("near", "up to three years apart", _NEAR),
        Level("apart", "more than three years apart", _AGAINST),
        Level("generation", "a generation apart", _AGAINST),
    ),
    "reference": _of(
        Level("same", "the same", _AGREE, "agency's reference"),
        Level("different", "another reference of the same agency", _AGAINST, "agency's reference"),
    ),
    "phone": _of(
        Level("same mobile", "the same", _AGREE),
        Level("same", "the same", _AGREE),
        Level("one digit", "one digit differs", _NEAR),
        Level("many share", "the same, but many share it", _NEUTRAL),
        Level("another mobile", "different", _NEUTRAL),
        Level("different", "different", _NEUTRAL),
    ),
    "email": _of(Level("same", "the same", _AGREE), Level("different", "different", _NEUTRAL)),
    "address": {**ADDRESS, **_of(Level("many share", "the same, but many live there", _NEUTRAL))},
    "postcode": {**_POSTCODE, **_of(Level("different, as the address says", "different", _NEUTRAL))},
    "role": _of(Level("same", "the same", _NEUTRAL), Level("different", "different", _NEUTRAL)),
}

PLACES: Levels = {
    "name": _of(
        Level("same", "the same", _AGREE),
        Level("alike", "alike", _NEAR),
        Level("different", "different", _AGAINST),
    ),
    "uprn": _of(Level("same", "the same", _AGREE, "UPRN"), Level("different", "different", _AGAINST, "UPRN")),
    "address": {**ADDRESS, **_of(STREET_ONLY)},
    "postcode": {**_POSTCODE, **_of(Level("same, as the street says", "the same", _AGREE))},
    "where": _of(
        Level("at the spot", "within 30 metres", _AGREE, "map"),
        Level("close by", "within 120 metres", _NEAR, "map"),
        Level("far", "further apart", _AGAINST, "map"),
    ),
}
"""By the name of what is compared, and of the level."""
