"""How weights do against what people decided of pairs: which pairs they get right, and how surely."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from ivolt_desktop.matching.frequencies import Frequencies
from ivolt_desktop.matching.people import compare
from ivolt_desktop.matching.records import ReadyPerson
from ivolt_desktop.matching.weights import Weights

_SUREST = 1e-4

DecidedPair = tuple[ReadyPerson, ReadyPerson, bool]
"""Two people as they stood when somebody decided, and whether they were said to be one."""


@dataclass(frozen=True)
class Score:
    """Pairs right of those said to be one, and of those said to be two; the mean log loss, in nats (0 is best)."""

    same: int
    same_right: int
    different: int
    different_right: int
    log_loss: float

    @property
    def right(self) -> int:
        """All pairs right."""
        return self.same_right + self.different_right

    def beats(self, other: "Score") -> bool:
        """Surer of what was decided, and no fewer pairs right of either kind."""
        return (self.log_loss < other.log_loss and self.same_right >= other.same_right
                and self.different_right >= other.different_right)  # fmt: skip


def score(weights: Weights, pairs: Sequence[DecidedPair], names: Frequencies) -> Score:
    """How the weights do on these pairs; a pair is taken for one at even odds and above."""
    right = {True: 0, False: 0}
    loss = 0.0
    for first, second, one in pairs:
        made = compare(first, second, names, weights, None)
        assert made is not None
        chance = min(max(made.probability, _SUREST), 1.0 - _SUREST)
        loss -= log(chance if one else 1.0 - chance)
        right[one] += (chance >= 0.5) == one
    same = sum(one for _, _, one in pairs)
    return Score(same, right[True], len(pairs) - same, right[False], loss / len(pairs) if pairs else 0.0)
