"""Every row of a table brought to its fate under the decisions made, kept by column until somebody asks for a row."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from types import NoneType
from typing import Any, overload

from ivolt_desktop.intake.assembling import Decide, MappedColumn, assemble, fingerprint, natural_key
from ivolt_desktop.intake.book import Cell, Progress, cell_text
from ivolt_desktop.intake.checking import Problem, Problems, twice
from ivolt_desktop.intake.feeds.declaration import Feed
from ivolt_desktop.intake.finding import FoundTable
from ivolt_desktop.intake.problem_kinds import PROBLEM_KINDS, Action
from ivolt_desktop.intake.record_columns import RecordColumns
from ivolt_desktop.intake.reviewed_rows import Account, Outcome, ReviewedRow, account_of
from ivolt_desktop.store.coded import Coded

_NOTHING_USED = "nothing in the columns that are used"


@dataclass
class ReviewedRows(Sequence[ReviewedRow]):
    """Every row with its fate, in file order; a row that lists several calls stands once for each.

    ``records`` has a record for every body row, also for those that are not ready: ``aside`` are the body rows set
    aside with the reason, ``unused`` those in which nothing is used, ``doubled`` the records that an earlier row gave
    already. ``keys`` is the natural key of every record. ``order`` has, row for row, the number of a record; a row
    without one is told by a negative number, see ``place_of``.
    """

    feed: Feed
    found: FoundTable
    records: RecordColumns
    problems: Problems
    keys: list[str]
    aside: dict[int, str] = field(default_factory=dict)
    unused: frozenset[int] = frozenset()
    doubled: dict[int, str] = field(default_factory=dict)
    late: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Put the rows in order."""
        self.numbers = self.found.row_numbers
        self.row_of = self.records.row_of()
        self.order = self._in_order()

    def __len__(self) -> int:
        return len(self.order)

    @overload
    def __getitem__(self, place: int) -> ReviewedRow: ...
    @overload
    def __getitem__(self, place: slice) -> list[ReviewedRow]: ...
    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, slice):
            return [self.row(entry) for entry in self.order[place]]
        return self.row(self.order[place])

    def __iter__(self) -> Iterator[ReviewedRow]:
        return map(self.row, self.order)

    def outcomes(self) -> Iterator[Outcome]:
        """Number, fate and reason of every row, without what stands in it."""
        return map(self.outcome, self.order)

    def outcome(self, entry: int) -> Outcome:
        """What became of an entry of ``order``."""
        place = self.place_of(entry)
        if place < 0:
            number, why = self.found.left_out[-1 - place]
            return Outcome(number, 0, "left out", why)
        number = self.numbers[place]
        if place in self.aside:
            return Outcome(number, 0, "set aside", self.aside[place])
        if entry < 0 and place not in self.unused:
            return Outcome(number, 0, "left out", self.feed.only_words)
        if place in self.unused:
            return Outcome(number, 0, "left out", _NOTHING_USED)
        part = entry - self.records.of(place).start
        if entry in self.doubled:
            return Outcome(number, part, "left out", self.doubled[entry])
        return Outcome(number, part, "ready", "")

    def place_of(self, entry: int) -> int:
        """The body row of an entry of ``order``; -1 - n for the n-th row left out when the table was found."""
        if entry >= 0:
            return self.row_of[entry]
        return -1 - (-1 - entry) // 2 if entry % 2 else (-2 - entry) // 2

    def original(self, entry: int) -> dict[str, str]:
        """The text of an entry's row by header."""
        place = self.place_of(entry)
        if place < 0:
            return _loose(self.found, self.found.left_out[-1 - place][0])
        return _original(self.found.headers, self.found.body[place][1])

    def is_ready(self, entry: int) -> bool:
        """Whether an entry of ``order`` is a record to store."""
        if entry < 0 or entry in self.doubled:
            return False
        place = self.row_of[entry]
        return place not in self.aside and place not in self.unused

    @property
    def ready(self) -> Sequence[int]:
        """The numbers of the records to store."""
        if not (self.aside or self.unused or self.doubled):
            return range(len(self.records))
        return [entry for entry in self.order if self.is_ready(entry)]

    def account(self) -> Account:
        """What became of every row of the sheet."""
        return account_of(self.outcomes(), len(self.found.header_rows), self.found.total_rows)

    def period(self, name: str) -> tuple[date, date] | None:
        """First and last day that records to store have under ``name``."""
        column = self.records.values.get(name)
        if not column:
            return None
        ready = self.ready
        cells = column if len(ready) == len(column) else [column[number] for number in ready]
        if isinstance(cells, Coded):
            cells = cells.different
        if set(map(type, cells)) <= {datetime, NoneType}:
            moments: Sequence[Any] = [cell for cell in cells if cell is not None] if None in cells else cells
            return (min(moments).date(), max(moments).date()) if moments else None
        days = {cell.date() if isinstance(cell, datetime) else cell for cell in cells if isinstance(cell, date)}
        return (min(days), max(days)) if days else None

    def set_aside(self) -> list[tuple[int, str, dict[str, str]]]:
        """Row number, reason and text of every row set aside."""
        body = self.found.body
        return [
            (self.numbers[place], self.aside[place], _original(self.found.headers, body[place][1]))
            for place in sorted(self.aside)
        ]

    def _in_order(self) -> Sequence[int]:
        records, left_out = self.records, self.found.left_out
        if not left_out and records.starts is None:
            return range(len(records))
        order = array("q")
        place = 0
        for n, (number, _) in enumerate(left_out):
            upto = bisect_left(self.numbers, number)
            self._add(order, place, upto)
            place = upto
            order.append(-1 - 2 * n)
        self._add(order, place, len(self.numbers))
        return order

    def _add(self, order: "array[int]", start: int, stop: int) -> None:
        starts = self.records.starts
        if starts is None:
            order.extend(range(start, stop))
            return
        for place in range(start, stop):
            whole = place not in self.aside and place not in self.unused and starts[place + 1] > starts[place]
            order.extend(self.records.of(place) if whole else [-2 - 2 * place])

    def row(self, entry: int) -> ReviewedRow:
        """An entry of ``order`` put together."""
        number, part, fate, reason = self.outcome(entry)
        original = self.original(entry)
        place = self.place_of(entry)
        mine = self.problems.at(place) if place >= 0 and fate != "left out" else []
        if entry < 0 or fate == "set aside" or place in self.unused:
            return ReviewedRow(number, {}, original, "", fate, reason, problems=mine)
        return ReviewedRow(number, self.records.record(entry), original, self.keys[entry], fate, reason, part, mine)


