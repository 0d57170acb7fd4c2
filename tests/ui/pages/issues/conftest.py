"""A small invented panel instead of the practice panel: two issues, four actions, one panel held."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from ivolt_desktop.panel.actions import add_action, update_action
from ivolt_desktop.panel.agencies import add_agency, add_member
from ivolt_desktop.panel.agenda import build_agenda
from ivolt_desktop.panel.cohorts import create_cohort, join_cohort
from ivolt_desktop.panel.editing import add_record
from ivolt_desktop.panel.issues import raise_issue, set_plan
from ivolt_desktop.panel.meetings import finish_meeting, plan_meeting, start_meeting
from ivolt_desktop.panel.operation import perform
from ivolt_desktop.store import PanelFile, UnitOfWork
from tests.copied_panels import copy_of

NOW = datetime(2026, 6, 23, 9, 30)
EARLY = date(2026, 4, 1)


def _fill(work: UnitOfWork) -> None:
    police = add_agency(work, name="Metropolitan Police", short_name="Police", kind="police")
    council = add_agency(work, name="Council ASB team", short_name="Council", kind="council")
    officer = add_member(work, name="J. Bright", agency_id=council, role="ASB officer")
    victims = create_cohort(work, name="Watched victims", kind="victims")
    mina = add_record(work, "person", {"name": "Mina Quill", "ward": "Gascoigne"})
    member = join_cohort(work, cohort_id=victims, person_id=mina, reason="Three calls in May")
    meeting = plan_meeting(work, starts_at=datetime(2026, 5, 26, 10))
    items = build_agenda(work, meeting)
    start_meeting(work, meeting)
    noise = raise_issue(work, title_line="Noise at night", membership_id=member, raised_on=EARLY)
    set_plan(work, noise, objective="From 5 reports a month to 1", baseline=5, target=1, plan_from=EARLY,
             plan_by=date(2026, 9, 30))
    raise_issue(work, title_line="Dark underpass", raised_on=EARLY)
    gate = add_action(work, text="Mend the gate for Mina", agency_id=council, due_on=date(2026, 5, 1), issue_id=noise,
                      raised_on=EARLY)
    update_action(work, gate, text="Part ordered", due_on=date(2026, 6, 1))
    add_action(work, text="Write to tenants", agency_id=council, member_id=officer, due_on=date(2026, 6, 10),
               issue_id=noise, raised_on=EARLY, agenda_item_id=items[4])
    add_action(work, text="Patrol on Fridays", agency_id=police, due_on=date(2026, 7, 30), raised_on=EARLY)
    finish_meeting(work, meeting)
    work.says("Set up")


@pytest.fixture
def practice_panel(empty_file: Path, tmp_path: Path) -> Iterator[PanelFile]:
    """The invented panel on Tuesday 23 June 2026: 26-001 and 26-002 are overdue, 26-003 is not."""
    panel = copy_of(empty_file, tmp_path / "panel.ivolt")
    panel.clock = lambda: NOW
    perform(panel, _fill)
    yield panel
    panel.close()
