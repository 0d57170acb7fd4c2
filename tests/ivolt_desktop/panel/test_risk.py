from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ivolt_desktop.model import RiskAssessment
from ivolt_desktop.panel.cohorts import join_cohort
from ivolt_desktop.panel.editing import change_record
from ivolt_desktop.panel.risk import answers_of, assess
from ivolt_desktop.panel.risk_matrices import change_matrix, matrix_for
from ivolt_desktop.panel.views.record_care import risks_of
from ivolt_desktop.rules.known_errors import NotAllowed


def lowest(desk: Any, sheet: str = "victims") -> dict[int, list[int]]:
    """The answer with the fewest points to every question."""
    with desk.panel.reading() as session:
        matrix = matrix_for(session, sheet)
    return {at: [] if question.several else [min(range(len(question.answers)), key=lambda n: q.answers[n].points)]
            for at, question in enumerate(matrix.questions) for q in [question]}


def test_an_assessment_keeps_answers_score_band_and_the_next_review(
    desk: Any, cast: Any, undoes: Callable[..., Any]
) -> None:
    chosen = {**lowest(desk), 0: [0], 4: [0], 9: [0, 1], 6: [0], 2: [0]}
    made = undoes(assess, sheet="victims", person_id=cast.caller, chosen=chosen, judgement="Frightened")
    record = desk.all(RiskAssessment)[-1]
    assert made.label == "Assess the risk of P-0001: High 25"
    assert (record.score, record.band, record.next_review_on) == (25, "High", date(2026, 7, 7))
    assert answers_of(record)[0].answers == ("Daily",) and answers_of(record)[9].points == 6


def test_another_band_needs_its_reason(desk: Any, cast: Any) -> None:
    with pytest.raises(NotAllowed, match=r"The score gives Standard, not High\. The reason for that cannot be left"):
        desk.do(assess, sheet="victims", person_id=cast.caller, chosen=lowest(desk), band="High")
    desk.do(assess, sheet="victims", person_id=cast.caller, chosen=lowest(desk), band="High",
            override_reason="Spoke of ending her life")
    record = desk.all(RiskAssessment)[-1]
    assert (record.band, record.band_by_score, record.override_reason) == ("High", "Standard",
                                                                          "Spoke of ending her life")


def test_a_person_is_not_assessed_as_a_place(desk: Any, cast: Any) -> None:
    with pytest.raises(NotAllowed, match="Choose a place"):
        desk.do(assess, sheet="locations", person_id=cast.caller, chosen={})
    desk.do(assess, sheet="locations", place_id=cast.parade, chosen=lowest(desk, "locations"))
    assert desk.all(RiskAssessment)[-1].place_id == cast.parade


def test_the_newest_comes_first_with_its_trend_and_each_sheet_for_itself(desk: Any, cast: Any) -> None:
    for day, daily in ((1, True), (9, False)):
        chosen = {**lowest(desk), **({0: [0]} if daily else {})}
        desk.do(assess, sheet="victims", person_id=cast.caller, chosen=chosen, assessed_on=date(2026, 6, day))
    desk.do(assess, sheet="offenders", person_id=cast.caller, chosen=lowest(desk, "offenders"))

    def told() -> list[tuple[int, str, bool]]:
        with desk.panel.reading() as session:
            lines = risks_of(session, date(2026, 9, 1), person_id=cast.caller, sheet="victims")
        return [(line.score, line.trend, line.review_late) for line in lines]

    assert told() == [(0, "down 5 since 1 Jun 2026", False), (5, "", False)], "nobody reviews whom no cohort watches"
    desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.caller, reason="Three calls in May")
    assert told() == [(0, "down 5 since 1 Jun 2026", True), (5, "", False)]


def test_the_matrix_is_the_panel_s_own_and_old_assessments_stay(
    desk: Any, cast: Any, undoes: Callable[..., Any]
) -> None:
    desk.do(assess, sheet="victims", person_id=cast.caller, chosen=lowest(desk))
    text = "Afraid?\n  9 Yes\n  0 No\n"
    undoes(change_matrix, sheet="victims", questions=text, bands=[("Low", 0, 30), ("Top", 9, 7)])
    desk.do(assess, sheet="victims", person_id=cast.caller, chosen={0: [0]})
    old, new = desk.all(RiskAssessment)
    assert len(answers_of(old)) == 12 and (new.band, new.score) == ("Top", 9)
    with pytest.raises(NotAllowed, match="Nobody can reach Top: the highest score there can be is 9"):
        desk.do(change_matrix, sheet="victims", questions=text, bands=[("Low", 0, 30), ("Top", 10, 7)])


def test_the_judgement_may_be_changed_later_the_answers_not(desk: Any, cast: Any) -> None:
    made = desk.do(assess, sheet="victims", person_id=cast.caller, chosen=lowest(desk))
    desk.do(change_record, "risk_assessment", made, 1, {"judgement": "Calmer"})
    assert desk.get(RiskAssessment, made).judgement == "Calmer"
    with pytest.raises(NotAllowed, match="not changed by hand"):
        desk.do(change_record, "risk_assessment", made, 2, {"score": 40})
    with pytest.raises(NotAllowed, match="must be after"):
        desk.do(change_record, "risk_assessment", made, 2, {"next_review_on": date(2026, 6, 1)})
