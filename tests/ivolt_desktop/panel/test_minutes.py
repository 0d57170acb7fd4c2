"""Live minutes: notes, decisions with their reasons, and actions that are in the log at once."""

from datetime import date

import pytest

from ivolt_desktop.model import Action, AgendaItem, Membership, MinuteLine
from ivolt_desktop.panel import minutes
from ivolt_desktop.panel.actions import update_action
from ivolt_desktop.panel.agenda import add_subject
from ivolt_desktop.panel.cohorts import join_cohort
from ivolt_desktop.panel.editing import change_record, remove_record
from ivolt_desktop.panel.issues import raise_issue
from ivolt_desktop.panel.minutes import TypedLine, type_line
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.rules.minute_line import parse_line


@pytest.fixture
def item(desk, cast) -> int:
    return desk.do(add_subject, cast.items["victims"], person_id=cast.caller)


def test_a_typed_action_is_at_once_in_the_minutes_and_the_log(desk, cast, item, undoes):
    issue = desk.do(raise_issue, title_line="Noise", person_id=cast.caller)
    with desk.panel.reading() as session:
        choices = minutes.owner_choices(session)
    parsed = parse_line("a refer to adult mental health @health by 12 jul", desk.now.date(), choices)
    changed = undoes(type_line, item, parsed)
    line = desk.get(MinuteLine, changed.result)
    action = desk.get(Action, line.action_id)
    assert changed.label == "Add action 26-001"
    assert (line.kind, line.text) == ("action", "Refer to adult mental health")
    assert (action.text, action.agency_id, action.due_on, action.original_due_on) == (
        line.text, cast.health, date(2026, 7, 12), date(2026, 7, 12))
    assert (action.issue_id, action.agenda_item_id) == (issue, item)


def test_members_can_own_by_name(desk, cast, item):
    with desk.panel.reading() as session:
        choices = minutes.owner_choices(session)
    assert {choice.key for choice in choices} >= {f"agency:{cast.police}", f"member:{cast.officer}"}
    line = desk.do(type_line, item, parse_line("a visit @bright by fri", desk.now.date(), choices))
    action = desk.get(Action, desk.get(MinuteLine, line).action_id)
    assert (action.member_id, action.agency_id, action.due_on) == (cast.officer, cast.council, date(2026, 6, 26))


def test_an_action_may_wait_for_its_owner(desk, item):
    line = desk.do(type_line, item, TypedLine("action", "Find out who owns the gate"))
    action = desk.get(Action, desk.get(MinuteLine, line).action_id)
    assert (action.agency_id, action.due_on) == (None, None)


def test_a_decision_keeps_reason_and_alternatives_and_a_note_does_not(desk, item, undoes):
    changed = undoes(type_line, item, TypedLine("decision", "Join the cohort", "third report", "leave with ASB team"))
    line = desk.get(MinuteLine, changed.result)
    assert changed.label == "Minute a decision under item 5.1"
    assert (line.reason, line.considered, line.position) == ("third report", "leave with ASB team", 1)
    note = desk.get(MinuteLine, desk.do(type_line, item, TypedLine("note", "Two attended", "because")))
    assert (note.reason, note.position) == (None, 2)
    with pytest.raises(NotAllowed, match="The line cannot be left empty"):
        desk.do(type_line, item, TypedLine("note", "  "))


def test_correcting_an_action_line_corrects_the_log(desk, item, undoes):
    line = desk.do(type_line, item, TypedLine("action", "Visti"))
    assert undoes(minutes.edit_line, line, text="Visit").label == "Correct the minutes of item 5.1"
    assert desk.all(Action)[0].text == "Visit"


def test_a_note_becomes_a_decision_by_form_but_never_an_action(desk, item):
    line = desk.do(type_line, item, TypedLine("note", "Close the steps"))
    desk.do(change_record, "minute_line", line, 1, {"kind": "decision", "reason": "Fires"})
    made = desk.get(MinuteLine, line)
    assert (made.kind, made.reason) == ("decision", "Fires")
    with pytest.raises(NotAllowed, match="An action stays an action"):
        desk.do(change_record, "minute_line", line, made.version, {"kind": "action"})
    desk.do(change_record, "minute_line", line, made.version, {"kind": "note"})
    assert desk.get(MinuteLine, line).reason is None


