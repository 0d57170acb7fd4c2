"""Starting the program: the panel asked for, else the one open last, else a calm screen to choose from."""

import argparse
import gc
from collections.abc import Sequence
from pathlib import Path


def start(arguments: Sequence[str]) -> int:
    """Open the window and stay until it is closed; returns the exit status."""
    chosen = _parser().parse_args(list(arguments))
    # Start-up makes many objects that all stay; looking through them for rubbish would take a third of the time.
    gc.disable()
    # The store before Qt: what is imported after PySide6 loads more slowly.
    import ivolt_desktop.panel.opening  # noqa: F401, I001
    from PySide6.QtCore import QTimer
    from ivolt_desktop.places_on_disk import settings_folder
    from ui.application import build_application
    from ui.opening.sitting import Sitting
    from ui.shell.settings_file import SettingsFile

    settings = SettingsFile(settings_folder())
    application = build_application(settings=settings)
    QTimer.singleShot(0, _tidy_from_now_on)
    sitting = Sitting(settings)
    try:
        if not sitting.begin(practice=chosen.practice, path=chosen.panel):
            return 0
    except Exception as error:
        from ui.shell.crash_dialog import CrashDialog

        CrashDialog(error).exec()
        return 1
    return int(application.exec())


def _tidy_from_now_on() -> None:
    """Once the first events are handled: keep what start-up made out of every later look for rubbish."""
    gc.freeze()
    gc.enable()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="main.py", description="IVOLT Desktop. Without an option it opens the panel that was open last.",
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--practice", action="store_true", help="open the practice panel (made first if need be)")
    which.add_argument("--panel", type=Path, metavar="FILE", help="open this panel file; its passphrase is asked for")
    return parser
