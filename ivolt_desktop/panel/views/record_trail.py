"""Who has seen a record: what the audit trail holds of looks, prints and exports, in one quiet sentence."""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Change, ChangeEntry
from ivolt_desktop.rules.counting_words import joined, times
from ivolt_desktop.rules.dates_in_words import day_and_month, plain_date

_VERBS = ("seen", "printed", "exported")


@dataclass(frozen=True)
class DocumentLine:
    """A document the record stood in: when it was made or exported, and its file."""

    at: datetime
    verb: str
    file_name: str


def documents_with(session: Session, register_key: str, record_id: int) -> tuple[DocumentLine, ...]:
    """Papers and workbooks that the record appeared in, newest first."""
    rows = session.execute(
        select(Change.at, ChangeEntry.verb, ChangeEntry.after).join(Change, Change.id == ChangeEntry.change_id)
        .where(ChangeEntry.register == register_key, ChangeEntry.record_id == record_id,
               ChangeEntry.verb.in_(("printed", "exported"))).order_by(Change.id.desc()))
    return tuple(DocumentLine(at, verb, str(json.loads(after or "{}").get("file_name", "a file")))
                 for at, verb, after in rows)


def seen_by(session: Session, register_key: str, record_id: int, today: date, user: str) -> str:
    """'Opened today by you; printed once; nothing exported.' ``user`` is who reads it."""
    rows = session.execute(
        select(ChangeEntry.verb, Change.at, Change.who).join(Change, Change.id == ChangeEntry.change_id)
        .where(ChangeEntry.register == register_key, ChangeEntry.record_id == record_id, ChangeEntry.verb.in_(_VERBS))
        .order_by(Change.at.desc())
    ).all()
    looks = [(at.date(), who) for verb, at, who in rows if verb == "seen"]
    counted = Counter(verb for verb, _, _ in rows)
    parts = []
    if looks:
        newest = looks[0][0]
        who = dict.fromkeys("you" if name == user else name for day, name in looks if day == newest)
        parts.append(f"Opened {_day(newest, today)} by {joined(list(who))}")
        if len({day for day, _ in looks}) > 1:
            parts.append(f"opened on {len({day for day, _ in looks})} days in all")
    else:
        parts.append("Not opened before")
    parts.append(f"printed {times(counted['printed'])}" if counted["printed"] else "not printed")
    parts.append(f"exported {times(counted['exported'])}" if counted["exported"] else "nothing exported")
    return "; ".join(parts) + "."


def _day(day: date, today: date) -> str:
    if day == today:
        return "today"
    return f"on {day_and_month(day)}" if day.year == today.year else f"on {plain_date(day)}"
