import numpy as np

from ivolt_desktop.matching.tables.grouping import connected, group


def _group(size: int, pairs: list[tuple[int, int, float]], **rest: object) -> list[int]:
    one, two, odds = zip(*pairs, strict=True)
    return group(size, np.array(one), np.array(two), np.array(odds, dtype=float), **rest).tolist()  # type: ignore[arg-type]


def test_connected_follows_chains() -> None:
    assert connected(5, np.array([3, 1]), np.array([4, 3])).tolist() == [0, 1, 2, 1, 1]


def test_pairs_and_chains_are_grouped() -> None:
    assert _group(6, [(0, 1, 3.0), (2, 3, 4.0), (3, 4, 4.0), (2, 4, 1.0), (4, 5, -2.0)]) == [0, 0, 2, 2, 2, 5]


def test_a_weak_bridge_does_not_join_two_that_disagree() -> None:
    assert _group(3, [(0, 1, 9.0), (1, 2, 1.0), (0, 2, -8.0)]) == [0, 0, 2]


def test_one_who_is_surely_one_of_them_joins_though_the_worse_records_say_little() -> None:
    pairs = [(0, 1, 9.0), (0, 2, 9.0), (1, 2, 9.0), (0, 3, 10.0), (1, 3, -4.0), (2, 3, -8.0)]
    assert _group(4, pairs) == [0, 0, 0, 0]
    assert _group(4, [*pairs[:3], (0, 3, 4.0), *pairs[4:]]) == [0, 0, 0, 3]


def test_a_decision_that_two_differ_holds_however_sure_the_rest() -> None:
    assert _group(2, [(0, 1, 9.0)], apart=[(0, 1)]) == [0, 1]
    found = _group(3, [(0, 1, 9.0), (1, 2, 8.0), (0, 2, 9.0)], apart=[(2, 0)])
    assert found[0] != found[2]


def test_lists_without_duplicates_are_linked_one_to_one() -> None:
    pairs = [(0, 2, 9.0), (1, 2, 8.0), (0, 1, 2.0)]
    assert _group(3, pairs, one_each=np.array([0, 0, 1])) == [0, 1, 0]
    assert _group(2, [(0, 1, 5.0)], one_each=np.array([0, 0])) == [0, 1]


def test_where_every_pair_speaks_for_it_the_whole_is_one_group() -> None:
    """The short way gives what the long way would: a chain all of whose pairs agree, beside one with a no in it."""
    agreed = [(1, 3, 0.5), (3, 5, 9.0), (5, 7, 2.0)]
    assert _group(9, [*agreed, (2, 4, 9.0), (4, 6, 1.0), (2, 6, -8.0)]) == [0, 1, 2, 1, 2, 1, 6, 1, 8]
    assert _group(9, agreed, apart=[(1, 7)])[7] != 1
