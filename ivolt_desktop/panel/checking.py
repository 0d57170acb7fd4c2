"""Is the file whole, and is its audit trail unbroken?"""

from dataclasses import dataclass

from sqlalchemy import func, select, text

from ivolt_desktop.model import Change
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.store import PanelFile, audit


@dataclass(frozen=True)
class Findings:
    """What a check found, in sentences; ``sound`` if all was well."""

    sound: bool
    sentences: tuple[str, ...]


def check_panel(panel: PanelFile) -> Findings:
    """Check every page of the file against its seal, its links, and the chain of the audit trail."""
    panel.settled()  # a page that is just being written would be called damaged
    with panel.reading() as session:
        pages = session.execute(text("PRAGMA cipher_integrity_check")).all()
        whole = session.execute(text("PRAGMA integrity_check")).scalars().all()
        links = session.execute(text("PRAGMA foreign_key_check")).all()
        broken = audit.verify(session)
        changes = session.scalar(select(func.count()).select_from(Change)) or 0
    said = []
    said.append("The file is whole." if not pages and whole == ["ok"] and not links else
                "The file is damaged. Open your last backup, and keep this file aside for whoever looks into it.")
    said.append(f"The audit trail of {count_of(changes, 'change')} is unbroken." if broken is None else
                f"The audit trail does not fit from change {broken} on: it was altered outside the program.")
    return Findings(not pages and whole == ["ok"] and not links and broken is None, tuple(said))
