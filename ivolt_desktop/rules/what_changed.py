"""What changed since the last panel: new, back, gone, same."""

from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ivolt_desktop.rules.counting_words import count_of

Key = TypeVar("Key", bound=Hashable)
STANDINGS = ("new", "back", "same", "gone")
"""Where somebody stands against the last panel."""


@dataclass(frozen=True)
class Back(Generic[Key]):
    """Someone or somewhere that is on the list again after some panels without."""

    key: Key
    quiet_panels: int

    @property
    def words(self) -> str:
        """'after 4 quiet months'."""
        return f"after {count_of(self.quiet_panels, 'quiet month')}"


@dataclass(frozen=True)
class WhatChanged(Generic[Key]):
    """Each key of now and of the last panel in exactly one of four lists, in the order given."""

    new: tuple[Key, ...]
    back: tuple[Back[Key], ...]
    gone: tuple[Key, ...]
    same: tuple[Key, ...]

    @property
    def nothing(self) -> bool:
        """Whether the list is as it was."""
        return not (self.new or self.back or self.gone)


def what_changed(past: Sequence[Collection[Key]], now: Iterable[Key]) -> WhatChanged[Key]:
    """Compare the list of now with those of past panels, oldest first, the last panel last.

    new: on no past list. back: on an earlier list, but not on the last one. gone: on the last list and
    not now. same: on the last list and now. With no past panel everything is new.
    """
    current = list(dict.fromkeys(now))
    last = list(dict.fromkeys(past[-1])) if past else []
    in_last = set(last)
    last_seen = {key: panel for panel, keys in enumerate(past) for key in keys}
    newest = len(past) - 1
    return WhatChanged(
        new=tuple(key for key in current if key not in last_seen),
        back=tuple(Back(key, newest - last_seen[key]) for key in current if key in last_seen and key not in in_last),
        gone=tuple(key for key in last if key not in set(current)),
        same=tuple(key for key in current if key in in_last),
    )