def resolve_rows(
    feed: Feed,
    found: FoundTable,
    columns: Sequence[MappedColumn],
    mended: RecordColumns,
    problems: Problems,
    decisions: Mapping[str, Action],
    row_decisions: Mapping[int, Action],
    progress: Progress | None,
) -> ReviewedRows:
    """Give every row its fate under the decisions made. ``mended`` are the records with every mend made."""
    tell = progress or (lambda _words, _share: None)
    tell("Checking the rows", 0.8)
    own = _by_place(found, row_decisions)
    aside: dict[int, str] = {}
    for source in problems.sources:
        if _decided(source.kind, source.group, decisions) == "set aside":
            title = PROBLEM_KINDS[source.kind].title
            for place in source.places:
                aside.setdefault(place, title)
    for place, action in own.items():
        aside.pop(place, None)
        mine = problems.at(place)
        blocking = next((p for p in mine if _action(p, decisions, action) == "set aside"), None)
        if action == "set aside" or blocking:
            aside[place] = PROBLEM_KINDS[blocking.kind].title if blocking else "Set aside by you"
    records = _as_decided(feed, columns, mended, problems, decisions, own, aside)
    tell("Checking the rows", 0.9)
    unused = _unused(records, aside)
    keys, doubled, late = _keys(feed, found, records, aside, unused)
    tell("Checking the rows", 1.0)
    return ReviewedRows(feed, found, records, problems, keys, aside, unused, doubled, late)


def _by_place(found: FoundTable, row_decisions: Mapping[int, Action]) -> dict[int, Action]:
    numbers = found.row_numbers if row_decisions else ()
    places = {number: bisect_left(numbers, number) for number in row_decisions}
    return {
        place: row_decisions[number] for number, place in places.items()
        if place < len(numbers) and numbers[place] == number
    }  # fmt: skip


