import signal
import subprocess
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import event, func, select, text
from sqlalchemy.exc import IntegrityError

from ivolt_desktop.model import Agency, Change, ChangeEntry, Member
from ivolt_desktop.rules.known_errors import CannotWrite, ChangedElsewhere, DiskFull
from ivolt_desktop.store import PanelFile, audit

AddAgency = Callable[..., int]


def count(panel: PanelFile, register: type) -> int:
    with panel.reading() as session:
        return int(session.scalar(select(func.count(register.id))) or 0)


def test_nothing_is_kept_without_commit(panel: PanelFile) -> None:
    with panel.work("add") as work:
        work.session.add(Agency(name="Northgate Council", short_name="Council", kind="council"))
        work.session.flush()
    assert (count(panel, Agency), count(panel, Change)) == (0, 0)


def test_nothing_is_kept_after_an_error(panel: PanelFile) -> None:
    with pytest.raises(ZeroDivisionError), panel.work("add") as work:
        work.session.add(Agency(name="Northgate Council", short_name="Council", kind="council"))
        work.session.flush()
        raise ZeroDivisionError
    assert (count(panel, Agency), count(panel, Change)) == (0, 0)


def test_a_refused_record_takes_the_whole_change_with_it(panel: PanelFile) -> None:
    with pytest.raises(IntegrityError), panel.work("add") as work:
        work.session.add(Agency(name="Northgate Council", short_name="Council", kind="council"))
        work.session.flush()
        work.session.add(Member(name="Ada Fenn", agency_id=99))
        work.commit()
    assert (count(panel, Agency), count(panel, Change)) == (0, 0)


def test_commit_keeps_the_records_and_one_change(panel: PanelFile, add_agency: AddAgency) -> None:
    add_agency("Northgate Council", "Ada Fenn", "Bo Lark")
    assert (count(panel, Agency), count(panel, Member), count(panel, Change)) == (1, 2, 1)


def test_work_knows_what_it_touched(panel: PanelFile) -> None:
    panel.clock = lambda: datetime(2022, 6, 28, 14, 5, 6, 789)
    with panel.work("add_agency", who="R. Coordinator") as work:
        agency = Agency(name="Northgate Council", short_name="Council", kind="council")
        work.session.add(agency)
        work.session.flush()
        work.session.add(Member(name="Ada Fenn", agency_id=agency.id))
        work.says("Add Northgate Council")
        work.commit()
        assert work.kinds == {"agency", "member"}
        assert work.ids == {"agency": [1], "member": [1]}
        assert work.change_id == 1
        assert (work.today(), work.now()) == (date(2022, 6, 28), datetime(2022, 6, 28, 14, 5, 6))
    with panel.reading() as session:
        change = session.scalars(select(Change)).one()
        assert (change.who, change.operation, change.label, change.at) == (
            "R. Coordinator", "add_agency", "Add Northgate Council", datetime(2022, 6, 28, 14, 5, 6),
        )


def test_work_that_touches_nothing_writes_nothing(panel: PanelFile, add_agency: AddAgency) -> None:
    agency = add_agency()
    with panel.work("edit") as work:
        work.session.get_one(Agency, agency).name = "Northgate Council"
        work.commit()
        assert work.change_id is None
    assert count(panel, Change) == 1


def test_committing_twice_writes_each_entry_once(panel: PanelFile) -> None:
    with panel.work("add") as work:
        work.session.add(Agency(name="First", short_name="F", kind="other"))
        work.commit()
        work.commit()
        work.session.add(Agency(name="Second", short_name="S", kind="other"))
        work.commit()
    with panel.reading() as session:
        entries = session.scalars(select(ChangeEntry).order_by(ChangeEntry.id)).all()
        assert [(each.change_id, each.record_id) for each in entries] == [(1, 1), (2, 2)]
        assert audit.verify(session) is None


def test_two_edits_of_one_record_do_not_overwrite_each_other(panel: PanelFile, add_agency: AddAgency) -> None:
    agency = add_agency()
    with panel.reading() as one, panel.reading() as two, panel.reading() as three:
        mine, theirs, removed = (each.get_one(Agency, agency) for each in (one, two, three))
    with panel.work("edit") as work:
        work.session.add(theirs)
        theirs.notes = "theirs"
        work.commit()
    with pytest.raises(ChangedElsewhere, match="Your typing is still here"), panel.work("edit") as work:
        work.session.add(mine)
        mine.notes = "mine"
        work.commit()
    with pytest.raises(ChangedElsewhere), panel.work("remove") as work:
        work.session.delete(removed)
        work.commit()
    with panel.reading() as session:
        kept = session.get_one(Agency, agency)
        assert (kept.notes, kept.version) == ("theirs", 2)
        assert session.scalar(select(func.count(Change.id))) == 2


