from pathlib import Path

import pytest

from ivolt_desktop.rules.known_errors import CannotWrite, FileInUse
from ivolt_desktop.store.lock import FileLock


def test_a_lock_is_held_once(tmp_path: Path) -> None:
    path = tmp_path / "a.ivolt"
    lock = FileLock(path)
    with pytest.raises(FileInUse, match=r"a\.ivolt is open in another copy"):
        FileLock(path)
    FileLock(tmp_path / "b.ivolt").release()
    lock.release()
    lock.release()
    FileLock(path).release()


def test_a_lock_left_by_a_crash_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "a.ivolt.lock").write_bytes(b"")
    FileLock(tmp_path / "a.ivolt").release()


def test_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="folder"):
        FileLock(tmp_path / "nowhere" / "a.ivolt")


def test_the_lock_holds_nothing_to_read(tmp_path: Path) -> None:
    lock = FileLock(tmp_path / "a.ivolt")
    assert (tmp_path / "a.ivolt.lock").stat().st_size == 0
    lock.release()
