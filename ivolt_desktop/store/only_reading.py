"""Reading a panel file that another copy of the program may have open, without writing a byte anywhere.

Where a log stands beside the file, somebody has it open: it is read with its log, through SQLite's own locks, and the
state is the last one committed. Where there is none the file itself is that state; it is read without locks, for which
SQLite would begin a log, and after each reading it is asked whether the file has stayed as it was.
"""

from pathlib import Path, PurePath

from ivolt_desktop.rules.known_errors import FileInUse

_WITH_LOG = "mode=ro&readonly_shm=1"
_ALONE = "mode=ro&immutable=1"


def address_of(path: PurePath) -> str:
    """The whole path of a file as SQLite wants its address; it takes no name of a server between the first strokes."""
    found = path.as_uri()
    return found if found.startswith("file:///") else found.replace("file://", "file:////", 1)


def alone(path: Path) -> str:
    """The address of a file to be read without its log and without locks; nothing is written whatever comes of it."""
    return f"{address_of(path.absolute())}?{_ALONE}"


class StillFile:
    """The address of a panel file for SQLite, and whether the file stands as it was when this was made.

    Raises ``FileInUse`` where there is a log that nobody keeps: whoever reads it would have to begin its index.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        log, index = (path.with_name(path.name + each) for each in ("-wal", "-shm"))
        self._alone = not log.exists()
        if not self._alone and not index.exists():
            raise FileInUse(
                f"{path.name} was not closed when it was open last. Open it once, which puts that right, then do this "
                "again; nothing was changed.")
        self._stood = self._now()
        self.address = alone(path) if self._alone else f"{address_of(path.absolute())}?{_WITH_LOG}"

    def check(self) -> None:
        """Raises ``FileInUse`` where the file was read without locks and has been changed since."""
        if self._alone and self._now() != self._stood:
            raise FileInUse(f"{self._path.name} was changed while it was being read. Do it again.")

    def _now(self) -> tuple[int, int, int]:
        found = self._path.stat()
        return found.st_ino, found.st_mtime_ns, found.st_size
