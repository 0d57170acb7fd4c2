"""Which pair is in hand, which comes next, and how far the sitting has come. Knows no widgets."""

from ivolt_desktop.panel.views.match_decisions import Standing, WaitingPair

Ids = tuple[int, int]


class PairQueue:
    """The pairs of one sitting, heaviest first; those put off are left out until asked for.

    A decision takes its pair out at once, before it is stored; ``stored`` or ``refused`` says how that went. A decided
    pair that waits again although it was stored has been undone, and comes back into hand.
    """

    def __init__(self) -> None:
        self.waiting: list[WaitingPair] = []
        self.decided = 0
        self.put_off = 0
        self.handled: list[Ids] = []
        self.with_put_off = False
        self._on_the_way: set[Ids] = set()
        self._current: Ids | None = None

    def load(self, standing: Standing) -> None:
        """Take the pairs as they are stored now; the pair in hand stays in hand if it still waits."""
        self.decided, self.put_off = standing.decided, standing.put_off
        offered = [pair for pair in standing.waiting
                   if (self.with_put_off or not pair.put_off) and pair.ids not in self._on_the_way]
        put_off_now = {pair.ids for pair in standing.waiting if pair.put_off}
        undone = [pair for pair in offered if pair.ids in self.handled and pair.ids not in put_off_now]
        self.waiting = [pair for pair in offered if pair.ids not in self.handled or pair in undone]
        for pair in undone:
            self.handled.remove(pair.ids)
            self._current = pair.ids
        if self.current is None:
            self._current = self.waiting[0].ids if self.waiting else None

    @property
    def current(self) -> WaitingPair | None:
        """The pair in hand."""
        return next((pair for pair in self.waiting if pair.ids == self._current), None)

    @property
    def following(self) -> list[WaitingPair]:
        """The next two, so that they can be read ahead."""
        pair = self.current
        if pair is None:
            return []
        at = self.waiting.index(pair)
        return (self.waiting[at + 1:] + self.waiting[:at])[:2]

    @property
    def place(self) -> tuple[int, int]:
        """'Match 3 of 7' as (3, 7)."""
        return len(self.handled) + 1, len(self.handled) + len(self.waiting)

    def settle(self, verdict: str) -> WaitingPair | None:
        """Take the pair in hand out, as decided or put off; the next one comes into hand. Returns the pair taken."""
        pair = self.current
        if pair is None:
            return None
        ahead = self.following
        gone = max(pair.ids) if verdict == "same" else 0
        self.waiting = [each for each in self.waiting if each is not pair and gone not in each.ids]
        left = [each for each in ahead if each in self.waiting] or self.waiting
        self._current = left[0].ids if left else None
        self.handled.append(pair.ids)
        self._on_the_way.add(pair.ids)
        return pair

    def stored(self, ids: Ids) -> None:
        """The decision is in the file."""
        self._on_the_way.discard(ids)

    def refused(self, pair: WaitingPair) -> None:
        """The decision was not stored: the pair comes back into hand."""
        self._on_the_way.discard(pair.ids)
        if pair.ids in self.handled:
            self.handled.remove(pair.ids)
        self.waiting.insert(0, pair)
        self._current = pair.ids

    def look_again(self) -> None:
        """Begin anew, with the pairs put off among the rest (until the next load they are not there yet)."""
        self.with_put_off = True
        self.handled.clear()
