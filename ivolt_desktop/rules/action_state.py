"""How an action stands: its status in words, its RAG letter and why.

'Not possible: circumstances changed' is not 'not done': the minutes must tell the two apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from ivolt_desktop.rules.counting_words import count_of, times


class ActionStatus(StrEnum):
    """Where an action is; three of the five close it."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    NOT_POSSIBLE = "not_possible"
    NOT_DONE = "not_done"

    @property
    def words(self) -> str:
        """What the user reads."""
        return _STATUS_WORDS[self]

    @property
    def closed(self) -> bool:
        """Whether nothing more is awaited."""
        return self in (ActionStatus.DONE, ActionStatus.NOT_POSSIBLE, ActionStatus.NOT_DONE)


_STATUS_WORDS = {
    ActionStatus.OPEN: "open",
    ActionStatus.IN_PROGRESS: "in progress",
    ActionStatus.DONE: "done",
    ActionStatus.NOT_POSSIBLE: "not possible: circumstances changed",
    ActionStatus.NOT_DONE: "not done",
}


class Rag(StrEnum):
    """The letter printed beside an action; the value is the letter."""

    RED = "R"
    AMBER = "A"
    GREEN = "G"
    COMPLETE = "C"
    NOT_POSSIBLE = "N"

    @property
    def words(self) -> str:
        """What the letter stands for."""
        return _RAG_WORDS[self]


_RAG_WORDS = {
    Rag.RED: "red",
    Rag.AMBER: "amber",
    Rag.GREEN: "green",
    Rag.COMPLETE: "complete",
    Rag.NOT_POSSIBLE: "not possible",
}


@dataclass(frozen=True)
class RagRule:
    """When an open action turns amber or red; all days are calendar days.

    near: not started and due within so many days is amber. fresh: overdue but in progress with an update
    no older than this is amber, not red. late: overdue by more than this is red whatever was said.
    moved_amber: a due date moved this often is at best amber.
    """

    near: int = 5
    fresh: int = 14
    late: int = 28
    moved_amber: int = 2


@dataclass(frozen=True)
class ActionFacts:
    """What the rule looks at; ``updates`` are the dates of dated updates, ``moved`` counts new due dates."""

    status: ActionStatus
    due: date | None
    updates: Sequence[date] = ()
    moved: int = 0


@dataclass(frozen=True)
class ActionState:
    """The letter, the reason in words, and how late it is (0 when it is not)."""

    rag: Rag
    words: str
    days_late: int

    @property
    def overdue(self) -> bool:
        """Open and past its due day."""
        return self.days_late > 0


def times_moved(due_dates: Sequence[date | None]) -> int:
    """How often the due date was changed, from all due dates it ever had in order."""
    given = [day for day in due_dates if day is not None]
    return sum(1 for before, after in pairwise(given) if before != after)


def action_state(facts: ActionFacts, today: date, rule: RagRule | None = None) -> ActionState:
    """The state of an action today. An action due today is not overdue yet."""
    rule = rule or RagRule()
    if facts.status.closed:
        return ActionState(_closed_letter(facts.status), facts.status.words, 0)
    days_late = max((today - facts.due).days, 0) if facts.due else 0
    letter, reason = _open_letter(facts, today, days_late, rule)
    moved = f"moved {times(facts.moved)}" if facts.moved else ""
    words = " · ".join(part for part in (reason, moved) if part)
    return ActionState(letter, words, days_late)


def _closed_letter(status: ActionStatus) -> Rag:
    if status is ActionStatus.DONE:
        return Rag.COMPLETE
    return Rag.NOT_POSSIBLE if status is ActionStatus.NOT_POSSIBLE else Rag.RED


def _open_letter(facts: ActionFacts, today: date, days_late: int, rule: RagRule) -> tuple[Rag, str]:
    if facts.due is None:
        return Rag.AMBER, "no due date"
    if days_late:
        words = f"{count_of(days_late, 'day')} late"
        said = [day for day in facts.updates if day <= today]
        recent = bool(said) and (today - max(said)).days <= rule.fresh
        moving = facts.status is ActionStatus.IN_PROGRESS and recent and days_late <= rule.late
        return (Rag.AMBER, f"{words}, in hand") if moving else (Rag.RED, words)
    if facts.status is ActionStatus.OPEN and (facts.due - today).days <= rule.near:
        return Rag.AMBER, "due soon, not started"
    if facts.moved >= rule.moved_amber:
        return Rag.AMBER, ""
    return Rag.GREEN, facts.status.words
