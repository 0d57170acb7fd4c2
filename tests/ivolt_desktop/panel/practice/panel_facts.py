"""One fingerprint of everything a panel holds; run by itself it builds a practice panel and prints its fingerprint."""

import hashlib
import sys
from pathlib import Path

from sqlalchemy import select, text

from ivolt_desktop.model import all_registers
from ivolt_desktop.panel.practice.build import build_practice
from ivolt_desktop.store import PanelFile

_OF_THE_MACHINE = {"folder", "digest", "made_at", "pages"}
"""Of a document: where it lies and what its bytes are hangs on the machine, not on the life."""


def digest_of(path: Path) -> str:
    """The fingerprint of every record of every register, and of the words and moments of the audit trail."""
    whole = hashlib.sha256()
    panel = PanelFile.open_practice(path)
    try:
        with panel.reading() as session:
            for spec in all_registers():
                table = spec.register.__table__
                kept = [
                    column for column in table.columns if spec.key != "document" or column.name not in _OF_THE_MACHINE
                ]
                for row in session.execute(select(*kept).order_by(table.c.id)):
                    whole.update(repr((spec.key, *row)).encode())
            for row in session.execute(text("SELECT id, at, operation, label FROM change ORDER BY id")):
                whole.update(repr(tuple(row)).encode())
    finally:
        panel.close()
    return whole.hexdigest()


if __name__ == "__main__":
    made = Path(sys.argv[1])
    build_practice(made)
    sys.stdout.write(digest_of(made))
