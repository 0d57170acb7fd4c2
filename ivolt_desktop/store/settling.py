"""What a very large change leaves for after its commit: indexes, the search, and folding the log in.

One thread does it in short transactions, each whole by itself, and lets every change of the user go first. Whatever is
still to do stands in the file (``waiting_indexes``, ``search``), so that closing the panel need not wait for it: it is
gone on with when the file is opened next. Nothing of it changes a record, so nothing of it is in the audit trail.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Condition, Thread, current_thread, main_thread
from time import perf_counter

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, OperationalError

from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.store import search, waiting_indexes

MOST_AT_ONCE = 50_000
"""Records taken into the search by one transaction."""
_LEAST_AT_ONCE = 1_000
_SECONDS = 0.3
"""What one transaction may take, as far as that is known from the one before."""
_LONGEST_WAIT = 10.0
"""Seconds that somebody waits for indexes; without them reading and changing are slow, not wrong."""


class Settling:
    """The thread, who waits for it and whom it waits for."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._turn = Condition()
        self._thread: Thread | None = None
        self._stopped = False
        self._changing = 0
        self._asked = self._indexed = self._done = 0
        """How often there was something to do; up to which of these the indexes stand, and everything is done."""
        self._at_once = MOST_AT_ONCE

    def begin(self) -> None:
        """Something is to be done, as after a large change; it is begun beside whatever goes on."""
        with self._turn:
            self._asked += 1
            if self._thread is None and not self._stopped:
                self._thread = Thread(target=self._run, name="settling a large change")
                self._thread.start()

    def go_on(self) -> None:
        """Go on with what was left when the file was closed; nothing if all was done."""
        with self._engine.connect() as connection:
            left = waiting_indexes.any_left(connection) or search.any_left(connection)
        if left:
            self.begin()

    def wait(self) -> None:
        """Wait until all is done, or cannot be done now. Not to be called within a change."""
        with self._turn:
            self._turn.wait_for(lambda: self._thread is None or self._done >= self._asked)

    def wait_to_read(self) -> None:
        """Wait until indexes stand. The window's own thread does not: what it reads is little."""
        if current_thread() is not main_thread():
            with self._turn:
                self._turn.wait_for(lambda: self._indexes_stand or bool(self._changing), _LONGEST_WAIT)

    @property
    def _indexes_stand(self) -> bool:
        return self._thread is None or self._indexed >= self._asked

    @contextmanager
    def changing(self) -> Iterator[None]:
        """While somebody changes the file: it begins when indexes stand, and the thread begins nothing meanwhile."""
        with self._turn:
            self._turn.wait_for(lambda: self._indexes_stand, _LONGEST_WAIT)
            self._changing += 1
        try:
            yield
        finally:
            with self._turn:
                self._changing -= 1
                self._turn.notify_all()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """While nothing may have the file open; what is left goes on afterwards."""
        self.stop()
        try:
            yield
        finally:
            self._stopped = False
            with suppress(NotAllowed):
                self.go_on()

    def stop(self) -> None:
        """Stop after what is being done now, and wait for that."""
        with self._turn:
            self._stopped = True
            thread = self._thread
            self._turn.notify_all()
        if thread is not None:
            thread.join()

    # ------------------------------------------------------------ on the thread
    def _run(self) -> None:
        from sqlcipher3 import dbapi2

        while True:
            asked = self._asked
            try:
                # a disk that is full, a file that is closed: what is left is done when it is opened next
                with suppress(DBAPIError, dbapi2.Error, NotAllowed):
                    self._do_all()
            except BaseException:  # as where memory is short: nobody waits for a thread that is gone
                self._ended(asked, for_good=True)
                raise
            if self._ended(asked):
                return

    def _ended(self, asked: int, *, for_good: bool = False) -> bool:
        """Say that all was done up to ``asked``, or as much as could be; whether the thread is over."""
        with self._turn:
            self._indexed = self._done = asked
            if done := for_good or self._stopped or self._asked == asked:
                self._thread = None
            self._turn.notify_all()
        return done

    def _do_all(self) -> None:
        with self._engine.connect().execution_options(writes=True) as connection:
            connection.detach()  # thrown away afterwards, with all it holds in memory
            _set(connection, "wal_autocheckpoint = 0")
            more = True
            while more and self._may_go_on():
                try:
                    more = self._step(connection)
                except OperationalError as error:
                    if "database is locked" not in str(error.orig):
                        raise
            _set(connection, "wal_checkpoint(PASSIVE)")

    def _may_go_on(self) -> bool:
        """Wait until nobody is changing anything; ``False`` when it is time to stop."""
        with self._turn:
            self._turn.wait_for(lambda: self._stopped or not self._changing)
            return not self._stopped

    def _step(self, connection: Connection) -> bool:
        """One transaction: an index, or some records for the search; ``False`` where nothing was left."""
        asked = self._asked
        with connection.begin():
            if waiting_indexes.make_next(connection):
                return True
            with self._turn:
                self._indexed = max(self._indexed, asked)
                self._turn.notify_all()
            began, at_most = perf_counter(), min(self._at_once, MOST_AT_ONCE)
            taken = search.take_in(connection, at_most)
        if taken is not None:
            took = max(perf_counter() - began, 0.001)
            if taken == at_most:
                self._at_once = min(MOST_AT_ONCE, max(_LEAST_AT_ONCE, int(taken * _SECONDS / took)))
            _set(connection, "wal_checkpoint(PASSIVE)")  # else the next change of the user would have it all to do
        return taken is not None


def _set(connection: Connection, pragma: str) -> None:
    """Run a pragma outside any transaction."""
    cursor = connection.connection.cursor()
    try:
        cursor.execute(f"PRAGMA {pragma}")
    finally:
        cursor.close()
