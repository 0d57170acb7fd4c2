"""What records have in common, kept in the file, so that a new month is compared with whom it may be and nobody else.

``pair_key`` holds for each person and place the keys by which they are looked up; ``pair_stale`` those whose keys are
out of date. Triggers note every change, whoever makes it (a form, a delivery, a merge, Undo), so the index is never
trusted where it is not right. Derived: made anew when its declaration changes.
"""

import hashlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, text
from sqlalchemy.orm import Session

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

OF = {"person": 0, "place": 1}
"""A person's record number in the index is twice the id, a place's one more; their keys never meet."""
_TOLD = {
    "person": "name, born_on, phone, email, address, postcode, agency_references, merged_into_id",
    "place": "name, address, postcode, easting, northing, uprn, merged_into_id",
}
_KEYS_ARE_OF = 2
"""Raise it when what the keys are made of changes."""
_AT_ONCE = 10_000
_LOAD = 200_000
"""Keys from which it is quicker to make the second index anew than to add to it, unless it holds more already."""
_BY_RECORD = "CREATE INDEX pair_key_record ON pair_key (record, kind)"

KeyRow = tuple[int, int, int, int]
"""Key, record id, kind, and how the record is called (for counting), as whole numbers."""


def _statements() -> list[str]:
    made = [
        "CREATE TABLE pair_key (key INTEGER NOT NULL, record INTEGER NOT NULL, kind INTEGER NOT NULL, "
        "called INTEGER NOT NULL, PRIMARY KEY (key, record)) WITHOUT ROWID",
        _BY_RECORD,
        "CREATE TABLE pair_stale (record INTEGER PRIMARY KEY)",
    ]
    for table, number in OF.items():
        note = f"INSERT OR IGNORE INTO pair_stale (record) VALUES (new.id * 2 + {number})"
        drop = "; ".join(f"DELETE FROM {each} WHERE record = old.id * 2 + {number}" for each in
                         ("pair_key", "pair_stale"))
        made += [
            f"CREATE TRIGGER {adding_trigger(table)} AFTER INSERT ON {table} BEGIN {note}; END",
            f"CREATE TRIGGER pair_{table}_changed AFTER UPDATE OF {_TOLD[table]} ON {table} BEGIN {note}; END",
            f"CREATE TRIGGER {removing_trigger(table)} AFTER DELETE ON {table} BEGIN {drop}; END",
            f"INSERT INTO pair_stale (record) SELECT id * 2 + {number} FROM {table}",
        ]
    return made


def adding_trigger(table_name: str) -> str:
    """The name of the trigger that notes what is added to a table."""
    return f"pair_{table_name}_added"


def note_from(connection: Connection, table_name: str, first_id: int) -> None:
    """Note every record of a table from an id on, as its trigger would do one by one."""
    if table_name in OF:
        connection.exec_driver_sql(
            f"INSERT OR IGNORE INTO pair_stale (record) SELECT id * 2 + {OF[table_name]} FROM {table_name} "
            f"WHERE id >= {int(first_id)} ORDER BY id")


def removing_trigger(table_name: str) -> str:
    """The name of the trigger that drops the keys of what is removed from a table."""
    return f"pair_{table_name}_removed"


def forget(connection: Connection, table_name: str, ids: str) -> None:
    """Drop the keys of records of a table, as its trigger would do one by one; ``ids`` is a query for them."""
    if table_name in OF:
        for each in ("pair_key", "pair_stale"):
            connection.exec_driver_sql(
                f"DELETE FROM {each} WHERE record IN (SELECT id * 2 + {OF[table_name]} FROM ({ids}))")


def ensure(engine: Engine) -> None:
    """Make the index and its triggers if they are not those of today's declaration; every record is then stale."""
    statements = _statements()
    digest = hashlib.sha256("\n".join([*statements, str(_KEYS_ARE_OF)]).encode()).hexdigest()[:16]
    with engine.connect() as connection:
        stands = connection.execute(
            text("SELECT sql FROM sqlite_master WHERE type = 'view' AND name = 'pair_index_made'")
        ).scalar()
    if stands and digest in stands:
        return
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        _take_down(connection)
        for statement in statements:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"CREATE VIEW pair_index_made AS SELECT '{digest}' AS digest")


