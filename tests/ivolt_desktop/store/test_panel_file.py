import os
import shutil
import sqlite3
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event, func, select, text

from ivolt_desktop.model import Agency, Person
from ivolt_desktop.rules.known_errors import (
    CannotWrite,
    FileInUse,
    FileMissing,
    NewerFile,
    NotAllowed,
    NotAPanelFile,
    WrongPassphrase,
)
from ivolt_desktop.store import PanelFile

PASSPHRASE = "seven quiet herons"
Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed panel with one person in it."""
    path = tmp_path_factory.mktemp("made") / "Safer Northgate.ivolt"
    panel = PanelFile.create(path, PASSPHRASE)
    with panel.work("add") as work:
        work.session.add(Person(reference="P-0001", name="Philomena Quillfeather", phone="07700900123"))
        work.commit()
    panel.close()
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """A copy of that panel to do harm to."""
    return Path(shutil.copy(made, tmp_path / made.name))


@contextmanager
def without_rights(tmp_path: Path) -> Iterator[None]:
    """Go on without the rights of root, who may write to folders that are read only."""
    if os.name == "nt":
        pytest.skip("folders are closed in another way on Windows")
    if os.geteuid() != 0:
        yield
        return
    above = [(folder, folder.stat().st_mode & 0o777) for folder in tmp_path.parents]
    closed = [(folder, mode) for folder, mode in above if mode & 0o055 != 0o055]
    for folder, mode in closed:
        folder.chmod(mode | 0o055)
    os.seteuid(65_534)
    try:
        yield
    finally:
        os.seteuid(0)
        for folder, mode in closed:
            folder.chmod(mode)


def people_in(panel: PanelFile) -> list[str]:
    with panel.reading() as session:
        return list(session.scalars(select(Person.name).order_by(Person.id)))


def test_what_was_saved_is_there_when_opened_again(path: Path) -> None:
    panel = PanelFile.open(path, PASSPHRASE)
    assert people_in(panel) == ["Philomena Quillfeather"]
    assert not panel.practice
    panel.close()
    panel.close()


def test_accents_may_be_typed_either_way(tmp_path: Path) -> None:
    PanelFile.create(tmp_path / "a.ivolt", "caf\u00e9 noir").close()
    PanelFile.open(tmp_path / "a.ivolt", "cafe\u0301 noir").close()


def test_a_wrong_passphrase_is_refused_and_changes_nothing(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(WrongPassphrase) as caught:
        PanelFile.open(path, "seven loud herons")
    assert "passphrase" in caught.value.sentence and "herons" not in caught.value.sentence
    assert path.read_bytes() == before
    PanelFile.open(path, PASSPHRASE).close()


def test_a_panel_with_a_passphrase_does_not_open_as_practice(path: Path) -> None:
    with pytest.raises(WrongPassphrase):
        PanelFile.open_practice(path)


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match=r"gone\.ivolt"):
        PanelFile.open(tmp_path / "gone.ivolt", PASSPHRASE)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [b"", b"short", b"SQLite format 3\x00" + bytes(5000), b"PK\x03\x04" + bytes(5000), b"%PDF-1.7" + bytes(5000)],
    ids=["empty", "short", "sqlite", "workbook", "pdf"],
)
def test_another_kind_of_file_is_not_a_panel(tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "other.ivolt"
    other.write_bytes(content)
    with pytest.raises(NotAPanelFile):
        PanelFile.open(other, PASSPHRASE)
    assert other.read_bytes() == content


def test_a_text_file_does_not_open(tmp_path: Path) -> None:
    other = tmp_path / "calls.csv"
    other.write_text("date,caller\n" * 200)
    with pytest.raises(WrongPassphrase, match="not a panel file"):
        PanelFile.open(other, PASSPHRASE)
    assert other.read_text() == "date,caller\n" * 200


def test_a_folder_is_not_a_panel(tmp_path: Path) -> None:
    with pytest.raises((CannotWrite, NotAPanelFile)):
        PanelFile.open(tmp_path, PASSPHRASE)


def test_an_encrypted_database_of_another_program_is_not_a_panel(panel: PanelFile) -> None:
    with panel.engine.connect() as connection, connection.begin():
        connection.execute(text("DROP TABLE alembic_version"))
    panel.close()
    with pytest.raises(NotAPanelFile, match="not a panel file"):
        PanelFile.open_practice(panel.path)


def test_a_file_of_a_newer_program_is_left_alone(panel: PanelFile) -> None:
    with panel.engine.connect() as connection, connection.begin():
        connection.execute(text("UPDATE alembic_version SET version_num = '9000'"))
    panel.close()
    before = panel.path.read_bytes()
    with pytest.raises(NewerFile, match="newer version"):
        PanelFile.open_practice(panel.path)
    assert panel.path.read_bytes() == before


@pytest.mark.parametrize("keep", [600, 5000, 0.5, 0.95])
def test_a_file_cut_short_is_told_as_damaged(path: Path, keep: float) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: int(keep if keep > 1 else len(whole) * keep)])
    with pytest.raises((WrongPassphrase, NotAPanelFile), match="damaged") as caught:
        PanelFile.open(path, PASSPHRASE)
    assert "backup" in caught.value.sentence


def test_creating_never_writes_over_a_file(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(CannotWrite, match="already there"):
        PanelFile.create(path, PASSPHRASE)
    assert path.read_bytes() == before


def test_creating_makes_the_folder(tmp_path: Path) -> None:
    PanelFile.create_practice(tmp_path / "new" / "folder" / "a.ivolt").close()
    assert (tmp_path / "new" / "folder" / "a.ivolt").is_file()


def test_a_creation_that_fails_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("halfway")

    monkeypatch.setattr("ivolt_desktop.store.search.ensure", fail)
    with pytest.raises(RuntimeError, match="halfway"):
        PanelFile.create_practice(tmp_path / "a.ivolt")
    assert not [each for each in tmp_path.iterdir() if each.suffix != ".lock"]
    monkeypatch.undo()
    PanelFile.create_practice(tmp_path / "a.ivolt").close()


def test_the_same_process_cannot_open_it_twice(panel: PanelFile) -> None:
    with pytest.raises(FileInUse, match="another copy"):
        PanelFile.open_practice(panel.path)


def test_another_process_cannot_open_it_until_it_is_closed(panel: PanelFile, another_process: Start) -> None:
    code = """
