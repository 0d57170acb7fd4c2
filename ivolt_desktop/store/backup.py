"""Copies of the panel file, encrypted as it is."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from ivolt_desktop.rules.known_errors import CannotWrite, DiskFull

if TYPE_CHECKING:
    from ivolt_desktop.store.panel_file import PanelFile


def copy_to(panel: "PanelFile", target: Path) -> Path:
    """Copy a panel, whole and encrypted with the same passphrase, while it is open; returns ``target``.

    The copy appears under its name only when complete. Raises ``DiskFull`` or ``CannotWrite``.
    """
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
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
        part.unlink(missing_ok=True)
    return target
