"""A cohort as a sheet."""

from datetime import date, datetime

import pytest

from ivolt_desktop.model import AsbCall, CouncilCase
from ivolt_desktop.model.cohorts import CohortKind
from ivolt_desktop.panel.actions import add_action
from ivolt_desktop.panel.cohorts import join_cohort
from ivolt_desktop.panel.issues import raise_issue, set_plan
from ivolt_desktop.panel.meetings import start_meeting
from ivolt_desktop.panel.views.cohort_sheet import agenda_place, cohort_of_member, cohort_sheet


@pytest.fixture
def both(desk, cast):
    """The same person as a victim and as an offender, with a call in May and a case naming them in April."""

    def bring(work):
        work.session.add(AsbCall(called_at=datetime(2026, 5, 3, 21, 0), person_id=cast.caller, call_count=2))
        work.session.add(AsbCall(called_at=datetime(2026, 6, 2, 21, 0), person_id=cast.caller))
        work.session.add(CouncilCase(opened_on=date(2026, 4, 9), subject_id=cast.caller))
        work.session.flush()
        work.says("Bring in")

    desk.do(bring)
    victim = desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.caller, reason="Three calls")
    offender = desk.do(join_cohort, cohort_id=cast.offenders, person_id=cast.caller, reason="Named twice")
    return victim, offender


def _sheet(desk, cohort_id):
    with desk.panel.reading() as session:
        return cohort_sheet(session, cohort_id, desk.now.date())


def test_a_sheet_counts_its_own_reports_in_the_last_whole_months(desk, cast, both):
    victims, offenders = _sheet(desk, cast.victims), _sheet(desk, cast.offenders)
    assert victims.months == (date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1))
    assert [line.recent for line in victims.lines] == [(0, 0, 2)]
    assert [line.recent_words for line in offenders.lines] == ["0 · 1 · 0"]


def test_one_sheet_says_nothing_of_the_other(desk, cast, both):
    issue = desk.do(raise_issue, title_line="Noise", membership_id=both[1])
    desk.do(add_action, text="Visit", agency_id=cast.police, issue_id=issue, due_on=date(2026, 6, 30))
    assert _sheet(desk, cast.offenders).lines[0].plan_words == "1 open action"
    told = str(_sheet(desk, cast.victims))
    assert "O-001" not in told and "Named twice" not in told and "I-26-001" not in told


def test_the_plan_in_words(desk, cast, both):
    assert _sheet(desk, cast.victims).lines[0].plan_words == "no plan yet"
    issue = desk.do(raise_issue, title_line="Calls", membership_id=both[0])
    desk.do(set_plan, issue, objective="Fewer calls")
    assert _sheet(desk, cast.victims).lines[0].plan_state == "kept"
    desk.do(add_action, text="Visit", agency_id=cast.police, issue_id=issue, due_on=date(2026, 6, 1),
            raised_on=date(2026, 5, 1))
    line = _sheet(desk, cast.victims).lines[0]
    assert (line.plan_state, line.plan_words) == ("late", "1 open, 1 overdue")


def test_the_item_of_the_next_agenda(desk, cast):
    with desk.panel.reading() as session:
        place = agenda_place(session, CohortKind.VICTIMS, desk.now.date())
        assert place is not None
        assert (place.item_id, place.meeting) == (cast.items["victims"], "June panel")
        assert agenda_place(session, CohortKind.VICTIMS, date(2026, 7, 5)) is None
    desk.do(start_meeting, cast.meeting)
    with desk.panel.reading() as session:
        assert agenda_place(session, CohortKind.LOCATIONS, date(2026, 7, 5)) is not None


def test_the_cohort_of_a_member(desk, cast, both):
    with desk.panel.reading() as session:
        assert cohort_of_member(session, both[1]) == cast.offenders
        assert cohort_of_member(session, 999) is None
        with pytest.raises(LookupError):
            cohort_sheet(session, 999, desk.now.date())
