from datetime import date
from typing import Any

from ivolt_desktop.model import CouncilCase
from ivolt_desktop.panel.cohorts import join_cohort
from ivolt_desktop.panel.views.role_warnings import RoleWarnings, role_warnings
from ivolt_desktop.rules.lens import OWN, SHARED


def warnings(desk: Any, person: int) -> RoleWarnings:
    with desk.panel.reading() as session:
        return role_warnings(session, person)


def test_a_victim_who_is_an_offender_is_told_to_the_coordinator_alone(desk: Any, cast: Any) -> None:
    desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.caller, reason="Three calls")
    assert warnings(desk, cast.caller).words(OWN) == ()
    desk.do(join_cohort, cohort_id=cast.offenders, person_id=cast.caller, reason="Named by two")
    found = warnings(desk, cast.caller)
    assert found.words(OWN) == ("victim and offender: V-001, O-001",)
    assert found.words(OWN, "victims") == ("also on another sheet",), "the sheet does not say which"
    assert found.words(SHARED) == found.words(SHARED, "victims") == ()


def test_a_victim_whom_reports_name_is_told_of(desk: Any, cast: Any) -> None:
    desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.caller, reason="Three calls")
    with desk.panel.work(operation="case") as work:
        work.session.add(CouncilCase(opened_on=date(2026, 5, 4), person_id=cast.neighbour, subject_id=cast.caller))
        work.commit()
    found = warnings(desk, cast.caller)
    assert found.words(OWN) == ("also named as responsible in 1 report",)
    assert found.words(OWN, "victims") == ("also known in another role",)
    assert found.words(SHARED) == ()
