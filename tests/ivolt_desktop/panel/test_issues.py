"""Issues: raised, planned, closed with their outcome and opened again."""

from datetime import date

import pytest

from ivolt_desktop.model import Issue
from ivolt_desktop.panel.actions import add_action, update_action
from ivolt_desktop.panel.cohorts import join_cohort
from ivolt_desktop.panel.editing import add_record, change_record
from ivolt_desktop.panel.issues import close_issue, raise_issue, reopen_issue, set_plan
from ivolt_desktop.rules.action_state import ActionStatus
from ivolt_desktop.rules.known_errors import ChangedElsewhere, NotAllowed


@pytest.fixture
def issue(desk, cast) -> int:
    return desk.do(raise_issue, title_line="Noise at night", person_id=cast.caller, lead_agency_id=cast.council)


def test_an_issue_is_numbered_and_takes_its_person_from_the_cohort(desk, cast, undoes):
    member = desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.caller, reason="Eleven calls")
    changed = undoes(raise_issue, title_line="Noise at night", membership_id=member)
    made = desk.get(Issue, changed.result)
    assert (changed.label, made.reference, made.person_id) == ("Raise issue I-26-001", "I-26-001", cast.caller)
    assert (made.state, made.raised_on) == ("open", date(2026, 6, 23))


def test_an_issue_needs_words_and_people_who_are_there(desk, cast):
    with pytest.raises(NotAllowed, match="Issue cannot be left empty"):
        desk.do(raise_issue, title_line="")
    with pytest.raises(ChangedElsewhere, match="This person has been removed"):
        desk.do(raise_issue, title_line="Noise", person_id=999)


def test_a_plan_says_from_what_to_what_by_when(desk, issue, undoes):
    changed = undoes(set_plan, issue, objective="Fewer calls", baseline=7, target=1, plan_by=date(2026, 9, 30))
    made = desk.get(Issue, issue)
    assert changed.label == "Set the plan of issue I-26-001"
    assert (made.objective, made.baseline, made.target) == ("Fewer calls", 7, 1)
    assert (made.plan_from, made.plan_by) == (date(2026, 6, 23), date(2026, 9, 30))


@pytest.mark.parametrize("values, sentence", [
    ({"objective": " "}, "Objective cannot be left empty"),
    ({"objective": "Fewer", "target": -1}, "cannot be below 0"),
    ({"objective": "Fewer", "plan_by": date(2026, 1, 1)}, "before the plan begins"),
])
def test_a_plan_that_makes_no_sense_is_refused(desk, issue, values, sentence):
    with pytest.raises(NotAllowed, match=sentence):
        desk.do(set_plan, issue, **values)


def test_an_issue_closes_only_when_its_actions_have(desk, cast, issue, undoes):
    action = desk.do(add_action, text="Visit", agency_id=cast.council, issue_id=issue)
    with pytest.raises(NotAllowed, match="still has 1 open action"):
        desk.do(close_issue, issue, outcome="Quiet since May")
    desk.do(update_action, action, state=ActionStatus.DONE, outcome="Visited")
    with pytest.raises(NotAllowed, match="Outcome cannot be left empty"):
        desk.do(close_issue, issue, outcome="")
    assert undoes(close_issue, issue, outcome="Quiet since May").label == "Close issue I-26-001"
    assert desk.get(Issue, issue).closed_on == date(2026, 6, 23)
    with pytest.raises(NotAllowed, match="closed already"):
        desk.do(close_issue, issue, outcome="Again")
    assert undoes(reopen_issue, issue).label == "Reopen issue I-26-001"
    assert desk.get(Issue, issue).closed_on is None
    with pytest.raises(NotAllowed, match="is not closed"):
        desk.do(reopen_issue, issue)


def test_the_form_closes_by_the_same_rules(desk, issue, undoes):
    version = desk.get(Issue, issue).version
    with pytest.raises(NotAllowed, match="Outcome cannot be left empty"):
        desk.do(change_record, "issue", issue, version, {"state": "closed"})
    changed = undoes(change_record, "issue", issue, version, {"state": "closed", "outcome": "Moved away"})
    assert changed.label == "Close issue I-26-001"
    version = desk.get(Issue, issue).version
    desk.do(change_record, "issue", issue, version, {"state": "watched", "blocked_by": "funding"})
    made = desk.get(Issue, issue)
    assert (made.state, made.closed_on, made.blocked_by) == ("watched", None, "funding")


def test_an_issue_from_the_form_carries_its_plan(desk):
    made = desk.get(Issue, desk.do(add_record, "issue", {
        "title_line": "Fires in the block", "raised_on": date(2025, 3, 1), "objective": "None", "target": 0.0}))
    assert (made.reference, made.objective, made.target) == ("I-25-001", "None", 0)
    with pytest.raises(NotAllowed, match="starts open"):
        desk.do(add_record, "issue", {"title_line": "Old", "raised_on": date(2025, 3, 1), "state": "closed"})
