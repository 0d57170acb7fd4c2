"""Pictures of every page and dialog on the practice panel, light and dark, for looking at beside the design."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget

from ivolt_desktop.panel.opening import open_made_practice, open_practice
from ivolt_desktop.places_on_disk import practice_panel_path
from ivolt_desktop.store import PanelFile
from ui.application import build_application
from ui.main_window import MainWindow
from ui.opening.sitting import Sitting
from ui.portrait_list import dialogs_of, states_of
from ui.shell.settings_file import SettingsFile
from ui.theme.tokens import Look

WIDE, HIGH = 1440, 900
_SMALL = (1280, 720)


def render_from_command_line(arguments: Sequence[str]) -> int:
    """``main.py screens FOLDER [PAGE ...]``: pictures of all pages, or of those named by their keys."""
    parser = argparse.ArgumentParser(prog="main.py screens", description="Every page and dialog as PNG files.")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("pages", nargs="*", metavar="PAGE", help="keys of pages, or dialogs; all where none is given")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args(list(arguments))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    made = render(chosen.folder, chosen.pages)
    if not chosen.here:
        again = [sys.executable, "main.py", "screens", str(chosen.folder.resolve()), *chosen.pages, "--here"]
        done = subprocess.run(again, check=False, cwd=Path(__file__).resolve().parents[1],
                              env={**os.environ, "QT_SCALE_FACTOR": "2"})
        if done.returncode:
            return done.returncode
        sys.stdout.write(f"The pictures are in {chosen.folder}\n")
    return 0 if made else 1


def render(folder: Path, pages: Sequence[str] = ()) -> list[Path]:
    """Render pages (all where none is named) and dialogs into ``folder``; returns the files made.

    At the usual scale: every page light and dark, a smaller window and high contrast for the pages; at another scale
    (``QT_SCALE_FACTOR``) every page light.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        settings = SettingsFile(Path(place))
        application = build_application(["portraits"], settings)
        application.setQuitOnLastWindowClosed(False)
        doubled = os.environ.get("QT_SCALE_FACTOR", "") not in ("", "1")
        with _practice(Path(place)) as panel:
            sitting = Sitting(settings)
            window = sitting.show(panel)
            sys.excepthook = sys.__excepthook__  # a page that breaks must end this, not open a dialog
            painter = _Painter(folder, window)
            if doubled:
                painter.everything("200 percent", Look.LIGHT, pages, (WIDE, HIGH), dialogs=False)
                painter.everything("200 percent small", Look.LIGHT, pages, _SMALL, dialogs=False)
            else:
                painter.everything("light", Look.LIGHT, pages, (WIDE, HIGH))
                painter.everything("dark", Look.DARK, pages, (WIDE, HIGH))
                painter.everything("contrast", Look.CONTRAST, pages, (WIDE, HIGH), dialogs=False)
            window.close()
            return painter.made


@contextmanager
def _practice(place: Path) -> Iterator[PanelFile]:
    """A copy of the practice panel, so that the pictures change nothing in it."""
    made = practice_panel_path()
    if not made.exists():
        open_practice(progress=lambda words, _share: None).close()
    copy = place / "Practice.ivolt"
    shutil.copyfile(made, copy)
    panel = open_made_practice(copy) or open_practice(copy)
    try:
        yield panel
    finally:
        panel.close()


class _Painter:
    def __init__(self, folder: Path, window: MainWindow) -> None:
        self.folder, self.window = folder, window
        self.made: list[Path] = []

    def everything(
        self, label: str, look: Look, pages: Sequence[str], size: tuple[int, int], *, dialogs: bool = True
    ) -> None:
        """Every page and its states, then every dialog, in one look."""
        self.window.set_look(look)
        self.window.setWindowState(Qt.WindowState.WindowNoState)
        self.window.resize(*size)
        states = states_of(self.window.opened.panel)
        for at, entry in enumerate(self.window.pages.entries.values(), start=1):
            if pages and entry.key not in pages:
                continue
            self._page(f"{label} {at:02} {entry.title}", entry.key)
            for words, where in states.get(entry.key, ()):
                self._page(f"{label} {at:02} {entry.title}, {words}", entry.key, where)
        if dialogs and (not pages or "dialogs" in pages):
            for words, make in dialogs_of(self.window):
                self._dialog(f"{label} dialog {words}", make)

    def _page(self, name: str, key: str, where: dict[str, Any] | None = None) -> None:
        self.window.go(key, **(where or {}))
        self._settle()
        self._grab(self.window, name)

    def _dialog(self, name: str, make: Callable[[], QWidget]) -> None:
        dialog = make()
        dialog.show()
        self._settle()
        self._grab(dialog, name)
        dialog.close()
        dialog.deleteLater()
        self._settle()

    def _settle(self) -> None:
        """Wait for work in the background, and for what follows from it."""
        for _ in range(4):
            self.window.runner.drain()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            QCoreApplication.processEvents()

    def _grab(self, widget: QWidget, name: str) -> None:
        path = self.folder / f"{name}.png"
        if not widget.grab().save(str(path)):
            raise OSError(f"{path.name} could not be written")
        self.made.append(path)
