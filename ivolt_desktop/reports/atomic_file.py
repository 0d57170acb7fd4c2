"""A document appears whole or not at all: it is written beside its place and then moved into it."""

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ivolt_desktop.rules.known_errors import CannotWrite, DiskFull, KnownError

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def _known(problem: OSError, path: Path) -> KnownError:
    """The sentence for a failed write."""
    if problem.errno in _NO_ROOM:
        return DiskFull(
            f"There is no room left to save “{path.name}”. Free some space, or choose another folder."
        )
    if not path.parent.is_dir():
        return CannotWrite(f"The folder “{path.parent.name}” is not there. Choose another folder.")
    return CannotWrite(
        f"“{path.name}” could not be saved. It may be open in another program, "
        "or the folder may not allow saving. Close it, or choose another folder."
    )


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a temporary name in the folder of ``path``; move it to ``path`` when the block ends well.

    Whatever stood at ``path`` stays untouched until then. Where the block fails, nothing is left behind.

    Raises:
        DiskFull: no room left.
        CannotWrite: the folder is missing, not writable, or the old file is held open.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=".making-", suffix=path.suffix, dir=path.parent)
        os.close(handle)
    except OSError as problem:
        raise _known(problem, path) from problem
    temporary = Path(name)
    try:
        yield temporary
        temporary.chmod(0o600)
        os.replace(temporary, path)
    except OSError as problem:
        raise _known(problem, path) from problem
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()
