"""Cohorts as they are read: one sheet at a time, reviews in words."""

from datetime import date

import pytest

from ivolt_desktop.panel.actions import add_action
from ivolt_desktop.panel.cohorts import join_cohort, leave_cohort, review_membership
from ivolt_desktop.panel.issues import raise_issue
from ivolt_desktop.panel.views.cohorts import cohort_lines, cohort_members, review_state

TODAY = date(2026, 6, 23)


def test_cohorts_are_counted(desk, cast):
    desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.caller, reason="x", entered_on=date(2026, 3, 1))
    gone = desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.neighbour, reason="x")
    desk.do(leave_cohort, gone, reason="Quiet")
    desk.do(join_cohort, cohort_id=cast.locations, place_id=cast.parade, reason="x")
    with desk.panel.reading() as session:
        victims, offenders, locations = cohort_lines(session, TODAY)
    assert (victims.members, victims.due_for_review, victims.left) == (1, 1, 1)
    assert victims.words == "1 person, 1 due for review"
    assert (offenders.words, locations.words, locations.kind_words) == ("0 people", "1 place", "Locations")


def test_members_show_why_reviews_and_what_is_under_way(desk, cast):
    member = desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.caller, reason="Eleven calls",
                     lead_agency_id=cast.council)
    desk.do(review_membership, member, note="Calls fall", review_on=date(2026, 7, 1))
    issue = desk.do(raise_issue, title_line="Noise", membership_id=member)
    desk.do(add_action, text="Visit", agency_id=cast.council, issue_id=issue)
    with desk.panel.reading() as session:
        [one] = cohort_members(session, cast.victims, TODAY)
    assert (one.reference, one.subject.name, one.subject.reference) == ("V-001", "Mina Quill", "V-001")
    assert (one.why, one.reviews) == ("Eleven calls", ("23 Jun 2026, reviewed: Calls fall",))
    assert (one.review_state, one.review_words) == ("soon", "review in 8 days")
    assert (one.lead_agency, one.issue_references, one.open_actions) == ("Council", ("I-26-001",), 1)


def test_a_sheet_never_shows_another_sheets_reference(desk, cast):
    desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.caller, reason="Calls")
    desk.do(join_cohort, cohort_id=cast.offenders, person_id=cast.caller, reason="Notices")
    with desk.panel.reading() as session:
        assert [one.reference for one in cohort_members(session, cast.victims, TODAY)] == ["V-001"]
        assert "O-001" not in repr(cohort_members(session, cast.victims, TODAY))


def test_those_who_left_come_last_when_asked_for(desk, cast):
    first = desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.caller, reason="x")
    desk.do(leave_cohort, first, reason="Moved away")
    desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.neighbour, reason="x")
    with desk.panel.reading() as session:
        assert [one.reference for one in cohort_members(session, cast.victims, TODAY)] == ["V-002"]
        both = cohort_members(session, cast.victims, TODAY, with_left=True)
    assert [(one.reference, one.review_state) for one in both] == [("V-002", "later"), ("V-001", "left")]
    assert both[1].exit_reason == "Moved away"


@pytest.mark.parametrize("review, left, expected", [
    (date(2026, 6, 11), None, ("due", "review due 12 days ago")),
    (TODAY, None, ("due", "review due today")),
    (date(2026, 8, 18), None, ("later", "review 18 Aug 2026")),
    (None, None, ("none", "no review date")),
    (None, date(2026, 6, 1), ("left", "left 1 Jun 2026")),
])
def test_reviews_in_words(review, left, expected):
    assert review_state(review, left, TODAY) == expected
