"""Reading a panel beside a window that has it open: the last committed state, and not a byte written."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from sqlalchemy import select, text

from ivolt_desktop.model import Agency
from ivolt_desktop.rules.known_errors import FileInUse, FileMissing, NotAllowed, OlderFile, WrongPassphrase
from ivolt_desktop.store import PanelFile
from ivolt_desktop.store.only_reading import address_of

PASSPHRASE = "seven quiet herons"
NAMES = """
import sys
from pathlib import Path
from sqlalchemy import select
from ivolt_desktop.model import Agency
from ivolt_desktop.store import PanelFile

panel = PanelFile.read(Path(sys.argv[1]), sys.argv[2])
with panel.reading() as session:
    print(*session.scalars(select(Agency.short_name).order_by(Agency.id)))
panel.close()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of its own; its name is one that an address must not be taken apart at."""
    made = tmp_path / "50% of #1?"
    made.mkdir()
    return made


@pytest.fixture
def panel(folder: Path) -> Iterator[PanelFile]:
    """A panel that a window has open."""
    made = PanelFile.create(folder / "Panel.ivolt", PASSPHRASE)
    yield made
    made.close()


@pytest.fixture
def names(another_process: Callable[..., "subprocess.Popen[str]"]) -> Callable[[Path], list[str]]:
    """Reads the agencies of a panel in a process of its own, and proves that nothing beside it was touched."""

    def read(path: Path) -> list[str]:
        before = _all_of(path.parent)
        said, problem = another_process(NAMES, path, PASSPHRASE).communicate(timeout=60)
        assert not problem and _all_of(path.parent) == before
        return said.split()

    return read


def _all_of(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {each.name: (each.stat().st_mtime_ns, each.read_bytes()) for each in folder.iterdir()}


def _add(panel: PanelFile, name: str, wait: Callable[[], object] = lambda: None) -> None:
    with panel.work("add") as work:
        work.session.add(Agency(name=name, short_name=name, kind="police"))
        work.session.flush()
        wait()
        work.commit()


def test_the_last_committed_state_is_read_beside_it(panel: PanelFile, names: Callable[[Path], list[str]]) -> None:
    found: list[list[str]] = []
    _add(panel, "First")
    _add(panel, "Second", wait=lambda: found.append(names(panel.path)))
    assert found == [["First"]]
    assert names(panel.path) == ["First", "Second"]


def test_a_closed_panel_is_read_without_a_log_or_a_lock(panel: PanelFile, names: Callable[[Path], list[str]]) -> None:
    _add(panel, "First")
    panel.close()
    panel.path.with_name(panel.path.name + ".lock").unlink()
    panel.path.chmod(0o400)
    assert names(panel.path) == ["First"]
    assert [each.name for each in panel.path.parent.iterdir()] == [panel.path.name]


def test_a_log_that_a_crash_left_is_read_or_refused_in_words(
    panel: PanelFile, names: Callable[[Path], list[str]], tmp_path: Path
) -> None:
    _add(panel, "First")
    left = tmp_path / "left"
    shutil.copytree(panel.path.parent, left)
    assert names(left / panel.path.name) == ["First"]
    (left / f"{panel.path.name}-shm").unlink()
    before = _all_of(left)
    with pytest.raises(FileInUse, match="was not closed when it was open last"):
        PanelFile.read(left / panel.path.name, PASSPHRASE)
    assert _all_of(left) == before


def test_nothing_can_be_changed(panel: PanelFile) -> None:
    panel.close()
    reader = PanelFile.read(panel.path, PASSPHRASE)
    try:
        with pytest.raises(NotAllowed, match="read only"):
            _add(reader, "First")
    finally:
        reader.close()


def test_a_file_changed_while_it_is_read_is_refused(panel: PanelFile) -> None:
    panel.close()
    reader = PanelFile.read(panel.path, PASSPHRASE)
    try:
        with pytest.raises(FileInUse, match="changed while it was being read"), reader.reading() as session:
            opened = PanelFile.open(panel.path, PASSPHRASE)
            _add(opened, "First")
            opened.close()
            session.scalars(select(Agency)).all()
    finally:
        reader.close()


def test_an_older_file_is_not_brought_up_to_date(panel: PanelFile) -> None:
    with panel.engine.connect() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0009'"))
        connection.commit()
    panel.close()
    before = _all_of(panel.path.parent)
    with pytest.raises(OlderFile, match="brought up to date first"):
        PanelFile.read(panel.path, PASSPHRASE)
    assert _all_of(panel.path.parent) == before


def test_it_is_refused_as_opening_is(panel: PanelFile) -> None:
    with pytest.raises(WrongPassphrase):
        PanelFile.read(panel.path, "another")
    with pytest.raises(FileMissing):
        PanelFile.read(panel.path.with_name("Nowhere.ivolt"), PASSPHRASE)


def test_a_panel_on_a_share_has_an_address_that_sqlite_takes() -> None:
    assert address_of(PureWindowsPath(r"\\server\team\June panel.ivolt")) == "file:////server/team/June%20panel.ivolt"
    assert address_of(PureWindowsPath(r"C:\team\panel.ivolt")) == "file:///C:/team/panel.ivolt"
    assert address_of(PurePosixPath("/team/panel.ivolt")) == "file:///team/panel.ivolt"
