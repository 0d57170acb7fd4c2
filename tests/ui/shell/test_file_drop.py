"""Files dropped anywhere on the window."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QTableView, QVBoxLayout, QWidget
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


def _drag(window: QWidget, over: QWidget, file: Path) -> bool:
    """Drag a file over a part of the window and let go, as the system tells a window of it."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    mime.setText(file.as_uri())
    at, copy = over.mapTo(window, over.rect().center()), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for event in (QDragEnterEvent(at, copy, mime, left, none), QDragMoveEvent(at, copy, mime, left, none),
                  QDropEvent(QPointF(at), copy, mime, left, none)):
        event.setAccepted(False)
        QCoreApplication.sendEvent(window.windowHandle(), event)
        if not event.isAccepted():
            return False
    return True


def _shown(qtbot: QtBot, window: QWidget, folder: Path) -> tuple[list[list[Path]], Path]:
    """Show a window that takes files; what it has taken, and a file to drop."""
    taken: list[list[Path]] = []
    FileDrop(window, taken.append)
    with qtbot.waitExposed(window):
        window.show()
    sheet = folder / "calls.csv"
    sheet.write_text("a")
    return taken, sheet


def test_a_file_dropped_on_any_part_is_brought_in_and_no_path_is_typed(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    line, notes, table = QLineEdit(), QPlainTextEdit(), QTableView()
    column = QVBoxLayout(window)
    for each in (line, notes, table):
        column.addWidget(each)
    taken, sheet = _shown(qtbot, window, tmp_path)
    for part in (line, notes, table.viewport(), window):
        assert _drag(window, part, sheet)
        assert taken.pop() == [sheet] and not taken
    assert line.text() == "" and notes.toPlainText() == ""


def test_nothing_is_taken_behind_a_dialog(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    taken, sheet = _shown(qtbot, window, tmp_path)
    dialog = QDialog(window)
    dialog.setModal(True)
    dialog.show()
    assert not _drag(window, window, sheet) and not taken
    dialog.close()
    assert _drag(window, window, sheet) and taken == [[sheet]]
