"""From opening to closing: what was open last, what cannot be opened, changing panels, a copy a day."""

import shutil
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from ivolt_desktop.panel.backing_up import back_up_for_today
from ivolt_desktop.panel.opening import new_panel, open_panel
from ivolt_desktop.places_on_disk import data_folder, practice_panel_path, settings_folder
from ivolt_desktop.rules.known_errors import FileInUse
from ui.opening import sitting as module
from ui.opening.sitting import LAST, PRACTICE, Sitting
from ui.shell import panel_dialogs
from ui.shell.settings_file import SettingsFile
from ui.widgets.todays_date import todays_date

PASSPHRASE = "four calm words here"


@pytest.fixture
def settings(own_places):
    return SettingsFile(settings_folder())


@pytest.fixture
def told(monkeypatch):
    """The sentences that had to be read."""
    said = []
    monkeypatch.setattr(Sitting, "_tell", lambda self, title, sentence, parent=None: said.append(sentence))
    return said


@pytest.fixture
def sitting(settings, told, qapp, monkeypatch):
    import sys

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    made = Sitting(settings)
    yield made
    if made.window is not None:
        made.window.close()


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "June.ivolt"
    new_panel(path, PASSPHRASE).close()
    return path


@pytest.fixture
def answering(monkeypatch):
    """Every dialog that opens is answered by this function."""
    def answer(function):
        monkeypatch.setattr(QDialog, "exec", function)
    return answer


def type_passphrase(dialog):
    assert isinstance(dialog, panel_dialogs.PassphraseDialog)
    dialog.boxes[0].setText(PASSPHRASE)
    dialog.try_it()
    return dialog.result()


@pytest.fixture
def made_practice(practice_file, own_places):
    shutil.copy(practice_file, practice_panel_path())


def test_the_practice_panel_opens_at_once_and_again_next_time(sitting, made_practice, settings):
    assert sitting.begin(practice=True)
    assert sitting.window.isVisible() and sitting.panel.practice
    assert "PRACTICE DATA" in sitting.window.opened.marking
    assert settings.recall(LAST) == PRACTICE
    sitting.window.runner.drain()
    sitting.window.close()
    again = Sitting(settings)
    assert again.begin() and again.panel.practice
    again.window.close()


def test_ones_own_panel_asks_for_its_passphrase_and_is_copied_at_closing(sitting, own, answering, settings):
    answering(type_passphrase)
    assert sitting.begin(path=own)
    assert settings.recall(LAST) == str(own)
    sitting.window.count_again()
    sitting.window.runner.drain()
    assert sitting.window.status.said.endswith("encrypted")
    panel = sitting.panel
    sitting.window.close()
    assert len(list((data_folder() / "backups").rglob("*.ivolt"))) == 1
    opened = open_panel(own, PASSPHRASE)
    assert back_up_for_today(opened) is None
    opened.close()
    assert panel is sitting.panel


def test_a_panel_that_has_moved_is_said_and_the_start_screen_comes(sitting, told, answering, tmp_path):
    seen = []
    answering(lambda dialog: seen.append(type(dialog).__name__) or 0)
    assert not sitting.begin(path=tmp_path / "Gone.ivolt")
    assert told and told[0].startswith("Gone.ivolt is not in") and seen == ["StartScreen"]


def test_a_file_in_use_is_refused_in_the_passphrase_dialog(sitting, own, answering):
    held = open_panel(own, PASSPHRASE)
    sentences = []

    def give_up(dialog):
        if isinstance(dialog, panel_dialogs.PassphraseDialog):
            type_passphrase(dialog)
            sentences.append(dialog.problem.text())
        return 0

    answering(give_up)
    assert not sitting.begin(path=own)
    held.close()
    assert sentences and "open in another copy" in sentences[0]


def test_a_practice_panel_in_use_leaves_the_start_screen(sitting, told, made_practice, answering, monkeypatch):
    def in_use(path=None):
        raise FileInUse("Practice.ivolt is open in another copy of the program.")

    monkeypatch.setattr(module, "open_made_practice", in_use)
    answering(lambda dialog: 0)
    assert not sitting.begin(practice=True)
    assert told == ["Practice.ivolt is open in another copy of the program."]


def test_changing_to_another_panel_closes_the_first(sitting, made_practice, own, answering, monkeypatch):
    sitting.begin(practice=True)
    first_window, first = sitting.window, sitting.panel
    answering(type_passphrase)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_more: (str(own), ""))
    sitting.window.actions_of_window.do("file-open")
    assert sitting.panel is not first and not sitting.panel.practice
    assert not first_window.isVisible() and sitting.window.isVisible()
    module.open_made_practice(practice_panel_path()).close()
    QApplication.processEvents()


def test_giving_up_keeps_the_panel_that_is_open(sitting, made_practice, monkeypatch):
    sitting.begin(practice=True)
    assert todays_date() == sitting.panel.clock().date() != date.today()
    before = sitting.window
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_more: ("", ""))
    sitting.open_another()
    assert sitting.window is before and before.isVisible()


def test_a_copy_by_hand_is_told_of(sitting, made_practice, monkeypatch, tmp_path):
    sitting.begin(practice=True)
    target = tmp_path / "stick" / "copy.ivolt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(target), ""))
    sitting.window.actions_of_window.do("file-copy")
    sitting.window.runner.drain()
    assert target.exists() and str(target) in sitting.window.notice.sentence


def test_records_are_found_from_the_palette_and_opened(sitting, made_practice):
    sitting.begin(practice=True)
    window = sitting.window
    window.runner.drain()
    lines = window.opened.search("station parade").records
    place = next(line for line in lines if line.sub.startswith("Place"))
    place.open()
    window.runner.drain()
    assert window.pages.current_key == "places"


def test_titles_and_settings_hold_no_name(sitting, made_practice, settings):
    sitting.begin(practice=True)
    window = sitting.window
    window.go("people", person=1)
    window.runner.drain()
    assert window.windowTitle() == "IVOLT Desktop"
    window.close()
    kept = (settings_folder() / "window.ini").read_text()
    assert "Practice" not in kept.replace("practice", "")
