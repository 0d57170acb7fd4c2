"""Facts of a screen kept from one start to the next; good only while nothing has changed and the day is the same."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Change, Snapshot
from ivolt_desktop.store.panel_file import PanelFile


def newest_change(session: Session) -> int:
    """Number of the newest change; 0 in a new file."""
    return session.scalar(select(func.max(Change.id))) or 0


def recall(session: Session, key: str, day: date) -> str | None:
    """The value kept under ``key``, or ``None`` if anything has changed or another day has come."""
    snapshot = session.get(Snapshot, key)
    if snapshot is None or snapshot.day != day or snapshot.stands_at != newest_change(session):
        return None
    return snapshot.value


def remember(panel: PanelFile, key: str, day: date, stands_at: int, value: str) -> None:
    """Keep a value worked out when the newest change was ``stands_at``. Not a change: nothing is audited."""
    with panel.work() as work:
        work.session.merge(Snapshot(key=key, stands_at=stands_at, day=day, value=value))
        work.commit()
