"""The outcome of a review: each source row with its fate, and the account that leaves none out."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from ivolt_desktop.intake.checking import Problem

Fate = Literal["ready", "set aside", "left out"]


@dataclass(slots=True)
class ReviewedRow:
    """One record of one row of the file.

    ``values`` are keyed by the register's attributes; ``original`` is the row's text by header. ``part`` counts the
    records of one row from 0.
    """

    row_number: int
    values: dict[str, object]
    original: dict[str, str]
    natural_key: str
    fate: Fate
    reason: str = ""
    part: int = 0
    problems: list[Problem] = field(default_factory=list)


class Outcome(NamedTuple):
    """What became of one record, or of one row that gave none; a part of what a ``ReviewedRow`` says."""

    row_number: int
    part: int
    fate: Fate
    reason: str


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row as it stands in the file; ``tinted`` holds the places of cells that will be changed or set aside."""

    row_number: int
    cells: list[str]
    tinted: frozenset[int]


@dataclass(frozen=True, slots=True)
class Account:
    """How many source rows went where; ``records`` is the number of records that ready rows give."""

    total: int
    header: int
    ready: int
    set_aside: int
    left_out: int
    records: int
    reasons: dict[str, int]

    @property
    def balanced(self) -> bool:
        """Whether every row is in exactly one place."""
        return self.total == self.header + self.ready + self.set_aside + self.left_out


def account_of(rows: Iterable[ReviewedRow | Outcome], header: int, total: int) -> Account:
    """Count source rows by fate. A row with any record ready counts as ready."""
    told = list(rows)
    fates: dict[int, Fate] = {}
    reasons: dict[str, int] = {}
    for row in told:
        if fates.get(row.row_number) != "ready":
            fates[row.row_number] = row.fate
    for row in told:
        if row.part == 0 and fates[row.row_number] != "ready":
            words = row.reason if not row.reason.startswith("the same as row") else "the same as another row"
            reasons[words] = reasons.get(words, 0) + 1
    count = Counter(fates.values())
    ready = sum(row.fate == "ready" for row in told)
    return Account(total, header, count["ready"], count["set aside"], count["left out"], ready, reasons)
