"""What the minutes and the action extract hold."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ivolt_desktop.reports.facts import ActionLine, DocumentIdentity

MinuteKind = Literal["note", "decision", "action"]
Presence = Literal["present", "apologies", "absent"]


@dataclass(frozen=True)
class Attendance:
    """One member at one meeting. ``information_sent``: with apologies, whether information came instead."""

    name: str
    agency: str = ""
    role: str = ""
    presence: Presence = "present"
    substitute_for: str = ""
    information_sent: bool | None = None
    confidentiality_signed: bool | None = None


@dataclass(frozen=True)
class MinuteLine:
    """A line under an item. A decision has its ``reason`` and what else was ``considered``;
    an action has its ``reference``, ``owner`` and ``due``."""

    kind: MinuteKind
    text: str
    reason: str = ""
    considered: str = ""
    reference: str = ""
    owner: str = ""
    due: date | None = None
    status: str = ""


@dataclass(frozen=True)
class MinuteItem:
    """One item of the meeting. ``subject`` is a panel reference, never a name."""

    number: str
    title: str
    lines: tuple[MinuteLine, ...] = ()
    subject: str = ""


@dataclass(frozen=True)
class Minutes:
    """The minutes of one meeting. ``state`` is said under the title ('Draft, not yet agreed')."""

    identity: DocumentIdentity
    attendance: tuple[Attendance, ...] = ()
    items: tuple[MinuteItem, ...] = ()
    state: str = ""
    next_meeting: str = ""
    agreed_on: date | None = None
    agreed_by: str = ""


@dataclass(frozen=True)
class ActionExtract:
    """One owner's actions and nobody else's."""

    identity: DocumentIdentity
    owner: str
    agency: str = ""
    actions: tuple[ActionLine, ...] = ()
    note: str = ""
    new_references: frozenset[str] = frozenset()
