"""Pictures of pages: whole, told apart by their names, and different in each look."""

import shutil
import sys

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog

from ivolt_desktop.places_on_disk import practice_panel_path
from ui.portrait_list import dialogs_of
from ui.portraits import HIGH, WIDE, render


@pytest.fixture
def made_practice(practice_file, own_places, qapp, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    shutil.copy(practice_file, practice_panel_path())
    yield practice_panel_path()
    QApplication.setQuitOnLastWindowClosed(True)


def test_a_page_is_pictured_in_every_look(made_practice, tmp_path):
    before = made_practice.read_bytes()
    made = render(tmp_path / "pictures", ["documents"])
    assert sorted(path.name for path in made) == [f"{look} 12 Documents.png" for look in ("contrast", "dark", "light")]
    pictures = [QImage(str(path)) for path in made]
    assert all((picture.width(), picture.height()) == (WIDE, HIGH) for picture in pictures)
    corners = {picture.pixelColor(WIDE // 2, HIGH - 60).name() for picture in pictures}
    assert len(corners) == 3
    assert made_practice.read_bytes() == before


def test_every_dialog_can_be_made(made_practice, practice_panel, qtbot, own_places):
    from ivolt_desktop.places_on_disk import settings_folder
    from ui.opening.sitting import Sitting
    from ui.shell.settings_file import SettingsFile

    sitting = Sitting(SettingsFile(settings_folder()))
    window = sitting.show(practice_panel)
    for key in window.pages.entries:
        window.go(key)
        window.runner.drain()
    names = []
    for words, make in dialogs_of(window):
        dialog = make()
        qtbot.addWidget(dialog)
        names.append(words)
        if isinstance(dialog, QDialog):
            assert dialog.windowTitle().startswith(("IVOLT", "Find"))
    assert len(names) == len(set(names)) > 20
    window.runner.drain()
    window.close()
