"""Links between tables checked once for a whole large addition, where SQLite would look each of them up row by row.

Enforcement is off on the one connection that makes such a change. In its stead every link of what is loaded by column
is looked for before it is written, all different ones at once, and whatever else the file holds is checked before the
commit: nothing can be stored that SQLite itself would have refused. The connection is thrown away afterwards.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, product
from typing import Any

from sqlalchemy import Column, Connection, Table
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ivolt_desktop.model import Stored
from ivolt_desktop.store.coded import Coded

_LOADED = "loaded with links looked for at once"
"""Key in ``Session.info``: by table the ranges of ids that were loaded so. It is there while enforcement is off."""
_DOUBT = "CREATE TEMP TABLE link_doubt (name TEXT PRIMARY KEY)"
"""Tables of which what was looked for may not hold any more, noted by triggers of the connection's own."""


def worth_it(connection: Connection, table: Table, count: int) -> bool:
    """Whether ``count`` new rows outweigh what the check of everything else costs. No transaction may have begun."""
    cursor = connection.connection.cursor()
    try:
        kept = 0
        for name in (table.name, "delivery_row"):
            kept += cursor.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        return bool(kept <= count)
    finally:
        cursor.close()


def leave_off(session: Session, connection: Connection) -> None:
    """Have links checked as said above in the session's transaction, which must not have begun."""
    cursor = connection.connection.cursor()
    try:
        cursor.execute("PRAGMA foreign_keys = OFF")
        if cursor.execute("PRAGMA foreign_keys").fetchone()[0]:
            raise RuntimeError("the change has begun already")
        cursor.execute(_DOUBT)
    finally:
        cursor.close()
    session.info[_LOADED] = {}


def are_off(session: Session) -> bool:
    """Whether enforcement is off."""
    return _LOADED in session.info


def look_for(session: Session, table: Table, columns: Mapping[str, Iterable[Any]]) -> None:
    """Raise ``IntegrityError`` where a value of a link column, as it is written, points at nothing."""
    if not are_off(session):
        return
    for column, target in _links(table):
        if column.name in columns:
            _look_for(session, table, column, target, _different(columns[column.name]))


def _different(values: Iterable[Any]) -> set[int]:
    some = values.different if isinstance(values, Coded) else values
    return {value for value in set(some) if value is not None and value == value}  # one that is no number is NULL


def _look_for(session: Session, table: Table, column: Column[Any], target: Column[Any], wanted: set[int]) -> None:
    if not wanted:
        return
    found = session.connection().exec_driver_sql(
        f'SELECT "{target.name}" FROM "{target.table.name}" WHERE "{target.name}" BETWEEN ? AND ?',
        (min(wanted), max(wanted)))
    if wanted.difference(each for (each,) in found):
        raise _refused(table, column)


def loaded(session: Session, table: Table, ids: range) -> None:
    """Say that new rows with these ids were looked at."""
    if not are_off(session):
        return
    ranges = session.info[_LOADED].setdefault(table.name, [])
    ranges.append(ids)
    connection, links = session.connection(), list(_links(table))
    if len(ranges) > 1 or not links:
        return
    noted = f"BEGIN INSERT OR IGNORE INTO link_doubt VALUES ('{table.name}'); END"
    named = ", ".join(f'"{column.name}"' for column, _ in links)
    connection.exec_driver_sql(
        f'CREATE TEMP TRIGGER "{table.name}_moved" AFTER UPDATE OF {named} ON main."{table.name}" {noted}')
    for parent in {target.table.name for _, target in links}:
        connection.exec_driver_sql(
            f'CREATE TEMP TRIGGER "{table.name}_lost_{parent}" AFTER DELETE ON main."{parent}" {noted}')


def check_all(session: Session) -> None:
    """Check every link that was not looked for when it was loaded. Raises ``IntegrityError``; before the commit."""
    if not are_off(session):
        return
    connection = session.connection()
    doubted = set(connection.exec_driver_sql("SELECT name FROM temp.link_doubt").scalars())
    for table in Stored.metadata.sorted_tables:
        looked_at = [] if table.name in doubted else session.info[_LOADED].get(table.name, [])
        for (column, target), others in product(_links(table), _around(looked_at)):
            if connection.exec_driver_sql(
                f'SELECT 1 FROM "{table.name}" WHERE {others} AND "{column.name}" IS NOT NULL AND "{column.name}" '
                f'NOT IN (SELECT "{target.name}" FROM "{target.table.name}") LIMIT 1'
            ).first():
                raise _refused(table, column)


def _around(ranges: Sequence[range]) -> list[str]:
    """Conditions for all other ids, each of which SQLite seeks instead of going through the table."""
    if not ranges:
        return ["true"]
    edges = sorted((ids.start, ids.stop) for ids in ranges)
    between = [f"id >= {stop} AND id < {start}" for (_, stop), (start, _) in pairwise(edges) if stop < start]
    return [f"id < {edges[0][0]}", *between, f"id >= {edges[-1][1]}"]


def _links(table: Table) -> Iterator[tuple[Column[Any], Column[Any]]]:
    """Its columns that point at a record, and at which column."""
    return ((key.parent, key.column) for key in table.foreign_keys)


def _refused(table: Table, column: Column[Any]) -> IntegrityError:
    return IntegrityError(None, None, ValueError(f"FOREIGN KEY constraint failed: {table.name}.{column.name}"))
