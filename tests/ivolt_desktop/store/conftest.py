"""A practice panel for every test that needs one, and the commands that run in another process."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ivolt_desktop.model import Agency, Member
from ivolt_desktop.store import PanelFile, bulk_columns, large_changes, settling
from tests.copied_panels import copy_of


@pytest.fixture
def panel(empty_file: Path, tmp_path: Path) -> Iterator[PanelFile]:
    """An empty panel that needs no passphrase."""
    made = copy_of(empty_file, tmp_path / "panel.ivolt")
    yield made
    made.close()


@pytest.fixture
def add_agency(panel: PanelFile) -> Callable[..., int]:
    """Adds an agency in one change, with a member for each name given; returns the agency's id."""

    def add(name: str = "Northgate Council", *members: str) -> int:
        with panel.work("add agency") as work:
            agency = Agency(name=name, short_name=name.split()[0], kind="council")
            work.session.add(agency)
            work.session.flush()
            work.session.add_all(Member(name=each, agency_id=agency.id) for each in members)
            work.says(f"Add {name}")
            work.commit()
            return agency.id

    return add


@pytest.fixture
def another_process(root: Path) -> Callable[..., subprocess.Popen[str]]:
    """Starts Python on some code with arguments, in a process of its own, with the checkout to import from."""

    def start(code: str, *arguments: object) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-W", "error", "-c", code, *map(str, arguments)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env={**os.environ, "PYTHONPATH": str(root)},
        )

    return start


@pytest.fixture
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits at which a test need not be large."""
    monkeypatch.setattr(bulk_columns, "MANY", 3)
    monkeypatch.setattr(large_changes, "VERY_MANY", 10)
    monkeypatch.setattr(settling, "MOST_AT_ONCE", 7)


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Changes do not wait for indexes, as though that had taken too long."""
    monkeypatch.setattr(settling, "_LONGEST_WAIT", 0.0)
