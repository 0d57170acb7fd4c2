"""A file that only its owner may read, from its first moment: SQLite gives what it keeps beside it the same rights."""

import os
from collections.abc import Iterator
from pathlib import Path

from ivolt_desktop.rules.known_errors import CannotWrite


def and_beside(path: Path) -> Iterator[Path]:
    """A file and whatever SQLite may keep beside it, there or not."""
    return (path.with_name(path.name + end) for end in ("", "-journal", "-wal", "-shm"))


def begin_private(path: Path) -> None:
    """Make an empty file with the owner's rights alone (on Windows the folder's rights decide).

    Raises ``CannotWrite``.
    """
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
    except OSError as error:
        raise CannotWrite(f"{path.name} cannot be made in {path.parent.name}. Choose another folder.") from error
