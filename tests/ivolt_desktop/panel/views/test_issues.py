"""Issues as they are read."""

from datetime import date

import pytest

from ivolt_desktop.panel.actions import add_action, update_action
from ivolt_desktop.panel.editing import change_record
from ivolt_desktop.panel.issues import close_issue, raise_issue, set_plan
from ivolt_desktop.panel.views.issues import aim_words, issue_detail, issue_lines

TODAY = date(2026, 6, 23)


def test_issues_with_late_actions_come_first_and_closed_ones_last(desk, cast):
    closed = desk.do(raise_issue, title_line="Old", raised_on=date(2026, 1, 5))
    desk.do(close_issue, closed, outcome="Gone")
    quiet = desk.do(raise_issue, title_line="Quiet", raised_on=date(2026, 2, 5))
    late = desk.do(raise_issue, title_line="Late", raised_on=date(2026, 3, 5), person_id=cast.caller)
    desk.do(add_action, text="Visit", agency_id=cast.council, issue_id=late, raised_on=date(2026, 5, 1),
            due_on=date(2026, 6, 1))
    with desk.panel.reading() as session:
        lines = issue_lines(session, TODAY)
        still = issue_lines(session, TODAY, open_only=True)
    assert [line.id for line in lines] == [late, quiet, closed]
    assert [line.words for line in lines] == ["1 open action, 1 overdue", "no plan yet", "closed"]
    assert [line.id for line in still] == [late, quiet]
    assert (lines[0].subject, lines[0].about.name) == ("P-0001", "Mina Quill")


def test_one_issue_has_its_plan_actions_and_updates(desk, cast):
    issue = desk.do(raise_issue, title_line="Noise", person_id=cast.caller, lead_agency_id=cast.council)
    desk.do(set_plan, issue, objective="Fewer calls", baseline=7, target=1, plan_by=date(2026, 9, 30))
    action = desk.do(add_action, text="Visit", agency_id=cast.council, issue_id=issue)
    desk.do(update_action, action, text="Visited twice")
    with desk.panel.reading() as session:
        version = issue_detail(session, issue, TODAY).line.version
    desk.do(change_record, "issue", issue, version, {"blocked_by": "private land"})
    with desk.panel.reading() as session:
        detail = issue_detail(session, issue, TODAY)
    assert detail.aim == "From 7 a month to 1 or fewer by September 2026."
    assert (detail.objective, detail.plan_from, detail.blocked_by) == ("Fewer calls", TODAY, "Private land")
    assert [line.reference for line in detail.actions] == ["26-001"]
    assert [update.text for update in detail.updates[action]] == ["Visited twice"]
    assert (detail.line.lead_agency, detail.line.open_actions, detail.line.has_plan) == ("Council", 1, True)


@pytest.mark.parametrize("baseline, target, by, words", [
    (7, 1, None, "From 7 a month to 1 or fewer."),
    (2.5, 0, date(2026, 9, 1), "From 2.5 a month to none by September 2026."),
    (2, 10, None, "From 2 a month to 10 or more."),
    (None, 1, None, "A month: 1 or fewer."),
    (7, None, None, ""),
])
def test_aims_in_words(baseline, target, by, words):
    assert aim_words(baseline, target, by) == words