def limit_pages(panel: PanelFile, pages: int) -> None:
    """Let the file grow to so many pages and no further, as on a full disk."""

    @event.listens_for(panel.engine, "checkout")
    def limit(connection: object, *_: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")  # type: ignore[attr-defined]


def test_a_full_disk_says_so_and_harms_nothing(panel: PanelFile, add_agency: AddAgency) -> None:
    agency = add_agency()
    with panel.engine.connect() as connection:
        pages = int(connection.execute(text("PRAGMA page_count")).scalar_one())
    limit_pages(panel, pages)
    with pytest.raises(DiskFull, match="no room left"), panel.work("edit") as work:
        work.session.get_one(Agency, agency).notes = "long " * 100_000
        work.commit()
    limit_pages(panel, pages * 100)
    assert count(panel, Change) == 1
    with panel.work("edit") as work:
        work.session.get_one(Agency, agency).notes = "short"
        work.commit()
    assert integrity(panel) == ("ok", [])


def test_a_disk_that_really_is_full(tmp_path: Path) -> None:
    """On a disk of three mebibytes, where root lets us make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    try:
        made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)], capture_output=True)
    except FileNotFoundError:
        pytest.skip("no disks can be made here")
    if made.returncode:
        pytest.skip("no disks can be made here")
    try:
        panel = PanelFile.create_practice(disk / "panel.ivolt")
        with panel.work("add") as work:
            work.session.add(Agency(name="Kept", short_name="K", kind="other"))
            work.commit()
        with pytest.raises(DiskFull), panel.work("add") as work:
            work.session.add(Agency(name="Lost", short_name="L", kind="other", notes="long " * 1_000_000))
            work.commit()
        with panel.reading() as session:
            assert session.scalars(select(Agency.name)).all() == ["Kept"]
        panel.close()
        panel = PanelFile.open_practice(disk / "panel.ivolt")
        assert integrity(panel) == ("ok", [])
        panel.close()
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_disk_that_fails_says_so(panel: PanelFile, another_process: Callable[..., "subprocess.Popen[str]"]) -> None:
    pytest.importorskip("resource")
    panel.close()
    code = """
import pathlib, resource, signal, sys
from ivolt_desktop.model import Agency
from ivolt_desktop.rules.known_errors import KnownError
from ivolt_desktop.store import PanelFile
panel = PanelFile.open_practice(pathlib.Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
try:
    with panel.work("add") as work:
        work.session.add(Agency(name="Lost", short_name="L", kind="other", notes="long " * 1_000_000))
        work.commit()
except KnownError as error:
    print(type(error).__name__)
"""
    said, errors = another_process(code, panel.path).communicate()
    assert (said, errors) == (f"{CannotWrite.__name__}\n", "")
    again = PanelFile.open_practice(panel.path)
    assert count(again, Agency) == 0
    assert integrity(again) == ("ok", [])
    again.close()


def integrity(panel: PanelFile) -> tuple[str, list[object]]:
    with panel.engine.connect() as connection:
        return (
            str(connection.execute(text("PRAGMA integrity_check")).scalar_one()),
            list(connection.exec_driver_sql("PRAGMA cipher_integrity_check").all()),
        )


@pytest.mark.parametrize("last_words", ["adding", "flushed", "committed"])
def test_a_program_that_dies_leaves_before_or_after(
    panel: PanelFile, add_agency: AddAgency, another_process: Callable[..., "subprocess.Popen[str]"], last_words: str
) -> None:
    if not hasattr(signal, "SIGKILL"):
        pytest.skip("programs are ended in another way on Windows")
    add_agency("Before")
    panel.close()
    code = """
import pathlib, sys, threading
from ivolt_desktop.model import Agency
from ivolt_desktop.store import PanelFile
def say(words):
    if words == sys.argv[2]:
        print(words, flush=True)
        threading.Event().wait()
panel = PanelFile.open_practice(pathlib.Path(sys.argv[1]))
with panel.work("add") as work:
    for number in range(3000):
        work.session.add(Agency(name=f"After {number}", short_name="A", kind="other", notes="x" * 400))
    say("adding")
    work.session.flush()
    say("flushed")
    work.commit()
    say("committed")
"""
    process = another_process(code, panel.path, last_words)
    assert process.stdout is not None
    assert process.stdout.readline() == last_words + "\n"
    process.kill()
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    again = PanelFile.open_practice(panel.path)
    assert count(again, Agency) == (3001 if last_words == "committed" else 1)
    assert count(again, Change) == (2 if last_words == "committed" else 1)
    assert integrity(again) == ("ok", [])
    with again.reading() as session:
        assert audit.verify(session) is None
    again.close()
