"""The joint visit after a second notice: planned with both agencies, noted as made, undone."""

from datetime import date

import pytest

from ivolt_desktop.model import Action, Issue, WarningNotice
from ivolt_desktop.panel.actions import update_action
from ivolt_desktop.panel.undoing import newest_change, undo_last
from ivolt_desktop.panel.views.visit_list import VisitLine, visit_agencies, visit_lines
from ivolt_desktop.panel.visits import plan_visit, visit_made
from ivolt_desktop.rules.action_state import ActionStatus
from ivolt_desktop.rules.known_errors import NotAllowed
from tests.ivolt_desktop.panel.conftest import Cast, Desk
from tests.ivolt_desktop.panel.views.test_warnings import FIRST, SECOND, TODAY, warn

DUE = date(2026, 6, 29)


def lines(desk: Desk) -> list[VisitLine]:
    with desk.panel.reading() as session:
        return visit_lines(session, TODAY)


@pytest.fixture
def owed(desk: Desk, cast: Cast) -> VisitLine:
    warn(desk, "Ivor Ash", FIRST, SECOND)
    (line,) = lines(desk)
    assert (line.name, line.second_on, line.due_on, line.state) == ("Ivor Ash", SECOND, DUE, "to plan")
    return line


def plan(desk: Desk, cast: Cast, owed: VisitLine) -> int:
    made: int = desk.do(plan_visit, owed.notice_id, due_on=DUE, police_id=cast.police, council_id=cast.council)
    return made


def test_it_is_planned_with_one_action_for_each_agency(desk: Desk, cast: Cast, owed: VisitLine) -> None:
    issue_id = plan(desk, cast, owed)
    actions = [each for each in desk.all(Action) if each.issue_id == issue_id]
    assert {each.agency_id for each in actions} == {cast.police, cast.council}
    assert {each.due_on for each in actions} == {DUE}
    assert desk.get(Issue, issue_id).person_id == owed.person_id
    (line,) = lines(desk)
    assert line.state == "planned" and line.issue_id == issue_id
    assert line.planned.startswith("29 June, ") and " and " in line.planned and "(I-26-" in line.planned
    with pytest.raises(NotAllowed, match="planned already"):
        plan(desk, cast, owed)


def test_noting_it_closes_what_was_planned(desk: Desk, cast: Cast, owed: VisitLine) -> None:
    issue_id = plan(desk, cast, owed)
    desk.do(visit_made, owed.notice_id, made_on=date(2026, 6, 22), outcome="He accepted help.")
    assert lines(desk) == []
    assert desk.get(WarningNotice, owed.notice_id).joint_visit_on == date(2026, 6, 22)
    actions = [each for each in desk.all(Action) if each.issue_id == issue_id]
    assert [(each.state, each.outcome) for each in actions] == [("done", "He accepted help.")] * 2
    assert desk.get(Issue, issue_id).state == "closed"
    with pytest.raises(NotAllowed, match="was made on 22"):
        plan(desk, cast, owed)


def test_planning_and_noting_are_one_step_each_to_undo(desk: Desk, cast: Cast, owed: VisitLine) -> None:
    with desk.panel.reading() as session:
        since = newest_change(session)
    before = desk.state()
    plan(desk, cast, owed)
    planned = desk.state()
    desk.do(visit_made, owed.notice_id, made_on=TODAY, outcome="Nobody in.")
    said = [f"{verb} the joint visit after {owed.ticket}" for verb in ("Plan", "Note")]
    assert desk.labels()[-2:] == said
    undo_last(desk.panel, since)
    assert desk.state() == planned
    undo_last(desk.panel, since)
    assert desk.state() == before


def test_closed_actions_ask_for_the_day(desk: Desk, cast: Cast, owed: VisitLine) -> None:
    issue_id = plan(desk, cast, owed)
    first, second = [each for each in desk.all(Action) if each.issue_id == issue_id]
    desk.do(update_action, first.id, state=ActionStatus.DONE, outcome="Went.")
    assert lines(desk)[0].planned.startswith(f"29 June, {_council(desk, cast)} (")
    desk.do(update_action, second.id, state=ActionStatus.DONE, outcome="Went.")
    assert lines(desk)[0].planned.startswith("actions closed: note the day")


def _council(desk: Desk, cast: Cast) -> str:
    from ivolt_desktop.model import Agency

    name: str = desk.get(Agency, cast.council).short_name
    return name


@pytest.mark.parametrize(("made_on", "outcome", "said"), [
    (date(2026, 6, 14), "Went.", "before the notice"), (date(2026, 6, 24), "Went.", "still to come"),
    (TODAY, "  ", "cannot be left empty"),
])
def test_a_visit_is_noted_with_a_day_that_can_be_and_an_outcome(
    desk: Desk, cast: Cast, owed: VisitLine, made_on: date, outcome: str, said: str
) -> None:
    before = desk.state()
    with pytest.raises(NotAllowed, match=said):
        desk.do(visit_made, owed.notice_id, made_on=made_on, outcome=outcome)
    assert desk.state() == before


def test_only_police_and_council_go(desk: Desk, cast: Cast, owed: VisitLine) -> None:
    with desk.panel.reading() as session:
        police, council = visit_agencies(session)
    assert cast.police in [id_ for id_, _ in police] and cast.council in [id_ for id_, _ in council]
    with pytest.raises(NotAllowed, match="one agency of each"):
        desk.do(plan_visit, owed.notice_id, due_on=DUE, police_id=cast.police, council_id=cast.health)
