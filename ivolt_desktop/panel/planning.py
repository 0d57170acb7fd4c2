"""What bringing in a file would do, worked out before anything is stored.

Every row of the file is accounted for in exactly one fate: new, changed, same, set aside or left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import groupby, repeat
from operator import itemgetter
from typing import Any, overload

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from ivolt_desktop.intake.resolving import ReviewedRows
from ivolt_desktop.model import register_named
from ivolt_desktop.model.deliveries import RowFate
from ivolt_desktop.store import bulk

_CHUNK = 500
_MANY = 20_000
_NO_DATE = "no date, and the file tells no period"
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
    """All rows of a file with their fates, kept by column; a row that lists several records stands once for each.

    ``new`` are the numbers (in ``reviewed.records``) of records not kept yet, ``kept_ids`` has the record that each of
    the others stands for, ``differences`` what would change in some of these. ``undated`` are records without a
    moment: they get ``placed``, or are set aside where that is None.
    """

    register: str
    reviewed: ReviewedRows
    new: Sequence[int]
    kept_ids: Mapping[int, int]
    differences: Mapping[int, tuple[Difference, ...]]
    undated: frozenset[int]
    happened: str
    placed: datetime | None
    counts: Mapping[RowFate, int] = field(default_factory=dict)
    period: tuple[date, date] | None = None

    @property
    def rows(self) -> Sequence[PlannedRow]:
        """Every row, each made when it is asked for."""
        return _PlannedRows(self)

    def of(self, fate: RowFate) -> Iterator[PlannedRow]:
        """Rows with that fate, in file order."""
        if fate is RowFate.CHANGED:
            return (self.row(entry) for entry in sorted(self.differences))
        return (self.row(entry) for entry, said, _, _ in self.fates() if said is fate)

    def fates(self) -> Iterator[tuple[int, RowFate, int, str]]:
        """Of every row its entry in ``reviewed.order``, its fate, its number in the file and the reason."""
        if self.all_new:
            yield from zip(self.new, repeat(RowFate.NEW), self.reviewed.numbers, repeat(""), strict=False)
            return
        for entry in self.reviewed.order:
            yield (entry, *self.fate_of(entry))

    @property
    def all_new(self) -> bool:
        """Whether every row of the file is one new record; told for most large files, and never wrongly."""
        return isinstance(self.new, range) and self.new == self.reviewed.order

    def fate_of(self, entry: int) -> tuple[RowFate, int, str]:
        """Fate, number and reason of an entry of ``reviewed.order``."""
        number, _, fate, reason = self.reviewed.outcome(entry)
        if fate != "ready":
            return RowFate.SET_ASIDE if fate == "set aside" else RowFate.LEFT_OUT, number, reason
        if entry in self.undated and self.placed is None:
            return RowFate.SET_ASIDE, number, _NO_DATE
        if entry in self.kept_ids:
            return RowFate.CHANGED if entry in self.differences else RowFate.SAME, number, ""
        return RowFate.NEW, number, ""

    def row(self, entry: int) -> PlannedRow:
        """One row put together."""
        fate, number, reason = self.fate_of(entry)
        stood = self.reviewed.row(entry)
        values = stood.values
        if entry in self.undated and self.placed is not None:
            values = {**values, self.happened: self.placed}
        key = stood.natural_key if fate in (RowFate.NEW, RowFate.CHANGED, RowFate.SAME) else None
        return PlannedRow(number, fate, reason, values, stood.original, key, self.kept_ids.get(entry),
                          self.differences.get(entry, ()))

    @property
    def reasons(self) -> dict[RowFate, dict[str, int]]:
        """Why rows are set aside or left out, with how many."""
        said: dict[RowFate, dict[str, int]] = {}
        for _, fate, _, reason in self.fates():
            if reason:
                of_fate = said.setdefault(fate, {})
                of_fate[reason] = of_fate.get(reason, 0) + 1
        return said

    def told_rows(self) -> Iterator[tuple[int, RowFate, str]]:
        """Each row of the file once, by its number: the fate that tells most of what it gives, and the reason."""
        for number, entries in groupby(self.fates(), key=itemgetter(2)):  # what one row gives stands together
            _, fate, _, reason = min(entries, key=lambda entry: (TELLING.index(entry[1]), not entry[3]))
            yield number, fate, reason


class _PlannedRows(Sequence[PlannedRow]):
    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def __len__(self) -> int:
        return len(self._plan.reviewed.order)

    @overload
    def __getitem__(self, place: int) -> PlannedRow: ...
    @overload
    def __getitem__(self, place: slice) -> list[PlannedRow]: ...
    def __getitem__(self, place: int | slice) -> Any:
        order = self._plan.reviewed.order
        if isinstance(place, slice):
            return [self._plan.row(each) for each in order[place]]
        return self._plan.row(order[place])

    def __iter__(self) -> Iterator[PlannedRow]:
        return map(self._plan.row, self._plan.reviewed.order)


def _table(register: str) -> Table:
    table = register_named(register).register.__table__
    assert isinstance(table, Table)
    return table


def _kept_ids(session: Session, table: Table, numbers: Mapping[str, int]) -> dict[int, int]:
    """Record number to the id of the record that stands under its key. ``numbers`` are by key."""
    found: dict[int, int] = {}
    if len(numbers) > _MANY:  # one walk along the index costs less than asking for each
        rows = session.execute(select(table.c.natural_key, table.c.id).where(table.c.natural_key.is_not(None)))
        for key, record_id in rows:
            if key in numbers:
                found[numbers[key]] = record_id
        return found
    wanted = sorted(numbers)
    for start in range(0, len(wanted), _CHUNK):
        some = wanted[start:start + _CHUNK]
        for key, record_id in session.execute(
            select(table.c.natural_key, table.c.id).where(table.c.natural_key.in_(some))
        ):
            found[numbers[key]] = record_id
    return found


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


def plan_delivery(session: Session, register: str, rows: ReviewedRows) -> Plan:
    """Compare reviewed rows with what is kept. Reads only."""
    table = _table(register)
    happened = str(getattr(register_named(register).register, "happened", ""))
    period = rows.period(happened)
    placed = datetime.combine(period[1], time()) if period else None
    ready, moments = rows.ready, rows.records.values.get(happened) if happened else None
    undated: frozenset[int] = frozenset()
    if happened and moments is None:
        undated = frozenset(ready)
    elif moments is not None and None in moments:
        undated = frozenset(number for number in ready if moments[number] is None)
    if undated and placed is None:
        ready = [number for number in ready if number not in undated]
    kept_ids: dict[int, int] = {}
    if session.scalar(select(table.c.id).limit(1)) is not None:
        kept_ids = _kept_ids(session, table, {rows.keys[number]: number for number in ready if rows.keys[number]})
    differences = _all_differences(session, table, rows, kept_ids, undated, happened, placed)
    new: Sequence[int] = [number for number in ready if number not in kept_ids] if kept_ids else ready
    aside = len(rows.aside) + (len(undated) if placed is None else 0)
    counted = {
        RowFate.NEW: len(new), RowFate.CHANGED: len(differences), RowFate.SAME: len(kept_ids) - len(differences),
        RowFate.SET_ASIDE: aside, RowFate.LEFT_OUT: len(rows) - len(ready) - aside,
    }
    counts = {fate: count for fate, count in counted.items() if count}
    return Plan(register, rows, new, kept_ids, differences, undated, happened, placed, counts, period)


def _all_differences(
    session: Session, table: Table, rows: ReviewedRows, kept_ids: Mapping[int, int], undated: frozenset[int],
    happened: str, placed: datetime | None,
) -> dict[int, tuple[Difference, ...]]:
    """What records that are kept would change, looked up a few at a time."""
    found: dict[int, tuple[Difference, ...]] = {}
    names = [name for name in rows.records.values if name in table.c]
    pairs = list(kept_ids.items())
    for start in range(0, len(pairs), _CHUNK):
        some = dict(pairs[start:start + _CHUNK])
        stand = {each["id"]: each for each in bulk.fetch_values(session, table, some.values(), names)}
        for number, record_id in some.items():
            values = {name: rows.records.values[name][number] for name in names}
            if number in undated and happened in table.c:
                values[happened] = placed
            differs = _differences(stand[record_id], values)
            if differs:
                found[number] = differs
    return found
