"""What a data quality report holds: figures of one delivery and of those before it, and nobody's name."""

from dataclasses import dataclass

from ivolt_desktop.reports.facts import DocumentIdentity


@dataclass(frozen=True)
class QualityFigure:
    """One figure: what it is, its value in words, and how it stands in a few more."""

    name: str
    value: str
    words: str = ""


@dataclass(frozen=True)
class FieldLine:
    """How many rows give a field, of how many."""

    field: str
    given: int
    of: int


@dataclass(frozen=True)
class ProblemLine:
    """One kind of problem, how many rows had it, how many of each thousand."""

    problem: str
    rows: int
    per_thousand: float


@dataclass(frozen=True)
class TrendLine:
    """One delivery of the trend; None where a figure could not be told. ``this`` marks the one reported on."""

    period: str
    rows: int
    filled: float | None
    per_thousand: float | None
    set_aside: int
    days: int | None
    this: bool = False


@dataclass(frozen=True)
class QualityReport:
    """One page to send back to an agency. ``asks`` are sentences: what would help most next time."""

    identity: DocumentIdentity
    about: str
    figures: tuple[QualityFigure, ...] = ()
    fields: tuple[FieldLine, ...] = ()
    problems: tuple[ProblemLine, ...] = ()
    trend: tuple[TrendLine, ...] = ()
    asks: tuple[str, ...] = ()
    counted: bool = True
    """Whether problems were counted when the delivery came in."""
