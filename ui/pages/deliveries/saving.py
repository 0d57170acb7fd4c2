"""Saving what was set aside as a workbook to send back."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from ivolt_desktop.rules.counting_words import count_of
from ui.desk import Desk
from ui.file_choice import ask_where_to_save

_UNWANTED = str.maketrans(dict.fromkeys('<>:"/\\|?*', "."))
"""Characters that a file's name may not hold on Windows."""


def ask_and_save(
    desk: Desk, parent: QWidget, file_name: str, headers: Sequence[str], rows: Sequence[Sequence[Any]]
) -> None:
    """Ask where, then write in the background; what happened is told in the notice."""
    bare = Path(file_name).stem if Path(file_name).suffix else file_name
    wanted = f"{plain_name(bare)}, set aside.xlsx"
    chosen = ask_where_to_save(parent, "Save what was set aside", wanted, "Excel workbook (*.xlsx)", desk.settings)
    if chosen:
        save_to(desk, chosen, headers, rows)


def plain_name(name: str) -> str:
    """A name that a file may have everywhere."""
    return name.translate(_UNWANTED)


def save_to(desk: Desk, path: Path, headers: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Write the workbook in the background."""
    target = path if path.suffix else path.with_suffix(".xlsx")

    def write(progress: object, cancelled: object) -> None:
        from ivolt_desktop.panel.views.deliveries import save_rows

        save_rows(target, "Set aside", headers, rows, practice=bool(getattr(desk.panel, "practice", False)))

    desk.runner.run("Saving what was set aside", write,
                    then=lambda _: desk.notify(f"{count_of(len(rows), 'row')} saved in {target.name}."))
