"""A form that is never lost: what was typed and not saved is kept, and stands there again when the form comes back."""

import json

from PySide6.QtCore import QObject, QTimer

from ui.widgets.kept_typing import Drafts
from ui.widgets.record_form import RecordForm


class KeptForm(QObject):
    """Ties a loaded form to a draft. ``restored``: whether something was put back; ``done()`` once it was saved."""

    def __init__(self, form: RecordForm, key: str, drafts: Drafts, after_ms: int = 600) -> None:
        super().__init__(form)
        self._form, self._key, self._drafts = form, key, drafts
        self._wait = QTimer(self, singleShot=True, interval=after_ms)
        self._wait.timeout.connect(self.keep)
        self.restored = self._restore()
        form.changed.connect(self._wait.start)

    def _restore(self) -> bool:
        kept = self._drafts.draft(self._key)
        if not kept:
            return False
        try:
            self._form.write_again({str(name): str(text) for name, text in json.loads(kept).items()})
        except (ValueError, AttributeError):
            return False
        return bool(self._form.unsaved())

    def keep(self) -> bool:
        """Keep what is typed and not saved now; tells whether there is anything."""
        self._wait.stop()
        unsaved = self._form.unsaved()
        self._drafts.keep_draft(self._key, json.dumps(unsaved, ensure_ascii=False) if unsaved else "")
        return bool(unsaved)

    def done(self) -> None:
        """Forget the draft: it was saved, or let go on purpose."""
        self._wait.stop()
        self._drafts.keep_draft(self._key, "")
