"""The unit of work: everything a person does in one step, saved and audited together or not at all."""

import getpass
from collections.abc import Callable
from contextlib import ExitStack, suppress
from datetime import date, datetime
from types import TracebackType

from sqlalchemy import Engine, Table
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.store import audit, large_changes, link_checks
from ivolt_desktop.store.failures import in_plain_words
from ivolt_desktop.store.settling import Settling


def this_user() -> str:
    """The name the computer knows its user by, for the audit trail."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown user"


class UnitOfWork:
    """One change in the making.

    ``session`` reads and writes; :meth:`says` sets the words that Undo and the audit trail show; :meth:`commit` saves.
    Leaving the context without commit puts everything back.
    """

    session: Session

    def __init__(
        self, engine: Engine, *, operation: str, who: str, clock: Callable[[], datetime], file_name: str,
        settling: Settling,
    ) -> None:
        self._engine = engine
        self._file_name = file_name
        self._settling = settling
        self._held = ExitStack()
        self.operation = operation
        self.who = who or this_user()
        self.clock = clock
        self.label = operation
        self.undoes_id: int | None = None
        self.change_id: int | None = None
        self.trail = audit.Trail()
        self._written = 0

    def __enter__(self) -> "UnitOfWork":
        with self._held as held, in_plain_words(self._file_name):
            held.enter_context(self._settling.changing())
            self._connection = self._engine.connect().execution_options(writes=True)
            self._held = held.pop_all()
        self.session = Session(self._connection, autoflush=True, expire_on_commit=False)
        self.trail.listen(self.session)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        with self._held:
            self.session.close()
            self._usual_again()
            if link_checks.are_off(self.session):
                # this connection is closed for good: were it the last one, SQLite would fold the log in while one waits
                with suppress(DBAPIError, NotAllowed):
                    self._engine.connect().close()
            self._connection.close()
        if error is not None:
            with in_plain_words(self._file_name):
                raise error

    def now(self) -> datetime:
        """The moment of the change, to the second."""
        return self.clock().replace(microsecond=0)

    def today(self) -> date:
        """The day of the change; a practice panel has a day of its own."""
        return self.clock().date()

    def will_add(self, table: Table, count: int) -> None:
        """Be made ready for ``count`` new rows; of use where it is said before anything is read or changed.

        Of very many beside those the table has, links are checked at once instead of row by row.
        """
        begun = self._connection.in_transaction() or link_checks.are_off(self.session)
        if count < large_changes.VERY_MANY or begun:
            return
        with in_plain_words(self._file_name):
            try:
                if link_checks.worth_it(self._connection, table, count):
                    link_checks.leave_off(self.session, self._connection)
            except self._engine.dialect.loaded_dbapi.Error as error:
                raise DBAPIError(None, None, error) from error

    def says(self, label: str) -> None:
        """Set the words for this change, as in 'Add action 22-061'."""
        self.label = label

    @property
    def kinds(self) -> frozenset[str]:
        """Keys of the registers touched so far."""
        return self.trail.kinds

    @property
    def ids(self) -> dict[str, list[int]]:
        """Ids touched so far, by register."""
        return self.trail.ids

    def commit(self) -> None:
        """Save everything and write the audit entry in the same transaction. Nothing touched: nothing written."""
        with in_plain_words(self._file_name):
            self.session.flush()
            fresh = self.trail.entries[self._written:]
            if fresh:
                self.change_id = audit.write(
                    self.session, fresh, at=self.now(), who=self.who, operation=self.operation,
                    label=self.label, undoes_id=self.undoes_id,
                )
            self.session.commit()
            self._written = len(self.trail.entries)
        if self._usual_again():
            self._settling.begin()

    def _usual_again(self) -> bool:
        """Let the next change be of the usual size; whether this one was larger."""
        usual = self.session.info.pop(large_changes.LARGE, None)
        if usual and not self._connection.closed:
            large_changes.usual_again(self._connection, usual)
        return bool(usual)
