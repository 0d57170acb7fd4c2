from dataclasses import replace
from math import log

import pytest

from ivolt_desktop.matching.frequencies import Frequencies
from ivolt_desktop.matching.people import explain
from ivolt_desktop.matching.records import PersonRecord, ReadyPerson
from ivolt_desktop.matching.weighing import Score, score
from ivolt_desktop.matching.weights import people_weights

ONE = PersonRecord(1, name="Ada Okafor", phones=("07700 900123",), address="12 Althorne Way")
AGAIN = PersonRecord(2, name="Okafor, Ada", phones=("07700 900123",), address="12 Althorne Way")
OTHER = PersonRecord(3, name="John Smith", address="99 Ripple Road")


def test_pairs_right_and_how_surely() -> None:
    one, again, other = (ReadyPerson(record) for record in (ONE, AGAIN, OTHER))
    found = score(people_weights(), [(one, again, True), (one, other, False), (again, other, True)], Frequencies())
    assert (found.same, found.same_right, found.different, found.different_right, found.right) == (2, 1, 1, 1, 2)
    chances = [explain(*pair).probability for pair in ((ONE, AGAIN), (ONE, OTHER), (AGAIN, OTHER))]
    told = [chances[0], 1 - chances[1], chances[2]]
    assert found.log_loss == pytest.approx(-sum(log(min(max(chance, 1e-4), 1 - 1e-4)) for chance in told) / 3)


def test_no_pairs_say_nothing() -> None:
    assert score(people_weights(), [], Frequencies()) == Score(0, 0, 0, 0, 0.0)


def test_better_is_surer_and_no_fewer_right_of_either_kind() -> None:
    usual = Score(100, 95, 20, 15, 0.2)
    assert replace(usual, log_loss=0.1).beats(usual)
    assert not usual.beats(usual)
    assert not replace(usual, log_loss=0.1, different_right=14).beats(usual)
    assert not replace(usual, log_loss=0.1, same_right=94, different_right=20).beats(usual)
    assert not replace(usual, same_right=100).beats(usual)
