"""Asking for a file of an agency: begins where the last one was, at first where mail and browsers put files."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.widgets.memory import Memory

AGENCY_FILES = (
    "Files of agencies (*.xlsx *.xls *.xlsm *.xlsb *.ods *.csv *.tsv *.txt *.html *.htm *.mht *.mhtml *.xml "
    "*.prn *.zip *.geojson *.json *.shp);;"
    "All files (*)"
)
"""What the dialog shows of a folder: endings that agencies' files have, or everything."""
_FOLDER = "files/folder"


def starting_folder(memory: Memory) -> str:
    """The folder of the last file asked for, while it is there; else the user's downloads, else their own folder."""
    kept = str(memory.recall(_FOLDER, "") or "")
    if kept and Path(kept).is_dir():
        return kept
    downloads = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
    return downloads if downloads and Path(downloads).is_dir() else str(Path.home())


def ask_for_files(parent: QWidget, title: str, kinds: str, memory: Memory) -> list[Path]:
    """Ask for files; none where the person thinks better of it. The folder is remembered, never a name."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, starting_folder(memory), kinds)
    return _remembered([Path(each) for each in chosen], memory)


def ask_for_file(parent: QWidget, title: str, kinds: str, memory: Memory) -> Path | None:
    """As :func:`ask_for_files`, for one."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, starting_folder(memory), kinds)
    return next(iter(_remembered([Path(chosen)] if chosen else [], memory)), None)


def ask_where_to_save(parent: QWidget, title: str, name: str, kinds: str, memory: Memory) -> Path | None:
    """Ask where to write a file for somebody else; begins in the folder of the last file asked for."""
    wanted = str(Path(starting_folder(memory)) / name)
    chosen, _ = QFileDialog.getSaveFileName(parent, title, wanted, kinds)
    return next(iter(_remembered([Path(chosen)] if chosen else [], memory)), None)


def _remembered(paths: list[Path], memory: Memory) -> list[Path]:
    if paths:
        memory.remember(_FOLDER, str(paths[-1].parent))
    return paths
