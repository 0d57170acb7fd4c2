"""Which lines of the action log are shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from ivolt_desktop.panel.views.actions import NO_AGENCY, ActionLine

OPEN, OVERDUE, CLOSED, ALL = "open", "overdue", "closed", "all"
SHOWN = ((OPEN, "Open actions"), (OVERDUE, "Overdue"), (CLOSED, "Closed"), (ALL, "Open and closed"))
COLOURS = (("R", "Red"), ("A", "Amber"), ("G", "Green"), ("C", "Complete"), ("N", "Not possible"))


@dataclass(frozen=True)
class Narrowing:
    """``None`` or '' keeps all; ``agency`` is a short name (or 'No owner yet'), ``rag`` a letter."""

    shown: str = OPEN
    agency: str = ""
    member_id: int | None = None
    rag: str = ""
    meeting_id: int | None = None

    def keeps(self, line: ActionLine) -> bool:
        """Whether a line is shown."""
        return self.keeps_state(line) and (not self.agency or (line.agency or NO_AGENCY) == self.agency)

    def keeps_state(self, line: ActionLine) -> bool:
        """The same, whatever its agency: what the counts by agency are made of."""
        state = {OPEN: line.is_open, OVERDUE: line.overdue, CLOSED: not line.is_open}.get(self.shown, True)
        return (
            state
            and (self.member_id is None or line.member_id == self.member_id)
            and (not self.rag or line.rag == self.rag)
            and (self.meeting_id is None or line.meeting_id == self.meeting_id)
        )


def agencies_in(lines: Iterable[ActionLine], narrowing: Narrowing) -> list[tuple[str, int, int]]:
    """(agency, actions, overdue) of what is shown whatever the agency; most overdue first."""
    counts: dict[str, list[int]] = {}
    for line in lines:
        if narrowing.keeps_state(line):
            count = counts.setdefault(line.agency or NO_AGENCY, [0, 0])
            count[0] += 1
            count[1] += line.overdue
    found = [(agency, count[0], count[1]) for agency, count in counts.items()]
    return sorted(found, key=lambda each: (-each[2], -each[1], each[0].casefold()))


def owners_in(lines: Iterable[ActionLine]) -> list[tuple[int, str]]:
    """(member id, name and agency) of every member who owns an action."""
    found = {line.member_id: f"{line.owner}, {line.agency}" for line in lines if line.member_id is not None}
    return sorted(found.items(), key=lambda each: each[1].casefold())
