"""A layout or a feed as a small file that another panel can use: it holds headers and choices, never a row."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.file_choice import ask_for_file, ask_where_to_save
from ui.pages.deliveries.saving import plain_name

_LARGEST = 2_000_000


def ask_and_write(desk: Desk, parent: QWidget, name: str, kinds: str, text: str) -> None:
    """Ask where, then write; what happened is told in the notice."""
    chosen = ask_where_to_save(parent, "Save as a file", plain_name(name), kinds, desk.settings)
    if chosen:
        write(desk, chosen, Path(name).suffix, text)


def write(desk: Desk, path: Path, suffix: str, text: str) -> None:
    """Write a small file; a refusal is told in the notice."""
    target = path if path.suffix else path.with_suffix(suffix)
    try:
        target.write_text(text, encoding="utf-8")
    except OSError:
        desk.notify(f"{target.name} could not be written. Choose another place.", refused=True)
        return
    desk.notify(f"Saved in {target.name}. It holds headers and choices only, nothing of any row.")


def ask_and_read(parent: QWidget, title: str, kinds: str, then: Callable[[str], object], desk: Desk) -> None:
    """Ask for a file and hand over its text."""
    chosen = ask_for_file(parent, title, f"{kinds};;All files (*)", desk.settings)
    if chosen:
        read(chosen, then, desk)


def read(path: Path, then: Callable[[str], object], desk: Desk) -> None:
    """Hand over the text of a small file; a refusal is told in the notice."""
    try:
        if path.stat().st_size > _LARGEST:
            raise ValueError
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError):
        desk.notify(f"{path.name} cannot be read as such a file.", refused=True)
        return
    then(text)
