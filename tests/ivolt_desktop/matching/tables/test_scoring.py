import numpy as np
import pytest

from ivolt_desktop.matching.tables.agreement import Comparer
from ivolt_desktop.matching.tables.chances import start
from ivolt_desktop.matching.tables.columns import make_ready
from ivolt_desktop.matching.tables.scoring import Scorer

_SURNAMES = ["smith"] * 60 + [f"{letter}quill" for letter in "abcdefghijklmnopqrst"] * 2


def _scorer(groups: list[int] | None = None) -> tuple[Scorer, Comparer]:
    columns = make_ready([("surname", _SURNAMES), ("gender", ["m"] * 100)])
    other = [np.r_[1.0, 0.4, [0.01] * 4, 0.56], np.r_[1.0, 0.5, 0.5]]
    own = np.arange(100) if groups is None else np.array(groups)
    return Scorer(columns, start(columns, other), own, 4950.0), Comparer(columns)


def test_a_rare_name_says_more_than_a_common_one() -> None:
    scorer, comparer = _scorer()
    common, rare = scorer.odds(scorer.sorts(comparer.compare(np.array([0, 60]), np.array([1, 80]))))
    assert rare - common == pytest.approx(np.log2((60.5 + 0.32) / (2.5 + 0.32)))


def test_who_stands_often_in_a_list_does_not_make_a_name_common() -> None:
    """Sixty records of one Smith leave the name as rare as any other."""
    scorer, comparer = _scorer([0] * 60 + list(range(60, 80)) * 2)
    common, rare = scorer.odds(scorer.sorts(comparer.compare(np.array([0, 60]), np.array([1, 80]))))
    assert common == pytest.approx(rare)


def test_the_bits_of_the_columns_add_up_to_the_weight() -> None:
    """Each column alone, and the prior, sum to what the pair weighs, where there is no place to share."""
    scorer, comparer = _scorer()
    agreement = comparer.compare(np.array([60]), np.array([80]))
    whole = scorer.odds(scorer.sorts(agreement))[0]
    parts = 0.0
    for number in range(2):
        alone = comparer.compare(np.array([60]), np.array([80]))
        alone.levels[:, 1 - number] = 0
        alone.same[:, 1 - number] = -1
        sorts = scorer.sorts(alone)
        parts += float(sorts[0, 0] - sorts[3, 0])
    prior = np.log2(scorer.prior[0] / scorer.prior[3])
    assert whole == pytest.approx(parts + prior)


def test_the_share_of_pairs_that_are_one_person_is_found_however_many_look_alike() -> None:
    """Pairs are counted by pattern: a thousand of one kind weigh as a thousand, and those of no promise not at all."""
    shares = []
    for many in (10, 1000):
        scorer, _ = _scorer()
        scorer.all_pairs = 1e6
        scorer.settle_prior(np.array([[30.0] * many + [-5.0] * 50, [-99.0] * (many + 50), [-99.0] * (many + 50),
                                      [0.0] * (many + 50)]))
        shares.append(float(scorer.prior[0]))
    assert shares == pytest.approx([10 / 1e6, 1000 / 1e6], rel=0.01)
