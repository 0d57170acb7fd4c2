"""The program as it starts on the practice panel, for walking through."""

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivolt_desktop.panel.opening import open_practice
from ivolt_desktop.panel.practice.files import PracticeFile, practice_files
from ivolt_desktop.places_on_disk import practice_panel_path, settings_folder
from tests.journeys.walking import Walk
from ui.application import build_application
from ui.opening.sitting import Sitting
from ui.shell.settings_file import SettingsFile
from ui.theme.current import apply_look
from ui.theme.tokens import Look


@pytest.fixture
def own_practice(practice_file: Path, own_places: Path) -> Path:
    """The practice panel where the program keeps it."""
    return Path(shutil.copy(practice_file, practice_panel_path()))


@pytest.fixture
def begin(own_practice: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[[], Walk]]:
    """Opens the program on the practice panel, as often as it is called; no bug of its own may have come up."""
    walks: list[Walk] = []

    def open_it() -> Walk:
        settings = SettingsFile(settings_folder())
        build_application(settings=settings)
        apply_look(qapp, Look.LIGHT)
        sitting = Sitting(settings)
        tells_the_tests = sys.excepthook
        sitting.show(open_practice(own_practice))
        walk = Walk(sitting, qtbot)
        walk.catches, sys.excepthook = sys.excepthook, tells_the_tests
        walks.append(walk)
        with qtbot.waitActive(walk.window):
            walk.window.activateWindow()
        walk.settle()
        return walk

    yield open_it
    for walk in walks:
        walk.window.close()
    assert [repr(error) for walk in walks for error in walk.broken] == []


@pytest.fixture
def walk(begin: Callable[[], Walk]) -> Walk:
    """The program, open on the practice panel."""
    return begin()


@pytest.fixture
def left_over(tmp_path: Path) -> dict[str, Path]:
    """The practice files that are still to be brought in, by what they hold."""
    found = {}
    for file in practice_files():
        if not file.brought_in:
            found[file.feed] = _written(file, tmp_path / "from the agencies")
    return found


def _written(file: PracticeFile, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    file.write(folder / file.name)
    return folder / file.name
