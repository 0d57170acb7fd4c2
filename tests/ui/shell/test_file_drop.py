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


def test_files_are_taken_and_folders_and_links_are_not(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    taken: list[Path] = []
    drop = FileDrop(window, taken.extend)
    assert window.acceptDrops()
    sheet = tmp_path / "calls.csv"
    sheet.write_text("a")
    assert _drop(drop, window, QUrl.fromLocalFile(str(sheet)), QUrl.fromLocalFile(str(tmp_path)))
    assert taken == [sheet]
    assert not _drop(drop, window, QUrl("https://example.org/calls.csv"))
    assert taken == [sheet]
