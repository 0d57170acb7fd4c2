"""Before and after the plan of one issue."""

from datetime import date, datetime, timedelta

from ivolt_desktop.model import AsbCall, CouncilCase
from ivolt_desktop.panel.cohorts import join_cohort
from ivolt_desktop.panel.issues import raise_issue, set_plan
from ivolt_desktop.panel.views.issue_effect import issue_effect
from ivolt_desktop.panel.views.issues import issue_detail


def _effect(desk, issue):
    today = desk.now.date()
    with desk.panel.reading() as session:
        return issue_effect(session, issue_detail(session, issue, today), today)


def _bring_calls(desk, cast):
    def bring(work):
        for week in range(26):
            work.session.add(AsbCall(called_at=datetime(2025, 10, 6, 20) + timedelta(weeks=week),
                                     person_id=cast.caller))
        work.session.add(CouncilCase(opened_on=date(2026, 5, 4), subject_id=cast.caller))
        work.session.flush()
        work.says("Bring in")

    desk.do(bring)


def test_calls_before_and_since_the_plan_of_a_victim(desk, cast):
    _bring_calls(desk, cast)
    member = desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.caller, reason="Calls")
    issue = desk.do(raise_issue, title_line="Calls", membership_id=member)
    assert _effect(desk, issue).effect is None
    desk.do(set_plan, issue, objective="Fewer", plan_from=date(2026, 4, 6))
    found = _effect(desk, issue)
    assert (found.effect.before, found.effect.after, found.effect.finding) == (26, 0, "More than chance")
    assert found.months.months[-1] == date(2026, 6, 1) and sum(found.months.counts) == 26


def test_an_offender_is_counted_by_what_names_them(desk, cast):
    _bring_calls(desk, cast)
    member = desk.do(join_cohort, cohort_id=cast.offenders, person_id=cast.caller, reason="Named")
    issue = desk.do(raise_issue, title_line="Noise", membership_id=member)
    assert sum(_effect(desk, issue).months.counts) == 1


def test_an_issue_about_nobody_has_no_effect(desk, cast):
    assert _effect(desk, desk.do(raise_issue, title_line="Lighting")) is None
