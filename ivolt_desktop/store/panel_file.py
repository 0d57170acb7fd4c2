"""The panel's one encrypted file: make it, open it, read from it, change it, close it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from ivolt_desktop.rules.known_errors import (
    CannotWrite,
    FileMissing,
    NotAllowed,
    NotAPanelFile,
    OlderFile,
    WrongPassphrase,
)
from ivolt_desktop.store import keys, pair_index, search, waiting_indexes
from ivolt_desktop.store.failures import in_plain_words
from ivolt_desktop.store.lock import FileLock
from ivolt_desktop.store.only_reading import StillFile, alone
from ivolt_desktop.store.private_file import begin_private
from ivolt_desktop.store.settling import Settling
from ivolt_desktop.store.work import UnitOfWork

_SMALLEST_FILE = 512
_LOG_HEAD = 32
_MEMORY = "temp_store = MEMORY"
_WRITING = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", _MEMORY)
_MAKING = ("journal_mode = WAL", "synchronous = OFF", "foreign_keys = ON", _MEMORY)
_READING = ("query_only = ON", _MEMORY)
"""How connections are set up: to change the file, to make it, to read alone."""


class PanelFile:
    """An open panel. One writer; readers see the last committed state.

    Make one with :meth:`create`, :meth:`open`, :meth:`open_practice` or :meth:`read`; always :meth:`close` it.
    """

    def __init__(
        self, path: Path, key: bytes, salt: bytes, lock: FileLock | None, *, practice: bool, unfinished: bool = False
    ) -> None:
        self.path = path
        self.practice = practice
        self._key, self._salt, self._lock = key, salt, lock
        self._page = keys.PAGES[0]
        self._closed = False
        self._unfinished = unfinished
        self._still = None if lock else StillFile(path)
        self.engine = _engine(self._connect, _READING if lock is None else _MAKING if unfinished else _WRITING)
        self.settling = Settling(self.engine)
        self.clock: Callable[[], datetime] = datetime.now

    @classmethod
    def create(cls, path: Path, passphrase: str) -> "PanelFile":
        """Make a new, empty panel. Refuses to write over a file that is there."""
        salt = keys.new_salt()
        return cls._create(path, keys.key_from_passphrase(passphrase, salt), salt, practice=False)

    @classmethod
    def create_practice(cls, path: Path) -> "PanelFile":
        """Make an empty practice panel, which opens without a passphrase.

        Until it is closed its changes are not each forced to the disk: a practice panel that the power cut took while
        it was being made is made again.
        """
        return cls._create(path, keys.PRACTICE_KEY, keys.new_salt(), practice=True, unfinished=True)

    @classmethod
    def open(cls, path: Path, passphrase: str) -> "PanelFile":
        """Open a panel with its passphrase.

        Raises ``FileMissing``, ``NotAPanelFile``, ``WrongPassphrase``, ``FileInUse`` or ``NewerFile``.
        """
        salt = _salt_of_panel(path)
        return cls._open(path, keys.key_from_passphrase(passphrase, salt), salt, practice=False)

    @classmethod
    def open_practice(cls, path: Path, *, upgrade: bool = True) -> "PanelFile":
        """Open a practice panel. Raises as :meth:`open` does; ``OlderFile`` where it must not be brought up to date."""
        return cls._open(path, keys.PRACTICE_KEY, _salt_of_panel(path), practice=True, upgrade=upgrade)

    @classmethod
    def read(cls, path: Path, passphrase: str | None) -> "PanelFile":
        """Open a panel to read alone, also while another copy of the program has it open; nothing is written anywhere.

        Without a passphrase it is a practice panel. Raises as :meth:`open` does, but ``FileInUse`` only later where the
        file is changed while it is read; ``OlderFile`` where it would have to be brought up to date.
        """
        from ivolt_desktop.store.revision import check_revision

        salt = _salt_of_panel(path, to_write=False)
        key = keys.PRACTICE_KEY if passphrase is None else keys.key_from_passphrase(passphrase, salt)
        panel = cls(path, key, salt, None, practice=passphrase is None)
        try:
            with in_plain_words(path.name):
                panel._check_key()
                if check_revision(panel.engine, path.name):
                    raise OlderFile(
                        f"{path.name} was made by an earlier version of the program and has to be brought up to date "
                        "first. Open it once in this version, then do this again; nothing was changed.")
        except BaseException:
            panel.close()
            raise
        return panel

    @classmethod
    def _create(
        cls, path: Path, key: bytes, salt: bytes, *, practice: bool, unfinished: bool = False
    ) -> "PanelFile":
        from ivolt_desktop.store.migrating import migrate

        if path.exists():
            raise CannotWrite(f"{path.name} is already there. Choose another name, or open that file.")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CannotWrite(f"The folder {path.parent.name} cannot be made. Choose another folder.") from error
        panel = cls(path, key, salt, FileLock(path), practice=practice, unfinished=unfinished)
        try:
            with in_plain_words(path.name):
                begin_private(path)
                migrate(panel.engine)
                search.ensure(panel.engine)
                pair_index.ensure(panel.engine)
                waiting_indexes.ensure(panel.engine)
        except BaseException:
            panel._let_go()
            path.unlink(missing_ok=True)
            raise
        return panel

    @classmethod
    def _open(cls, path: Path, key: bytes, salt: bytes, *, practice: bool, upgrade: bool = True) -> "PanelFile":
        from ivolt_desktop.store.revision import check_revision

        panel = cls(path, key, salt, FileLock(path), practice=practice)
        try:
            with in_plain_words(path.name):
                panel._check_key()
                if check_revision(panel.engine, path.name):
                    if not upgrade:
                        raise OlderFile(f"{path.name} was made by an earlier version of the program.")
                    panel._upgrade()
                search.ensure(panel.engine)
                pair_index.ensure(panel.engine)
                waiting_indexes.ensure(panel.engine)
                panel.settling.go_on()
        except BaseException:
            panel.close()
            raise
        return panel

    def _check_key(self) -> None:
        """Raises ``WrongPassphrase`` where the file does not open."""
        for page in _pages_of(self.path, self._key, self._salt):
            self._page = page
            if self._opens():
                return
            self.engine.dispose()
        raise WrongPassphrase(
            f"{self.path.name} did not open with that passphrase. Check capitals and try again. If it never "
            "opens it may be damaged, or not a panel file: open your last backup instead."
        )

    def _opens(self) -> bool:
        try:
            with self.engine.connect() as connection:
                connection.execute(text("SELECT count(*) FROM sqlite_master"))
        except DatabaseError as error:
            if "not a database" in str(error.orig) or "file is encrypted" in str(error.orig):
                return False
            raise
        return True

    def _upgrade(self) -> None:
        """Bring an older file up to date; a copy is taken first and kept beside it."""
        from ivolt_desktop.store.backup import copy_to
        from ivolt_desktop.store.migrating import migrate

        stamp = self.clock().strftime("%Y-%m-%d-%H%M%S")
        copy_to(self, self.path.with_name(f"{self.path.stem} before update {stamp}{self.path.suffix}"))
        waiting_indexes.make_all(self.engine)
        search.take_down(self.engine)
        pair_index.take_down(self.engine)
        migrate(self.engine)

    def _connect(self) -> Any:
        if self._closed:
            raise NotAllowed(f"{self.path.name} is closed. Open it again to go on.")
        return _connect(self._still.address if self._still else str(self.path), self._key, self._salt, self._page)

    def connect_to(self, path: Path) -> Any:
        """A bare driver connection to another file with this panel's key, as the backup needs."""
        return _connect(str(path), self._key, self._salt, self._page)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session to read with. Whatever is changed in it is thrown away; records read stay usable afterwards."""
        self.settling.wait_to_read()
        with in_plain_words(self.path.name), Session(self.engine, autoflush=False, expire_on_commit=False) as session:
            yield session
        if self._still is not None:
            self._still.check()

    def work(self, operation: str = "", who: str = "") -> UnitOfWork:
        """A unit of work: a context that rolls back unless committed."""
        if self._lock is None:
            raise NotAllowed(f"{self.path.name} is open to be read only; nothing can be changed in it.")
        return UnitOfWork(
            self.engine, operation=operation, who=who, clock=self.clock, file_name=self.path.name,
            settling=self.settling,
        )

    def settled(self) -> None:
        """Wait until a large change is settled: everything is found by the search, and the log is folded in.

        Where the disk has no room for that, it is tried again when the file is opened next. Not to be called within a
        unit of work.
        """
        self.settling.wait()

    def close(self) -> None:
        """Close the file and let go of it; work begun later is refused with ``NotAllowed``. Safe to call twice."""
        try:
            if self._unfinished and not self._closed:
                self._to_disk()
        finally:
            self._let_go()

    def _let_go(self) -> None:
        self._closed = True
        self.settling.stop()
        self.engine.dispose()
        if self._lock is not None:
            self._lock.release()

    def _to_disk(self) -> None:
        """Have everything on the disk that was not forced there change by change.

        Where the disk has no room for that, it stays in the log beside the file and is read from there.
        """
        from sqlcipher3 import dbapi2

        connection = self._connect()
        try:
            connection.execute("PRAGMA synchronous = FULL")
            with suppress(dbapi2.DatabaseError):
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()


def _salt_of_panel(path: Path, *, to_write: bool = True) -> bytes:
    try:
        size, salt = path.stat().st_size, keys.salt_of(path)
    except FileNotFoundError as error:
        raise FileMissing(
            f"{path.name} is not in {path.parent}. It may have been moved or renamed: look for it, or open a backup."
        ) from error
    except OSError as error:
        raise CannotWrite(f"{path.name} cannot be read. Check that the folder is open to you.") from error
    if size < _SMALLEST_FILE or salt.startswith((b"SQLite format 3", b"PK\x03\x04", b"%PDF")):
        raise NotAPanelFile(f"{path.name} is not a panel file. Choose a file that this program made.")
    try:
        path.open("r+b" if to_write else "rb").close()
    except OSError as error:
        raise CannotWrite(
            f"{path.name} cannot be written to. Copy it to a folder of your own and open it there."
        ) from error
    return salt


def _pages_of(path: Path, key: bytes, salt: bytes) -> Sequence[int]:
    """Sizes of page with which a file may be opened in earnest: the one it can be read with, where it can.

    It is read without its log: one that is left from another file would be folded in by whoever takes it for the
    file's own. Where the beginning of the file cannot be read so, its log says the size, or any may be it.
    """
    from sqlcipher3 import dbapi2

    for page in keys.PAGES:
        with suppress(dbapi2.DatabaseError), closing(_connect(alone(path), key, salt, page)) as connection:
            connection.execute("PRAGMA schema_version").fetchone()  # reads the first page, and no more
            return (page,)
    with suppress(OSError), path.with_name(path.name + "-wal").open("rb") as log:
        said = int.from_bytes(log.read(_LOG_HEAD)[8:12], "big")
        return [page for page in keys.PAGES if page == said] or keys.PAGES
    return keys.PAGES


def _connect(address: str, key: bytes, salt: bytes, page: int) -> Any:
    """``address`` is a path, or one with parameters as SQLite writes it, beginning with ``file:``."""
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(
        address, check_same_thread=False, isolation_level=None, timeout=10.0, uri=address.startswith("file:"))
    try:
        for statement in (
            "PRAGMA cipher_log_level = NONE", *keys.pragmas_for(key, salt, page),
            "PRAGMA cipher_memory_security = OFF", "PRAGMA cache_size = -32768",
        ):
            connection.execute(statement)
    except BaseException:
        connection.close()  # else it would go on holding the file and its log
        raise
    return connection


def _engine(connect_to_panel: Callable[[], Any], set_up: Sequence[str]) -> Engine:
    from sqlcipher3 import dbapi2

    def connect() -> Any:
        connection = connect_to_panel()
        try:
            for each in set_up:
                connection.execute(f"PRAGMA {each}")
        except Exception:
            connection.close()
            raise
        return connection

    engine = create_engine("sqlite://", module=dbapi2, creator=connect, poolclass=QueuePool, pool_size=4)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
        if writes:  # have it notice now what other connections did to tables; in a trigger of the search it is too late
            connection.exec_driver_sql("SELECT 1 FROM sqlite_master LIMIT 1").close()

    return engine
