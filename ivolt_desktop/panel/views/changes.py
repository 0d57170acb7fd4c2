"""The audit trail as a list, and one change with what it did to each record."""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Change, ChangeEntry, RegisterSpec, all_registers
from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.panel.settings import LABELS, PRACTICE_DAY
from ivolt_desktop.rules.counting_words import count_of, joined
from ivolt_desktop.rules.dates_in_words import date_and_clock, short_date
from ivolt_desktop.rules.lens import Lens
from ivolt_desktop.store.audit import TOGETHER

CHANGES = "change"
"""The key under which the audit trail stands among the registers."""
FIELDS = (
    Field("No.", Kind.NUMBER, name="id", listed=True, width=7),
    Field("When", Kind.MOMENT, name="at", listed=True, width=17),
    Field("What was done", Kind.TEXT, name="label", listed=True, width=60),
    Field("Touched", Kind.TEXT, name="touched", listed=True, width=40),
    Field("By", Kind.TEXT, name="who", listed=True, width=16),
    Field("Undoes no.", Kind.NUMBER, name="undoes_id", width=10),
    Field("Seal", Kind.TEXT, name="digest", width=20, help="Each change is sealed together with the one before it."),
)
EMPTY = "Nothing has been changed yet. Everything you do will be listed here."
_MOST_LINES = 400
_OF_MANY = ("delivered", TOGETHER)
"""Verbs of entries that tell of many records."""


@dataclass(frozen=True)
class TouchedLine:
    """One field of one record: what it was and what it became, masked; a look or a print has no values."""

    record: str
    verb: str
    field: str
    before: str
    after: str
    records: int = 1
    """More where the trail tells of many records together."""


def changes(session: Session, limit: int | None = None) -> list[dict[str, Any]]:
    """Changes, newest first, each with the kinds of record it touched in words."""
    names = {spec.key: spec.about for spec in all_registers()}
    touched: dict[int, list[str]] = {}
    together = func.json_extract(func.coalesce(ChangeEntry.after, ChangeEntry.before), "$.records")
    records = case((ChangeEntry.verb.in_(_OF_MANY), func.coalesce(together, 1)), else_=1)
    counted = select(ChangeEntry.change_id, ChangeEntry.register, ChangeEntry.verb, func.sum(records)).group_by(
        ChangeEntry.change_id, ChangeEntry.register, ChangeEntry.verb)
    for change_id, register, verb, number in session.execute(counted):
        about = names.get(register)
        words = count_of(number, about.one, _small(about.many)) if about else count_of(number, "record")
        touched.setdefault(change_id, []).append(f"{words} {verb}")
    chosen = select(Change.id, Change.at, Change.label, Change.who, Change.undoes_id, Change.digest).order_by(
        Change.id.desc()).limit(limit)
    return [
        {**row, "touched": ", ".join(touched.get(row["id"], ()))}
        for row in map(dict, session.execute(chosen).mappings())
    ]


def touched_lines(session: Session, change_id: int, lens: Lens, limit: int = _MOST_LINES) -> list[TouchedLine]:
    """What one change did, field by field; the first few hundred lines of a long one."""
    specs = {spec.key: spec for spec in all_registers()}
    lines: list[TouchedLine] = []
    chosen = select(ChangeEntry).where(ChangeEntry.change_id == change_id).order_by(ChangeEntry.id).limit(limit)
    for entry in session.scalars(chosen):
        spec = specs.get(entry.register)
        before, after = (json.loads(value) if value else {} for value in (entry.before, entry.after))
        lines += _lines(spec, entry, before, after, lens, _reference(session, spec, entry, after or before))
        if len(lines) >= limit:
            break
    return lines[:limit]


def _reference(session: Session, spec: RegisterSpec | None, entry: ChangeEntry, values: dict[str, Any]) -> str:
    """The record's reference: in the entry where it was added or removed, else from the record as it stands."""
    if spec is None or not spec.about.reference:
        return ""
    if said := values.get(spec.about.reference):
        return str(said)
    record = session.get(spec.register, entry.record_id)
    return str(getattr(record, spec.about.reference) or "") if record is not None else ""


def _lines(
    spec: RegisterSpec | None, entry: ChangeEntry, before: dict[str, Any], after: dict[str, Any], lens: Lens,
    reference: str,
) -> list[TouchedLine]:
    if entry.verb in _OF_MANY:
        told = int((after or before).get("records", 1))
        words = count_of(told, spec.about.one, _small(spec.about.many)) if spec else count_of(told, "record")
        return [TouchedLine(words, entry.verb, "", "", "", told)]
    one = spec.about.one if spec else "record"
    record = f"{one[:1].upper()}{one[1:]} {reference or entry.record_id}"
    if entry.register == "setting":
        return [_setting_line(entry, before, after)]
    if spec is None or not (before or after):
        return [TouchedLine(record, entry.verb, "", "", "")]
    names = [each for each in spec.fields if each.name in before or each.name in after]
    changed = [each for each in names if before.get(each.name) != after.get(each.name)]
    found = [
        TouchedLine(record, entry.verb, each.label, _said(each, before.get(each.name), lens, reference),
                    _said(each, after.get(each.name), lens, reference))
        for each in changed
    ]
    return found or [TouchedLine(record, entry.verb, "", "", "")]


def _setting_line(entry: ChangeEntry, before: dict[str, Any], after: dict[str, Any]) -> TouchedLine:
    key = str(after.get("key") or before.get("key") or "")
    label = LABELS.get(key.removeprefix("panel."), "The day of the practice panel" if key == PRACTICE_DAY else "")
    return TouchedLine("Setting", entry.verb, label, _setting_words(before), _setting_words(after))


def _setting_words(values: dict[str, Any]) -> str:
    value = json.loads(values["value"]) if values.get("value") else None
    if isinstance(value, dict):
        return ", ".join(f"{name} {joined(part) if isinstance(part, list) else part}" for name, part in value.items())
    return "" if value is None else str(value)


def _said(field: Field, value: Any, lens: Lens, reference: str) -> str:
    if value is None or value == "":
        return ""
    if field.choices:
        words = field.words.get(str(value), str(value))
    elif field.kind is Kind.MOMENT:
        words = date_and_clock(datetime.fromisoformat(str(value)))
    elif field.kind is Kind.DATE:
        words = short_date(datetime.fromisoformat(str(value)).date())
    elif isinstance(value, bool):
        words = "Yes" if value else "No"
    elif field.kind is Kind.LINK:
        words = f"no. {value}"
    else:
        words = str(value)
    return lens.see(words, field.sensitive, reference)


def _small(many: str) -> str:
    return many if many[:2].isupper() else many[:1].lower() + many[1:]


def touched_summary(lines: list[TouchedLine]) -> str:
    """'2 records added', for the head of one change."""
    records: dict[str, set[str]] = {}
    counted: Counter[str] = Counter()
    for line in lines:
        those = records.setdefault(line.verb, set())
        if line.records > 1 or line.record not in those:
            counted[line.verb] += line.records
        those.add(line.record)
    return joined([f"{count_of(count, 'record')} {verb}" for verb, count in counted.items()])
