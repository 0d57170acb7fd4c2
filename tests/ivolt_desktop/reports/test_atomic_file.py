import errno
from pathlib import Path

import pytest

from ivolt_desktop.reports.atomic_file import replacing
from ivolt_desktop.rules.known_errors import CannotWrite, DiskFull


def test_the_file_appears_when_the_block_ends(tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    with replacing(path) as temporary:
        temporary.write_bytes(b"whole")
        assert not path.exists()
    assert path.read_bytes() == b"whole"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    path.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), replacing(path) as temporary:
        temporary.write_bytes(b"half")
        raise ZeroDivisionError
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="The folder “gone” is not there"), replacing(tmp_path / "gone" / "a.pdf"):
        pytest.fail("the block must not run")


def test_a_full_disk_is_said_plainly(tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    with pytest.raises(DiskFull, match=r"no room left to save “pack\.pdf”"), replacing(path):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_is_a_folder_cannot_be_written(tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    path.mkdir()
    with pytest.raises(CannotWrite, match="could not be saved"), replacing(path) as temporary:
        temporary.write_bytes(b"whole")
    assert list(tmp_path.iterdir()) == [path]
