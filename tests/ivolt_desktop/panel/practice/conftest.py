"""The practice panel for all tests of this folder, which nobody may change, and copies that may be."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from ivolt_desktop.panel.practice.files import save_practice_files
from ivolt_desktop.panel.settings import apply_clock
from ivolt_desktop.store import PanelFile


@pytest.fixture(scope="session")
def practice_path(practice_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The practice panel as built."""
    return Path(shutil.copy(practice_file, tmp_path_factory.mktemp("built") / "practice.ivolt"))


@pytest.fixture
def own_practice(practice_path: Path, tmp_path: Path) -> Iterator[PanelFile]:
    """A practice panel that a test may change."""
    copy = tmp_path / "practice.ivolt"
    shutil.copy(practice_path, copy)
    panel = PanelFile.open_practice(copy)
    apply_clock(panel)
    yield panel
    panel.close()


@pytest.fixture
def reading(own_practice: PanelFile) -> Iterator[Session]:
    """A session on the practice panel."""
    with own_practice.reading() as session:
        yield session


@pytest.fixture(scope="session")
def saved_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with every practice file."""
    folder = tmp_path_factory.mktemp("files")
    save_practice_files(folder)
    return folder
