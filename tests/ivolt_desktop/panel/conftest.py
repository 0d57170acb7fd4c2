"""A small panel of invented agencies and people, on a fixed day, for every test of the panel's work."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from ivolt_desktop.model import Change, all_registers
from ivolt_desktop.panel.agencies import add_agency, add_member
from ivolt_desktop.panel.agenda import build_agenda
from ivolt_desktop.panel.cohorts import create_cohort
from ivolt_desktop.panel.editing import add_record
from ivolt_desktop.panel.meetings import plan_meeting
from ivolt_desktop.panel.operation import Changed, perform
from ivolt_desktop.store import PanelFile, UnitOfWork
from tests.copied_panels import copy_of


class Desk:
    """A panel file with a settable clock, and short ways to change and read it."""

    def __init__(self, panel: PanelFile) -> None:
        self.panel = panel
        self.now = datetime(2026, 6, 23, 9, 30)
        panel.clock = lambda: self.now

    def do(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Perform one change; returns its result."""
        return self.changed(function, *args, **kwargs).result

    def changed(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Changed:
        """Perform one change; returns what it did."""
        return perform(self.panel, function, *args, **kwargs)

    def get(self, register: type[Any], record_id: int) -> Any:
        """A record as it is stored now; ``None`` if it is not."""
        with self.panel.reading() as session:
            return session.get(register, record_id)

    def all(self, register: type[Any]) -> list[Any]:
        """Every record of a register by id."""
        with self.panel.reading() as session:
            return list(session.query(register).order_by(register.id))

    def state(self) -> dict[str, list[tuple[Any, ...]]]:
        """Everything stored but versions and the audit trail, to compare before and after."""
        found = {}
        with self.panel.reading() as session:
            for spec in all_registers():
                table = spec.register.__table__
                columns = [column for column in table.c if column.name != "version"]
                rows = session.execute(select(*columns).order_by(table.c.id)).all()
                found[spec.key] = [tuple(row) for row in rows]
        return found

    def labels(self) -> list[str]:
        """The labels of the audit trail, oldest first."""
        with self.panel.reading() as session:
            return [change.label for change in session.query(Change).order_by(Change.id)]


@dataclass(frozen=True)
class Cast:
    """Ids of the invented agencies, members, people, places, cohorts and of the June panel with its agenda."""

    police: int
    council: int
    health: int
    chair: int
    officer: int
    nurse: int
    caller: int
    neighbour: int
    parade: int
    victims: int
    offenders: int
    locations: int
    meeting: int
    items: dict[str, int]


@pytest.fixture
def desk(request: pytest.FixtureRequest, empty_file: Path, tmp_path: Path) -> Iterator[Desk]:
    """A practice panel on Tuesday 23 June 2026: empty, or with the ``cast`` where the test asks for it."""
    file = request.getfixturevalue("cast_file")[0] if "cast" in request.fixturenames else empty_file
    panel = copy_of(file, tmp_path / "panel.ivolt")
    yield Desk(panel)
    panel.close()


@pytest.fixture(scope="session")
def cast_file(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Cast]:
    """The panel with the cast in it, for copying, and the ids."""
    path = tmp_path_factory.mktemp("cast") / "panel.ivolt"
    desk = Desk(copy_of(empty_file, path))
    cast: Cast = desk.do(_cast)
    desk.panel.close()
    return path, cast


def _cast(work: UnitOfWork) -> Cast:
    police = add_agency(work, name="Metropolitan Police", short_name="Police", kind="police")
    council = add_agency(work, name="Council ASB team", short_name="Council", kind="council")
    health = add_agency(work, name="NELFT mental health", short_name="NELFT", kind="health")
    chair = add_member(work, name="Insp R. Vane", agency_id=police, role="Chair", chairs=True)
    officer = add_member(work, name="J. Bright", agency_id=council, role="ASB officer")
    nurse = add_member(work, name="Dr O. Fenn", agency_id=health, role="Mental-health SPOC")
    meeting = plan_meeting(work, starts_at=datetime(2026, 6, 30, 10, 0), venue="Town Hall")
    keys = ("opening", "minutes", "actions", "briefing", "victims", "offenders", "locations", "case_reviews",
            "operations", "licensing", "priorities", "schemes", "closing")
    cohort = {kind: create_cohort(work, name=f"Watched {kind}", kind=kind)
              for kind in ("victims", "offenders", "locations")}
    made = Cast(
        police=police, council=council, health=health, chair=chair, officer=officer, nurse=nurse,
        caller=add_record(work, "person", {"name": "Mina Quill", "ward": "Gascoigne", "phone": "07700 900123"}),
        neighbour=add_record(work, "person", {"name": "Tobias Wren", "ward": "Gascoigne"}),
        parade=add_record(work, "place", {"name": "Station Parade", "kind": "street", "ward": "Abbey"}),
        victims=cohort["victims"], offenders=cohort["offenders"], locations=cohort["locations"], meeting=meeting,
        items=dict(zip(keys, build_agenda(work, meeting), strict=True)),
    )
    work.says("Set up the panel")
    return made


@pytest.fixture
def cast(desk: Desk, cast_file: tuple[Path, Cast]) -> Cast:
    """The invented panel: three agencies, a member each, two people, a place, three cohorts, the June panel."""
    return cast_file[1]


@pytest.fixture
def undoes(desk: Desk) -> Callable[..., Changed]:
    """Perform a change, then prove that undo puts everything back and redo brings it again."""
    from ivolt_desktop.panel.undoing import redo, undo_last

    def check(function: Callable[..., Any], *args: Any, **kwargs: Any) -> Changed:
        before = desk.state()
        changed = desk.changed(function, *args, **kwargs)
        after = desk.state()
        assert after != before
        assert changed.change_id is not None
        undone = undo_last(desk.panel, changed.change_id - 1)
        assert undone is not None and undone.label == f"Undo: {changed.label}"
        assert desk.state() == before
        again = redo(desk.panel, changed.change_id - 1)
        assert again is not None and again.label == f"Redo: {changed.label}"
        assert desk.state() == after
        return changed

    return check


