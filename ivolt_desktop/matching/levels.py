"""What a comparison found: a level of agreement, in data for the weight and in words for the reader."""

from dataclasses import dataclass

from ivolt_desktop.matching.suggestions import CANNOT_TELL, State


@dataclass(frozen=True)
class Part:
    """One level found. ``other`` replaces the chance in the table (the frequency of that very name)."""

    field: str
    level: str
    other: float | None = None


@dataclass(frozen=True)
class Found:
    """One row: its parts (none where it cannot be told), the words, the state, and both sides as written."""

    parts: tuple[Part, ...]
    words: str
    state: State
    left: str
    right: str
    called: str = ""


def cannot_tell(left: str, right: str) -> Found:
    """The row for a field that one side or both do not give."""
    return Found((), CANNOT_TELL, State.NEUTRAL, left, right)
