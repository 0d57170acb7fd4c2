"""A survey response speaks of whoever complained in its case."""

from datetime import date
from pathlib import Path

from ivolt_desktop.model import CouncilCase, Person, SurveyResponse
from ivolt_desktop.panel.taking_back import take_back
from ivolt_desktop.panel.views.person_record import person_record
from tests.ivolt_desktop.panel.conftest import Cast, Desk
from tests.ivolt_desktop.panel.incoming import CASES, bring, write

SURVEY = ("Response ID", "Case reference", "Respondent", "Date completed", "Overall satisfaction", "Comments")


def case(reference: str, name: str) -> list[str]:
    return [reference, "03/05/2026", "", "Noise", name, "", "", "", "12 Gorse Rd", "RM10 8ZZ", "Gascoigne", ""]


def test_by_the_case_where_the_name_is_missing_or_agrees(desk: Desk, cast: Cast, tmp_path: Path) -> None:
    bring(desk.panel, write(tmp_path / "cases.csv", CASES, [
        case("2605-001", "Ottilie Fenn"), case("2605-002", "Rufus Dale"), case("2605-003", "Greta Holm")]))
    bring(desk.panel, write(tmp_path / "survey.csv", SURVEY, [
        ["1", "2605-001", "", "20/05/2026", "4", ""], ["2", "2605-002", "Mr R Dale", "20/05/2026", "2", ""],
        ["3", "2605-003", "Someone Else", "20/05/2026", "5", ""], ["4", "2605-099", "", "20/05/2026", "5", ""],
        ["5", "", "Greta Holm", "20/05/2026", "1", ""]]))
    people = {each.reference: each.person_id for each in desk.all(CouncilCase)}
    made = {each.reference: each.person_id for each in desk.all(SurveyResponse)}
    assert made["1"] == people["2605-001"] and made["2"] == people["2605-002"]
    assert made["3"] not in (None, people["2605-003"]) and made["4"] is None
    assert made["5"] not in (None, people["2605-003"]), "a bare name is not enough to say that two are one"
    with desk.panel.reading() as session:
        told = person_record(session, people["2605-001"] or 0, date(2026, 6, 23)).timeline
    assert any("Satisfaction survey" in line.text for line in told)


def test_taking_the_survey_back_leaves_the_complainant(desk: Desk, cast: Cast, tmp_path: Path) -> None:
    bring(desk.panel, write(tmp_path / "cases.csv", CASES, [case("2605-001", "Ottilie Fenn")]))
    before = {person.name for person in desk.all(Person)}
    bring(desk.panel, write(tmp_path / "survey.csv", SURVEY, [["1", "2605-001", "", "20/05/2026", "4", ""]]))
    desk.do(take_back, delivery_id=2)
    assert desk.all(SurveyResponse) == [] and {person.name for person in desk.all(Person)} == before
