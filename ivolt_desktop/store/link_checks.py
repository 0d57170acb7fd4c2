"""Links between tables checked once for a whole large addition, where SQLite would look each of them up row by row.

Enforcement is off on the one connection that makes such a change. In its stead every link of what is loaded by column
is looked for before it is written, all different ones at once, and whatever else the file holds is checked before the
commit: nothing is stored that SQLite itself would have refused. The connection is none of the pool's any more and is
closed afterwards.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, product
from typing import Any

from sqlalchemy import Column, Connection, Table, event
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ivolt_desktop.model import Stored
from ivolt_desktop.store.coded import Coded

_OFF = "links are looked for at once"
"""Key in ``Session.info``: it is there while enforcement is off."""
_NOTES = (
    "CREATE TEMP TABLE link_loaded (name TEXT, first INTEGER, stop INTEGER)",
    "CREATE TEMP TABLE link_doubt (name TEXT PRIMARY KEY)",
)
"""Ranges of ids of which every link was looked for, and tables of which that may not hold any more. They are the
connection's own, and what stands in them is given up where the change is."""


def worth_it(connection: Connection, table: Table, count: int) -> bool:
    """Whether ``count`` new rows outweigh what the check of everything else costs; no transaction is begun.

    Raises the driver's own errors.
    """
    cursor = connection.connection.cursor()
    try:
        kept = 0
        for name in (table.name, "delivery_row"):
            kept += cursor.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        return bool(kept <= count)
    finally:
        cursor.close()


def leave_off(session: Session, connection: Connection) -> None:
    """Have links checked as said above in the session's transactions, none of which must have begun.

    Takes the connection out of its pool. Raises the driver's own errors.
    """
    connection.detach()
    session.info[_OFF] = True
    event.listen(session, "before_commit", _check_all)
    cursor = connection.connection.cursor()
    try:
        for statement in ("PRAGMA foreign_keys = OFF", *_NOTES):
            cursor.execute(statement)
    finally:
        cursor.close()


def are_off(session: Session) -> bool:
    """Whether enforcement is off."""
    return _OFF in session.info


def look_for(session: Session, table: Table, columns: Mapping[str, Iterable[Any]], ids: Sequence[int] = ()) -> None:
    """Raise ``IntegrityError`` where a link points at nothing: neither at what is kept nor at one of the new ``ids``.

    ``columns`` are by name, with whole numbers as they are to be written in those that are links.
    """
    if not are_off(session):
        return
    for column, target in _links(table):
        if column.name in columns:
            wanted = _different(columns[column.name])
            if target.table is table:
                wanted.difference_update(ids)
            _look_for(session, table, column, target, wanted)


def _different(values: Iterable[Any]) -> set[int]:
    some = values.different if isinstance(values, Coded) else values
    return {value for value in set(some) if value is not None and value == value}  # one that is no number is NULL


def _look_for(session: Session, table: Table, column: Column[Any], target: Column[Any], wanted: set[int]) -> None:
    if not wanted:
        return
    lowest, highest = min(wanted), max(wanted)
    among = f'FROM "{target.table.name}" WHERE "{target.name}" BETWEEN {int(lowest)} AND {int(highest)}'
    connection = session.connection()
    there = connection.exec_driver_sql(f"SELECT count(*) {among}").scalar_one()
    if there == highest - lowest + 1:  # each number between them is one
        return
    found = connection.exec_driver_sql(f'SELECT "{target.name}" {among}')
    if wanted.difference(each for (each,) in found):
        raise _refused(table, column)


def loaded(session: Session, table: Table, ids: range) -> None:
    """Say that new rows with these ids were looked at."""
    if not are_off(session):
        return
    connection, links = session.connection(), list(_links(table))
    connection.exec_driver_sql("INSERT INTO temp.link_loaded VALUES (?, ?, ?)", (table.name, ids.start, ids.stop))
    named = ", ".join(f'"{column.name}"' for column, _ in links)
    parents = {target.table.name for _, target in links}
    told = [("moved", f'UPDATE OF id, {named} ON main."{table.name}"')] if links else []
    told += [(f"lost_{name}", f'DELETE ON main."{name}"') for name in sorted({*parents, table.name})]
    told += [(f"renamed_{name}", f'UPDATE OF id ON main."{name}"') for name in sorted(parents)]
    for name, when in told:
        connection.exec_driver_sql(
            f'CREATE TEMP TRIGGER IF NOT EXISTS "{table.name}_{name}" AFTER {when} '
            f"BEGIN INSERT OR IGNORE INTO link_doubt VALUES ('{table.name}'); END")


def _check_all(session: Session) -> None:
    """Check every link that was not looked for when it was loaded. Raises ``IntegrityError``; before each commit."""
    session.flush()
    connection = session.connection()
    doubted = set(connection.exec_driver_sql("SELECT name FROM temp.link_doubt").scalars())
    looked_at: dict[str, list[range]] = {}
    for name, first, stop in connection.exec_driver_sql("SELECT name, first, stop FROM temp.link_loaded"):
        looked_at.setdefault(name, []).append(range(first, stop))
    for table in Stored.metadata.sorted_tables:
        ranges = [] if table.name in doubted else looked_at.get(table.name, [])
        for (column, target), others in product(_links(table), _around(ranges)):
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
