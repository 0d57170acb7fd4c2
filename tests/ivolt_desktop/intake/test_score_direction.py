"""Surveys in which a low number is the good one: told by the file or by a person, read the right way round."""

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from ivolt_desktop.intake.layouts import Layout
from ivolt_desktop.intake.review import NotThere, Review
from ivolt_desktop.intake.score_direction import low_is_good
from ivolt_desktop.intake.score_legends import meanings

HEADERS = ["Response ID", "Date answered", "Case ref", "Overall satisfaction", "Speed of response", "Comments"]
TODAY = date(2026, 6, 20)


@pytest.mark.parametrize(
    ("text", "low"),
    [("Overall satisfaction (1 = very satisfied, 5 = very dissatisfied)", True), ("Overall, 1 is best", True),
     ("1 to 5 where 1 is very satisfied and 5 is very dissatisfied", True), ("Very satisfied (1)", True),
     ("1 (Excellent) - 5 (Very poor)", True), ("Scale: 1-Very satisfied; 5-Very dissatisfied", True),
     ("1: Very satisfied 2: Fairly satisfied 3: Neither 4: Fairly dissatisfied", True),
     ("1 = poor, 5 = good", False), ("5 is best", False), ("10 = very satisfied", False),
     ("Q1 Satisfied with outcome", None), ("1. Satisfied with the outcome?", None), ("Overall (1-10)", None),
     ("1 - Satisfied with staff", None), ("3 = neither", None), ("", None)],
)  # fmt: skip
def test_what_words_beside_figures_say(text: str, low: bool | None) -> None:
    assert low_is_good(meanings(text)) is low


def _survey(path: Path, rows: Sequence[Sequence[str]], *above: Sequence[str], headers: Sequence[str] = HEADERS) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([*above, headers, *rows])
    return path


def _rows(*scores: tuple[str, str]) -> list[list[str]]:
    return [[f"R{at}", f"0{at}/05/2026", f"ASB/{at}", *pair, "Thank you"] for at, pair in enumerate(scores, 1)]


def _scores(review: Review) -> list[tuple[object, ...]]:
    assert review.feed.key == "satisfaction_surveys"
    return [tuple(row.values[name] for name in ("overall", "speed", "scale")) for row in review.ready]


def _open(path: Path, layouts: Sequence[Layout] = ()) -> Review:
    return Review.open(path, layouts, today=TODAY)


ROWS = _rows(("1", "5"), ("2", "3"), ("5", "Very satisfied"), ("", "4 out of 5"))


def test_a_header_that_says_so_turns_its_column_round(tmp_path: Path) -> None:
    headers = [*HEADERS[:3], "Overall satisfaction (1 = very satisfied, 5 = very dissatisfied)", *HEADERS[4:]]
    review = _open(_survey(tmp_path / "survey.csv", ROWS, headers=headers))
    assert _scores(review) == [(5, 5, 5), (4, 3, 5), (1, 5, 5), (None, 4, 5)]
    assert [(plan.low_is_good, plan.low_how) for plan in review.columns[2:5]] == [
        (None, ""), (True, "its header says so"), (False, "")]  # fmt: skip
    assert any("a low number is good" in note for note in review.notes)
    assert review.ready[0].original[headers[3]] == "1"


def test_a_legend_above_the_table_turns_every_column_round(tmp_path: Path) -> None:
    legend = ["Key: 1 = very satisfied, 7 = very dissatisfied"]
    review = _open(_survey(tmp_path / "survey.csv", ROWS, ["Satisfaction survey, May 2026"], legend, []))
    assert _scores(review)[:3] == [(7, 3, 7), (6, 5, 7), (3, 7, 7)]


def test_a_legend_of_two_cells_a_line_is_read(tmp_path: Path) -> None:
    path = _survey(tmp_path / "survey.csv", ROWS, ["Satisfaction survey"], ["1", "Very satisfied"],
                   ["5", "Very dissatisfied"], [])  # fmt: skip
    assert _scores(_open(path))[:2] == [(5, 1, 5), (4, 3, 5)]


def test_cells_that_say_what_their_figure_means(tmp_path: Path) -> None:
    rows = _rows(("1 - Very satisfied", "1"), ("4 - Fairly dissatisfied", "2"))
    assert _scores(_open(_survey(tmp_path / "survey.csv", rows))) == [(5, 1, 5), (2, 2, 5)]


def test_what_a_person_says_is_kept_with_the_layout(tmp_path: Path) -> None:
    path = _survey(tmp_path / "survey.csv", ROWS)
    review = _open(path)
    assert _scores(review)[0] == (1, 5, 5)
    review.choose_direction(3, True)
    assert _scores(review)[0] == (5, 5, 5)
    review.map_column(5, None)
    assert _scores(review)[0] == (5, 5, 5), "another change of mind leaves it"
    kept = Layout.from_json(review.layout("Surveys", "Council").to_json())
    again = _open(path, [kept])
    assert _scores(again)[0] == (5, 5, 5) and again.columns[3].low_how == "as last time"
    again.choose_direction(3, False)
    told = [HEADERS[0], HEADERS[1], HEADERS[2], "Overall satisfaction, 1 is best", *HEADERS[4:]]
    last = _open(_survey(tmp_path / "june.csv", ROWS, headers=told), [again.layout("Surveys", "Council")])
    assert last.columns[3].field == "overall" and _scores(last)[0] == (1, 5, 5)


def test_only_scores_in_figures_have_a_direction(tmp_path: Path) -> None:
    review = _open(_survey(tmp_path / "survey.csv", _rows(("Very satisfied", "1"), ("Satisfied", "2"))))
    assert [plan.low_is_good for plan in review.columns[3:5]] == [None, False]
    for place in (0, 3, 99):
        with pytest.raises(NotThere):
            review.choose_direction(place, True)


def test_a_scale_from_nought_and_a_figure_outside_it(tmp_path: Path) -> None:
    headers = [*HEADERS[:3], "Overall satisfaction (0 to 10)", *HEADERS[4:]]
    review = _open(_survey(tmp_path / "survey.csv", _rows(("0", "1"), ("10", "0")), headers=headers))
    review.choose_direction(3, True)
    review.choose_direction(4, True)
    assert [row.values["overall"] for row in review.ready] == [10, 0]
    assert {group.key.partition(":")[0] for group in review.groups} == {"score_bad"}


@pytest.mark.parametrize(
    ("speed", "legend"),
    [("Speed of response (out of 10)", "Overall: 1 = very dissatisfied, 5 = very satisfied"),
     ("Speed of response (0-10)", "Overall: 1 = very dissatisfied, 5 = very satisfied"),
     ("Speed of response", "Overall: 1 = very dissatisfied, 5 = very satisfied")],
)  # fmt: skip
def test_a_legend_of_one_question_leaves_another_scale_alone(tmp_path: Path, speed: str, legend: str) -> None:
    headers = [*HEADERS[:4], speed, HEADERS[5]]
    rows = _rows(("1", "9"), ("2", "7"), ("5", "10"), ("4", "3"))
    review = _open(_survey(tmp_path / "survey.csv", rows, ["Satisfaction survey"], [legend], [], headers=headers))
    assert [row[1] for row in _scores(review)] == [4.5, 3.5, 5, 1.5]


def test_numbered_questions_are_known_by_their_words(tmp_path: Path) -> None:
    headers = [*HEADERS[:3], "Question 1 - Overall satisfaction", "Question 2 - Speed of response", HEADERS[5]]
    review = _open(_survey(tmp_path / "survey.csv", ROWS, headers=headers))
    assert [plan.field for plan in review.columns[3:5]] == ["overall", "speed"]
