"""Full-text search over every register, kept by triggers made from the registers' own declarations.

The index is derived: when a declaration changes, or the index is missing, it is made anew at opening. Of a very large
addition a range of ids is written down in ``search_waiting``; whatever lies in it is not in the index, and no trigger
touches it, until :func:`take_in` has come by (``store.settling``).
"""

import hashlib
import re
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, text
from sqlalchemy.orm import Session

from ivolt_desktop.model import RegisterSpec, all_registers

_SPACE = 64
"""Registers share the index's row numbers: record id times this, plus the register's place in the alphabet."""


_GATHER = "INSERT INTO search(search, rank) VALUES ('hashsize', {})"
_MUCH, _LITTLE = 1 << 24, 1 << 20
"""Bytes of new entries that are gathered before they are written: for many records at once, and usually."""


@dataclass(frozen=True)
class Found:
    """One record found; fetch and mask it before showing."""

    register: str
    record_id: int


def _searched() -> list[tuple[int, RegisterSpec]]:
    specs = sorted((spec for spec in all_registers() if spec.searched), key=lambda spec: spec.key)
    return list(enumerate(specs))


def adding_trigger(table_name: str) -> str:
    """The name of the trigger that indexes what is added to a table."""
    return f"search_{table_name}_added"


def removing_trigger(table_name: str) -> str:
    """The name of the trigger that takes what is removed from a table out of the index."""
    return f"search_{table_name}_removed"


def forget(connection: Connection, table_name: str, ids: str) -> None:
    """Take records of a table out of the index, as its trigger would do one by one; ``ids`` is a query for them."""
    for number, spec in _searched():
        if spec.key == table_name:
            rows = f"SELECT id * {_SPACE} + {number} FROM ({ids}) WHERE {_is_in(number, 'id')}"
            connection.exec_driver_sql(f"DELETE FROM search WHERE rowid IN ({rows})")


def add_from(connection: Connection, table_name: str, first_id: int) -> None:
    """Index every record of a table from an id on, as its trigger would have done one by one."""
    for number, spec in _searched():
        if spec.key == table_name:
            _add(connection, number, spec, f"{spec.key}.id >= {int(first_id)} AND {_is_in(number, f'{spec.key}.id')}")


def _add(connection: Connection, number: int, spec: RegisterSpec, which: str) -> None:
    connection.exec_driver_sql(_GATHER.format(_MUCH))
    connection.exec_driver_sql(f"{_fill(number, spec)} WHERE {which}")
    connection.exec_driver_sql(_GATHER.format(_LITTLE))


def leave_waiting(connection: Connection, table_name: str, first_id: int) -> None:
    """Write down that the records of a table from an id on, of which none is in the index, wait for it."""
    for number, spec in _searched():
        if spec.key == table_name:
            last = connection.exec_driver_sql(f"SELECT max(id) FROM {spec.key}").scalar()
            # what was removed while it waited may have had these ids
            connection.exec_driver_sql(
                "DELETE FROM search_waiting WHERE register = ? AND first >= ?", (number, first_id))
            connection.exec_driver_sql(
                "UPDATE search_waiting SET last = min(last, ?) WHERE register = ?", (first_id - 1, number))
            if last is not None and last >= first_id:
                connection.exec_driver_sql(
                    "INSERT INTO search_waiting (register, first, last) VALUES (?, ?, ?)", (number, first_id, last))


def take_in(connection: Connection, at_most: int) -> int | None:
    """Index some of the records that wait; returns how many it was, and ``None`` where no range was left."""
    found = connection.exec_driver_sql("SELECT register, first, last FROM search_waiting LIMIT 1").first()
    if found is None:
        return None
    number, first, last = found
    spec = dict(_searched())[number]
    within = f"{spec.key}.id BETWEEN {first} AND {last}"
    taken, upto = connection.exec_driver_sql(
        f"SELECT count(*), max(id) FROM (SELECT id FROM {spec.key} WHERE {within} ORDER BY id LIMIT {int(at_most)})"
    ).one()
    if taken:
        _add(connection, number, spec, f"{spec.key}.id BETWEEN {first} AND {upto}")
    if taken < at_most or upto >= last:
        connection.exec_driver_sql(
            "DELETE FROM search_waiting WHERE register = ? AND first = ?", (number, first))
    else:
        connection.exec_driver_sql(
            "UPDATE search_waiting SET first = ? WHERE register = ? AND first = ?", (upto + 1, number, first))
    return int(taken)


def waiting(session: Session) -> int:
    """How many records are not found yet, because they came with a very large addition and still wait."""
    return int(session.scalar(text("SELECT coalesce(sum(last - first + 1), 0) FROM search_waiting")) or 0)


def any_left(connection: Connection) -> bool:
    """Whether records wait."""
    return connection.exec_driver_sql("SELECT 1 FROM search_waiting LIMIT 1").first() is not None


