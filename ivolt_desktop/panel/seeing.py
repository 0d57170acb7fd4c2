"""Looking at somebody's record is noted in the audit trail: who saw whom, at most once a day."""

from datetime import datetime, time

from sqlalchemy import select

from ivolt_desktop.model import Change, ChangeEntry, register_named
from ivolt_desktop.panel.form_values import fetched
from ivolt_desktop.panel.operation import perform
from ivolt_desktop.store import PanelFile, UnitOfWork
from ivolt_desktop.store.audit import Entry

SEEN = "seen"


def note_seen(work: UnitOfWork, *, register_key: str, record_id: int) -> bool:
    """Note that this user opened a record today; says whether it had to be noted."""
    record = fetched(work, register_named(register_key).register, record_id)
    since = datetime.combine(work.today(), time.min)
    noted = work.session.scalar(
        select(ChangeEntry.id).join(Change, Change.id == ChangeEntry.change_id)
        .where(ChangeEntry.register == register_key, ChangeEntry.record_id == record_id, ChangeEntry.verb == SEEN,
               Change.at >= since, Change.who == work.who).limit(1))
    if noted is not None:
        return False
    work.trail.add([Entry(register_key, record_id, SEEN)])
    work.says(f"Open {getattr(record, record.about.reference, '') or record.about.one}")
    return True


def note_seen_in(panel: PanelFile, register_key: str, record_id: int) -> bool:
    """The same in a unit of work of its own. A look changes nothing, so it is no step to undo and refreshes nothing."""
    return bool(perform(panel, note_seen, register_key=register_key, record_id=record_id).result)
