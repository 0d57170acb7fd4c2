"""The records of a whole table, kept by column: what ``assembling`` makes of a row, for all rows at once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from itertools import accumulate

from ivolt_desktop.intake.assembling import MappedColumn, join_parts, take_calls_apart
from ivolt_desktop.intake.feeds.declaration import Feed, Finishing
from ivolt_desktop.store.coded import Coded, constant, recoded, ways, with_values

Column = Sequence[object]
_TRIED = 20_000
_MIDNIGHT = time()


@dataclass(slots=True)
class RecordColumns:
    """Records by attribute. ``rows`` is how many body rows gave them.

    ``starts`` has the first record of every body row and, at its end, the number of records; it is None where each row
    gave one. A row may have given none, or many.
    """

    values: dict[str, Column]
    rows: int
    starts: Sequence[int] | None = None

    def __len__(self) -> int:
        return self.rows if self.starts is None else self.starts[-1]

    def of(self, place: int) -> range:
        """The records of one body row."""
        return range(place, place + 1) if self.starts is None else range(self.starts[place], self.starts[place + 1])

    def record(self, number: int) -> dict[str, object]:
        """One record as attribute to value."""
        return {name: column[number] for name, column in self.values.items()}

    def records(self, place: int) -> list[dict[str, object]]:
        """The records of one body row."""
        return [self.record(number) for number in self.of(place)]

    def row_of(self) -> Sequence[int]:
        """For every record the body row it came from."""
        if self.starts is None:
            return range(self.rows)
        return [place for place in range(self.rows) for _ in self.of(place)]

    def replaced(self, changed: Mapping[int, list[dict[str, object]]]) -> "RecordColumns":
        """A copy in which some body rows give other records. Columns without a change are shared."""
        if any(len(self.of(place)) != len(records) for place, records in changed.items()):
            return _from_rows(
                list(self.values), (changed.get(n) or self.records(n) for n in range(self.rows)), self.rows
            )
        others: dict[str, dict[int, object]] = defaultdict(dict)
        for place, records in changed.items():
            for number, record in zip(self.of(place), records, strict=True):
                for name, column in self.values.items():
                    value = record[name]
                    if value is not column[number] and value != column[number]:
                        others[name][number] = value
        values = {name: with_values(column, others[name]) if name in others else column
                  for name, column in self.values.items()}  # fmt: skip
        return RecordColumns(values, self.rows, self.starts)

    def where_none(self, names: Sequence[str]) -> list[int]:
        """Numbers of the records that have a value in none of ``names``."""
        left: Sequence[int] = range(len(self))
        for name in sorted(names, key=lambda each: self.values[each][:100].count(None)):
            column = self.values[name]
            if isinstance(left, range):
                left = [number for number, value in enumerate(column) if value is None]
            else:
                left = [number for number in left if column[number] is None]
            if not left:
                break
        return list(left)


def assemble_columns(
    feed: Feed, columns: Sequence[MappedColumn], rows: int, told: Callable[[float], None] = lambda _share: None
) -> RecordColumns:
    """The records of every row with all mends made, as ``assembling.assemble`` makes them row by row."""
    nothing: Column = constant(None, rows) if any(isinstance(c.cells.kept, Coded) for c in columns) else [None] * rows
    values: dict[str, Column] = dict.fromkeys(feed.targets, nothing)
    parts: dict[str, dict[str, Column]] = defaultdict(dict)
    lists: Column | None = None
    beside = [column for column in columns if column.stands_for]
    for column in columns:
        if column.stands_for:
            continue
        mended = column.cells.mended
        if column.field.kind == "references":
            lists = mended if lists is None else _later(lists, mended)
        elif column.in_parts:
            given = parts[column.target]
            known = given.get(column.field.key)
            given[column.field.key] = mended if known is None else _later(known, mended)
        elif values[column.target] is nothing:
            values[column.target] = mended
        else:
            values[column.target] = _joined(values[column.target], mended, column.field.several)
    told(0.2)
    for target, given in parts.items():
        values[target] = _with_parts(target, values.get(target, nothing), given)
    told(0.4)
    made = RecordColumns(values, rows)
    if feed.only or beside or (lists is not None and any(lists)):
        made = _taken_apart(feed, made, beside, lists or nothing)
    told(0.6)
    _finish(feed, made)
    return made


def _later(first: Column, second: Column) -> Column:
    return [a if b is None else b for a, b in zip(first, second, strict=True)]


def _joined(first: Column, second: Column, several: bool) -> Column:
    if several:
        return [b if a is None else a if b is None else f"{a}, {b}" for a, b in zip(first, second, strict=True)]
    return [b if a is None else a for a, b in zip(first, second, strict=True)]


def _with_parts(target: str, whole: Column, given: dict[str, Column]) -> Column:
    """The attribute's values with what columns hold of it in parts."""
    keys = list(given)
    if keys == [f"{target}.time"]:
        return _with_times(whole, given[keys[0]])

    def joined(*told: object) -> object:
        values = {target: told[0]}
        parts = {key: value for key, value in zip(keys, told[1:], strict=True) if value is not None}
        if parts:
            join_parts(values, parts)
        return values[target]

    return _of_each_way(joined, [whole, *given.values()])


