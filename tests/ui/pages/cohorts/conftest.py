"""A small invented panel instead of the practice panel: three sheets, one person on two of them."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from ivolt_desktop.model import AsbCall, CouncilCase
from ivolt_desktop.panel.agencies import add_agency
from ivolt_desktop.panel.agenda import build_agenda
from ivolt_desktop.panel.cohorts import create_cohort, join_cohort, leave_cohort
from ivolt_desktop.panel.editing import add_record
from ivolt_desktop.panel.meetings import plan_meeting
from ivolt_desktop.panel.operation import perform
from ivolt_desktop.store import PanelFile, UnitOfWork
from tests.copied_panels import copy_of

NOW = datetime(2026, 6, 23, 9, 30)


def _fill(work: UnitOfWork) -> None:
    council = add_agency(work, name="Council ASB team", short_name="Council", kind="council")
    victims = create_cohort(work, name="Watched victims", kind="victims", criteria="Three reports in a month")
    offenders = create_cohort(work, name="Watched offenders", kind="offenders")
    create_cohort(work, name="Watched places", kind="locations")
    mina = add_record(work, "person", {"name": "Mina Quill", "ward": "Gascoigne"})
    tobias = add_record(work, "person", {"name": "Tobias Wren", "ward": "Abbey"})
    add_record(work, "person", {"name": "Odile Marsh", "ward": "Abbey"})
    add_record(work, "place", {"name": "Station Parade", "kind": "street", "ward": "Abbey"})
    join_cohort(work, cohort_id=victims, person_id=mina, reason="Three calls in May", lead_agency_id=council,
                entered_on=datetime(2026, 4, 1).date(), review_on=datetime(2026, 6, 20).date())
    gone = join_cohort(work, cohort_id=victims, person_id=tobias, reason="Threatened")
    leave_cohort(work, gone, reason="Moved away")
    join_cohort(work, cohort_id=offenders, person_id=mina, reason="Named by a household")
    work.session.add(AsbCall(called_at=datetime(2026, 5, 3, 21), person_id=mina, call_count=4))
    work.session.add(CouncilCase(opened_on=datetime(2026, 4, 2).date(), subject_id=mina))
    build_agenda(work, plan_meeting(work, starts_at=datetime(2026, 6, 30, 10)))
    work.says("Set up")


@pytest.fixture
def practice_panel(empty_file: Path, tmp_path: Path) -> Iterator[PanelFile]:
    """The invented panel on Tuesday 23 June 2026."""
    panel = copy_of(empty_file, tmp_path / "panel.ivolt")
    panel.clock = lambda: NOW
    perform(panel, _fill)
    yield panel
    panel.close()