def test_removing_a_line_takes_a_fresh_action_along_and_keeps_one_in_hand(desk, item, undoes):
    line = desk.do(type_line, item, TypedLine("action", "Visit"))
    assert undoes(minutes.remove_line, line).label == "Remove a line of the minutes of item 5.1"
    assert desk.all(Action) == [] and desk.all(MinuteLine) == []
    kept = desk.do(type_line, item, TypedLine("action", "Write"))
    action = desk.all(Action)[0]
    assert action.reference == "26-002"
    desk.do(update_action, action.id, text="Written")
    with pytest.raises(NotAllowed, match="Action 26-002 stays in the log"):
        desk.do(remove_record, "minute_line", kept, 1)
    assert desk.get(MinuteLine, kept) is not None


def test_finishing_an_item_leads_to_the_next(desk, cast, item, undoes):
    changed = undoes(minutes.mark_done, cast.items["victims"])
    assert (changed.label, changed.result) == ("Finish item 5", item)
    assert desk.do(minutes.mark_done, item) == cast.items["offenders"]
    assert desk.do(minutes.mark_done, cast.items["closing"]) == cast.items["opening"]
    assert undoes(minutes.mark_done, item, done=False).label == "Return to item 5.1"


def test_after_the_last_item_there_is_none(desk, cast):
    results = [desk.do(minutes.mark_done, item_id) for item_id in cast.items.values()]
    assert results[-1] is None and None not in results[:-1]


def test_a_decision_to_join_is_carried_out_with_its_reason(desk, cast, item, undoes):
    line = desk.do(type_line, item, TypedLine("decision", "Join the victims cohort", "third report in six months"))
    with pytest.raises(NotAllowed, match="a cohort of victims only"):
        desk.do(minutes.join_by_decision, line, cohort_id=cast.offenders)
    changed = undoes(minutes.join_by_decision, line, cohort_id=cast.victims, lead_agency_id=cast.council)
    member = desk.get(Membership, changed.result)
    assert changed.label == "Add V-001 to Watched victims"
    assert (member.reference, member.entry_reason) == ("V-001", "Third report in six months")
    made = desk.get(AgendaItem, item)
    assert (made.heading, made.membership_id) == ("V-001", member.id)


def test_a_decision_to_leave_is_carried_out(desk, cast, undoes):
    member = desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.caller, reason="Calls")
    item = desk.do(add_subject, cast.items["victims"], membership_id=member)
    note = desk.do(type_line, item, TypedLine("note", "Quiet"))
    with pytest.raises(NotAllowed, match="Minute the decision first"):
        desk.do(minutes.leave_by_decision, note)
    line = desk.do(type_line, item, TypedLine("decision", "Leave the cohort", "no call since March"))
    assert undoes(minutes.leave_by_decision, line).label == "Let V-001 leave the cohort"
    assert desk.get(Membership, member).exit_reason == "No call since March"


def test_a_decision_about_nobody_moves_nobody(desk, cast):
    line = desk.do(type_line, cast.items["closing"], TypedLine("decision", "Meet in July"))
    with pytest.raises(NotAllowed, match="not about a cohort member"):
        desk.do(minutes.leave_by_decision, line)
    with pytest.raises(NotAllowed, match="Choose one person or one place"):
        desk.do(minutes.join_by_decision, line, cohort_id=cast.victims)


def test_an_action_never_joins_an_issue_of_another_sheet(desk, cast):
    victim = desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.caller, reason="third call")
    offender = desk.do(join_cohort, cohort_id=cast.offenders, person_id=cast.caller, reason="named in a case")
    desk.do(raise_issue, title_line="Threats to a neighbour", membership_id=offender)
    item = desk.do(add_subject, cast.items["victims"], membership_id=victim)
    desk.do(type_line, item, TypedLine("action", "Fit a new lock"))
    assert desk.all(Action)[0].issue_id is None
    noise = desk.do(raise_issue, title_line="Noise", membership_id=victim)
    desk.do(type_line, item, TypedLine("action", "Call her landlord"))
    assert desk.all(Action)[1].issue_id == noise
