"""Panel files that are made once for a run and copied for each test, which takes a thirtieth of the time."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ivolt_desktop.store import PanelFile, keys
from ivolt_desktop.store.lock import FileLock
from tests.practice_panel import in_turn


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The file ``name`` that ``make(path)`` makes, once for all the processes of a run; nobody may change it."""
    own = factory.getbasetemp()
    folder = (own.parent if own.name.startswith("popen-") else own) / "made once"
    folder.mkdir(exist_ok=True)
    path = folder / name
    with in_turn(folder / f"{name}.turn"):
        if not path.exists():
            part = folder / f"part of {name}"
            make(part)
            part.replace(path)
    return path


def copy_of(file: Path, path: Path) -> PanelFile:
    """A copy at ``path`` of a closed practice panel, opened as if it were being made there."""
    shutil.copy(file, path)
    return PanelFile(path, keys.PRACTICE_KEY, keys.salt_of(path), FileLock(path), practice=True, unfinished=True)


def make_empty(path: Path) -> None:
    """An empty practice panel."""
    PanelFile.create_practice(path).close()
