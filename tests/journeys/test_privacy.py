"""Nothing of anybody leaves the panel's file unasked: not in a log, a title, a setting, a temporary file or a crash."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from sqlalchemy import select

from ivolt_desktop.model import Agency, AsbCall, Person
from ivolt_desktop.panel.importing import import_files
from ivolt_desktop.panel.opening import new_panel, open_panel
from ivolt_desktop.places_on_disk import data_folder
from ivolt_desktop.store import PanelFile
from tests.journeys.leaks import everything_logged, leaked, personal_words
from tests.journeys.test_every_page import everything
from tests.journeys.walking import Walk
from ui.shell.crash_dialog import CrashDialog
from ui.shell.shared_window import SharedWindow


def test_what_is_looked_for_would_be_found() -> None:
    names = {"Meena Patel", "12 Althorne Way"}
    for code in ("utf-8", "utf-16-le", "utf-16-be"):
        hidden = b"\x93\0\xff" + "told to MEENA PATEL, at 12 Althorne Way.".encode(code) + b"\0\xe2"
        assert leaked(hidden, names) == ["12 Althorne Way", "Meena Patel"]
    assert leaked("call from meena patel", names) == ["Meena Patel"] and leaked(bytes(range(256)) * 9, names) == []


def test_a_whole_walk_leaves_nothing_of_anybody(
    begin: Callable[[], Walk], own_places: Path, own_practice: Path, left_over: dict[str, Path],
    capfd: pytest.CaptureFixture[str],
) -> None:
    told: list[str] = []
    with everything_logged() as logged:
        walk = begin()
        assert walk.sitting.panel is not None
        personal = personal_words(walk.sitting.panel)
        assert len(personal) > 1000
        everything(walk, left_over, lambda title, _root: told.append(title))
        find_and_open_somebody(walk)
        walk.window.toggle_shared()
        walk.settle()
        assert any(isinstance(each, SharedWindow) for each in QApplication.topLevelWidgets())
        walk.window.close()
        walk.settle()
    assert len(told) > 25
    assert leaked("\n".join(walk.titles), personal) == []
    assert leaked("\n".join(logged), personal) == []
    printed = capfd.readouterr()
    assert leaked(printed.out + printed.err, personal) == []
    written = [path for path in own_places.rglob("*") if path.is_file()]
    assert own_practice in written
    assert any(path.name == "window.ini" for path in written), "the settings are looked through as well"
    found = {path.name: leaked(path.read_bytes(), personal) for path in written}
    assert {name: words for name, words in found.items() if words} == {}
    assert leaked("\n".join(str(path) for path in written), personal) == []


def find_and_open_somebody(walk: Walk) -> None:
    """Open a person through Ctrl+K, so that a name is typed and listed."""
    assert walk.sitting.panel is not None
    with walk.sitting.panel.reading() as session:
        name = session.scalars(select(Person.name).join(AsbCall, AsbCall.person_id == Person.id)
                               .where(Person.name.contains(" "))).first()
    assert name
    walk.find(name, name)
    assert walk.window.pages.current_key == "people"


def test_the_file_its_log_and_its_copies_are_unreadable(
    tmp_path: Path, left_over: dict[str, Path], begin: Callable[[], Walk]
) -> None:
    """A panel with a passphrase, filled through the four steps, closed: not one name in any byte on the disk."""
    path = tmp_path / "own" / "Panel.ivolt"
    new_panel(path, "four calm words here").close()
    walk = begin()
    walk.sitting.change_to(lambda _parent: open_panel(path, "four calm words here"))
    walk.settle()
    panel = walk.sitting.panel
    assert panel is not None and panel.path == path and not panel.practice
    _bring_in(panel, left_over["police_calls"])
    personal = personal_words(panel)
    assert len(personal) > 100
    beside = {each.name: each.read_bytes() for each in path.parent.iterdir()}
    assert set(beside) >= {"Panel.ivolt", "Panel.ivolt-wal"}
    assert len(beside["Panel.ivolt-wal"]) > 100_000, "the write-ahead log is full of what was just stored"
    walk.window.close()
    copies = [each for each in data_folder().rglob("*.ivolt") if "backups" in each.parts]
    assert copies, "closing makes the day's copy"
    on_disk = beside | {each.name: each.read_bytes() for each in [*path.parent.iterdir(), *copies]}
    assert {name: leaked(content, personal) for name, content in on_disk.items()} == {name: [] for name in on_disk}


def _bring_in(panel: PanelFile, file: Path) -> None:
    with panel.work() as work:
        work.session.add(Agency(name="Metropolitan Police Service", short_name="Police", kind="police", supplies=True))
        work.commit()
    (account,) = import_files(panel, [file])
    assert account.stored and account.new > 50


def test_a_bug_while_a_record_is_open_tells_nothing_of_it(
    walk: Walk, own_places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert walk.sitting.panel is not None
    personal = personal_words(walk.sitting.panel)
    find_and_open_somebody(walk)
    on_the_page = leaked(walk.said(walk.page), personal)
    assert on_the_page, "somebody's particulars are on the screen"

    def broken() -> None:
        raise ValueError(f"no row for {on_the_page[0]} among {on_the_page}")

    monkeypatch.setattr(sys, "excepthook", walk.catches)
    QTimer.singleShot(0, broken)
    walk.until(lambda: _crash_dialogs())
    (dialog,) = _crash_dialogs()
    report = dialog.findChild(QPlainTextEdit)
    assert report is not None and "ValueError" in report.toPlainText()
    assert leaked(report.toPlainText() + dialog.windowTitle() + walk.said(dialog), personal) == []
    dialog.copy()
    assert leaked(QApplication.clipboard().text(), personal) == []
    dialog.carry_on.click()
    walk.settle()
    assert not _crash_dialogs() and walk.said(walk.page), "the window carries on"
    for path in own_places.rglob("*"):
        if path.is_file():
            assert leaked(path.read_bytes(), personal) == [], path.name


def _crash_dialogs() -> list[CrashDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, CrashDialog) and each.isVisible()]
