"""Files dropped anywhere on the window, whatever page is in sight."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


def files_of(event: QDropEvent) -> list[Path]:
    """The files a drag carries; folders and links are none."""
    return local_files(event.mimeData())


def local_files(carried: QMimeData) -> list[Path]:
    """The files that a drag or the clipboard carries."""
    urls = carried.urls() if carried.hasUrls() else []
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return [path for path in paths if not path.is_dir()]


class FileDrop(QObject):
    """Lets ``window`` take files; ``take`` gets their paths. A page that takes drops itself comes first."""

    def __init__(self, window: QWidget, take: Callable[[list[Path]], object]) -> None:
        super().__init__(window)
        self._take = take
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
        if event.type() in kinds and isinstance(event, QDropEvent):
            files = files_of(event)
            if files:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    self._take(files)
                return True
        return bool(super().eventFilter(watched, event))
