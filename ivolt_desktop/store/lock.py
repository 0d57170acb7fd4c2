"""One writer at a time: a lock beside the panel file that the operating system drops if the program dies."""

import os
import sys
from pathlib import Path

from ivolt_desktop.rules.known_errors import CannotWrite, FileInUse


class FileLock:
    """Holds ``<panel file>.lock`` for as long as the panel is open."""

    def __init__(self, panel: Path) -> None:
        self._path = panel.with_name(panel.name + ".lock")
        try:
            self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise CannotWrite(
                f"The folder of {panel.name} cannot be written to. Copy the panel file to a folder of your own and "
                "open it there."
            ) from error
        try:
            _take(self._handle)
        except OSError as error:
            os.close(self._handle)
            raise FileInUse(
                f"{panel.name} is open in another copy of the program. Close that copy first; nothing was changed."
            ) from error

    def release(self) -> None:
        """Let another copy open the file. Safe to call twice."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
