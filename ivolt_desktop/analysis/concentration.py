"""How much of the demand comes from a few: the share of the top tenth."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from ivolt_desktop.rules.counting_words import count_of, grouped

_FEWEST = 10


@dataclass(frozen=True)
class Concentration:
    """Of ``total`` calls by ``callers`` callers, ``top_calls`` came from the ``top`` busiest; share 0 to 1."""

    callers: int
    total: int
    top: int
    top_calls: int

    @property
    def share(self) -> float:
        """The share of the calls that the top callers made."""
        return self.top_calls / self.total if self.total else 0.0

    def words(self, one: str = "caller", each: str = "call") -> str:
        """'The top tenth, 3 of 28 callers, made 41 per cent of 120 calls.'

        With fewer than ten callers a tenth of them is nobody: then that is said.
        """
        if self.callers < _FEWEST:
            return f"Only {count_of(self.callers, one)}: too few for a top tenth."
        share = f"{self.share * 100:.0f} per cent of {count_of(self.total, each)}"
        return f"The top tenth, {grouped(self.top)} of {count_of(self.callers, one)}, made {share}."


def top_share(counts: Iterable[int], part: float = 0.1) -> Concentration:
    """The concentration of counts (one for each caller or place); noughts are left out.

    ``part`` is the share of callers that is called the top; at least one where there is any.
    """
    ranked = sorted((count for count in counts if count > 0), reverse=True)
    top = ceil(round(len(ranked) * part, 9))
    return Concentration(len(ranked), sum(ranked), top, sum(ranked[:top]))
