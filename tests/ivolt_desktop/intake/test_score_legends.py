"""Legends on another sheet of a survey's workbook: they turn the scales they speak of, and no others."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from ivolt_desktop.intake.review import Review

HEADERS = ["Response ID", "Date answered", "Case ref", "Overall satisfaction", "Speed of response", "Comments"]
ROWS = [["R1", "01/05/2026", "ASB/1", 1, 5, "Thank you"], ["R2", "02/05/2026", "ASB/2", 2, 4, ""],
        ["R3", "03/05/2026", "ASB/3", 5, 3, ""]]  # fmt: skip
DOWN = [[1, "Very satisfied"], [2, "Fairly satisfied"], [3, "Neither"], [4, "Fairly dissatisfied"],
        [5, "Very dissatisfied"]]  # fmt: skip
ANSWERS = [HEADERS, *ROWS]
Rows = Sequence[Sequence[object]]


def _book(folder: Path, **sheets: Rows) -> Path:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    path = folder / "survey.xlsx"
    book.save(path)
    return path


def _turned(folder: Path, **sheets: Rows) -> list[tuple[str, bool | None]]:
    review = Review.open(_book(folder, **sheets), today=date(2026, 6, 20))
    assert review.feed.key == "satisfaction_surveys" and review.sheet.name == "Responses"
    return [(plan.header, plan.low_is_good) for plan in review.columns[3:5]]


BOTH = [("Overall satisfaction", True), ("Speed of response", True)]
NEITHER = [("Overall satisfaction", False), ("Speed of response", False)]
OVERALL, SPEED = [BOTH[0], NEITHER[1]], [NEITHER[0], BOTH[1]]


@pytest.mark.parametrize(
    "legend",
    [[["Key"], *DOWN], [["Code", "Meaning"], *DOWN], [["Satisfaction scale"], [], *DOWN],
     [["1 = Very satisfied"], ["3 = Neither"], ["5 = Very dissatisfied"]],
     [["1 - Very satisfied"], ["2 - Fairly satisfied"], ["5 - Very dissatisfied"]],
     [["Notes"], ["Residents scored from 1 to 5, where 1 is very satisfied and 5 is very dissatisfied."]],
     [["Scale", 1, 2, 3, 4, 5], ["", "Very satisfied", "Satisfied", "Neither", "Dissatisfied", "Very dissatisfied"]],
     [["Very satisfied", 1], ["Very dissatisfied", 5]], [["1 = Very good", "5 = Very poor"]]],
)  # fmt: skip
def test_a_legend_on_another_sheet_turns_every_scale(tmp_path: Path, legend: Rows) -> None:
    assert _turned(tmp_path, Responses=ANSWERS, Key=legend) == BOTH


def test_it_may_stand_first_and_is_told(tmp_path: Path) -> None:
    review = Review.open(_book(tmp_path, Guide=DOWN, Responses=ANSWERS), today=date(2026, 6, 20))
    assert [row.values["overall"] for row in review.ready] == [5, 4, 1]
    assert {plan.low_how for plan in review.columns[3:5]} == {"the sheet ‘Guide’ says so"}


@pytest.mark.parametrize(
    ("legend", "turned"),
    [([["Overall satisfaction"], *DOWN], OVERALL),
     ([["Question", "Scale"], ["Overall satisfaction", "1 = Very satisfied, 5 = Very dissatisfied"],
       ["Speed of response", "1 = Very poor, 5 = Very good"]], OVERALL),
     ([["How quickly we responded", *DOWN[0]], *[["", *row] for row in DOWN[1:]]], SPEED),
     ([["Overall satisfaction"], *DOWN, [], ["Speed of response"], [1, "Very poor"], [5, "Excellent"]], OVERALL),
     ([["Q7. How satisfied were you with the car park?"], *DOWN], NEITHER),
     ([["Car parking"], *DOWN], NEITHER),
     ([["Kept informed"], *DOWN], NEITHER),
     ([[1, "Very easy"], [5, "Very difficult"]], SPEED),
     ([[1, "Very satisfied"], [2, "Fairly satisfied"]], NEITHER),
     ([[1, "Very satisfied"]], NEITHER),
     ([[5, "Very satisfied"], [1, "Very dissatisfied"]], NEITHER),
     ([[0, "Very satisfied"], [3, "Very dissatisfied"]], NEITHER),
     ([*DOWN, [], [1, "Very poor"], [5, "Excellent"]], NEITHER)],
)  # fmt: skip
def test_it_turns_no_scale_it_does_not_speak_of(
    tmp_path: Path, legend: Rows, turned: list[tuple[str, bool | None]]
) -> None:
    assert _turned(tmp_path, Responses=ANSWERS, Key=legend) == turned


def test_answers_on_another_sheet_are_no_legend(tmp_path: Path) -> None:
    april = [["April: 1 = Very satisfied, 5 = Very dissatisfied"], HEADERS, ROWS[0]]
    assert _turned(tmp_path, Responses=ANSWERS, April=april) == NEITHER


def test_what_stands_beside_the_answers_goes_before(tmp_path: Path) -> None:
    answers = [["1 = very dissatisfied, 5 = very satisfied"], [], *ANSWERS]
    assert _turned(tmp_path, Responses=answers, Key=DOWN) == NEITHER
