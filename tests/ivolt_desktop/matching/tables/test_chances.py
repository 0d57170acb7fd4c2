import numpy as np
import pytest

from ivolt_desktop.matching.tables.chances import (
    Lesson,
    in_family,
    learn,
    posterior,
    share_of_levels,
    start,
    starting_points,
)
from ivolt_desktop.matching.tables.columns import make_ready
from ivolt_desktop.matching.tables.levels import LEVELS


def test_the_starting_points_cover_every_level_and_sum_to_one() -> None:
    _, shares = starting_points()
    assert set(shares) == set(LEVELS)
    for nature, levels in LEVELS.items():
        assert len(shares[nature]) == len(levels) - 1
        assert sum(shares[nature]) == pytest.approx(1.0)


def test_shares_of_random_pairs_leave_out_what_cannot_be_told() -> None:
    columns = make_ready([("gender", ["m", "f"])])
    levels = np.array([[0], [1], [2], [2], [2]], dtype=np.int8)
    (shares,) = share_of_levels(columns, levels, np.ones(5))
    assert shares[0] == 1.0
    assert shares[1:].sum() == pytest.approx(1.0)
    assert shares[2] > shares[1]


def test_learning_finds_how_often_a_column_is_wrong() -> None:
    """Pairs of one person agree on sex in 8 of 10; the start says 98 in 100."""
    born_on = ["1950-03-04", "1960-01-02"]
    columns = make_ready([("surname", ["bell", "okafor"]), ("born", born_on), ("gender", ["m", "f"])])
    draw = np.random.default_rng(1)
    same = np.arange(4000) < 2000
    name = np.where(same, np.where(draw.random(4000) < 0.95, 1, 6), np.where(draw.random(4000) < 0.01, 1, 6))
    born = np.where(same, np.where(draw.random(4000) < 0.95, 1, 5), np.where(draw.random(4000) < 0.01, 1, 5))
    sex = np.where(draw.random(4000) < np.where(same, 0.8, 0.5), 1, 2)
    levels = np.column_stack([name, born, sex]).astype(np.int8)
    other = [np.r_[1.0, [0.01, *[0.01] * 4, 0.95]], np.r_[1.0, [0.01, 0.01, 0.01, 0.02, 0.95]], np.r_[1.0, 0.5, 0.5]]
    learned = learn(columns, Lesson(levels, np.zeros(4000, dtype=np.int64)), start(columns, other))
    assert learned.person[2][1] == pytest.approx(0.8, abs=0.03)
    assert learned.person[1][1] == pytest.approx(0.95, abs=0.03)


def test_posterior_sums_to_one() -> None:
    logs = np.array([[0.0, 50.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0]])
    assert posterior(logs).sum(axis=0) == pytest.approx([1.0, 1.0])


def test_twins_share_a_birthday_far_more_often_than_strangers() -> None:
    assert in_family("born", 0.0001) > 100 * 0.0001
    assert in_family("gender", 0.5) == 0.5
