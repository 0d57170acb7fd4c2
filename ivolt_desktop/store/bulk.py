"""Loading thousands of rows at the speed of the driver, inside the session's own transaction.

Values are stored exactly as the session would store them, so records read back equal. Nothing here writes the audit
trail: whoever loads adds to ``UnitOfWork.trail`` what the change is to be remembered by. Records of the session that
are touched here are read afresh when next used.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count, islice
from typing import Any, TypeVar

from sqlalchemy import Column, Dialect, Table, func, inspect, select, text
from sqlalchemy.orm import Session

from ivolt_desktop.model import Stored

Row = Mapping[str, object]
T = TypeVar("T")
_ROWS_AT_ONCE = 500  # more would not stay in the processor's cache
_IDS_AT_ONCE = 500


def insert_rows(session: Session, table: Table | type[Stored], rows: Sequence[Row]) -> list[int]:
    """Add rows and return their new ids in the order of ``rows``.

    A row maps column names to Python values. What a row leaves out, or gives as ``None``, takes the column's default,
    or stays empty; a row that brings an ``id`` keeps it. Raises ``KeyError`` for a name the table has no column for,
    before anything is written, and ``IntegrityError`` where the table refuses a row.
    """
    target = table_of(table)
    given = _known(target, rows)
    if not rows:
        return []
    session.flush()
    ids = _ids_for(rows, next_id(session, target))
    dialect = session.get_bind().dialect
    makers = [
        (column.name, default_of(column), _writer(column, dialect)) for column in target.columns
        if column.name == "id" or column.name in given or column.default is not None
    ]
    names = ", ".join(quoted(name, dialect) for name, _, _ in makers)
    marks = ", ".join("?" for _ in makers)
    statement = f"INSERT INTO {quoted(target.name, dialect)} ({names}) VALUES ({marks})"
    ready = (
        tuple(number if name == "id" else write(_or_default(row.get(name), default))
              for name, default, write in makers)
        for number, row in zip(ids, rows, strict=True)
    )
    _run(session, statement, ready)
    return ids


def update_rows(session: Session, table: Table | type[Stored], rows: Sequence[Row]) -> None:
    """Change rows found by their ``id``; each row names the columns to change, and its version moves on by one.

    Raises ``KeyError`` for an unknown column or a row without ``id``, ``LookupError`` if a row is not there.
    """
    target = table_of(table)
    _known(target, rows)
    session.flush()
    dialect = session.get_bind().dialect
    versioned = "version" in target.columns
    alike: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        names = tuple(name for name in row if name not in ("id", "version"))
        alike.setdefault(names, []).append(row)
    for names, group in alike.items():
        settings = [f"{quoted(name, dialect)} = ?" for name in names]
        settings += ["version = version + 1"] if versioned else []
        if not settings:
            continue
        writers = [(name, _writer(target.columns[name], dialect)) for name in names]
        ready = ((*(write(row[name]) for name, write in writers), row["id"]) for row in group)
        found = _run(
            session, f"UPDATE {quoted(target.name, dialect)} SET {', '.join(settings)} WHERE id = ?", ready
        )
        if found != len(group):
            raise LookupError(f"{len(group) - found} of {len(group)} rows of {target.name} are not there")
    touched = {row["id"] for row in rows}
    for record in _loaded(session, target, touched):
        session.expire(record)


def delete_rows(session: Session, table: Table | type[Stored], ids: Iterable[int]) -> int:
    """Remove rows by id; returns how many were there. Raises ``IntegrityError`` if something still points at one."""
    target = table_of(table)
    session.flush()
    wanted = set(ids)
    found = _run(
        session, f"DELETE FROM {quoted(target.name, session.get_bind().dialect)} WHERE id = ?",
        ((each,) for each in sorted(wanted)),
    )
    let_go(session, target, wanted)
    return found


def let_go(session: Session, table: Table, ids: set[int]) -> None:
    """Have the session forget records that were removed."""
    for record in _loaded(session, table, ids):
        session.expunge(record)


def fetch_values(
    session: Session, table: Table | type[Stored], ids: Iterable[int], columns: Sequence[str] = ()
) -> list[dict[str, Any]]:
    """Rows as column name to Python value, in the order of ``ids``; ids that are not there are left out.

    ``columns`` narrows what is read; ``id`` is always among it.
    """
    target = table_of(table)
    wanted = list(dict.fromkeys(ids))
    chosen = [target.columns[name] for name in dict.fromkeys(("id", *columns))] if columns else list(target.columns)
    found: dict[int, dict[str, Any]] = {}
    for some in _chunks(iter(wanted), _IDS_AT_ONCE):
        for row in session.execute(select(*chosen).where(target.columns["id"].in_(some))).mappings():
            found[row["id"]] = dict(row)
    return [found[each] for each in wanted if each in found]


def table_of(table: Table | type[Stored]) -> Table:
    """The table itself, given by class or as it is."""
    if isinstance(table, Table):
        return table
    local = inspect(table).local_table
    assert isinstance(local, Table)
    return local


def _known(table: Table, rows: Sequence[Row]) -> set[str]:
    """Every column named in any row."""
    given: set[str] = set()
    for row in rows:
        given.update(row)
    unknown = given - set(table.columns.keys())
    if unknown:
        raise KeyError(f"{table.name} has no column {min(unknown)}")
    return given


def quoted(name: str, dialect: Dialect) -> str:
    """A name as it may stand in a statement."""
    return dialect.identifier_preparer.quote(name)


def default_of(column: Column[Any]) -> Any:
    """The column's default as a value, or ``None``; only plain values are declared in the registers."""
    return getattr(column.default, "arg", None) if column.default is not None and column.default.is_scalar else None


def _or_default(value: object, default: Any) -> object:
    return default if value is None else value


def _writer(column: Column[Any], dialect: Dialect) -> Callable[[Any], Any]:
    processor = column.type.dialect_impl(dialect).bind_processor(dialect)
    return processor if processor is not None else _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


def next_id(session: Session, table: Table) -> int:
    """One more than any id the table has, or ever had where ids are not used again."""
    highest = session.scalar(select(func.max(table.columns["id"]))) or 0
    if table.dialect_options["sqlite"]["autoincrement"]:
        used = session.scalar(text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": table.name}) or 0
        highest = max(highest, used)
    return int(highest) + 1


def _ids_for(rows: Sequence[Row], free: int) -> list[int]:
    given = [row.get("id") for row in rows]
    free = max([free, *(each + 1 for each in given if isinstance(each, int))])
    running = count(free)
    return [each if isinstance(each, int) else next(running) for each in given]


def _run(session: Session, statement: str, ready: Iterator[tuple[Any, ...]]) -> int:
    """Run a statement for many rows of values, a chunk at a time; returns how many rows it reached."""
    connection = session.connection()
    reached = 0
    for some in _chunks(ready, _ROWS_AT_ONCE):
        reached += connection.exec_driver_sql(statement, some).rowcount
    return reached


def _chunks(values: Iterator[T], size: int) -> Iterator[list[T]]:
    while some := list(islice(values, size)):
        yield some


def _loaded(session: Session, table: Table, ids: set[Any]) -> list[object]:
    return [
        record for record in session.identity_map.values()
        if inspect(record).mapper.local_table is table and inspect(record).identity[0] in ids
    ]