def _is_in(number: int, id_: str) -> str:
    """Whether a record of a register is one that the index has, or ought to: it does not wait."""
    return (f"NOT EXISTS (SELECT 1 FROM search_waiting WHERE register = {number} "
            f"AND {id_} BETWEEN search_waiting.first AND search_waiting.last)")


def _row_and_body(number: int, spec: RegisterSpec) -> tuple[str, str]:
    """The index's row number and text for a record called '{0}'."""
    body = " || ' ' || ".join(f"coalesce({{0}}.{each.name}, '')" for each in spec.searched)
    return f"{{0}}.id * {_SPACE} + {number}", body


def _fill(number: int, spec: RegisterSpec) -> str:
    row, body = _row_and_body(number, spec)
    return f"INSERT INTO search(rowid, body) SELECT {row}, {body} FROM {spec.key}".format(spec.key)


def _statements() -> list[str]:
    made = [
        "CREATE VIRTUAL TABLE search USING fts5(body, content='', contentless_delete=1, "  # what is found is read there
        "tokenize=\"unicode61 remove_diacritics 2\", prefix='2')",
        "CREATE TABLE search_waiting (register INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, "
        "PRIMARY KEY (register, first)) WITHOUT ROWID",
    ]
    for number, spec in _searched():
        row, body = _row_and_body(number, spec)
        add = f"INSERT INTO search(rowid, body) VALUES ({row}, {body})".format("new")
        drop = f"DELETE FROM search WHERE rowid = {row}".format("old")
        names = ", ".join(each.name for each in spec.searched)
        made += [
            f"CREATE TRIGGER {adding_trigger(spec.key)} AFTER INSERT ON {spec.key} "
            f"WHEN {_is_in(number, 'new.id')} BEGIN {add}; END",
            f"CREATE TRIGGER {removing_trigger(spec.key)} AFTER DELETE ON {spec.key} "
            f"WHEN {_is_in(number, 'old.id')} BEGIN {drop}; END",
            f"CREATE TRIGGER search_{spec.key}_changed AFTER UPDATE OF {names} ON {spec.key} "
            f"WHEN {_is_in(number, 'new.id')} BEGIN {drop}; {add}; END",
            _fill(number, spec),
        ]
    return made


def ensure(engine: Engine) -> None:
    """Make the index and its triggers if they are not those of today's declarations."""
    statements = _statements()
    digest = hashlib.sha256("\n".join(statements).encode()).hexdigest()[:16]
    with engine.connect() as connection:
        stands = connection.execute(
            text("SELECT sql FROM sqlite_master WHERE type = 'view' AND name = 'search_made'")
        ).scalar()
    if stands and digest in stands:
        return
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        _remake(connection, statements, digest)


def take_down(engine: Engine) -> None:
    """Remove the index and its triggers; :func:`ensure` makes them again.

    A migration that re-makes a table loses the table's triggers without a word, so the index goes first.
    """
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        _take_down(connection)


def _take_down(connection: Connection) -> None:
    triggers = connection.execute(
        text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'search\\_%' ESCAPE '\\'")
    ).scalars().all()
    for name in triggers:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    connection.exec_driver_sql("DROP TABLE IF EXISTS search")
    connection.exec_driver_sql("DROP TABLE IF EXISTS search_waiting")
    connection.exec_driver_sql("DROP VIEW IF EXISTS search_made")


def _remake(connection: Connection, statements: list[str], digest: str) -> None:
    _take_down(connection)
    for statement in statements:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"CREATE VIEW search_made AS SELECT '{digest}' AS digest")


def find(session: Session, typed: str, *, registers: frozenset[str] = frozenset(), limit: int = 50) -> list[Found]:
    """Records whose searched fields hold every word typed (each may be unfinished), best first.

    Those that hold the words whole come before those in which they only begin one. What is typed without a blank, such
    as 'V-007' or 'O'Brien', must stand together.
    """
    together = [" ".join(re.findall(r"\w+", part, re.UNICODE)) for part in typed.split()]
    words = [f'"{part}"' for part in together if part]
    if not words:
        return []
    keys = {number: spec.key for number, spec in _searched()}
    wanted = [number for number, key in keys.items() if not registers or key in registers]
    chosen = ", ".join(map(str, wanted)) or "-1"
    statement = text(f"SELECT rowid FROM search WHERE search MATCH :query AND rowid % {_SPACE} IN ({chosen}) "
                     "ORDER BY rank LIMIT :limit")
    found: dict[int, None] = {}
    for query in (" ".join(words), " ".join(f"{word}*" for word in words)):
        if len(found) < limit:
            found.update(dict.fromkeys(session.execute(statement, {"query": query, "limit": limit}).scalars()))
    return [Found(keys[row % _SPACE], row // _SPACE) for row in list(found)[:limit]]
