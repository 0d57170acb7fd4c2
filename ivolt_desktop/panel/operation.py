"""One public function, one change, one undo step, one audit entry.

A panel function takes the unit of work first and keyword arguments after it; :func:`perform` runs it, commits it and
says what changed, so that the window can refresh only the screens that care and offer Undo in words.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Concatenate, ParamSpec, TypeVar

from ivolt_desktop.store import PanelFile, UnitOfWork

P = ParamSpec("P")
R = TypeVar("R")

Progress = Callable[[str, float], None]
"""Told what is being done, in words, and the share done, 0 to 1; it may raise to stop."""


def quiet(_words: str, _share: float) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True)
class Changed:
    """What one change did: its words, the registers and ids touched, its number in the audit trail, its result."""

    label: str
    kinds: frozenset[str] = frozenset()
    ids: dict[str, list[int]] = field(default_factory=dict)
    change_id: int | None = None
    result: Any = None


def perform(
    panel: PanelFile, function: Callable[Concatenate[UnitOfWork, P], R], *args: P.args, **kwargs: P.kwargs
) -> Changed:
    """Run ``function`` in a unit of work of its own and commit it; on any error nothing is changed."""
    with panel.work(operation=function.__name__) as work:
        result = function(work, *args, **kwargs)
        work.commit()
        return Changed(work.label, work.kinds, work.ids, work.change_id, result)
