"""What records say now: those that the rows of a delivery are about, and those linked to some people or places."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Table, select
from sqlalchemy.orm import Session

from ivolt_desktop.model import DeliveryRow

Told = Callable[[float], None]
"""Told the share done, 0 to 1; it may raise to stop."""
_CHUNK = 500


def unwatched(_share: float) -> None:
    """Work that nobody watches."""


def told_in(session: Session, table: Table, name: str, delivery_id: int) -> Iterator[Any]:
    """What stands under ``name``, each once, in the records of a table that rows of a delivery are about."""
    column = table.c[name]
    yield from session.scalars(
        select(column).distinct().select_from(table)
        .join(DeliveryRow, (DeliveryRow.record_id == table.c.id) & (DeliveryRow.register == table.name))
        .where(DeliveryRow.delivery_id == delivery_id, column.is_not(None)))


def linked_to(
    session: Session, table: Table, link: str, ids: Collection[int], names: Collection[str] | None = None,
    *only: ColumnElement[bool],
) -> Iterator[dict[str, Any]]:
    """The records of a table that ``link`` ties to any of ``ids``: all they say, or what stands under ``names``."""
    columns = [table] if names is None else [table.c[name] for name in sorted(names) if name in table.c]
    for some in in_pieces(ids):
        for row in session.execute(select(*columns).where(table.c[link].in_(some), *only)).mappings():
            yield {str(name): value for name, value in row.items()}


def in_pieces(ids: Collection[int], told: Told = unwatched) -> Iterator[Sequence[int]]:
    """``ids`` in order, as many at a time as one question takes; ``told`` hears how far it is before each."""
    wanted = sorted(ids)
    for start in range(0, len(wanted), _CHUNK):
        told(start / len(wanted))
        yield wanted[start:start + _CHUNK]
