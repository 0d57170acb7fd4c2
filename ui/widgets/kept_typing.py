"""Nothing typed is ever lost: what stands in a box is kept as it is typed and put back when the box comes again."""

from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit


class Drafts(Protocol):
    """Where unfinished words are kept. They may be personal: only the panel file (or memory) may hold them."""

    def draft(self, key: str) -> str:
        """The words kept under ``key``, '' if none."""

    def keep_draft(self, key: str, words: str) -> None:
        """Keep words; '' forgets them."""


class DraftsInMemory:
    """Keeps unfinished words while the program runs."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def draft(self, key: str) -> str:
        return self._kept.get(key, "")

    def keep_draft(self, key: str, words: str) -> None:
        if words:
            self._kept[key] = words
        else:
            self._kept.pop(key, None)


class KeptTyping(QObject):
    """Ties a box to a draft: restores it now, keeps it shortly after each change. ``done()`` once it was saved."""

    def __init__(self, box: QLineEdit | QPlainTextEdit, key: str, drafts: Drafts, after_ms: int = 400) -> None:
        super().__init__(box)
        self._box, self._key, self._drafts = box, key, drafts
        self._wait = QTimer(self, singleShot=True, interval=after_ms)
        self._wait.timeout.connect(self.keep)
        if (kept := drafts.draft(key)) and not self._words():
            box.setText(kept) if isinstance(box, QLineEdit) else box.setPlainText(kept)
        box.textChanged.connect(self._changed)

    def _words(self) -> str:
        return self._box.text() if isinstance(self._box, QLineEdit) else self._box.toPlainText()

    def _changed(self) -> None:
        self._wait.start()

    def move_to(self, key: str) -> None:
        """Keep the words under the old key and show those of another."""
        self.keep()
        self._key = key
        kept = self._drafts.draft(key)
        self._box.setText(kept) if isinstance(self._box, QLineEdit) else self._box.setPlainText(kept)
        self._wait.stop()

    def keep(self) -> None:
        """Keep what stands in the box now."""
        self._wait.stop()
        self._drafts.keep_draft(self._key, self._words())

    def done(self) -> None:
        """Forget the draft: its words were saved, or thrown away on purpose."""
        self._wait.stop()
        self._drafts.keep_draft(self._key, "")
