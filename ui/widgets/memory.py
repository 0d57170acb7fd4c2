"""Where widgets remember their layout (widths, hidden columns): never personal data."""

from typing import Any, Protocol


class Memory(Protocol):
    """Remembers small values between sessions."""

    def recall(self, key: str, default: Any = None) -> Any:
        """What was remembered under ``key``."""

    def remember(self, key: str, value: Any) -> None:
        """Keep ``value`` (text, number, true or false, or a list of these) under ``key``."""


class Forgetful:
    """A memory that lasts as long as the object: for tests, dialogs and pages shown on their own."""

    def __init__(self) -> None:
        self._kept: dict[str, Any] = {}

    def recall(self, key: str, default: Any = None) -> Any:
        return self._kept.get(key, default)

    def remember(self, key: str, value: Any) -> None:
        self._kept[key] = value
