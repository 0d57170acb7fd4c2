"""The outcome of a review: each source row with its fate, and the account that leaves none out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from ivolt_desktop.intake.assembling import MappedColumn, assemble, fingerprint, natural_key
from ivolt_desktop.intake.book import Cell, Progress, cell_text
from ivolt_desktop.intake.checking import Problem, twice
from ivolt_desktop.intake.feeds.declaration import Feed
from ivolt_desktop.intake.finding import FoundTable
from ivolt_desktop.intake.problem_kinds import PROBLEM_KINDS, Action

Fate = Literal["ready", "set aside", "left out"]
_TELL_EVERY = 2000


@dataclass(slots=True)
class ReviewedRow:
    """One record of one row of the file.

    ``values`` are keyed by the register's attributes; ``original`` is the row's text by header. ``part`` counts the
    records of one row from 0. ``digest`` tells 'the same' from 'changed' for records of one ``natural_key``.
    """

    row_number: int
    values: dict[str, object]
    original: dict[str, str]
    natural_key: str
    fate: Fate
    reason: str = ""
    part: int = 0
    digest: str = ""
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row as it stands in the file; ``tinted`` holds the places of cells that will be changed or set aside."""

    row_number: int
    cells: list[str]
    tinted: frozenset[int]


@dataclass(frozen=True, slots=True)
class Account:
    """How many source rows went where; ``records`` is the number of records that ready rows give."""

    total: int
    header: int
    ready: int
    set_aside: int
    left_out: int
    records: int
    reasons: dict[str, int]

    @property
    def balanced(self) -> bool:
        """Whether every row is in exactly one place."""
        return self.total == self.header + self.ready + self.set_aside + self.left_out


def resolve_rows(
    feed: Feed,
    found: FoundTable,
    columns: Sequence[MappedColumn],
    mended: Sequence[list[dict[str, object]]],
    problems: Mapping[int, list[Problem]],
    decisions: Mapping[str, Action],
    row_decisions: Mapping[int, Action],
    progress: Progress | None,
) -> tuple[list[ReviewedRow], list[Problem]]:
    """Give every row its fate under the decisions made; also the problems that show only between rows.

    ``mended`` are the records of each body row with every mend made.
    """
    rows = [ReviewedRow(number, {}, _loose(found, number), "", "left out", reason) for number, reason in found.left_out]
    late: list[Problem] = []
    seen: dict[str, dict[str, int]] = {}
    targets = feed.targets
    for place, (number, cells) in enumerate(found.body):
        if progress and place % _TELL_EVERY == 0:
            progress("Checking the rows", 0.75 + 0.25 * place / len(found.body))
        mine = problems.get(place, [])
        original = _original(found.headers, cells)
        own = row_decisions.get(number)
        actions = {p.kind: _action(p, decisions, own) for p in mine}
        blocking = next((p for p in mine if actions[p.kind] == "set aside"), None)
        if own == "set aside" or blocking:
            reason = PROBLEM_KINDS[blocking.kind].title if blocking else "Set aside by you"
            rows.append(ReviewedRow(number, {}, original, "", "set aside", reason, problems=mine))
            continue
        if all(action == "mend" for action in actions.values()):
            records = mended[place]
        else:
            records = assemble(feed, targets, columns, place, lambda flaw, a=actions: a[flaw])  # type: ignore[misc]
        if not records:
            rows.append(ReviewedRow(number, {}, original, "", "left out", feed.only_words))
            continue
        if all(value is None for record in records for name, value in record.items() if name != "call_count"):
            rows.append(ReviewedRow(number, {}, original, "", "left out", "nothing in the columns that are used"))
            continue
        made = _records(feed, number, records, original, mine, seen, late)
        rows += made
    rows.sort(key=lambda row: (row.row_number, row.part))
    return rows, late


def account_of(rows: Sequence[ReviewedRow], header: int, total: int) -> Account:
    """Count source rows by fate. A row with any record ready counts as ready."""
    fates: dict[int, Fate] = {}
    reasons: dict[str, int] = {}
    for row in rows:
        if fates.get(row.row_number) != "ready":
            fates[row.row_number] = row.fate
    for row in rows:
        if row.part == 0 and fates[row.row_number] != "ready":
            words = row.reason if not row.reason.startswith("the same as row") else "the same as another row"
            reasons[words] = reasons.get(words, 0) + 1
    told = list(fates.values())
    ready = sum(row.fate == "ready" for row in rows)
    return Account(total, header, told.count("ready"), told.count("set aside"), told.count("left out"), ready, reasons)


def period_of(rows: Sequence[ReviewedRow], name: str) -> tuple[date, date] | None:
    """First and last day found under ``name``."""
    days = [
        value.date() if isinstance(value, datetime) else value
        for row in rows
        if isinstance(value := row.values.get(name), date)
    ]
    return (min(days), max(days)) if days else None


def _records(
    feed: Feed,
    number: int,
    records: list[dict[str, object]],
    original: dict[str, str],
    mine: list[Problem],
    seen: dict[str, dict[str, int]],
    late: list[Problem],
) -> list[ReviewedRow]:
    made: list[ReviewedRow] = []
    for part, values in enumerate(records):
        key, digest = natural_key(feed, values), fingerprint(values)
        before = seen.setdefault(key, {})
        if feed.repeats:
            before[str(len(before))] = number
            own_key = key if len(before) == 1 else f"{key}#{len(before)}"
            made.append(ReviewedRow(number, values, original, own_key, "ready", "", part, digest, mine))
            continue
        if digest in before:
            reason = f"the same as row {before[digest]}"
            made.append(ReviewedRow(number, values, original, key, "left out", reason, part, digest))
            continue
        if before:
            late.append(twice(number, str(values.get("reference") or "")))
        before[digest] = number
        own_key = key if len(before) == 1 else f"{key}#{len(before)}"
        made.append(ReviewedRow(number, values, original, own_key, "ready", "", part, digest, mine))
    return made


def _action(problem: Problem, decisions: Mapping[str, Action], own: Action | None) -> Action:
    if own is not None and own in problem.choices:
        return own
    return decisions.get(problem.group, PROBLEM_KINDS[problem.kind].usual)


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
