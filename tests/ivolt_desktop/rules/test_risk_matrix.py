from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.panel.risk_matrices import starting_matrices
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.rules.risk_matrix import (
    Answer,
    Band,
    Matrix,
    Question,
    answered,
    as_text,
    checked_bands,
    matrix_from,
    questions_from_text,
    stored,
    trend_words,
)

SMALL = Matrix(
    (Question("How often?", (Answer("Daily", 5), Answer("Never", 0))),
     Question("Who? (all that apply)", (Answer("Children", 2), Answer("Neighbours", 1)))),
    (Band("Standard", 0, 56), Band("Medium", 3, 28), Band("High", 7, 14)),
)  # fmt: skip


def test_the_answers_add_up_and_those_that_all_apply_are_added() -> None:
    told = answered(SMALL, {0: [0], 1: [0, 1]})
    assert [(each.answers, each.points) for each in told] == [(("Daily",), 5), (("Children", "Neighbours"), 3)]
    assert sum(each.points for each in answered(SMALL, {0: [1]})) == 0
    assert SMALL.most == 8


def test_a_question_without_its_answer_is_named() -> None:
    with pytest.raises(NotAllowed, match=r"Question 1 has no answer yet: How often\?"):
        answered(SMALL, {1: [0]})
    with pytest.raises(NotAllowed, match="changed meanwhile"):
        answered(SMALL, {0: [7]})


@pytest.mark.parametrize(("score", "band"), [(0, "Standard"), (2, "Standard"), (3, "Medium"), (6, "Medium"),
                                             (7, "High"), (99, "High")])
def test_a_score_falls_into_the_highest_band_it_reaches(score: int, band: str) -> None:
    assert SMALL.band_of(score).name == band


def test_the_matrices_that_come_with_the_program_read_back_and_can_reach_their_bands() -> None:
    for matrix in starting_matrices().values():
        assert matrix_from(stored(matrix)) == matrix
        assert questions_from_text(as_text(matrix)) == matrix.questions
        assert checked_bands(matrix.bands) == matrix.bands
        assert matrix.bands[-1].least <= matrix.most
    victims = starting_matrices()["victims"]
    assert (len(victims.questions), victims.band_of(21).name, victims.band_of(22).name) == (12, "Medium", "High")


_WORDS = st.text(st.characters(codec="utf-8", categories=("L",)), min_size=1, max_size=30)


@given(st.lists(st.tuples(_WORDS, st.lists(st.tuples(_WORDS, st.integers(0, 99)), min_size=2, max_size=5)),
                min_size=1, max_size=6))
def test_any_questions_come_back_from_their_text(said: list[tuple[str, list[tuple[str, int]]]]) -> None:
    questions = tuple(Question(words, tuple(Answer(*each) for each in answers)) for words, answers in said)
    assert questions_from_text(as_text(Matrix(questions, SMALL.bands))) == questions


@pytest.mark.parametrize(("text", "sentence"), [
    ("", "at least one question"), ("  3 Yes\n", "Line 1 is an answer"), ("How often?\n  5 Daily", "two answers"),
    ("x" * 301, "too long"), ("Who? (all that apply)\n", "one answer"),
])
def test_text_at_fault_is_told_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(NotAllowed, match=sentence):
        questions_from_text(text)


@pytest.mark.parametrize(("bands", "sentence"), [
    ([Band("High", 5, 14)], "begins at 0"), ([Band("A", 0, 14), Band("a", 3, 14)], "name of its own"),
    ([Band("A", 0, 14), Band("B", 0, 14)], "same score"), ([Band("A", 0, 0)], "1 to 731"),
])
def test_bands_at_fault_are_told(bands: list[Band], sentence: str) -> None:
    with pytest.raises(NotAllowed, match=sentence):
        checked_bands(bands)


def test_the_trend_is_said_against_the_one_before() -> None:
    may = date(2026, 5, 12)
    assert trend_words(None, 4) == ""
    assert trend_words((may, 24), 15) == "down 9 since 12 May 2026"
    assert trend_words((may, 3), 4) == "up 1 since 12 May 2026"
    assert trend_words((may, 4), 4) == "as on 12 May 2026"
