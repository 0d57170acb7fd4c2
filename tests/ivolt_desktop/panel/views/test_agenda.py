"""The agenda as it is read, and what might be added to it."""

from datetime import date, datetime, timedelta

from ivolt_desktop.model import AsbCall
from ivolt_desktop.panel.actions import add_action
from ivolt_desktop.panel.agenda import add_subject
from ivolt_desktop.panel.cohorts import join_cohort
from ivolt_desktop.panel.issues import raise_issue, set_plan
from ivolt_desktop.panel.minutes import TypedLine, type_line
from ivolt_desktop.panel.views.agenda import agenda_tree, suggested_subjects
from ivolt_desktop.rules.masking import Sensitive


def _tree(desk, cast):
    with desk.panel.reading() as session:
        return agenda_tree(session, cast.meeting)


def test_main_items_have_their_times_and_purpose(desk, cast):
    tree = _tree(desk, cast)
    assert [node.number for node in tree] == [str(number) for number in range(1, 14)]
    victims = tree[4]
    assert (victims.starts, victims.ends) == (datetime(2026, 6, 30, 10, 40), datetime(2026, 6, 30, 11, 0))
    assert victims.purpose == "New, current and proposed removal" and not victims.done


def test_subjects_lie_under_their_item_with_names_beside_references(desk, cast):
    member = desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.caller, reason="Calls")
    first = desk.do(add_subject, cast.items["victims"], membership_id=member, proposal="Visit")
    desk.do(add_subject, cast.items["victims"], person_id=cast.neighbour)
    issue = desk.do(raise_issue, title_line="Fires in the block")
    desk.do(add_subject, cast.items["actions"], issue_id=issue)
    desk.do(type_line, first, TypedLine("decision", "Keep her on", "risk rose", "leave with ASB team"))
    desk.do(type_line, first, TypedLine("action", "Visit", member_id=cast.officer, due_on=date(2026, 7, 7)))
    tree = _tree(desk, cast)
    her, him = tree[4].children
    assert (her.heading, her.subject.name, her.subject.sensitive) == ("V-001", "Mina Quill", Sensitive.NAME)
    assert (her.proposal, her.subject.ward, her.hint, him.hint) == ("Visit", "Gascoigne", "", "new")
    decision, action = her.lines
    assert (decision.pill, decision.ending) == ("Decision", "Reason: risk rose. Considered: leave with ASB team.")
    assert (action.pill, action.ending) == ("Action 26-001", "Council (J. Bright) · due Tue 7 July")
    assert tree[2].children[0].subject.name == "Fires in the block"
    assert tree[2].children[0].subject.sensitive is Sensitive.DETAIL


def _call(desk, person_id, *days):
    with desk.panel.work("calls") as work:
        for day in days:
            work.session.add(AsbCall(called_at=datetime(2026, 5, day, 21, 0), person_id=person_id))
        work.commit()


def test_new_repeat_callers_reviews_and_late_issues_are_suggested_once(desk, cast):
    _call(desk, cast.caller, 3, 9, 15, 20)
    member = desk.do(join_cohort, cohort_id=cast.locations, place_id=cast.parade, reason="Fires",
                     entered_on=date(2026, 4, 1), review_on=date(2026, 6, 28))
    late = desk.do(raise_issue, title_line="Notices", person_id=cast.neighbour)
    desk.do(set_plan, late, objective="None")
    desk.do(add_action, text="Serve", agency_id=cast.police, issue_id=late, due_on=date(2026, 6, 1),
            raised_on=date(2026, 5, 1))
    bare = desk.do(raise_issue, title_line="Gate")
    with desk.panel.reading() as session:
        found = suggested_subjects(session, cast.meeting, desk.now.date())
    assert [(one.parent_number, one.subject.reference, one.why) for one in found] == [
        ("3", "I-26-002", "no plan yet"),
        ("5", "P-0001", "4 calls, over the line for the first time"),
        ("5", "P-0002", "1 action overdue"),
        ("7", "L-001", "review due 28 Jun 2026"),
    ]
    desk.do(add_subject, cast.items["victims"], person_id=cast.caller)
    desk.do(add_subject, cast.items["locations"], membership_id=member)
    desk.do(add_subject, cast.items["actions"], issue_id=bare)
    with desk.panel.reading() as session:
        found = suggested_subjects(session, cast.meeting, desk.now.date() + timedelta(days=1))
    assert [one.subject.reference for one in found] == ["P-0002"]


def test_somebody_new_since_the_last_meeting_is_marked(desk, cast):
    from ivolt_desktop.panel.meetings import plan_meeting

    desk.do(plan_meeting, starts_at=datetime(2026, 5, 26, 10, 0))
    for person, entered in ((cast.neighbour, date(2026, 5, 1)), (cast.caller, date(2026, 6, 1))):
        member = desk.do(join_cohort, cohort_id=cast.victims, person_id=person, reason="Calls", entered_on=entered)
        desk.do(add_subject, cast.items["victims"], membership_id=member)
    assert [node.hint for node in _tree(desk, cast)[4].children] == ["", "new"]
