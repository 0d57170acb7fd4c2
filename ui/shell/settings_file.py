"""Layout kept between sessions in an ini file: geometry, look, widths. Never personal data."""

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings


class SettingsFile:
    """A ``ui.desk.Memory`` in ``window.ini`` of a folder; a damaged value is as good as none."""

    def __init__(self, folder: Path) -> None:
        self._store = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    def recall(self, key: str, default: Any = None) -> Any:
        kept = self._store.value(key)
        if not isinstance(kept, str):
            return default
        try:
            return json.loads(kept)
        except ValueError:
            return default

    def remember(self, key: str, value: Any) -> None:
        self._store.setValue(key, json.dumps(value))

    def recall_number(self, key: str, default: float) -> float:
        """A number, or ``default`` where something else is kept."""
        kept = self.recall(key, default)
        return float(kept) if isinstance(kept, int | float) else default

    def recall_bytes(self, key: str) -> QByteArray:
        """Window geometry; empty if none is kept."""
        return QByteArray.fromBase64(str(self.recall(key, "")).encode())

    def remember_bytes(self, key: str, value: QByteArray) -> None:
        """Keep window geometry."""
        self.remember(key, bytes(value.toBase64().data()).decode())

    def save(self) -> None:
        """Write to disk now."""
        self._store.sync()