def _of_each_way(do: Callable[..., object], given: Sequence[Column]) -> Column:
    """What ``do`` makes of the values of every row, worked out once for rows that are alike."""
    if any(isinstance(column, Coded) for column in given):
        codes, firsts = ways(given)
        return recoded([do(*(column[first] for column in given)) for first in firsts], codes)
    memo: dict[tuple[object, ...], object] = {}
    made: list[object] = []
    for told in zip(*given, strict=True):
        if told not in memo:
            memo[told] = do(*told)
        made.append(memo[told])
    return made


def _with_times(days: Column, clocks: Column) -> Column:
    if isinstance(days, Coded) and isinstance(clocks, Coded) and all(isinstance(c, time) for c in clocks.different):
        if all(isinstance(day, datetime) and day.time() == _MIDNIGHT for day in days.different):
            return list(map(datetime.combine, days, clocks))  # a moment of midnight stands for its day here
    return list(map(_with_time, days, clocks))


def _with_time(day: object, clock: object) -> object:
    if isinstance(day, datetime) and isinstance(clock, time) and not (day.hour or day.minute or day.second):
        return datetime.combine(day.date(), clock)
    return day


def _taken_apart(feed: Feed, made: RecordColumns, beside: Sequence[MappedColumn], lists: Column) -> RecordColumns:
    """No record where the feed has no use for a row, one for each call, or for each column beside the others."""

    def records(place: int) -> list[dict[str, object]]:
        values = made.record(place)
        if feed.only and not feed.only(values):
            return []
        told = [(column, value) for column in beside if (value := column.cells.mended[place]) is not None]
        if told:
            return [{**values, **column.stands_for, column.target: value} for column, value in told]
        return take_calls_apart(values, lists[place])

    return _from_rows(list(made.values), map(records, range(made.rows)), made.rows)


def _from_rows(names: list[str], rows: Iterable[list[dict[str, object]]], count: int) -> RecordColumns:
    columns: dict[str, list[object]] = {name: [] for name in names}
    counts: list[int] = []
    for records in rows:
        counts.append(len(records))
        for record in records:
            for name, column in columns.items():
                column.append(record[name])
    return RecordColumns(dict(columns), count, list(accumulate(counts, initial=0)))


def _finish(feed: Feed, made: RecordColumns) -> None:
    if feed.finish_by:
        for part in feed.finish_by:
            _finish_part(part, made)
    elif feed.finish:
        names = list(made.values)
        columns: list[list[object]] = [[] for _ in names]
        for record in _each(made):
            feed.finish(record)
            for name, column in zip(names, columns, strict=True):
                column.append(record[name])
        made.values = dict(zip(names, columns, strict=True))


def _each(made: RecordColumns) -> Iterator[dict[str, object]]:
    names = list(made.values)
    for told in zip(*made.values.values(), strict=True):
        yield dict(zip(names, told, strict=True))


def _finish_part(part: Finishing, made: RecordColumns) -> None:
    """Finish some attributes; equal values are finished once, as long as they are often equal."""
    given = [made.values[name] for name in part.names]
    if part.settled and all(map(part.settled, _different(given[0]))):
        return
    seen = [_changed(column, part.seen.get(name)) for name, column in zip(part.names, given, strict=True)]
    sets = part.sets or part.names
    kept = [part.names.index(name) for name in sets]

    def do(*told: object) -> tuple[object, ...]:
        settled = part.settled and part.settled(told[0])
        return tuple(told[place] for place in kept) if settled else part.do(*told)

    if any(isinstance(column, Coded) for column in seen):
        codes, firsts = ways(seen)
        done = [do(*(column[first] for column in seen)) for first in firsts]
        columns = zip(sets, zip(*done, strict=True), strict=bool(done))
        made.values.update((name, recoded(values, codes)) for name, values in columns)
        return
    first = list(zip(*(column[:_TRIED] for column in seen), strict=True))
    if len(set(first)) > 0.5 * len(first):
        done = list(map(do, *seen))
    else:
        memo = {told: do(*told) for told in set(zip(*seen, strict=True))}
        done = list(map(memo.__getitem__, zip(*seen, strict=True)))
    made.values.update(zip(sets, map(list, zip(*done, strict=True)), strict=False))


def _different(column: Column) -> Column:
    return column.different if isinstance(column, Coded) else column


def _changed(column: Column, change: Callable[[object], object] | None) -> Column:
    if change is None:
        return column
    return column.mapped(change) if isinstance(column, Coded) else list(map(change, column))
