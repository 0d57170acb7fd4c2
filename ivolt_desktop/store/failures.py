"""The database's own errors, turned into sentences the user can act on."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError

from ivolt_desktop.rules.known_errors import CannotWrite, ChangedElsewhere, DiskFull, FileInUse, NotAPanelFile


@contextmanager
def in_plain_words(file_name: str) -> Iterator[None]:
    """Raise a known error where the disk is full or gone, the file busy, damaged or read only, or a record moved on."""
    try:
        yield
    except StaleDataError as error:
        raise ChangedElsewhere(
            "This record was changed since you opened it. Your typing is still here; look at the new values, then save "
            "again."
        ) from error
    except DBAPIError as error:
        said = str(error.orig)
        if "disk is full" in said:
            raise DiskFull(
                f"There is no room left on the disk, so {file_name} was not changed. Free some space and do it again."
            ) from error
        if "database is locked" in said:
            raise FileInUse(f"{file_name} is busy. Nothing was changed; try again in a moment.") from error
        if "readonly" in said or "unable to open" in said:
            raise CannotWrite(
                f"{file_name} cannot be written to. Copy it to a folder of your own and open it there."
            ) from error
        if "malformed" in said:
            raise NotAPanelFile(f"{file_name} is damaged: part of it is missing. Open your last backup.") from error
        if "disk I/O error" in said:
            raise CannotWrite(
                f"{file_name} could not be reached, so nothing was changed. Check that the disk it is on is connected, "
                "then open it again."
            ) from error
        raise
