"""Whoever is a victim on one sheet and an offender on another: reports are compared with the plan of their own role."""

from datetime import date, datetime
from typing import Any

from ivolt_desktop.model import AsbCall, CouncilCase
from ivolt_desktop.panel.cohorts import join_cohort
from ivolt_desktop.panel.issues import raise_issue, set_plan
from ivolt_desktop.panel.views.person_record import person_record
from ivolt_desktop.store import UnitOfWork

TODAY = date(2026, 6, 23)


def _two_roles(work: UnitOfWork, cast: Any, calls: bool) -> None:
    if calls:
        work.session.add(AsbCall(called_at=datetime(2026, 5, 4, 21), person_id=cast.caller))
    work.session.add(CouncilCase(opened_on=date(2026, 4, 2), subject_id=cast.caller))
    for cohort, began in ((cast.offenders, date(2026, 2, 24)), (cast.victims, date(2026, 4, 28))):
        member = join_cohort(work, cohort_id=cohort, person_id=cast.caller, reason="Agreed", entered_on=began)
        issue = raise_issue(work, title_line="What was agreed", membership_id=member, raised_on=began)
        set_plan(work, issue, objective="Fewer", plan_from=began)


def test_own_reports_go_with_the_plan_that_protects(desk: Any, cast: Any) -> None:
    desk.do(_two_roles, cast, True)
    with desk.panel.reading() as session:
        record = person_record(session, cast.caller, TODAY)
    assert not record.as_named
    assert sum(record.months.counts) == 1
    assert record.plan_from == date(2026, 4, 28)
    assert len(record.plans) == 2


def test_without_own_reports_those_that_name_the_person_are_counted(desk: Any, cast: Any) -> None:
    desk.do(_two_roles, cast, False)
    with desk.panel.reading() as session:
        record = person_record(session, cast.caller, TODAY)
    assert record.as_named
    assert record.months.on(date(2026, 4, 1)) == 1
    assert record.plan_from == date(2026, 2, 24)
