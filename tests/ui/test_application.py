import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.application import build_application, open_window
from ui.desk import PageEntry
from ui.main_window import Opened
from ui.shell.crash_dialog import CrashDialog
from ui.shell.settings_file import SettingsFile
from ui.theme.current import look
from ui.theme.tokens import Look


@pytest.fixture
def hook() -> Iterator[None]:
    before = sys.excepthook
    yield
    sys.excepthook = before


def test_the_application_is_british_and_dressed_as_last_time(qapp: QApplication, tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path)
    settings.remember("look", "dark")
    application = build_application([], settings)
    assert application is qapp and look() is Look.DARK
    assert QLocale().toString(1234567) == "1,234,567" and QLocale().name() == "en_GB"
    assert not application.windowIcon().isNull()


def test_a_bug_in_the_background_comes_to_the_crash_dialog(qtbot: QtBot, tmp_path: Path, hook: None) -> None:
    page = QWidget()
    window = open_window(
        [PageEntry("month", "This month", 0, lambda desk: page)], Opened(object(), "OFFICIAL", "OFFICIAL"),
        SettingsFile(tmp_path),
    )
    qtbot.addWidget(window)

    def bug(progress: object, cancelled: object) -> None:
        raise ZeroDivisionError("Meena Patel")

    window.runner.run("Reading", bug)
    window.runner.drain()
    dialog = window.findChild(CrashDialog)
    assert dialog is not None and "ZeroDivisionError" in dialog.report.toPlainText()
    assert "Patel" not in dialog.report.toPlainText()
    dialog.carry_on.click()
    window.close()


def test_damaged_settings_are_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text("[General]\nlook={not json\nscale=\"[]]\"\n")
    settings = SettingsFile(tmp_path)
    settings.remember("size", ["large"])
    assert settings.recall_number("size", 1.0) == 1.0 and Look("purple") is Look.SYSTEM
    assert settings.recall("look", "light") == "light" and settings.recall("scale", 1.0) == 1.0
