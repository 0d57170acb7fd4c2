"""Copies of the panel file, encrypted as it is."""

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ivolt_desktop.rules.known_errors import CannotWrite, DiskFull
from ivolt_desktop.store.private_file import and_beside, begin_private

if TYPE_CHECKING:
    from ivolt_desktop.store.panel_file import PanelFile


def copy_to(panel: "PanelFile", target: Path) -> Path:
    """Copy a panel, whole and encrypted with the same passphrase, while it is open; returns ``target``.

    The copy appears under its name only when complete. Raises ``DiskFull`` or ``CannotWrite``.
    """
    part = target.with_name(target.name + ".part")
    if target.resolve() == panel.path.resolve():
        raise CannotWrite("A copy cannot take the place of the panel itself. Choose another name or folder.")
    if _stands_open(target):
        raise CannotWrite(f"{target.name} is open, or was not closed properly. Choose another name for the copy.")
    _clear(part)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        begin_private(part)
        copy = panel.connect_to(part)
        try:
            with panel.engine.connect() as connection:
                source = connection.connection.driver_connection
                assert source is not None
                source.backup(copy)
        finally:
            copy.close()
        os.replace(part, target)
    except OSError as error:
        raise CannotWrite(f"The copy {target.name} could not be written. Choose another folder.") from error
    except Exception as error:
        if "full" in str(error):
            raise DiskFull(f"There is no room for the copy {target.name}. Free some space and try again.") from error
        raise
    finally:
        _clear(part)
    return target


def _stands_open(target: Path) -> bool:
    """Whether SQLite keeps changes beside the target that it would write into whatever takes its place."""
    log = target.with_name(target.name + "-wal")
    try:
        return log.stat().st_size > 0
    except OSError:
        return False


def _clear(part: Path) -> None:
    """Remove an unfinished copy and what SQLite keeps beside it, as far as the folder allows."""
    for each in and_beside(part):
        with suppress(OSError):
            each.unlink(missing_ok=True)
