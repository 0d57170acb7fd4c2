"""Files of versions before 0.3, which encrypted smaller pages: opened, changed, copied, given another passphrase."""

import contextlib
import gc
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ivolt_desktop.panel.agencies import add_agency
from ivolt_desktop.panel.operation import perform
from ivolt_desktop.rules.known_errors import KnownError, WrongPassphrase
from ivolt_desktop.store import PanelFile, keys
from ivolt_desktop.store.backup import copy_to
from ivolt_desktop.store.rekey import change_passphrase
from tests.ivolt_desktop.store.test_rekey import names

OLD, NEW = "four calm words here", "five other calm words now"


@pytest.fixture
def earlier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A closed file as an earlier version made it, with one agency."""
    path = tmp_path / "panel.ivolt"
    with monkeypatch.context() as patched:
        patched.setattr(keys, "PAGES", keys.PAGES[::-1])
        panel = PanelFile.create(path, OLD)
        perform(panel, add_agency, name="Riverside Wardens", short_name="Wardens")
        panel.close()
    yield path


def _page(panel: PanelFile) -> int:
    with panel.engine.connect() as connection:
        return int(connection.exec_driver_sql("PRAGMA page_size").scalar_one())


def _is_whole(panel: PanelFile) -> bool:
    with panel.engine.connect() as connection:
        return (connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
                and not connection.exec_driver_sql("PRAGMA cipher_integrity_check").all())


def test_it_opens_is_changed_and_opens_again(earlier: Path) -> None:
    for further in ("Harbour Trust", "Mill Lane Wardens"):
        panel = PanelFile.open(earlier, OLD)
        assert _page(panel) == keys.PAGES[1]
        perform(panel, add_agency, name=further, short_name=further.split()[0])
        assert _is_whole(panel)
        panel.close()
    panel = PanelFile.read(earlier, OLD)
    assert names(panel) == ["Riverside Wardens", "Harbour Trust", "Mill Lane Wardens"]
    panel.close()


def test_another_passphrase_is_refused_and_changes_nothing(earlier: Path) -> None:
    before = earlier.read_bytes()
    for way in (PanelFile.open, PanelFile.read):
        with pytest.raises(WrongPassphrase):
            way(earlier, NEW)
    assert earlier.read_bytes() == before


def test_it_is_copied_and_the_copy_opens(earlier: Path, tmp_path: Path) -> None:
    panel = PanelFile.open(earlier, OLD)
    copy_to(panel, tmp_path / "copy.ivolt")
    panel.close()
    copy = PanelFile.open(tmp_path / "copy.ivolt", OLD)
    assert names(copy) == ["Riverside Wardens"] and _is_whole(copy)
    copy.close()


def test_it_is_given_another_passphrase(earlier: Path) -> None:
    panel = PanelFile.open(earlier, OLD)
    change_passphrase(panel, OLD, NEW)
    assert names(panel) == ["Riverside Wardens"]
    panel.close()
    panel = PanelFile.open(earlier, NEW)
    assert names(panel) == ["Riverside Wardens"] and _is_whole(panel)
    panel.close()


def test_one_that_was_not_closed_keeps_what_stands_in_its_log(
    earlier: Path, another_process: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    code = f"""
import sys, time
from pathlib import Path
from ivolt_desktop.panel.agencies import add_agency
from ivolt_desktop.panel.operation import perform
from ivolt_desktop.store import PanelFile
panel = PanelFile.open(Path(sys.argv[1]), {OLD!r})
perform(panel, add_agency, name="Harbour Trust", short_name="Harbour")
print("done", flush=True)
time.sleep(60)
"""
    process = another_process(code, earlier)
    assert process.stdout is not None and process.stdout.readline() == "done\n"
    process.kill()
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    log = earlier.with_name(earlier.name + "-wal")
    assert log.stat().st_size > 0
    aside = tmp_path / "aside"
    aside.mkdir()
    for each in tmp_path.glob("panel.ivolt*"):
        shutil.copy(each, aside / each.name)
    with pytest.raises(WrongPassphrase):
        PanelFile.open(earlier, NEW)
    for path in (earlier, aside / earlier.name):
        panel = PanelFile.open(path, OLD)
        assert names(panel) == ["Riverside Wardens", "Harbour Trust"] and _is_whole(panel)
        panel.close()


def test_files_made_today_have_larger_pages(tmp_path: Path) -> None:
    panel = PanelFile.create(tmp_path / "new.ivolt", OLD)
    assert _page(panel) == keys.PAGES[0] > keys.PAGES[1]
    panel.close()


def _left_with_its_log(path: Path, folder: Path, page_first: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy of a file and its log as they stand when the power goes, with pages of the size given."""
    with monkeypatch.context() as patched:
        patched.setattr(keys, "PAGES", (page_first, *(each for each in keys.PAGES if each != page_first)))
        panel = PanelFile.create(path, OLD)
        perform(panel, add_agency, name="Riverside Wardens", short_name="Wardens")
        folder.mkdir()
        for each in path.parent.glob(f"{path.name}*"):
            shutil.copy(each, folder / each.name)
        panel.close()


@pytest.mark.parametrize(("own", "strange"), [(8_192, 4_096), (4_096, 8_192)])
def test_a_log_of_another_file_does_not_harm_one_of_the_other_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own: int, strange: int
) -> None:
    path = tmp_path / "panel.ivolt"
    with monkeypatch.context() as patched:
        patched.setattr(keys, "PAGES", (own,))
        panel = PanelFile.create(path, OLD)
        perform(panel, add_agency, name="Harbour Trust", short_name="Harbour")
        panel.close()
    _left_with_its_log(tmp_path / "strange.ivolt", tmp_path / "left", strange, monkeypatch)
    log = path.with_name("panel.ivolt-wal")
    shutil.copy(tmp_path / "left" / "strange.ivolt-wal", log)
    before = path.read_bytes()
    with contextlib.suppress(KnownError):
        PanelFile.open(path, OLD).close()
    gc.collect()
    for each in path.parent.glob("panel.ivolt-*"):
        each.unlink()
    assert own == 4_096 or path.read_bytes() == before
    panel = PanelFile.open(path, OLD)
    assert names(panel) == ["Harbour Trust"] and _is_whole(panel)
    panel.close()


@pytest.mark.parametrize("page", [8_192, 4_096])
def test_a_passphrase_mistyped_after_a_crash_holds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: int
) -> None:
    left = tmp_path / "left"
    _left_with_its_log(tmp_path / "panel.ivolt", left, page, monkeypatch)
    path = left / "panel.ivolt"
    gc.disable()
    try:
        with pytest.raises(WrongPassphrase):
            PanelFile.open(path, NEW)
        panel = PanelFile.open(path, OLD)
        assert names(panel) == ["Riverside Wardens"]
        change_passphrase(panel, OLD, NEW)
        panel.close()
        assert not path.with_name("panel.ivolt-wal").exists(), "the last one that has it open folds the log in"
    finally:
        gc.enable()
    panel = PanelFile.open(path, NEW)
    assert names(panel) == ["Riverside Wardens"] and _is_whole(panel)
    panel.close()
