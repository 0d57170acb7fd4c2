"""A change of very many rows: more of the file is held in memory, and its log is folded in after it was committed.

Once the log is on the disk the change is safe: folding the log into the file writes everything a second time, which
whoever waits for the change need not wait for.
"""

from sqlalchemy import Connection
from sqlalchemy.orm import Session

LARGE = "large change"
"""Key in ``Session.info`` that says so."""
_CACHE = 128_000
_USUAL_CACHE = 2_000
_USUAL_PAGES = 1_000
"""SQLite's own numbers: kibibytes held in memory, pages of the log after which a commit folds it in."""


def make_ready(session: Session) -> None:
    """Say that the session's change is large, and make its connection ready for it."""
    if not session.info.get(LARGE):
        session.info[LARGE] = True
        connection = session.connection()
        connection.exec_driver_sql(f"PRAGMA cache_size = -{_CACHE}")
        connection.exec_driver_sql("PRAGMA wal_autocheckpoint = 0")


def usual_again(connection: Connection) -> None:
    """Make a connection again as it was; what it changed must have been committed or rolled back."""
    cursor = connection.connection.cursor()
    try:
        cursor.execute(f"PRAGMA cache_size = -{_USUAL_CACHE}")
        cursor.execute(f"PRAGMA wal_autocheckpoint = {_USUAL_PAGES}")
    finally:
        cursor.close()
