"""Loading hundreds of thousands of rows from columns, as fast as the driver takes them.

As in ``bulk``, values are stored as the session would store them and nothing is written to the audit trail. Where the
rows are many beside those the table has, its indexes are made anew afterwards and the search index is filled by one
statement, in the session's own transaction; where they are very many, after it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from datetime import date, datetime, time
from typing import Any, TypeGuard

from sqlalchemy import Column, Connection, Date, DateTime, Dialect, Table, func, select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Stored
from ivolt_desktop.store import bulk, large_changes, link_checks, pair_index, search, waiting_indexes
from ivolt_desktop.store.coded import Coded, constant

MANY = 2_000
"""Rows from which it is worth making the indexes anew, where the table has no more than these."""
_VALUES_AT_ONCE = 30_000
"""Values given to one statement; SQLite takes some more."""
_STATEMENTS_AT_ONCE = 40
"""Statements for which values are laid out in rows at once."""
_NOTHING = float("nan")
"""SQLite keeps it as NULL. The driver takes it faster than ``None``, for which it looks for a converter each time."""

Told = Callable[[float], None]


def insert_columns(
    session: Session,
    table: Table | type[Stored],
    columns: Mapping[str, Iterable[Any]],
    count: int,
    told: Told = lambda _share: None,
) -> range:
    """Add ``count`` rows given by column and return their new ids in order.

    Each column has ``count`` values, ``None`` where the column's default is to be taken. ``told`` is called with the
    share that is done, and may raise to stop. Raises ``KeyError`` for a name the table has no column for, and
    ``IntegrityError`` where the table refuses a row.
    """
    target = _known(table, columns)
    if not count:
        return range(0)
    session.flush()
    first = bulk.next_id(session, target)
    ids = range(first, first + count)
    with _set_apart(session, target, first, count):
        _insert(session, target, ids, columns, count, told)
    link_checks.loaded(session, target, ids)
    return ids


def put_back_columns(
    session: Session, table: Table | type[Stored], ids: Sequence[int], columns: Mapping[str, Iterable[Any]],
    told: Told = lambda _share: None,
) -> None:
    """Add rows that had these ids before; otherwise as ``insert_columns``."""
    target = _known(table, columns)
    session.flush()
    alone = not session.scalar(select(func.count()).select_from(target))
    with _set_apart(session, target, min(ids), len(ids)) if alone else nullcontext():
        _insert(session, target, ids, columns, len(ids), told)


def _known(table: Table | type[Stored], columns: Mapping[str, Iterable[Any]]) -> Table:
    target = bulk.table_of(table)
    unknown = set(columns) - set(target.columns.keys())
    if unknown:
        raise KeyError(f"{target.name} has no column {min(unknown)}")
    return target


def _insert(
    session: Session, target: Table, ids: Sequence[int], columns: Mapping[str, Iterable[Any]], count: int, told: Told
) -> None:
    connection = session.connection()
    dialect = connection.dialect
    values: dict[str, Sequence[Any]] = {"id": ids}
    for column in target.columns:
        if column.name != "id" and (column.name in columns or column.default is not None):
            stored = _stored(column, columns.get(column.name), count, dialect)
            if stored is not None:
                values[column.name] = stored
    unlike = [name for name, column in values.items() if len(column) != count]
    if unlike:
        raise ValueError(f"{target.name}.{unlike[0]} has not a value for each of {count} rows")
    link_checks.look_for(session, target, values, ids)
    same = {name: column.different[0] for name, column in values.items() if _is_constant(column)}
    own = {name: column for name, column in values.items() if name not in same}
    into = ", ".join(bulk.quoted(name, dialect) for name in (*same, *own))
    insert = f"INSERT INTO {bulk.quoted(target.name, dialect)} ({into}) VALUES "
    at_once = _VALUES_AT_ONCE // len(own)
    several = insert + _rows(at_once, len(same), len(own)) if count >= at_once else ""
    one, head = insert + _rows(1, len(same), len(own)), tuple(same.values())
    for start in range(0, count, at_once * _STATEMENTS_AT_ONCE):
        some = [column[start:start + at_once * _STATEMENTS_AT_ONCE] for column in own.values()]
        for place in range(0, len(some[0]), at_once):
            told((start + place) / count)
            rows = [column[place:place + at_once] for column in some]
            if len(rows[0]) < at_once:
                connection.exec_driver_sql(one, [(*head, *row) for row in zip(*rows, strict=True)])
                continue
            laid: list[Any] = [None] * (at_once * len(rows))  # each column's values, as far apart as a row is wide
            for offset, given in enumerate(rows):
                laid[offset::len(rows)] = given
            connection.exec_driver_sql(several, (*head, *laid))


def _is_constant(column: Sequence[Any]) -> TypeGuard[Coded[Any]]:
    return isinstance(column, Coded) and len(column.different) == 1


def _rows(count: int, same: int, own: int) -> str:
    """Marks for the values of some rows: the first ``same`` are given once for all of them, then each has ``own``."""
    head = "".join(f"?{number}, " for number in range(1, same + 1))
    starts = range(same + 1, same + 1 + count * own, own)
    return ", ".join(f"({head}{', '.join(f'?{number}' for number in range(first, first + own))})" for first in starts)


def _stored(
    column: Column[Any], given: Iterable[Any] | None, count: int, dialect: Dialect
) -> Sequence[Any] | None:
    """Values as the driver takes them, with the default where there is none; ``None`` where the column stays empty."""
    default = bulk.default_of(column)
    if given is None:
        return constant(default, count) if default is not None else None
    if isinstance(given, range):
        return given
    values = given if isinstance(given, list | Coded) else list(given)
    different = values.different if isinstance(values, Coded) else values
    if default is None and column.nullable and different.count(None) == len(different):
        return None
    if isinstance(values, Coded):
        return Coded(_written(column, different, default, dialect), values.codes)
    return _written(column, values, default, dialect)


def _written(column: Column[Any], values: list[Any], default: Any, dialect: Dialect) -> list[Any]:
    nothing = None in values
    if nothing and default is not None:
        values, nothing = [default if value is None else value for value in values], False
    if isinstance(column.type, DateTime):
        values = _moments(values)
    elif isinstance(column.type, Date):
        values = [None if value is None else _day(value) for value in values]
    else:
        write = column.type.dialect_impl(dialect).bind_processor(dialect)
        values = values if write is None else list(map(write, values))
        nothing = nothing or (write is not None and None in values)
    return [_NOTHING if value is None else value for value in values] if nothing else values


class _InIso(dict[Any, str]):
    """Days, or times of day, in ISO 8601: each is written once."""

    def __missing__(self, value: date | time) -> str:
        self[value] = written = f" {value.isoformat('microseconds')}" if isinstance(value, time) else value.isoformat()
        return written


def _moments(values: list[datetime | None]) -> list[str | None]:
    """Moments as SQLAlchemy writes them, '2024-03-05 21:14:00.000000'."""
    days, clocks = _InIso(), _InIso()
    return [None if value is None else days[value.date()] + clocks[value.time()] for value in values]


def _day(value: date) -> str:
    return f"{value:%Y-%m-%d}" if isinstance(value, datetime) else value.isoformat()


@contextmanager
def _set_apart(session: Session, table: Table, first: int, count: int) -> Iterator[None]:
    """Indexes and search triggers out of the way while many rows go in, and made again afterwards."""
    stands = session.scalar(select(func.count()).select_from(table)) or 0
    if count < MANY or stands > count:
        yield
        return
    connection = session.connection()
    indexes = made_by(connection, "index", table.name)
    search_trigger = search.adding_trigger(table.name)
    apart = {search_trigger, pair_index.adding_trigger(table.name)}
    triggers = [each for each in made_by(connection, "trigger", table.name) if each[0] in apart]
    large_changes.make_ready(session)
    for kind, made in (("INDEX", indexes), ("TRIGGER", triggers)):
        for name, _ in made:
            connection.exec_driver_sql(f"DROP {kind} {bulk.quoted(name, connection.dialect)}")
    yield
    later = count >= large_changes.VERY_MANY
    for name, statement in indexes:
        if later and waiting_indexes.may_wait(statement):
            waiting_indexes.leave(connection, table, name, statement)
        else:
            connection.exec_driver_sql(statement)
    for _, statement in triggers:
        connection.exec_driver_sql(statement)
    pair_index.note_from(connection, table.name, first)
    if search_trigger in dict(triggers):
        (search.leave_waiting if later else search.add_from)(connection, table.name, first)


def made_by(connection: Connection, kind: str, table: str) -> list[tuple[str, str]]:
    """Names and statements of the table's own indexes or triggers."""
    rows = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = ? AND tbl_name = ? AND sql IS NOT NULL", (kind, table)
    )
    return [(name, statement) for name, statement in rows]


def column_of(values: Sequence[Any], chosen: Sequence[int]) -> Sequence[Any]:
    """The values at ``chosen`` places; the column itself where that is all of it."""
    if isinstance(chosen, range) and chosen == range(len(values)):
        return values
    return Coded(*values.part(chosen)) if isinstance(values, Coded) else [values[place] for place in chosen]
