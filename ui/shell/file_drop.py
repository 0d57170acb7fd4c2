"""Files dropped anywhere on the window, whatever page is in sight."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

_LEFT_BY_PROGRAMS = frozenset({"thumbs.db", "desktop.ini"})


def carries_files(event: QDropEvent) -> bool:
    """Whether a drag carries files or folders; links are none. Looks into no folder, as it is asked at every move."""
    return bool(_local(event.mimeData()))


def files_of(event: QDropEvent) -> list[Path]:
    """The files a drag carries."""
    return local_files(event.mimeData())


def local_files(carried: QMimeData) -> list[Path]:
    """The files that a drag or the clipboard carries; a folder stands for the files that lie in it, by name."""
    return [file for path in _local(carried) for file in (_inside(path) if path.is_dir() else [path])]


def _local(carried: QMimeData) -> list[Path]:
    urls = carried.urls() if carried.hasUrls() else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted((each for each in folder.iterdir() if each.is_file() and not _of_programs(each.name)),
                      key=lambda each: each.name.casefold())
    except OSError:
        return []


def _of_programs(name: str) -> bool:
    """Files that programs leave in a folder, those of a spreadsheet that is open among them."""
    return name.startswith((".", "~$")) or name.casefold() in _LEFT_BY_PROGRAMS


class FileDrop(QObject):
    """Lets ``window`` take files; ``take`` gets their paths, none where a folder holds none.

    Wherever in the window they are dropped, on a text box too, which would otherwise take their path for words.
    While a dialog waits for an answer nothing is taken.
    """

    def __init__(self, window: QWidget, take: Callable[[list[Path]], object]) -> None:
        super().__init__(window)
        self._window, self._take = window, take
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Show:
            of_system = self._window.windowHandle()
            if of_system is not None:
                of_system.installEventFilter(self)  # before the part below the pointer is asked
        kinds = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
        if event.type() in kinds and isinstance(event, QDropEvent) and carries_files(event):
            if QApplication.activeModalWidget() is not None:
                event.ignore()
                return True
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self._window.activateWindow()
                self._take(files_of(event))
            return True
        return bool(super().eventFilter(watched, event))
