"""Scores read from figures, pairs and words, each with the best there is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.intake.scores import Score, read_score, scale_of


@pytest.mark.parametrize(
    ("text", "value", "of"),
    [("4", 4, 5), ("4/5", 4, 5), ("7 out of 10", 7, 10), ("Very satisfied", 5, 5), ("fairly dissatisfied", 2, 5),
     ("Neither satisfied nor dissatisfied", 3, 5), ("5 - Very satisfied", 5, 5), ("80%", 80, 100),
     ("Tend to agree", 4, 5), ("3.5", 3.5, 5), ("4 stars", 4, 5), ("0", 0, 5)],
)  # fmt: skip
def test_ways_of_answering(text: str, value: float, of: float) -> None:
    score = read_score(text, 5)
    assert score is not None and (float(score), score.of) == (value, of)


@pytest.mark.parametrize("text", ["N/A", "Don't know", "-", "not applicable", "Prefer not to say"])
def test_no_answer(text: str) -> None:
    assert read_score(text, 5) is None


@pytest.mark.parametrize("text", ["6", "-1", "7/5", "3/0", "it was fine I suppose", "=1+1", "1.2.3", "9" * 40])
def test_no_score(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        read_score(text, 5)


@pytest.mark.parametrize(
    ("header", "texts", "scale"),
    [("Overall (1-10)", ["3", "4"], 10), ("Overall out of 5", ["5"], 5), ("Overall", ["3", "4", "5"], 5),
     ("Overall", ["3", "9"], 10), ("Overall", ["80", "35"], 100), ("Overall", [], 5), ("Q1 overall", ["2"], 5),
     ("How safe do you feel (0 to 10)", ["2"], 10), ("Score /10", ["2"], 10), ("1 = poor, 5 = good", ["2"], 5)],
)  # fmt: skip
def test_the_scale_of_a_column(header: str, texts: list[str], scale: float) -> None:
    assert scale_of(header, texts) == scale


def test_the_same_share_of_another_scale() -> None:
    assert Score(8, 10).on(5) == 4 and Score(4, 5).on(5) == 4 and Score(1, 3).on(5) == 1.67


@given(st.text(max_size=40))
def test_any_text_gives_a_score_nothing_or_a_refusal(text: str) -> None:
    try:
        score = read_score(text, 5)
    except ValueError:
        return
    assert score is None or 0 <= score <= score.of
