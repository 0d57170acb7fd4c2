"""Taking out hundreds of thousands of records by a few statements, inside the session's own transaction.

What hangs on a record by triggers (its place in the search, its keys for matching) goes with it. As in ``bulk``,
nothing is written to the audit trail; the records' values are handed over in blocks first.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Date, DateTime, Table, func, select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Stored
from ivolt_desktop.store import bulk, bulk_columns, large_changes, pair_index, search, waiting_indexes

_AT_ONCE = 10_000


def values_in_blocks(
    session: Session, table: Table, ids: Collection[int], names: Sequence[str]
) -> Iterator[dict[str, list[Any]]]:
    """Ids and values of records by column, some thousand records at a time, lowest ids first.

    Values are JSON-ready: days and moments are ISO text, as ``audit.plain`` writes them.
    """
    session.flush()
    connection = session.connection()
    _note(connection, ids)
    dialect = connection.dialect
    wanted = ("id", *(name for name in names if name != "id"))
    chosen = ", ".join(f"held.{bulk.quoted(name, dialect)}" for name in wanted)
    rows = connection.exec_driver_sql(
        f"SELECT {chosen} FROM temp.gone CROSS JOIN {bulk.quoted(table.name, dialect)} held ON held.id = gone.id "
        "ORDER BY gone.id"
    )
    while some := rows.fetchmany(_AT_ONCE):
        columns = zip(*some, strict=True)
        yield {name: _plain(table, name, values) for name, values in zip(wanted, columns, strict=True)}


def _plain(table: Table, name: str, values: Sequence[Any]) -> list[Any]:
    kind = table.c[name].type
    if isinstance(kind, DateTime):
        return [None if each is None else each.replace(" ", "T", 1).removesuffix(".000000") for each in values]
    if isinstance(kind, Date) or kind.python_type is not bool:
        return list(values)
    return [None if each is None else bool(each) for each in values]


def remove(session: Session, table: Table | type[Stored], ids: Collection[int]) -> None:
    """Remove records by id. Raises ``IntegrityError`` if something still points at one."""
    target = bulk.table_of(table)
    session.flush()
    connection = session.connection()
    large_changes.make_ready(session, to_and_fro=True)
    _note(connection, ids)
    name = bulk.quoted(target.name, connection.dialect)
    many = session.scalar(select(func.count()).select_from(target)) or 0
    alone = len(ids) > many / 2 and waiting_indexes.is_leaf(target)
    apart = bulk_columns.made_by(connection, "index", target.name) if alone else []
    triggers = [
        each for each in bulk_columns.made_by(connection, "trigger", target.name)
        if each[0] in (search.removing_trigger(target.name), pair_index.removing_trigger(target.name))
    ]
    for kind, made in (("INDEX", apart), ("TRIGGER", triggers)):
        for each, _ in made:
            connection.exec_driver_sql(f"DROP {kind} {bulk.quoted(each, connection.dialect)}")
    search.forget(connection, target.name, "SELECT id FROM temp.gone")
    pair_index.forget(connection, target.name, "SELECT id FROM temp.gone")
    connection.exec_driver_sql(f"DELETE FROM {name} WHERE id IN (SELECT id FROM temp.gone)")
    for _, statement in [*apart, *triggers]:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("DELETE FROM temp.gone")
    bulk.let_go(session, target, set(ids))


def _note(connection: Connection, ids: Collection[int]) -> None:
    """Have the ids where statements can look them up."""
    connection.exec_driver_sql("CREATE TEMP TABLE IF NOT EXISTS gone (id INTEGER PRIMARY KEY)")
    connection.exec_driver_sql("DELETE FROM temp.gone")
    if ids:
        connection.exec_driver_sql("INSERT INTO temp.gone (id) VALUES (?)", [(each,) for each in sorted(ids)])
