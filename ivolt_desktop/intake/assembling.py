"""Cleaned columns become rows of values: parts joined, caller rows taken apart, the record's key made."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as later
from datetime import date, datetime, time

from ivolt_desktop.intake.cad_references import CadReference
from ivolt_desktop.intake.cleaned import CleanedColumn
from ivolt_desktop.intake.columns import ColumnPlan
from ivolt_desktop.intake.feeds.declaration import Feed, FeedField
from ivolt_desktop.intake.problem_kinds import Action
from ivolt_desktop.rules.names import parse_name

Decide = Callable[[str], Action]


@dataclass(slots=True)
class MappedColumn:
    """A column that has a field, with every one of its cells cleaned."""

    plan: ColumnPlan
    field: FeedField
    cells: CleanedColumn
    target: str = later(init=False)
    in_parts: bool = later(init=False)
    stands_for: Mapping[str, object] = later(init=False)

    def __post_init__(self) -> None:
        """Settle once what is asked for every row."""
        self.target = self.field.target
        self.in_parts = self.field.kind == "references" or bool(self.field.part)
        self.stands_for = self.plan.stands_for


def assemble(
    feed: Feed, targets: Sequence[str], columns: Sequence[MappedColumn], row: int, decide: Decide
) -> list[dict[str, object]]:
    """The records of one source row: one, or one for each call where a row lists several, or for each column that
    stands for a month (or another value) and is filled; none where the feed has no use for the row.

    ``decide`` tells what is done about a flaw ('mend' or 'keep'). ``targets`` are the feed's: an attribute that the
    row says nothing about is None.
    """
    values: dict[str, object] = dict.fromkeys(targets)
    parts: dict[str, object] = {}
    beside: list[tuple[MappedColumn, object]] = []
    for column in columns:
        cleaned = column.cells[row]
        mend = cleaned.flaw and cleaned.mended is not None and decide(cleaned.flaw) == "mend"
        value = cleaned.mended if mend else cleaned.kept
        if value is None:
            continue
        if column.stands_for:
            beside.append((column, value))
        elif column.in_parts:
            parts[column.field.key] = value
        elif values[column.target] is None:
            values[column.target] = value
        elif column.field.several:
            values[column.target] = f"{values[column.target]}, {value}"
    if parts:
        join_parts(values, parts)
    if feed.only and not feed.only(values):
        return []
    if beside:
        records = [{**values, **column.stands_for, column.target: value} for column, value in beside]
    else:
        records = take_calls_apart(values, parts.get("references"))
    if feed.finish:
        for record in records:
            feed.finish(record)
    return records


def natural_key(feed: Feed, values: dict[str, object]) -> str:
    """The text by which the same record is known when it is sent again.

    Its reference where it has one; otherwise a fingerprint of what the feed says such a row is known by, of everything
    in it where the feed says nothing: a fingerprint holds no readable detail.
    """
    if feed.keyed and (key := feed.keyed(values)):
        return key
    parts = [values.get(name) for name in feed.natural_key]
    if all(part not in (None, "") for part in parts):
        return "|".join(str(part).casefold() for part in parts)
    told = {name: values.get(name) for name in feed.second_key} if feed.second_key else values
    return "row:" + fingerprint(told)


def fingerprint(values: dict[str, object]) -> str:
    """A digest of all values of a record, to tell 'the same' from 'changed'."""
    told = "\x1f".join(f"{name}={values[name]}" for name in sorted(values) if values[name] is not None)
    return hashlib.sha256(told.encode("utf-8")).hexdigest()[:32]


def join_parts(values: dict[str, object], parts: dict[str, object]) -> None:
    """Put parts of attributes ('called_at.time', 'caller_name.surname') into the attributes, in place."""
    for key, value in parts.items():
        target, _, part = key.partition(".")
        if part == "time" and isinstance(value, time) and isinstance(values.get(target), datetime):
            whole = values[target]
            if isinstance(whole, datetime) and whole.time() == time():
                values[target] = datetime.combine(whole.date(), value)
        elif part in ("rounded", "district") and values.get(target) is None:
            values[target] = value
        elif part == "sub" and values.get(target):
            values[target] = f"{values[target]}: {value}"
    for target in {key.partition(".")[0] for key in parts if key.endswith(("surname", "forename"))}:
        if values.get(target) is None or (f"{target}.surname" not in parts and len(str(values[target]).split()) == 1):
            given = [parts.get(f"{target}.{part}") for part in ("title", "forename")]
            family = parts.get(f"{target}.surname") or values.get(target)
            name = parse_name(f"{family}, {' '.join(str(p) for p in given if p)}".rstrip(" ,")) if family else None
            values[target] = name.shown if name else " ".join(str(p) for p in given if p) or None


def take_calls_apart(values: dict[str, object], references: object) -> list[dict[str, object]]:
    """Take a caller's row apart: a record for each reference that tells its day, one counted record for the rest."""
    if not isinstance(references, list) or not references:
        return [values]
    listed: list[CadReference] = list(references)
    own = values.get("called_at")
    records: list[dict[str, object]] = []
    for reference in listed:
        if reference.day:
            moment = own if isinstance(own, datetime) and own.date() == reference.day else _midnight(reference.day)
            records.append({**values, "reference": reference.text, "called_at": moment, "call_count": 1})
    undated = [reference.text for reference in listed if not reference.day]
    if undated:
        only = undated[0] if len(undated) == 1 else None
        records.append({**values, "reference": only, "call_count": len(undated)})
    return records


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
