"""What a comparison found: a level of agreement, in data for the weight and in words for the reader."""

from dataclasses import dataclass

from ivolt_desktop.matching.suggestions import CANNOT_TELL, State


@dataclass(frozen=True)
class Level:
    """One level as declared: its name, the words a reader sees, which way it speaks, and what a sentence calls it."""

    name: str
    words: str
    state: State
    called: str = ""


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


def found_at(field: str, level: Level, left: str, right: str, words: str = "") -> Found:
    """The row for a level as declared; ``words`` say it more exactly where the pair allows it."""
    return Found((Part(field, level.name),), words or level.words, level.state, left, right, level.called)


def cannot_tell(left: str, right: str) -> Found:
    """The row for a field that one side or both do not give."""
    return Found((), CANNOT_TELL, State.NEUTRAL, left, right)
