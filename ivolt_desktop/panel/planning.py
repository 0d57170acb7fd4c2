"""What bringing in a file would do, worked out before anything is stored.

Every row of the file is accounted for in exactly one fate: new, changed, same, set aside or left out.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from ivolt_desktop.intake.reviewed_rows import ReviewedRow
from ivolt_desktop.model import register_named
from ivolt_desktop.model.deliveries import RowFate

_CHUNK = 500
TELLING = (RowFate.CHANGED, RowFate.NEW, RowFate.SAME, RowFate.SET_ASIDE, RowFate.LEFT_OUT)
"""Fates, the most telling first: a row that gives several records is counted once, under the first of theirs."""
_REFERENCE = "reference"
"""Rows are compared only under one key, so a reference that differs is the same one in other words."""


@dataclass(frozen=True)
class Difference:
    """One value that a file would change in a record already kept."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class PlannedRow:
    """One row with what would become of it."""

    row_number: int
    fate: RowFate
    reason: str
    values: Mapping[str, Any]
    original: Mapping[str, str]
    natural_key: str | None = None
    record_id: int | None = None
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True)
class Plan:
    """All rows of a file with their fates; a row that lists several records stands once for each."""

    register: str
    rows: tuple[PlannedRow, ...]
    counts: Mapping[RowFate, int] = field(default_factory=dict)
    period: tuple[date, date] | None = None

    def of(self, fate: RowFate) -> Iterator[PlannedRow]:
        """Rows with that fate, in file order."""
        return (row for row in self.rows if row.fate is fate)

    @property
    def row_fates(self) -> dict[int, RowFate]:
        """Each row of the file by its number, once, with the fate that tells most of what it gives."""
        fates: dict[int, RowFate] = {}
        for row in self.rows:
            stands = fates.get(row.row_number)
            if stands is None or TELLING.index(row.fate) < TELLING.index(stands):
                fates[row.row_number] = row.fate
        return fates


def _table(register: str) -> Table:
    table = register_named(register).register.__table__
    assert isinstance(table, Table)
    return table


def _kept(session: Session, table: Table, keys: Iterable[str]) -> dict[str, Mapping[str, Any]]:
    wanted = sorted(set(keys))
    kept: dict[str, Mapping[str, Any]] = {}
    for start in range(0, len(wanted), _CHUNK):
        rows = session.execute(select(table).where(table.c.natural_key.in_(wanted[start:start + _CHUNK])))
        kept.update({row["natural_key"]: dict(row) for row in rows.mappings()})
    return kept


def _comparable(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def _differences(kept: Mapping[str, Any], values: Mapping[str, Any]) -> tuple[Difference, ...]:
    """Values the file gives and that differ; a blank cell says nothing and changes nothing.

    Nor does a day without a time say anything of a moment on that day, or the same reference written otherwise.
    """
    return tuple(
        Difference(name, kept.get(name), value)
        for name, value in values.items()
        if value is not None and name in kept and _comparable(kept[name]) != _comparable(value)
        and not _says_no_more(name, kept[name], value)
    )


def _says_no_more(name: str, kept: Any, value: Any) -> bool:
    if isinstance(kept, datetime) and isinstance(value, datetime):
        return value.time() == time() and kept.date() == value.date()
    return name == _REFERENCE and bool(kept)


def plan_delivery(session: Session, register: str, rows: Sequence[ReviewedRow]) -> Plan:
    """Compare reviewed rows with what is kept. Reads only."""
    table = _table(register)
    happened = str(getattr(register_named(register).register, "happened", ""))
    days = sorted(day for row in rows if row.fate == "ready" and (day := _day(row.values.get(happened))))
    period = (days[0], days[-1]) if days else None
    ready = [row for row in rows if row.fate == "ready"]
    kept = _kept(session, table, (row.natural_key for row in ready if row.natural_key))
    planned = []
    for row in rows:
        if row.fate != "ready":
            fate = RowFate.SET_ASIDE if row.fate == "set aside" else RowFate.LEFT_OUT
            planned.append(PlannedRow(row.row_number, fate, row.reason, row.values, row.original))
            continue
        values = _placed(row.values, happened, period)
        if values is None:
            planned.append(PlannedRow(row.row_number, RowFate.SET_ASIDE, "no date, and the file tells no period",
                                      row.values, row.original))
        else:
            planned.append(_plan_row(row, values, kept))
    return Plan(register, tuple(planned), dict(Counter(row.fate for row in planned)), period)


def _placed(
    values: Mapping[str, Any], happened: str, period: tuple[date, date] | None
) -> Mapping[str, Any] | None:
    """The values with a moment: a row that only counts calls is placed at the end of the file's period."""
    if not happened or values.get(happened) is not None:
        return values
    return {**values, happened: datetime.combine(period[1], time())} if period else None


def _plan_row(row: ReviewedRow, values: Mapping[str, Any], kept: dict[str, Mapping[str, Any]]) -> PlannedRow:
    stands = kept.get(row.natural_key) if row.natural_key else None
    if stands is None:
        if row.natural_key:
            kept[row.natural_key] = {**values, "id": None, "row": row.row_number}
        return PlannedRow(row.row_number, RowFate.NEW, "", values, row.original, row.natural_key)
    found = _differences(stands, values)
    if stands["id"] is None:
        fate = RowFate.SET_ASIDE if found else RowFate.LEFT_OUT
        reason = f"same reference as row {stands['row']}" + (", but says otherwise" if found else ", said twice")
        return PlannedRow(row.row_number, fate, reason, values, row.original)
    fate = RowFate.CHANGED if found else RowFate.SAME
    kept[str(row.natural_key)] = {**stands, **{each.field: each.after for each in found}}
    return PlannedRow(
        row.row_number, fate, "", values, row.original, row.natural_key, stands["id"], found
    )


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None
