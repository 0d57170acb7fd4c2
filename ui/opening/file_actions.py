"""What can be done with the panel's file, for the menu and the palette."""

from pathlib import Path
from typing import TYPE_CHECKING

from ui.shell.actions import Action

if TYPE_CHECKING:
    from ui.opening.sitting import Sitting


def file_actions(sitting: "Sitting") -> list[Action]:
    """New, open, practise, copy, passphrase; in the order of the menu."""

    def own() -> bool:
        return sitting.panel is not None and not sitting.panel.practice

    return [
        Action("file-new", "Start a new panel …", sitting.start_another, "File"),
        Action("file-open", "Open a panel …", sitting.open_another, "File", "Ctrl+O"),
        Action("file-practice", "Open the practice panel", sitting.practise, "File", enabled=own),
        Action("file-copy", "Back up now …", lambda: back_up(sitting), "File", gap=True),
        Action("file-passphrase", "Change the passphrase …", lambda: change_passphrase(sitting), "File", enabled=own),
    ]


def back_up(sitting: "Sitting") -> None:
    """Choose a place and write a copy there."""
    from PySide6.QtWidgets import QFileDialog

    from ivolt_desktop.panel.backing_up import back_up_now, copy_name
    from ui.shell.panel_dialogs import FILTER

    panel, window = sitting.panel, sitting.window
    if panel is None or window is None:
        return
    start = Path(sitting.settings.recall("folder/copies", "") or panel.path.parent) / copy_name(panel)
    chosen, _ = QFileDialog.getSaveFileName(window, "Back up the panel", str(start), FILTER)
    if not chosen:
        return
    target = Path(chosen)
    sitting.settings.remember("folder/copies", str(target.parent))
    window.runner.run("Backing up", lambda _progress, _cancelled: back_up_now(panel, target),
                      then=lambda made: window.notify(f"The copy is in {made}"))


def change_passphrase(sitting: "Sitting") -> None:
    """Ask for the old passphrase and the new one, and encrypt the file anew."""
    from ivolt_desktop.store.rekey import change_passphrase as rekey
    from ui.opening.passphrase_change import PassphraseChange

    panel, window = sitting.panel, sitting.window
    if panel is None or window is None:
        return
    window.runner.drain()
    dialog = PassphraseChange(lambda old, new: rekey(panel, old, new), window)
    if dialog.exec():
        window.notify("The panel has its new passphrase. Copies made earlier keep the one they were made with.")
