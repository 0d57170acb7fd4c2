"""The panel's thirteen standing items, with the minutes each usually gets (two hours in all)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class ItemKind(StrEnum):
    """What an agenda item gathers by itself."""

    OPENING = "opening"
    MINUTES = "minutes"
    ACTIONS = "actions"
    BRIEFING = "briefing"
    VICTIMS = "victims"
    OFFENDERS = "offenders"
    LOCATIONS = "locations"
    CASE_REVIEWS = "case_reviews"
    OPERATIONS = "operations"
    LICENSING = "licensing"
    PRIORITIES = "priorities"
    SCHEMES = "schemes"
    CLOSING = "closing"


@dataclass(frozen=True)
class StandingItem:
    """One standing item: its number, its title, its usual minutes and what it is for."""

    number: int
    title: str
    minutes: int
    purpose: str
    kind: ItemKind


_ROWS = (
    ("Welcome, apologies, confidentiality", 5, "Confidentiality statement read; declarations of interest",
     ItemKind.OPENING),
    ("Minutes and matters arising", 5, "Agree the last minutes", ItemKind.MINUTES),
    ("Action log", 15, "Overdue first, by agency", ItemKind.ACTIONS),
    ("Data briefing", 15, "Repeat callers, deliberate fires, council cases; trends and hotspots",
     ItemKind.BRIEFING),
    ("Victims", 20, "New, current and proposed removal", ItemKind.VICTIMS),
    ("Offenders and notices", 15, "New, current and proposed removal; second notices and joint visits",
     ItemKind.OFFENDERS),
    ("Locations", 15, "Hotspots, protected areas, audits, cameras, music events", ItemKind.LOCATIONS),
    ("Case Reviews", 5, "Community Triggers received, decided and due", ItemKind.CASE_REVIEWS),
    ("Joint operations", 5, "Dates, results and taskings", ItemKind.OPERATIONS),
    ("Licensing", 5, "Actions, events and applications", ItemKind.LICENSING),
    ("MOPAC priorities", 5, "Violence with injury, robbery, vehicle crime", ItemKind.PRIORITIES),
    ("Schemes", 5, "Safe Haven, station activation and other projects", ItemKind.SCHEMES),
    ("Any other business", 5, "Communications; date of the next meeting", ItemKind.CLOSING),
)  # fmt: skip

STANDING_ITEMS: tuple[StandingItem, ...] = tuple(
    StandingItem(number, title, minutes, purpose, kind)
    for number, (title, minutes, purpose, kind) in enumerate(_ROWS, start=1)
)


def start_times(begins: datetime, minutes: list[int]) -> list[datetime]:
    """When each item begins, for the planned minutes of each in order."""
    starts, moment = [], begins
    for planned in minutes:
        starts.append(moment)
        moment += timedelta(minutes=planned)
    return starts
