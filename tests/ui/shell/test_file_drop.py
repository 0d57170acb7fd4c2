"""Files dropped anywhere on the window."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.shell.file_drop import FileDrop


def _drop(drop: FileDrop, window: QWidget, *urls: QUrl) -> bool:
    mime = QMimeData()
    mime.setUrls(list(urls))
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
                       Qt.KeyboardModifier.NoModifier)
    event.setAccepted(False)
    return drop.eventFilter(window, event) and event.isAccepted()


def test_files_are_taken_and_links_are_not(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    taken: list[Path] = []
    drop = FileDrop(window, taken.extend)
    assert window.acceptDrops()
    sheet = tmp_path / "calls.csv"
    sheet.write_text("a")
    assert _drop(drop, window, QUrl.fromLocalFile(str(sheet)))
    assert taken == [sheet]
    assert not _drop(drop, window, QUrl("https://example.org/calls.csv"))
    assert taken == [sheet]


def test_a_folder_stands_for_the_files_in_it(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    taken: list[list[Path]] = []
    drop = FileDrop(window, taken.append)
    folder, nothing = tmp_path / "May", tmp_path / "June"
    (folder / "deeper").mkdir(parents=True)
    nothing.mkdir()
    for name in ("fires.xlsx", "Calls.csv", "~$fires.xlsx", "Thumbs.db", ".DS_Store", "deeper/other.csv"):
        (folder / name).write_text("a")
    alone = tmp_path / "alone.csv"
    alone.write_text("a")
    assert _drop(drop, window, QUrl.fromLocalFile(str(alone)), QUrl.fromLocalFile(str(folder)))
    assert taken.pop() == [alone, folder / "Calls.csv", folder / "fires.xlsx"]
    assert _drop(drop, window, QUrl.fromLocalFile(str(nothing))) and taken == [[]]
