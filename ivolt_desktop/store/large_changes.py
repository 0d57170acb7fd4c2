"""A change of very many rows: more of the file may be held in memory, and its log is folded in after it was committed.

Once the log is on the disk the change is safe: folding the log into the file writes everything a second time, which
whoever waits for the change need not wait for.
"""

from collections.abc import Mapping

from sqlalchemy import Connection
from sqlalchemy.orm import Session

VERY_MANY = 20_000
"""New rows of a table from which a change leaves for later, or does at once, what is usually done row by row."""
LARGE = "large change"
"""Key in ``Session.info`` under which stands how the connection was set before."""
_CACHE = 160_000
"""Kibibytes of the file held in memory by a change that goes to and fro in it."""


def make_ready(session: Session, *, to_and_fro: bool = False) -> None:
    """Say that the session's change is large, and make its connection ready for it.

    One that goes ``to_and_fro`` in the file, and does not only add to its end, has more of it held in memory.
    """
    connection = session.connection()
    if LARGE not in session.info:
        session.info[LARGE] = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("cache_size", "wal_autocheckpoint")
        }
        connection.exec_driver_sql("PRAGMA wal_autocheckpoint = 0")
    if to_and_fro:
        connection.exec_driver_sql(f"PRAGMA cache_size = -{_CACHE}")


def usual_again(connection: Connection, usual: Mapping[str, int]) -> None:
    """Make a connection again as it was; what it changed must have been committed or rolled back."""
    cursor = connection.connection.cursor()
    try:
        for name, value in usual.items():
            cursor.execute(f"PRAGMA {name} = {value}")
    finally:
        cursor.close()
