"""Indexes of a table that wait to be made until a very large addition to it is safe.

What waits is written down in the file by the transaction that set it apart, with the statement that makes it: a file
whose program was ended in between, and one that an update finds so, has its indexes made all the same.
"""

from sqlalchemy import Connection, Engine, Table

from ivolt_desktop.model import Stored

_TABLE = "waiting_index"


def ensure(engine: Engine) -> None:
    """Have the table in which what waits is written down."""
    if _is_there(engine):
        return
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.exec_driver_sql(
            f"CREATE TABLE {_TABLE} (name TEXT PRIMARY KEY, on_table TEXT NOT NULL, made_by TEXT NOT NULL) "
            "WITHOUT ROWID")


def _is_there(engine: Engine) -> bool:
    with engine.connect() as connection:
        return connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = ?", (_TABLE,)).first() is not None


def may_wait(statement: str) -> bool:
    """Whether nothing but speed rests on an index: it keeps nothing unique.

    A change that goes on to look records up by it makes it first, with ``make_here``.
    """
    return not statement.upper().startswith("CREATE UNIQUE")


def is_leaf(table: Table) -> bool:
    """Whether no table points at this one."""
    return not any(key.column.table is table for each in Stored.metadata.tables.values() for key in each.foreign_keys)


def leave(connection: Connection, table: Table, name: str, statement: str) -> None:
    """Write down that an index, which was dropped, is to be made later."""
    connection.exec_driver_sql(
        f"INSERT OR REPLACE INTO {_TABLE} (name, on_table, made_by) VALUES (?, ?, ?)", (name, table.name, statement))


def any_left(connection: Connection) -> bool:
    """Whether an index waits."""
    return connection.exec_driver_sql(f"SELECT 1 FROM {_TABLE} LIMIT 1").first() is not None


def make_next(connection: Connection) -> bool:
    """Make one that waits, those of tables that others point at first; ``False`` where none did."""
    left = connection.exec_driver_sql(f"SELECT name, made_by, on_table FROM {_TABLE} ORDER BY name").all()
    if left:
        name, made_by, _ = min(left, key=lambda each: is_leaf(Stored.metadata.tables[each.on_table]))
        _make(connection, name, made_by)
    return bool(left)


def make_every_one_here(connection: Connection) -> None:
    """Make all of them now, where the same change goes on to look records up, or removes what others may point at."""
    while make_next(connection):
        pass


def make_here(connection: Connection, table: Table) -> None:
    """Make those of a table now, where the same change goes on to look records up in it."""
    for found in connection.exec_driver_sql(
        f"SELECT name, made_by FROM {_TABLE} WHERE on_table = ?", (table.name,)
    ).all():
        _make(connection, *found)


def make_all(engine: Engine) -> None:
    """Make every one; an update of the file counts on them."""
    if not _is_there(engine):
        return
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        make_every_one_here(connection)


def _make(connection: Connection, name: str, statement: str) -> None:
    stands = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = ?", (name,))
    if not stands.first():
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"DELETE FROM {_TABLE} WHERE name = ?", (name,))
