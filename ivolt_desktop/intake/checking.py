"""The problems of a table: what is wrong in a cell or a row, and the groups in which a person decides about them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ivolt_desktop.intake.assembling import MappedColumn
from ivolt_desktop.intake.book import cell_text
from ivolt_desktop.intake.cad_references import CadReference
from ivolt_desktop.intake.columns import ColumnPlan
from ivolt_desktop.intake.feeds.declaration import Feed
from ivolt_desktop.intake.finding import FoundTable
from ivolt_desktop.intake.problem_kinds import ACTION_WORDS, COLUMN_NEW, PROBLEM_KINDS, Action, State


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
    """All problems of one kind, decided with one answer. ``count`` is the number of rows (or columns) concerned."""

    key: str
    title: str
    example: str
    count: int
    state: State
    choices: tuple[Action, ...]
    rows: list[int] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)

    @property
    def actions(self) -> tuple[str, ...]:
        """The choices as words for buttons."""
        return ("Map…", "Keep") if self.key == COLUMN_NEW else tuple(ACTION_WORDS[choice] for choice in self.choices)


def find_problems(
    feed: Feed, found: FoundTable, columns: Sequence[MappedColumn], records: Sequence[list[dict[str, object]]]
) -> dict[int, list[Problem]]:
    """Every problem by the place of its row in ``found.body``. ``records`` are the rows with all mends made."""
    problems: dict[int, list[Problem]] = {}
    for column in columns:
        for place, cleaned in enumerate(column.cells):
            if cleaned.flaw:
                number, cells = found.body[place]
                original = cell_text(cells[column.plan.place])
                problem = _problem(cleaned.flaw, number, column, original, cleaned.shown or None)
                problems.setdefault(place, []).append(problem)
    has_list = next((c for c in columns if c.field.kind == "references"), None)
    count = next((c for c in columns if c.field.kind == "count" and c.field.target == "call_count"), None)
    for place, made in enumerate(records):
        flawed = {problem.kind for problem in problems.get(place, ())}
        for kind in _row_flaws(feed, made, flawed, counted=count is not None or has_list is not None):
            problems.setdefault(place, []).append(_problem(kind, found.body[place][0], None, "", None))
        if has_list and count:
            listed, said = has_list.cells[place].kept, count.cells[place].kept
            if isinstance(listed, list) and isinstance(said, int) and said != len(_distinct(listed)):
                text = f"{said} calls, {len(_distinct(listed))} listed"
                problems.setdefault(place, []).append(_problem("count_differs", found.body[place][0], None, text, None))
    return problems


def group_problems(
    problems: Iterable[Problem], decisions: Mapping[str, Action], new_columns: Sequence[ColumnPlan]
) -> list[ProblemGroup]:
    """The groups in the order to show: what needs a decision first, then the larger ones."""
    groups: dict[str, ProblemGroup] = {}
    samples: dict[str, list[Problem]] = {}
    for problem in problems:
        group = groups.get(problem.group)
        if group is None:
            kind = PROBLEM_KINDS[problem.kind]
            title = kind.title if ":" not in problem.group else _title_for(problem)
            state = _state(kind.asks, decisions.get(problem.group), kind.usual)
            group = groups[problem.group] = ProblemGroup(problem.group, title, "", 0, state, kind.choices)
        samples.setdefault(problem.group, []).append(problem)
        if not group.rows or group.rows[-1] != problem.row:
            group.rows.append(problem.row)
        if problem.column and problem.column not in group.columns:
            group.columns.append(problem.column)
    for key, group in groups.items():
        group.rows = sorted(set(group.rows))
        group.count = len(group.rows)
        group.example = _example(samples[key], group.count)
    ordered = sorted(groups.values(), key=lambda g: (g.state != "needs decision", -g.count, g.key))
    if new_columns:
        words = "; ".join(f"‘{plan.header}’: looks like {plan.looks_like}" for plan in new_columns[:3])
        state = "kept" if decisions.get(COLUMN_NEW) == "keep" else "needs decision"
        title = "A column not seen before" if len(new_columns) == 1 else "Columns not seen before"
        ordered.append(ProblemGroup(COLUMN_NEW, title, words, len(new_columns), state, ("keep",), [],
                                    [plan.header for plan in new_columns]))  # fmt: skip
    return ordered


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


def _example(problems: list[Problem], count: int) -> str:
    note = PROBLEM_KINDS[problems[0].kind].note
    first = problems[0]
    if first.mended:
        words = f"{_short(first.original)} → {first.mended}"
    else:
        texts = list(dict.fromkeys(_short(p.original) for p in problems if p.original))
        if not texts:
            rows = sorted({p.row for p in problems})
            words = "row " + ", ".join(map(str, rows[:3])) + (f" and {len(rows) - 3} more" if len(rows) > 3 else "")
        elif note:
            words = ", ".join(texts[:3])
        else:
            words = texts[0] + (f" and {count - 1} more" if count > 1 else "")
    return f"{words}: {note}" if note else words


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"


def _distinct(references: list[CadReference]) -> list[CadReference]:
    return list(dict.fromkeys(references))
