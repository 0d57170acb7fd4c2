"""The action log as it is read."""

from datetime import date, datetime

import pytest

from ivolt_desktop.panel.actions import add_action, update_action
from ivolt_desktop.panel.agenda import add_subject
from ivolt_desktop.panel.cohorts import join_cohort
from ivolt_desktop.panel.issues import raise_issue
from ivolt_desktop.panel.minutes import TypedLine, type_line
from ivolt_desktop.panel.views.actions import action_lines, action_updates, by_agency, overdue_words
from ivolt_desktop.rules.action_state import ActionStatus


@pytest.fixture
def log(desk, cast):
    """Read the log on the desk's day."""

    def read(**narrow):
        with desk.panel.reading() as session:
            return action_lines(session, desk.now.date(), **narrow)

    return read


def _late(desk, text, due, agency, **more):
    return desk.do(add_action, text=text, agency_id=agency, due_on=due, raised_on=date(2026, 5, 1), **more)


def test_the_most_overdue_come_first_and_closed_ones_last(desk, cast, log):
    done = _late(desk, "Done", date(2026, 5, 5), cast.police)
    desk.do(update_action, done, state=ActionStatus.DONE, outcome="Visited")
    undated = desk.do(add_action, text="Undated", agency_id=cast.police)
    later = desk.do(add_action, text="Later", agency_id=cast.police, due_on=date(2026, 9, 1))
    late = _late(desk, "Late", date(2026, 6, 20), cast.council)
    later_still = _late(desk, "Latest", date(2026, 5, 31), cast.council)
    assert [line.id for line in log()] == [later_still, late, later, undated, done]
    assert [line.id for line in log(open_only=True)] == [later_still, late, later, undated]
    assert [line.id for line in log(agency_id=cast.council)] == [later_still, late]


def test_a_line_says_colour_reason_owner_and_last_update(desk, cast, log):
    action = _late(desk, "Mend the light", date(2026, 6, 1), cast.council, member_id=cast.officer)
    desk.do(update_action, action, text="Part ordered", due_on=date(2026, 6, 11))
    line = log()[0]
    assert (line.rag, line.rag_name, line.rag_words) == ("R", "red", "12 days late · moved once")
    assert (line.days_late, line.overdue, line.is_open, line.state_words) == (12, True, True, "open")
    assert (line.agency, line.owner, line.owner_words) == ("Council", "J. Bright", "Council (J. Bright)")
    assert (line.latest_update, line.latest_update_at) == ("Part ordered", desk.now)
    assert (line.original_due_on, line.due_on, line.due_words) == (date(2026, 6, 1), date(2026, 6, 11), "11 Jun 2026")


def test_the_settings_decide_the_colour(desk, cast):
    from ivolt_desktop.panel.settings import PanelSettings
    from ivolt_desktop.rules.action_state import RagRule

    desk.do(add_action, text="Visit", agency_id=cast.police, due_on=date(2026, 6, 26))
    with desk.panel.reading() as session:
        near = action_lines(session, desk.now.date(), PanelSettings())[0]
        far = action_lines(session, desk.now.date(), PanelSettings(rag_rule=RagRule(near=1)))[0]
    assert (near.rag, far.rag) == ("A", "G")


def test_an_action_knows_whom_it_is_about_and_where_it_was_raised(desk, cast, log):
    member = desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.caller, reason="Calls")
    issue = desk.do(raise_issue, title_line="Noise", membership_id=member)
    item = desk.do(add_subject, cast.items["victims"], membership_id=member)
    desk.do(type_line, item, TypedLine("action", "Visit"))
    desk.do(add_action, text="Letter", agency_id=cast.police, issue_id=issue)
    typed, plain = sorted(log(issue_id=issue), key=lambda line: line.reference)
    assert (typed.subject, typed.raised_at, typed.issue_reference) == ("V-001", "June panel, 5.1", "I-26-001")
    assert (typed.owner_words, typed.due_words, typed.rag_words) == ("No owner yet", "no date", "no due date")
    assert (plain.subject, plain.raised_at) == ("V-001", "")
    assert typed.about.name == "Mina Quill" and typed.about.sheet == "victims"
    assert [line.id for line in log(meeting_id=cast.meeting)] == [typed.id]
    assert [line.id for line in log(action_id=plain.id)] == [plain.id]
    assert "Quill" not in repr([(line.subject, line.raised_at, line.issue_reference) for line in log()])


def test_updates_come_newest_first_with_what_they_brought(desk, cast):
    action = _late(desk, "Visit", date(2026, 6, 1), cast.council)
    desk.do(update_action, action, text="Nurse ill", due_on=date(2026, 6, 30))
    desk.now = datetime(2026, 6, 24, 9, 0)
    desk.do(update_action, action, state=ActionStatus.NOT_POSSIBLE, outcome="Moved away")
    with desk.panel.reading() as session:
        updates = action_updates(session, action)
    assert [(update.text, update.note) for update in updates] == [
        ("Moved away", "not possible: circumstances changed"),
        ("Nurse ill", "moved from 1 Jun 2026 to 30 Jun 2026"),
    ]


def test_counts_by_agency(desk, cast, log):
    for due in (date(2026, 6, 1), date(2026, 6, 2), date(2026, 9, 1)):
        _late(desk, "x", due, cast.council)
    _late(desk, "x", date(2026, 6, 3), cast.police)
    desk.do(type_line, cast.items["closing"], TypedLine("action", "Somebody"))
    counts = by_agency(log())
    assert [(count.agency, count.overdue, count.total) for count in counts] == [
        ("Council", 2, 3), ("Police", 1, 1), ("No owner yet", 0, 1)]
    assert counts[0].by_rag == {"R": 2, "G": 1}
    assert overdue_words(log()) == "3 actions overdue: Council 2, Police 1"
    assert overdue_words([]) == "No action is overdue."
