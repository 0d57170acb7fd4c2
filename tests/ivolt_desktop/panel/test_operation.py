from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from ivolt_desktop.model import Agency, Change, Member
from ivolt_desktop.panel.operation import Changed, perform
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.store import PanelFile, UnitOfWork
from tests.copied_panels import copy_of


@pytest.fixture
def panel(empty_file: Path, tmp_path: Path) -> Iterator[PanelFile]:
    made = copy_of(empty_file, tmp_path / "panel.ivolt")
    yield made
    made.close()


def add_agency(work: UnitOfWork, *, name: str, members: tuple[str, ...] = (), allowed: bool = True) -> int:
    agency = Agency(name=name, short_name=name, kind="other")
    work.session.add(agency)
    work.session.flush()
    work.session.add_all(Member(name=each, agency_id=agency.id) for each in members)
    work.says(f"Add {name}")
    if not allowed:
        raise NotAllowed("The panel does not allow it.")
    return agency.id


def look(work: UnitOfWork) -> int:
    return work.session.scalar(select(func.count(Agency.id))) or 0


def counts(panel: PanelFile) -> tuple[int, int]:
    with panel.reading() as session:
        return (
            session.scalar(select(func.count(Agency.id))) or 0, session.scalar(select(func.count(Change.id))) or 0,
        )


def test_one_function_is_one_change(panel: PanelFile) -> None:
    changed = perform(panel, add_agency, name="Northgate", members=("Ada Fenn", "Bo Lark"))
    assert changed == Changed(
        label="Add Northgate", kinds=frozenset({"agency", "member"}), ids={"agency": [1], "member": [1, 2]},
        change_id=1, result=1,
    )
    assert counts(panel) == (1, 1)
    with panel.reading() as session:
        change = session.scalars(select(Change)).one()
        assert (change.operation, change.label) == ("add_agency", "Add Northgate")
        assert change.who


def test_an_error_changes_nothing(panel: PanelFile) -> None:
    with pytest.raises(NotAllowed, match="does not allow"):
        perform(panel, add_agency, name="Northgate", members=("Ada Fenn",), allowed=False)
    assert counts(panel) == (0, 0)


def test_changes_are_numbered_one_after_another(panel: PanelFile) -> None:
    assert [perform(panel, add_agency, name=name).change_id for name in ("A", "B", "C")] == [1, 2, 3]


def test_a_function_that_touches_nothing_leaves_no_change(panel: PanelFile) -> None:
    perform(panel, add_agency, name="Northgate")
    changed = perform(panel, look)
    assert (changed.change_id, changed.kinds, changed.ids, changed.result) == (None, frozenset(), {}, 1)
    assert counts(panel) == (1, 1)
