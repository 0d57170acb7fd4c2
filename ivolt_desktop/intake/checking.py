"""The problems of a table: what is wrong in a cell or a row, and the groups in which a person decides about them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from ivolt_desktop.intake.assembling import MappedColumn
from ivolt_desktop.intake.book import cell_text
from ivolt_desktop.intake.cad_references import CadReference
from ivolt_desktop.intake.columns import ColumnPlan
from ivolt_desktop.intake.feeds.declaration import Feed
from ivolt_desktop.intake.finding import FoundTable
from ivolt_desktop.intake.problem_kinds import ACTION_WORDS, COLUMN_NEW, PROBLEM_KINDS, Action, State
from ivolt_desktop.intake.record_columns import RecordColumns

_LOOKED_AT = 2_000
"""Problems of a group that are searched for different examples."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one row. ``row`` is the row number in the file; ``column`` a header, '' for the whole row.

    ``group`` is the key under which it is decided; ``mended`` the text the cell would have, None where it cannot be
    mended.
    """

    kind: str
    group: str
    sentence: str
    row: int
    column: str
    original: str
    mended: str | None
    choices: tuple[Action, ...]


@dataclass(slots=True)
class ProblemGroup:
    """All problems of one kind, decided with one answer. ``count`` is the number of rows (or columns) concerned.

    ``as_before`` says that it is decided as it was when the layout was last used.
    """

    key: str
    title: str
    example: str
    count: int
    state: State
    choices: tuple[Action, ...]
    rows: list[int] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    as_before: bool = False

    @property
    def actions(self) -> tuple[str, ...]:
        """The choices as words for buttons."""
        return ("Map…", "Keep") if self.key == COLUMN_NEW else tuple(ACTION_WORDS[choice] for choice in self.choices)


@dataclass(slots=True)
class FlawSource:
    """All problems of one kind in one column, or in whole rows: ``places`` are those of their rows in the body."""

    kind: str
    column: MappedColumn | None
    places: Collection[int]
    originals: Mapping[int, str] = field(default_factory=dict)

    @property
    def group(self) -> str:
        """The key under which they are decided."""
        return f"{self.kind}:{self.column.field.label}" if self.kind == "nobody_named" and self.column else self.kind


class Problems:
    """Every problem of a table, kept by kind and column; ``at`` makes those of one row."""

    def __init__(self, found: FoundTable, sources: list[FlawSource]) -> None:
        self._found, self.sources = found, sources

    def at(self, place: int) -> list[Problem]:
        """The problems of the body row at ``place``: by column from the left, then those of the row."""
        return [self._make(source, place) for source in self.sources if place in source.places]

    def of_group(self, group: str) -> Iterator[Problem]:
        """The problems decided under one key, from the top of the table down."""
        mine = [source for source in self.sources if source.group == group]
        if len(mine) == 1:
            yield from (self._make(mine[0], place) for place in sorted(mine[0].places))
        else:
            told = sorted((place, number) for number, source in enumerate(mine) for place in source.places)
            yield from (self._make(mine[number], place) for place, number in told)

    def first_of(self, group: str) -> int | None:
        """The place of the first row with a problem of that group."""
        return min((min(each.places) for each in self.sources if each.group == group and each.places), default=None)

    def rows_of(self, group: str) -> list[int]:
        """The row numbers of that group, each once, from the top down."""
        numbers = self._found.row_numbers
        places = {place for source in self.sources if source.group == group for place in source.places}
        return [numbers[place] for place in sorted(places)]

    def _make(self, source: FlawSource, place: int) -> Problem:
        number, cells = self._found.body[place]
        if source.column is None:
            return _problem(source.kind, number, None, source.originals.get(place, ""), None)
        shown = source.column.cells.flawed[place].shown
        return _problem(source.kind, number, source.column, cell_text(cells[source.column.plan.place]), shown or None)


def find_problems(feed: Feed, found: FoundTable, columns: Sequence[MappedColumn], records: RecordColumns) -> Problems:
    """Every problem of a table. ``records`` are those of its rows with all mends made."""
    sources: list[FlawSource] = []
    for column in columns:
        by_kind: dict[str, list[int]] = {}
        for place, cleaned in column.cells.flawed.items():
            by_kind.setdefault(cleaned.flaw, []).append(place)
        sources += [FlawSource(kind, column, frozenset(places)) for kind, places in by_kind.items()]
    has_list = next((c for c in columns if c.field.kind == "references"), None)
    count = next((c for c in columns if c.field.kind == "count" and c.field.target == "call_count"), None)
    rows = Problems(found, list(sources))
    flaws: dict[str, set[int]] = {}
    for place in _doubtful(feed, records):
        flawed = {source.kind for source in rows.sources if place in source.places}
        counted = count is not None or has_list is not None
        for kind in _row_flaws(feed, records.records(place), flawed, counted=counted):
            flaws.setdefault(kind, set()).add(place)
    sources += [FlawSource(kind, None, places) for kind, places in flaws.items()]
    if has_list and count:
        differ: dict[int, str] = {}
        for place, (listed, said) in enumerate(zip(has_list.cells.kept, count.cells.kept, strict=True)):
            if isinstance(listed, list) and isinstance(said, int) and said != len(_distinct(listed)):
                differ[place] = f"{said} calls, {len(_distinct(listed))} listed"
        sources.append(FlawSource("count_differs", None, differ.keys(), differ))
    return Problems(found, [source for source in sources if source.places])


def _doubtful(feed: Feed, records: RecordColumns) -> list[int]:
    """Places of the rows that may have a flaw of the whole row: a required value missing, days the wrong way round."""
    numbers: set[int] = set()
    for target in {f.target for f in feed.fields if f.required} & records.values.keys():
        numbers.update(records.where_none([target]))
    opened, closed = records.values.get("opened_on"), records.values.get("closed_on")
    if opened and closed:
        pairs = enumerate(zip(opened, closed, strict=True))
        numbers.update(n for n, (a, b) in pairs if isinstance(a, date) and isinstance(b, date) and b < a)
    if not numbers:
        return []
    row_of = records.row_of()
    return sorted({row_of[number] for number in numbers})


def group_problems(
    problems: Iterable[Problem],
    decisions: Mapping[str, Action],
    new_columns: Sequence[ColumnPlan],
    table: Problems | None = None,
) -> list[ProblemGroup]:
    """The groups in the order to show: what needs a decision first, then the larger ones.

    ``table`` are the problems of the table, ``problems`` further ones, which show only between its rows.
    """
    groups: dict[str, ProblemGroup] = {}
    samples: dict[str, Iterable[Problem]] = {}
    for source in table.sources if table else ():
        key = source.group
        if table and key not in groups:
            samples[key] = table.of_group(key)
            groups[key] = _new_group(next(iter(table.of_group(key))), decisions, table.rows_of(key))
        if source.column and source.column.plan.header not in groups[key].columns:
            groups[key].columns.append(source.column.plan.header)
    further: dict[str, list[Problem]] = {}
    for problem in problems:
        further.setdefault(problem.group, []).append(problem)
    for key, some in further.items():
        group = groups.setdefault(key, _new_group(some[0], decisions, []))
        group.rows = sorted({*group.rows, *(problem.row for problem in some)})
        group.columns += [c for c in dict.fromkeys(p.column for p in some) if c and c not in group.columns]
        samples[key] = chain(samples.get(key, ()), some)
    for key, group in groups.items():
        group.count = len(group.rows)
        group.example = _example(samples[key], group.rows)
    ordered = sorted(groups.values(), key=lambda g: (g.state != "needs decision", -g.count, g.key))
    if new_columns:
        words = "; ".join(f"‘{plan.header}’: looks like {plan.looks_like}" for plan in new_columns[:3])
        state: State = "kept" if decisions.get(COLUMN_NEW) == "keep" else "needs decision"
        title = "A column not seen before" if len(new_columns) == 1 else "Columns not seen before"
        ordered.append(ProblemGroup(COLUMN_NEW, title, words, len(new_columns), state, ("keep",), [],
                                    [plan.header for plan in new_columns]))  # fmt: skip
    return ordered


def _new_group(problem: Problem, decisions: Mapping[str, Action], rows: list[int]) -> ProblemGroup:
    kind = PROBLEM_KINDS[problem.kind]
    title = kind.title if ":" not in problem.group else _title_for(problem)
    state = _state(kind.asks, decisions.get(problem.group), kind.usual)
    return ProblemGroup(problem.group, title, "", 0, state, kind.choices, rows)


def marked_as_before(
    groups: list[ProblemGroup], decisions: Mapping[str, Action], before: Mapping[str, Action]
) -> list[ProblemGroup]:
    """Say of each group whether it is decided as it was ``before``."""
    for group in groups:
        decided = decisions.get(group.key)
        group.as_before = decided is not None and decided == before.get(group.key)
    return groups


def twice(row: int, reference: str) -> Problem:
    """The problem of a second row with a reference already used by another row."""
    return _problem("reference_twice", row, None, reference, None)


def _row_flaws(feed: Feed, records: list[dict[str, object]], flawed: set[str], counted: bool) -> list[str]:
    flaws: list[str] = []
    if not records:
        return flaws
    required = {f.target: f.kind for f in feed.fields if f.required}
    for target, kind in required.items():
        if all(record.get(target) is not None for record in records):
            continue
        if kind == "reference":
            flaws.append("reference_missing")
        elif kind not in ("date", "datetime", "month"):
            flaws.append("value_missing")
        elif not any(flaw.startswith("date_") and not flaw.startswith("date_blank") for flaw in flawed):
            many = any((record.get("call_count") or 1) != 1 for record in records)
            flaws.append("count_undated" if counted and many else "date_missing")
    opened, closed = records[0].get("opened_on"), records[0].get("closed_on")
    if isinstance(opened, date) and isinstance(closed, date) and closed < opened:
        flaws.append("dates_crossed")
    return flaws


def _problem(kind: str, row: int, column: MappedColumn | None, original: str, mended: str | None) -> Problem:
    known = PROBLEM_KINDS[kind]
    group = f"{kind}:{column.field.label}" if kind == "nobody_named" and column else kind
    header = column.plan.header if column else ""
    where = f"Row {row}, {header}" if header else f"Row {row}"
    sentence = f"{where}: {known.title[0].lower()}{known.title[1:]}"
    return Problem(kind, group, sentence, row, header, original, mended, known.choices)


def _title_for(problem: Problem) -> str:
    who = problem.group.partition(":")[2]
    return f"No {who[0].lower()}{who[1:]} named"


def _state(asks: bool, decision: Action | None, usual: Action) -> State:
    if decision is None and asks:
        return "needs decision"
    states: dict[Action, State] = {"mend": "mended", "keep": "kept", "set aside": "set aside"}
    return states[decision or usual]


def _example(problems: Iterable[Problem], rows: list[int]) -> str:
    texts: list[str] = []
    note, most = "", 3
    for number, problem in enumerate(problems):
        if number == 0:
            note = PROBLEM_KINDS[problem.kind].note
            most = 3 if note else 1
            if problem.mended:
                words = f"{_short(problem.original)} → {problem.mended}"
                return f"{words}: {note}" if note else words
        text = _short(problem.original) if problem.original else ""
        if text and text not in texts:
            texts.append(text)
        if len(texts) == most or number > _LOOKED_AT:
            break
    count = len(rows)
    if not texts:
        words = "row " + ", ".join(map(str, rows[:3])) + (f" and {count - 3} more" if count > 3 else "")
    elif note:
        words = ", ".join(texts)
    else:
        words = texts[0] + (f" and {count - 1} more" if count > 1 else "")
    return f"{words}: {note}" if note else words


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"


def _distinct(references: list[CadReference]) -> list[CadReference]:
    return list(dict.fromkeys(references))
