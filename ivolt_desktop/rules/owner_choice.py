"""Who '@health' means: find the owner a few typed letters stand for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 4


@dataclass(frozen=True)
class OwnerChoice:
    """Somebody who can own an action: a key, the label shown, and other words they go by."""

    key: str
    label: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class OwnerFound:
    """What was found at the front of some words: the choices it may be and how many words it took."""

    choices: tuple[OwnerChoice, ...]
    used: int


def _pieces(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _rank(query: list[str], choice: OwnerChoice) -> int:
    """How well a choice answers: 0 not at all, up to 5 for its very name."""
    best = 0
    everything = [piece for name in (choice.label, *choice.words) for piece in _pieces(name)]
    for name in (choice.label, *choice.words):
        pieces = _pieces(name)
        if pieces == query:
            return 5
        initials = "".join(piece[0] for piece in pieces)
        if len(query) == 1 and len(initials) > 1 and initials == query[0]:
            best = max(best, 4)
        if pieces[: len(query)] == query:
            best = max(best, 3)
    if all(word in everything for word in query):
        best = max(best, 2)
    elif all(any(piece.startswith(word) for piece in everything) for word in query):
        best = max(best, 1)
    return best


def find_owner(words: Sequence[str], choices: Sequence[OwnerChoice]) -> OwnerFound:
    """The owner named by the first words (the '@' already taken off): the longest run that means anybody.

    Several choices come back where the words fit several equally well; none where they fit nobody. Words
    after the first must have three letters, so that '@police to visit' means the police.
    """
    for used in range(min(_LONGEST, len(words)), 0, -1):
        if any(len(word.strip(",.;:")) < 3 for word in words[1:used]):
            continue
        query = [piece for word in words[:used] for piece in _pieces(word)]
        ranked = [(_rank(query, choice), choice) for choice in choices] if query else []
        top = max((rank for rank, _ in ranked), default=0)
        if top:
            return OwnerFound(tuple(choice for rank, choice in ranked if rank == top), used)
    return OwnerFound((), min(1, len(words)))
