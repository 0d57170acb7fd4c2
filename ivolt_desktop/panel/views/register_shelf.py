"""All registers as one shelf: key, name, how many records."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Change, all_registers
from ivolt_desktop.panel.views.changes import CHANGES

_NOT_LISTED = frozenset({"setting"})


@dataclass(frozen=True)
class Shelved:
    """One register: its key, its name in the plural, how many records it holds, and what one of them is called."""

    key: str
    name: str
    count: int
    one: str = "record"


def register_shelf(session: Session) -> list[Shelved]:
    """Every register by name, the audit trail last; settings have a page of their own."""
    found = [
        Shelved(spec.key, spec.about.many, session.scalar(select(func.count()).select_from(spec.register)) or 0)
        for spec in all_registers() if spec.key not in _NOT_LISTED
    ]
    found.sort(key=lambda each: each.name.casefold())
    return [*found, Shelved(CHANGES, "Changes", session.scalar(select(func.count()).select_from(Change)) or 0)]