import sys, pathlib
from ivolt_desktop.store import PanelFile
from ivolt_desktop.rules.known_errors import KnownError
try:
    PanelFile.open_practice(pathlib.Path(sys.argv[1])).close()
    print("opened")
except KnownError as error:
    print(type(error).__name__)
"""
    assert another_process(code, panel.path).communicate() == ("FileInUse\n", "")
    panel.close()
    assert another_process(code, panel.path).communicate() == ("opened\n", "")


def test_opening_loads_nothing_heavy(panel: PanelFile, another_process: Start) -> None:
    panel.close()
    code = """
import sys, pathlib
from ivolt_desktop.store import PanelFile
panel = PanelFile.open_practice(pathlib.Path(sys.argv[1]))
panel.close()
heavy = {"alembic", "pandas", "numpy", "matplotlib", "reportlab", "scipy", "mako", "PySide6"}
print(sorted(heavy & set(sys.modules)))
"""
    assert another_process(code, panel.path).communicate() == ("[]\n", "")


def test_a_folder_that_is_read_only_says_so(path: Path) -> None:
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        with without_rights(path.parent):
            with pytest.raises(CannotWrite, match="folder"):
                PanelFile.open(path, PASSPHRASE)
            with pytest.raises(CannotWrite, match="folder"):
                PanelFile.create(path.parent / "other.ivolt", PASSPHRASE)
            with pytest.raises(CannotWrite, match="folder"):
                PanelFile.create(path.parent / "below" / "other.ivolt", PASSPHRASE)
    finally:
        path.parent.chmod(0o755)


def test_a_file_that_is_read_only_in_an_open_folder_says_so(path: Path) -> None:
    path.chmod(0o444)
    path.parent.chmod(0o777)
    with without_rights(path.parent), pytest.raises(CannotWrite, match="cannot be written"):
        PanelFile.open(path, PASSPHRASE)


def test_a_file_that_may_not_be_read_says_so(path: Path) -> None:
    path.chmod(0)
    path.parent.chmod(0o777)
    with without_rights(path.parent), pytest.raises(CannotWrite, match="cannot be read"):
        PanelFile.open(path, PASSPHRASE)


def test_no_word_of_it_can_be_read_without_the_key(tmp_path: Path) -> None:
    panel = PanelFile.create(tmp_path / "a.ivolt", PASSPHRASE)
    with panel.work("add") as work:
        work.session.add(Person(reference="P-0001", name="Philomena Quillfeather", phone="07700900123"))
        work.says("Add Philomena Quillfeather")
        work.commit()
    for closed in (False, True):
        if closed:
            panel.close()
        kept = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
        assert closed or len(kept["a.ivolt-wal"]) > 4096
        for content in kept.values():
            for word in (b"Quillfeather", b"07700900123", b"person", b"CREATE TABLE", b"SQLite format"):
                assert word not in content
    assert set(kept) <= {"a.ivolt", "a.ivolt.lock"}
    plain = sqlite3.connect(tmp_path / "a.ivolt")
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        plain.execute("SELECT * FROM sqlite_master")
    plain.close()


def test_two_panels_with_one_passphrase_share_no_key(tmp_path: Path) -> None:
    first, second = tmp_path / "a.ivolt", tmp_path / "b.ivolt"
    PanelFile.create(first, PASSPHRASE).close()
    PanelFile.create(second, PASSPHRASE).close()
    assert first.read_bytes()[:16] != second.read_bytes()[:16]
    second.write_bytes(first.read_bytes()[:16] + second.read_bytes()[16:])
    with pytest.raises(WrongPassphrase):
        PanelFile.open(second, PASSPHRASE)


def test_reading_throws_changes_away(panel: PanelFile, add_agency: Callable[..., int]) -> None:
    agency = add_agency()
    with panel.reading() as session:
        session.get_one(Agency, agency).name = "Changed"
        session.flush()
    with panel.reading() as session:
        assert session.get_one(Agency, agency).name == "Northgate Council"


def test_readers_go_on_while_a_worker_writes(panel: PanelFile, add_agency: Callable[..., int]) -> None:
    add_agency("First")
    written, seen, errors = threading.Event(), threading.Event(), []

    def worker() -> None:
        try:
            with panel.work("add") as work:
                work.session.add(Agency(name="Second", short_name="S", kind="other"))
                work.session.flush()
                written.set()
                assert seen.wait(30)
                work.commit()
        except BaseException as error:
            errors.append(error)
            written.set()

    thread = threading.Thread(target=worker)
    thread.start()
    assert written.wait(30)
    for _ in range(20):
        with panel.reading() as session:
            assert session.scalar(select(func.count(Agency.id))) == 1
    with panel.reading() as session:
        assert session.scalar(select(func.count(Agency.id))) == 1
        seen.set()
        thread.join(30)
        assert session.scalar(select(func.count(Agency.id))) == 1, "a reader sees one state from first to last"
    assert errors == []
    with panel.reading() as session:
        assert session.scalar(select(func.count(Agency.id))) == 2


def test_many_threads_read_and_write_without_losing_a_change(panel: PanelFile) -> None:
    errors: list[BaseException] = []

    def writer(number: int) -> None:
        try:
            for turn in range(10):
                with panel.work("add") as work:
                    work.session.add(Agency(name=f"Agency {number}-{turn}", short_name="A", kind="other"))
                    work.commit()
        except BaseException as error:
            errors.append(error)

    def reader() -> None:
        try:
            for _ in range(30):
                with panel.reading() as session:
                    session.scalars(select(Agency)).all()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=writer, args=(n,)) for n in range(2)]
    threads += [threading.Thread(target=reader) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert errors == []
    with panel.reading() as session:
        assert session.scalar(select(func.count(Agency.id))) == 20


def test_a_second_writer_is_told_to_wait(panel: PanelFile) -> None:
    @event.listens_for(panel.engine, "checkout")
    def impatient(connection: object, *_: object) -> None:
        connection.execute("PRAGMA busy_timeout = 0")  # type: ignore[attr-defined]

    with panel.work("first") as first:
        first.session.add(Agency(name="First", short_name="F", kind="other"))
        first.session.flush()
        with pytest.raises(FileInUse, match="busy"), panel.work("second") as second:
            second.session.add(Agency(name="Second", short_name="S", kind="other"))
            second.commit()
        first.commit()
    with panel.reading() as session:
        assert session.scalars(select(Agency.name)).all() == ["First"]


def test_records_read_stay_usable_afterwards(panel: PanelFile, add_agency: Callable[..., int]) -> None:
    agency = add_agency()
    with panel.reading() as session:
        record = session.get_one(Agency, agency)
    assert (record.name, record.notes) == ("Northgate Council", None)


def test_a_closed_panel_is_not_opened_again_behind_its_lock(panel: PanelFile) -> None:
    panel.close()
    with pytest.raises(NotAllowed, match="is closed"), panel.reading() as session:
        session.scalars(select(Agency)).all()
    with pytest.raises(NotAllowed, match="is closed"), panel.work("late"):
        pass
    assert not list(panel.path.parent.glob("*-wal"))


def test_a_wrong_passphrase_writes_nothing_to_the_console(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(WrongPassphrase):
        PanelFile.open(path, "other")
    assert capfd.readouterr() == ("", "")