def take_down(engine: Engine) -> None:
    """Remove the index and its triggers before tables are re-made; :func:`ensure` makes them again."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        _take_down(connection)


def _take_down(connection: Connection) -> None:
    for table in OF:
        for when in ("added", "changed", "removed"):
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS pair_{table}_{when}")
    connection.exec_driver_sql("DROP TABLE IF EXISTS pair_key")
    connection.exec_driver_sql("DROP TABLE IF EXISTS pair_stale")
    connection.exec_driver_sql("DROP VIEW IF EXISTS pair_index_made")


def stale(session: Session, of: str) -> list[int]:
    """Ids of the records whose keys must be made anew."""
    rows = session.execute(text("SELECT record / 2 FROM pair_stale WHERE record % 2 = :of"), {"of": OF[of]})
    return [int(row[0]) for row in rows]


def put(session: Session, of: str, ids: Sequence[int], rows: Iterable[KeyRow]) -> None:
    """Keep these keys for these records in place of any they had."""
    connection, number = session.connection(), OF[of]
    gone = [(each * 2 + number,) for each in ids]
    _many(connection, "DELETE FROM pair_key WHERE record = ?", gone)
    keys, order = _by_key(chain.from_iterable(rows), number)
    anew = len(keys) >= _LOAD and not connection.exec_driver_sql(
        "SELECT 1 FROM pair_key LIMIT 1 OFFSET ?", (len(keys),)).first()
    if anew:
        connection.exec_driver_sql("DROP INDEX pair_key_record")
    for start in range(0, len(keys), _AT_ONCE):
        connection.exec_driver_sql(
            "INSERT OR IGNORE INTO pair_key (key, record, kind, called) VALUES (?, ?, ?, ?)",
            list(map(tuple, keys[order[start:start + _AT_ONCE]].tolist())))
    if anew:
        connection.exec_driver_sql(_BY_RECORD)
    _many(connection, "DELETE FROM pair_stale WHERE record = ?", gone)


def _by_key(whole: Iterable[int], number: int) -> "tuple[NDArray[np.int64], NDArray[np.intp]]":
    """Rows of four whole numbers and their order by key and record; of a large delivery they are a million and more."""
    import numpy as np

    table = np.frombuffer(array("q", whole), dtype=np.int64).reshape(-1, 4)
    table[:, 1] = table[:, 1] * 2 + number
    return table, np.lexsort((table[:, 1], table[:, 0]))


def shared_keys(session: Session, of: str, ids: Iterable[int], caps: dict[int, int]) -> Iterator[tuple[int, int]]:
    """(key, record id) for each key that one of ``ids`` has and two or more records share, in order of key.

    They are read from the file as they are asked for. ``caps`` says by kind how many records may share a
    key; kinds that are not in it are passed over.
    """
    connection, number, sought = session.connection(), OF[of], sorted(set(ids))
    _temporary(connection, "pair_focus (record INTEGER PRIMARY KEY)")
    _temporary(connection, "pair_wanted (key INTEGER PRIMARY KEY, most INTEGER)")
    _many(connection, "INSERT INTO pair_focus (record) VALUES (?)", [(each * 2 + number,) for each in sought])
    most = " ".join(f"WHEN {kind} THEN {cap}" for kind, cap in caps.items())
    connection.exec_driver_sql(
        f"INSERT OR IGNORE INTO pair_wanted (key, most) SELECT held.key, CASE held.kind {most} ELSE 0 END "
        "FROM pair_focus CROSS JOIN pair_key held ON held.record = pair_focus.record"
    )
    connection.exec_driver_sql("DELETE FROM pair_wanted WHERE most < 2")
    connection.exec_driver_sql(
        "DELETE FROM pair_wanted WHERE (SELECT count(*) FROM (SELECT 1 FROM pair_key held "
        f"WHERE held.key = pair_wanted.key LIMIT {max(caps.values()) + 1})) NOT BETWEEN 2 AND most"
    )
    rows = connection.exec_driver_sql(
        "SELECT held.key, held.record / 2 FROM pair_wanted CROSS JOIN pair_key held ON held.key = pair_wanted.key "
        "ORDER BY held.key"
    )
    return ((key, record_id) for key, record_id in rows)


def counted(session: Session, keys: Iterable[int]) -> dict[int, int]:
    """By key how many records have it; keys that none has are left out."""
    return _told(session, keys, "count(*)")


def callings(session: Session, keys: Iterable[int]) -> dict[int, int]:
    """By key how many different callings those who have it go by; keys that none has are left out."""
    return _told(session, keys, "count(DISTINCT held.called)")


def _told(session: Session, keys: Iterable[int], what: str) -> dict[int, int]:
    connection = session.connection()
    _temporary(connection, "pair_sought (key INTEGER PRIMARY KEY)")
    _many(connection, "INSERT INTO pair_sought (key) VALUES (?)", [(key,) for key in sorted(set(keys))])
    rows = connection.exec_driver_sql(
        f"SELECT held.key, {what} FROM pair_sought CROSS JOIN pair_key held ON held.key = pair_sought.key "
        "GROUP BY held.key"
    ).all()
    return {int(key): int(many) for key, many in rows}


def _temporary(connection: Connection, table: str) -> None:
    """An empty table of this connection's own."""
    connection.exec_driver_sql(f"CREATE TEMP TABLE IF NOT EXISTS {table}")
    connection.exec_driver_sql(f"DELETE FROM temp.{table.split()[0]}")


def _many(connection: Connection, statement: str, rows: Sequence[tuple[int, ...]]) -> None:
    for start in range(0, len(rows), _AT_ONCE):
        connection.exec_driver_sql(statement, list(rows[start:start + _AT_ONCE]))
