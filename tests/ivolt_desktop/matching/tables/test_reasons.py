"""Reasons in words that add up to the weight, for every row that joined a cluster."""

import re

import numpy as np
import pytest

from ivolt_desktop.matching.tables.linking import link
from ivolt_desktop.matching.tables.reasons import RARITY, explain

_ROWS = [
    ("Mary", "Jones", "1980-04-09", "07700 900123"), ("Mary", "Jones", "1980-04-09", ""),
    ("Marie", "Jones", "1980-04-09", "07700 900123"), ("Tom", "Okafor", "1961-02-03", "07700 900555"),
    ("Okafor", "Tom", "1961-02-03", "07700 900555"), ("Ada", "Bell", "1990-12-01", ""),
]  # fmt: skip


def _linked(rows: list[tuple[str, ...]]) -> "object":
    words = ("forename", "surname", "born", "phone")
    return link([(word, [row[at] for row in rows]) for at, word in enumerate(words)])


def test_each_row_that_joined_has_reasons_that_add_up_to_its_weight() -> None:
    found = _linked(_ROWS)
    joined = explain(found)  # type: ignore[arg-type]
    assert {tuple(sorted((one.first, one.second))) for one in joined} >= {(3, 4)}
    assert len(joined) == len(_ROWS) - len(set(found.cluster.tolist()))  # type: ignore[attr-defined]
    for one in joined:
        assert sum(reason.bits for reason in one.reasons) == pytest.approx(one.weight, abs=1e-9)
        pair = (found.agreement.first == one.first) & (found.agreement.second == one.second)  # type: ignore[attr-defined]
        assert one.weight == pytest.approx(float(found.odds[np.flatnonzero(pair)[0]]), abs=0.02)  # type: ignore[attr-defined]
        assert one.reasons[0].label == RARITY
        said = [float(each) for each in re.findall(r"\(([+-][\d.]+)\)", "; ".join(r.sentence for r in one.reasons))]
        assert sum(said) == pytest.approx(one.weight, abs=1e-6)


def test_reasons_are_words() -> None:
    [swapped] = [one for one in explain(_linked(_ROWS)) if one.first == 3]  # type: ignore[arg-type]
    sentences = [reason.sentence for reason in swapped.reasons]
    assert any(text.startswith("Forename and surname swapped") for text in sentences)
    assert any(text.startswith("Born the same (+") for text in sentences)


def test_nobody_joined_needs_no_reasons() -> None:
    assert explain(_linked(_ROWS[5:])) == []  # type: ignore[arg-type]