def _as_decided(
    feed: Feed,
    columns: Sequence[MappedColumn],
    mended: RecordColumns,
    problems: Problems,
    decisions: Mapping[str, Action],
    own: Mapping[int, Action],
    aside: Mapping[int, str],
) -> RecordColumns:
    """The records with only those mends made that were decided: rows that keep a flaw are assembled anew."""
    kept = {
        place for source in problems.sources
        if source.column and _decided(source.kind, source.group, decisions) != "mend"
        for place in source.places if source.column.cells.flawed[place].mended is not None
    }  # fmt: skip
    changed: dict[int, list[dict[str, object]]] = {}
    for place in (kept | own.keys()) - aside.keys():
        actions = {problem.kind: _action(problem, decisions, own.get(place)) for problem in problems.at(place)}
        decided: Decide = partial(_of_kind, actions)
        changed[place] = assemble(feed, feed.targets, columns, place, decided)
    return mended.replaced(changed) if changed else mended


def _of_kind(actions: Mapping[str, Action], kind: str) -> Action:
    return actions[kind]


def _unused(records: RecordColumns, aside: Mapping[int, str]) -> frozenset[int]:
    """Places of rows whose records say nothing."""
    empty = records.where_none([name for name in records.values if name != "call_count"])
    if not empty:
        return frozenset()
    row_of = records.row_of()
    said = Counter(row_of[number] for number in empty)
    return frozenset(place for place, count in said.items() if place not in aside and count == len(records.of(place)))


def _keys(
    feed: Feed, found: FoundTable, records: RecordColumns, aside: Mapping[int, str], unused: frozenset[int]
) -> tuple[list[str], dict[int, str], list[Problem]]:
    """The natural key of every record, the records said twice with the reason, and what is said in two ways."""
    row_of = records.row_of()
    keys = _natural_keys(feed, records)
    doubled: dict[int, str] = {}
    late: list[Problem] = []
    live: Sequence[int] = range(len(keys))
    if aside or unused:
        live = [n for n in live if row_of[n] not in aside and row_of[n] not in unused]
    told = keys if isinstance(live, range) else [keys[n] for n in live]
    if len(set(told)) == len(told):
        return keys, doubled, late
    often = {key for key, count in Counter(told).items() if count > 1}
    seen: dict[str, dict[str, int]] = {}
    numbers = found.row_numbers
    for n in live:
        key = keys[n]
        if key not in often:
            continue
        number = numbers[row_of[n]]
        before = seen.setdefault(key, {})
        digest = str(len(before)) if feed.repeats else fingerprint(records.record(n))
        if digest in before:
            doubled[n] = f"the same as row {before[digest]}"
            continue
        if before and not feed.repeats:
            reference = records.values["reference"][n] if "reference" in records.values else None
            late.append(twice(number, str(reference or "")))
        before[digest] = number
        if len(before) > 1:
            keys[n] = f"{key}#{len(before)}"
    return keys, doubled, late


def _natural_keys(feed: Feed, records: RecordColumns) -> list[str]:
    count = len(records)
    if feed.keyed or any(name not in records.values for name in feed.natural_key):
        return [natural_key(feed, records.record(number)) for number in range(count)]
    if len(feed.natural_key) == 1:
        column: Sequence[Any] = records.values[feed.natural_key[0]]
        if set(map(type, column)) == {str} and "" not in column:
            return list(map(str.casefold, column))
        keys = [
            value.casefold() if isinstance(value, str) else None if value is None else str(value).casefold()
            for value in column
        ]
    else:
        parts = zip(*(records.values[name] for name in feed.natural_key), strict=True)
        keys = [
            None if None in told or "" in told else "|".join(str(part).casefold() for part in told) for told in parts
        ]
    return [key or natural_key(feed, records.record(number)) for number, key in enumerate(keys)]


def _decided(kind: str, group: str, decisions: Mapping[str, Action]) -> Action:
    return decisions.get(group, PROBLEM_KINDS[kind].usual)


def _action(problem: Problem, decisions: Mapping[str, Action], own: Action | None) -> Action:
    if own is not None and own in problem.choices:
        return own
    return _decided(problem.kind, problem.group, decisions)


def _loose(found: FoundTable, number: int) -> dict[str, str]:
    """The filled cells of a row that is no record, by header where one stands over them."""
    names = dict(zip(found.columns, found.headers, strict=True))
    cells = enumerate(found.left_cells.get(number, ()))
    return {names.get(column, f"Column {column + 1}"): text for column, text in cells if text}


def _original(headers: Sequence[str], cells: Sequence[Cell]) -> dict[str, str]:
    return {
        header: cell.strip() if isinstance(cell, str) else cell_text(cell)
        for header, cell in zip(headers, cells, strict=True)
    }
