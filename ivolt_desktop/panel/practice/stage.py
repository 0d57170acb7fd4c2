"""The practice panel while it is being made: its file, its clock, and the numbers that its people and agencies got."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, TypeVar

from ivolt_desktop.panel.operation import perform
from ivolt_desktop.rules.owner_choice import OwnerChoice
from ivolt_desktop.store import PanelFile, UnitOfWork

P = ParamSpec("P")
R = TypeVar("R")


@dataclass
class Stage:
    """What the making of the practice panel passes from step to step. Keys are those of the story."""

    panel: PanelFile
    agencies: dict[str, int] = field(default_factory=dict)
    members: dict[str, int] = field(default_factory=dict)
    cohorts: dict[int, int] = field(default_factory=dict)
    """Cohort by the standing item it belongs to: 5 victims, 6 offenders, 7 locations."""
    memberships: dict[tuple[int, str], int] = field(default_factory=dict)
    issues: dict[tuple[int, str], int] = field(default_factory=dict)
    owners: list[OwnerChoice] = field(default_factory=list)
    """Who may follow an @ in the minutes; nobody joins or leaves after the first day."""

    def at(self, moment: datetime) -> None:
        """Set the panel's clock."""
        self.panel.clock = lambda: moment

    def do(self, function: Callable[Concatenate[UnitOfWork, P], R], *args: P.args, **kwargs: P.kwargs) -> Any:
        """Do one thing as a person would: one change, audited; returns what the function returns."""
        return perform(self.panel, function, *args, **kwargs).result
