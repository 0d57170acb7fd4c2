"""What a person has decided of pairs: kept for ever, and respected by every suggestion."""

from collections.abc import Iterable

Pair = tuple[int, int]


class Judgements:
    """Pairs said to be the same and pairs said to be different.

    'Same' carries over: where a and b are one and b and c are different, a and c are not asked about.
    """

    def __init__(self, same: Iterable[Pair] = (), different: Iterable[Pair] = ()) -> None:
        self._group: dict[int, int] = {}
        for first, second in same:
            self._group[self._root(first)] = self._root(second)
        self._parted = {self._ordered(first, second) for first, second in different}

    def _root(self, key: int) -> int:
        while (above := self._group.get(key, key)) != key:
            key = above
        return key

    def _ordered(self, first: int, second: int) -> Pair:
        one, two = self._root(first), self._root(second)
        return (one, two) if one <= two else (two, one)

    def decided(self, first: int, second: int) -> bool:
        """Whether there is nothing left to ask about the pair."""
        pair = self._ordered(first, second)
        return pair[0] == pair[1] or pair in self._parted
