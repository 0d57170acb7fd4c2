import json
from copy import deepcopy

import pytest

from ivolt_desktop.matching.level_declarations import PEOPLE, PLACES
from ivolt_desktop.matching.suggestions import State
from ivolt_desktop.matching.weights import (
    UnfitWeights,
    Weights,
    as_said,
    people_weights,
    places_weights,
    weights_from,
)

BOTH = ((people_weights, PEOPLE), (places_weights, PLACES))


def test_the_files_tell_how_they_were_made() -> None:
    for read, _ in BOTH:
        assert "Set by hand" in read().made and "Change a number only together with this account" in read().account


def test_agreement_never_says_less_than_disagreement() -> None:
    for read, _ in BOTH:
        for levels in read().levels.values():
            if "same" in levels and "different" in levels:
                same, different = levels["same"], levels["different"]
                assert same.same / same.other > 1.0 > different.same / different.other


def test_what_a_reader_is_told_fits_the_weight() -> None:
    for read, declared in BOTH:
        for field, levels in declared.items():
            for name, level in levels.items():
                chances = read().levels[field][name]
                if level.state is State.AGREE:
                    assert chances.same > chances.other, (field, name)
                if level.state is State.AGAINST and name != "near":
                    assert chances.same < chances.other, (field, name)


def test_weights_say_themselves() -> None:
    for read, declared in BOTH:
        weights = read()
        assert weights_from(json.loads(json.dumps(as_said(weights))), declared) == weights
    assert isinstance(people_weights(), Weights)


@pytest.mark.parametrize("fault", ["missing", "unknown", "above one", "nought", "words", "no account"])
def test_weights_that_do_not_fit_are_refused(fault: str) -> None:
    said = deepcopy(as_said(people_weights()))
    levels = said["levels"]
    if fault == "missing":
        del levels["age"]["near"]
    elif fault == "unknown":
        levels["shoe size"] = {"same": {"same": 0.5, "other": 0.1}}
    elif fault == "no account":
        said["made"] = " "
    else:
        levels["born"]["same"]["other"] = {"above one": 1.2, "nought": 0.0, "words": "much"}[fault]
    with pytest.raises(UnfitWeights):
        weights_from(said, PEOPLE)
