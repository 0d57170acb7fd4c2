import numpy as np
import pytest

from ivolt_desktop.matching.tables import candidates
from ivolt_desktop.matching.tables.candidates import candidate_pairs, distinct
from ivolt_desktop.matching.tables.columns import make_ready


@pytest.fixture(autouse=True)
def _not_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "SMALL", 200)


def test_distinct_sorts() -> None:
    assert distinct(np.array([5, 1, 5, 2])).tolist() == [1, 2, 5]
    assert distinct(np.array([], dtype=np.int64)).tolist() == []


def _columns() -> list[tuple[str, list[str]]]:
    born = [f"19{50 + number % 40}-0{1 + number % 9}-{10 + number % 17}" for number in range(200)]
    letters = "abcdefghij", "klmnopqrst"
    surnames = [f"{letters[0][n % 10]}{letters[1][n // 10 % 10]}ford{'xy'[n % 2]}" for n in range(200)]
    return [("surname", [*surnames, "zacharias", "zacharius"]), ("born", [*born, "1923-02-03", "1923-02-03"])]


def test_two_who_share_rare_things_are_looked_at_and_few_others() -> None:
    columns = make_ready(_columns())
    keys = candidate_pairs(columns)
    assert 200 * 202 + 201 in keys
    assert len(keys) < 202 * 201 / 4
    assert (keys // 202 < keys % 202).all()
