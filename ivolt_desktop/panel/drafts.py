"""Half-typed words, kept inside the encrypted panel file so that neither a crash nor a power cut takes them.

They are not yet part of the record: nothing is audited and nothing else reads them.
"""

from datetime import date

from ivolt_desktop.model import Snapshot
from ivolt_desktop.rules.known_errors import KnownError
from ivolt_desktop.store import PanelFile

_PREFIX = "draft/"


class PanelDrafts:
    """Unfinished words by key, kept in the panel file. A file that cannot be written to keeps them in memory."""

    def __init__(self, panel: PanelFile) -> None:
        self._panel = panel
        self._kept: dict[str, str] = {}

    def draft(self, key: str) -> str:
        """The words kept under ``key``, '' if none."""
        if key not in self._kept:
            with self._panel.reading() as session:
                found = session.get(Snapshot, _PREFIX + key)
                self._kept[key] = found.value if found else ""
        return self._kept[key]

    def keep_draft(self, key: str, words: str) -> None:
        """Keep words; '' forgets them."""
        if self.draft(key) == words:
            return
        self._kept[key] = words
        try:
            with self._panel.work() as work:
                if words:
                    work.session.merge(Snapshot(key=_PREFIX + key, stands_at=0, day=date.min, value=words))
                elif found := work.session.get(Snapshot, _PREFIX + key):
                    work.session.delete(found)
                work.commit()
        except KnownError:
            return
