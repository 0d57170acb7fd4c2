"""The practice panel for the tests: built once for the sources that make it, kept between runs, and copied."""

import hashlib
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
NAME = "Practice.ivolt"
_AN_HOUR = 3600


def fingerprint() -> str:
    """Changes whenever anything changes that the practice panel is made with."""
    whole = hashlib.sha256(sys.version.encode())
    sources = {*ROOT.glob("ivolt_desktop/**/*.py"), *ROOT.glob("installer/*.txt"), *ROOT.glob("resources/*/*.*")}
    for path in sorted(sources - {ROOT / "ivolt_desktop" / "command_line.py"}):
        whole.update(path.relative_to(ROOT).as_posix().encode())
        whole.update(path.read_bytes())
    return whole.hexdigest()[:16]


def built_in(folder: Path) -> Path:
    """The practice panel of these sources in ``folder``, built there unless an earlier run has left it.

    Runs side by side take turns: the second finds what the first has built.
    """
    with in_turn(folder / "turn"):
        return _found_or_built(folder)


@contextmanager
def in_turn(path: Path) -> Iterator[None]:
    """Go on alone among all processes that ask for a turn with this file."""
    with path.open("w") as turn:
        _take_turn(turn)
        yield


def _take_turn(turn: IO[str]) -> None:
    """Wait for the turn; closing the file gives it back."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(turn.fileno(), msvcrt.LK_LOCK, 1)
    else:
        import fcntl

        fcntl.flock(turn, fcntl.LOCK_EX)


def _found_or_built(folder: Path) -> Path:
    from ivolt_desktop.panel.practice.build import build_practice

    key = fingerprint()
    for done in sorted(folder.glob(f"{key}-*/finished")):
        return done.parent / NAME
    for old in (each for each in folder.iterdir() if each.is_dir()):
        if time.time() - old.stat().st_mtime > _AN_HOUR and not old.name.startswith(key):
            shutil.rmtree(old, ignore_errors=True)
    made = Path(tempfile.mkdtemp(prefix=f"{key}-", dir=folder))
    build_practice(made / NAME)
    (made / "finished").touch()
    return made / NAME
