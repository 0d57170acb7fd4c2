"""Why two rows of a table are one: what each column says, in words and bits that add up to the weight."""

from dataclasses import dataclass

import numpy as np

from ivolt_desktop.matching.tables.agreement import Agreement
from ivolt_desktop.matching.tables.levels import LEVELS
from ivolt_desktop.matching.tables.linking import Linked
from ivolt_desktop.matching.tables.scoring import Scorer

RARITY = "How rare it is that two rows of this list are one"
SWAPPED = "Forename and surname"


@dataclass(frozen=True)
class Because:
    """What one column says of a pair: its label, how the two agree, and the bits for (or against) one person."""

    label: str
    words: str
    bits: float

    @property
    def sentence(self) -> str:
        """'Surname the same (+9.141)'."""
        return f"{self.label} {self.words} ({self.bits:+.3f})".replace("  ", " ")


@dataclass(frozen=True)
class Joined:
    """Two rows (places in the table) put together; the reasons add up to ``weight``."""

    first: int
    second: int
    weight: float
    reasons: tuple[Because, ...]


def explain(linked: Linked) -> list[Joined]:
    """For each row that joined a cluster the surest pair by which it did, in order of cluster and weight."""
    found = linked.agreement
    tree = _surest(linked)
    rows = _reasons(linked.scorer, found.some(tree))
    joined = [
        Joined(int(found.first[at]), int(found.second[at]), round(sum(row.bits for row in some), 3), tuple(some))
        for at, some in zip(tree.tolist(), rows, strict=True)
    ]
    return sorted(joined, key=lambda one: (int(linked.cluster[one.first]), -one.weight))


def _surest(linked: Linked) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """The places of pairs that hold each cluster together, taken from the surest down."""
    first, second = linked.agreement.first, linked.agreement.second
    inside = np.flatnonzero((linked.cluster[first] == linked.cluster[second]) & (linked.odds > -12))
    order = inside[np.argsort(-linked.odds[inside], kind="stable")]
    root = list(range(len(linked.cluster)))

    def top(one: int) -> int:
        while root[one] != one:
            root[one] = root[root[one]]
            one = root[one]
        return one

    kept = []
    for at, one, two in zip(order.tolist(), first[order].tolist(), second[order].tolist(), strict=True):
        here, there = top(one), top(two)
        if here != there:
            root[max(here, there)] = min(here, there)
            kept.append(at)
    return np.asarray(kept, dtype=np.int64)


def _reasons(scorer: Scorer, pairs: Agreement) -> list[list[Because]]:
    """Column by column: by how much the odds move when the column is told, after those before it."""
    total = np.zeros((4, len(pairs.first)))
    before = scorer.odds(total)
    rows = [[Because(RARITY, "", round(float(bits), 3))] for bits in before]
    for number, part in enumerate(scorer.parts(pairs)):
        total = total + part
        after = scorer.odds(total)
        for at, bits in enumerate((after - before).tolist()):
            if number == len(scorer.columns):
                if pairs.names_swapped[at]:
                    rows[at].append(Because(SWAPPED, "swapped", round(bits, 3)))
                continue
            column, level = scorer.columns[number], int(pairs.levels[at, number])
            if level:
                rows[at].append(Because(column.label, LEVELS[column.nature][level], round(bits, 3)))
        before = after
    return rows
