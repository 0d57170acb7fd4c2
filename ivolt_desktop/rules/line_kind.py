"""What a line of the minutes can be."""

from enum import StrEnum


class LineKind(StrEnum):
    """What a line of the minutes is."""

    NOTE = "note"
    DECISION = "decision"
    ACTION = "action"

    @property
    def words(self) -> str:
        """'Action', 'Decision', 'Note'."""
        return self.value.capitalize()
