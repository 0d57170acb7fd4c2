from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from ivolt_desktop.model import Agency
from ivolt_desktop.rules.known_errors import CannotWrite, DiskFull, WrongPassphrase
from ivolt_desktop.store import PanelFile, audit, backup

AddAgency = Callable[..., int]


def names(panel: PanelFile) -> list[str]:
    with panel.reading() as session:
        assert audit.verify(session) is None
        return list(session.scalars(select(Agency.name)))


def test_a_copy_opens_with_the_same_passphrase(tmp_path: Path) -> None:
    panel = PanelFile.create(tmp_path / "a.ivolt", "seven quiet herons")
    with panel.work("add") as work:
        work.session.add(Agency(name="Quillfeather Housing", short_name="Q", kind="housing"))
        work.commit()
    target = backup.copy_to(panel, tmp_path / "copies" / "b.ivolt")
    panel.close()
    assert [each.name for each in target.parent.iterdir()] == ["b.ivolt"]
    assert b"Quillfeather" not in target.read_bytes()
    with pytest.raises(WrongPassphrase):
        PanelFile.open(target, "other")
    copy = PanelFile.open(target, "seven quiet herons")
    assert names(copy) == ["Quillfeather Housing"]
    copy.close()


def test_a_copy_taken_during_work_holds_the_last_saved_state(panel: PanelFile, add_agency: AddAgency) -> None:
    add_agency("Saved")
    with panel.work("add") as work:
        work.session.add(Agency(name="Not saved", short_name="N", kind="other"))
        work.session.flush()
        target = backup.copy_to(panel, panel.path.with_name("copy.ivolt"))
        work.commit()
    copy = PanelFile.open_practice(target)
    assert names(copy) == ["Saved"]
    copy.close()


def test_a_newer_copy_takes_the_place_of_an_older_one(panel: PanelFile, add_agency: AddAgency) -> None:
    target = panel.path.with_name("copy.ivolt")
    for name in ("First", "Second"):
        add_agency(name)
        backup.copy_to(panel, target)
    copy = PanelFile.open_practice(target)
    assert names(copy) == ["First", "Second"]
    copy.close()


class _Breaks:
    """A connection whose copy breaks off after the first page is written."""

    def __init__(self, real: Any, error: Exception) -> None:
        self._real, self._error = real, error

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def close(self) -> None:
        self._real.execute("CREATE TABLE begun (a)")
        self._real.close()
        raise self._error


@pytest.mark.parametrize(
    ("error", "known"),
    [(RuntimeError("broken off"), RuntimeError), (OSError(28, "No space left"), CannotWrite),
     (RuntimeError("database or disk is full"), DiskFull), (KeyboardInterrupt(), KeyboardInterrupt)],
)
def test_a_copy_that_breaks_off_leaves_nothing_and_spares_the_last(
    panel: PanelFile, add_agency: AddAgency, monkeypatch: pytest.MonkeyPatch, error: Exception,
    known: type[BaseException],
) -> None:
    add_agency("First")
    target = backup.copy_to(panel, panel.path.parent / "copies" / "copy.ivolt")
    before = target.read_bytes()
    add_agency("Second")
    real = panel.connect_to
    monkeypatch.setattr(panel, "connect_to", lambda path: _Breaks(real(path), error))
    with pytest.raises(known):
        backup.copy_to(panel, target)
    assert [each.name for each in target.parent.iterdir()] == ["copy.ivolt"]
    assert target.read_bytes() == before


def test_an_unfinished_copy_left_by_a_crash_is_no_obstacle(panel: PanelFile, add_agency: AddAgency) -> None:
    add_agency("First")
    for suffix in (".part", ".part-journal", ".part-wal"):
        panel.path.with_name("copy.ivolt" + suffix).write_bytes(b"half" * 500)
    target = backup.copy_to(panel, panel.path.with_name("copy.ivolt"))
    assert not list(target.parent.glob("*.part*"))
    copy = PanelFile.open_practice(target)
    assert names(copy) == ["First"]
    copy.close()


def test_a_copy_never_takes_the_place_of_the_panel_itself(panel: PanelFile, add_agency: AddAgency) -> None:
    add_agency("First")
    with pytest.raises(CannotWrite, match="panel itself"):
        backup.copy_to(panel, panel.path.parent / "." / panel.path.name)
    assert names(panel) == ["First"]


def test_a_folder_that_cannot_be_made_says_so(panel: PanelFile, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CannotWrite, match="another folder"):
        backup.copy_to(panel, tmp_path / "file" / "copy.ivolt")


def test_a_copy_that_stands_open_is_not_replaced(panel: PanelFile, add_agency: AddAgency) -> None:
    add_agency("First")
    target = backup.copy_to(panel, panel.path.with_name("copy.ivolt"))
    copy = PanelFile.open_practice(target)
    with copy.work("add") as work:
        work.session.add(Agency(name="Only in the copy", short_name="O", kind="other"))
        work.commit()
    with pytest.raises(CannotWrite, match="is open"):
        backup.copy_to(panel, target)
    assert names(copy) == ["First", "Only in the copy"]
    copy.close()
    backup.copy_to(panel, target)
