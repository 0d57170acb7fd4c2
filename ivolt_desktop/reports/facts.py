"""What any document holds: plain, frozen facts, already masked for whoever will read the paper.

Text is given as it should be read. Anything may be left empty; each document then says calmly that there is
nothing to report.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from ivolt_desktop.rules.dates_in_words import long_date, month_and_year
from ivolt_desktop.rules.marking import HANDLING, OFFICIAL_SENSITIVE

VerdictKind = Literal["usual", "up", "down", "few", "none"]
"""usual: within usual variation; up, down: a signal; few: too few to judge; none: no verdict is made."""


@dataclass(frozen=True)
class Marking:
    """The protective marking, the handling line beneath it, and whether all of it is practice data.

    ``rules.marking.marking_words`` gives all three for an edition.
    """

    text: str = OFFICIAL_SENSITIVE
    handling: str = HANDLING
    practice: bool = False


@dataclass(frozen=True)
class DocumentIdentity:
    """What the document is and which meeting it belongs to.

    ``title`` stands on the first page (``Meeting pack``), ``footer_name`` begins the footer
    (``IVOLT pack, June 2022``); ``edition`` and ``copy`` follow it. No person may be named in any of them.
    """

    title: str
    panel: str = "IVOLT"
    borough: str = ""
    meeting_on: date | None = None
    starts: str = ""
    place: str = ""
    chair: str = ""
    edition: str = ""
    copy: str = ""
    footer_name: str = ""
    author: str = ""
    made_on: date | None = None
    marking: Marking = field(default_factory=Marking)

    @property
    def meeting_month(self) -> str:
        """``June 2022``, or nothing."""
        return month_and_year(self.meeting_on) if self.meeting_on else ""

    @property
    def meeting_line(self) -> str:
        """``IVOLT, Barking and Dagenham · Tuesday 28 June 2022, 10:00 · Town Hall, Room 2 · Chair: ...``."""
        when = ", ".join(part for part in (long_date(self.meeting_on) if self.meeting_on else "", self.starts) if part)
        chair = f"Chair: {self.chair}" if self.chair else ""
        body = ", ".join(part for part in (self.panel, self.borough) if part)
        return " · ".join(part for part in (body, when, self.place, chair) if part)

    @property
    def footer_line(self) -> str:
        """``IVOLT pack, June 2022, edition 1 · copy 4 of 12 · Council ASB team``."""
        name = self.footer_name or ", ".join(p for p in (f"{self.panel}: {self.title}", self.meeting_month) if p)
        first = ", ".join(part for part in (name, self.edition) if part)
        return " · ".join(part for part in (first, self.copy) if part)

    @property
    def metadata_title(self) -> str:
        """The title a reader program shows: panel, document, month."""
        return ", ".join(part for part in (f"{self.panel} {self.title}".strip(), self.meeting_month) if part)


@dataclass(frozen=True)
class MonthlySeries:
    """One figure by month. ``months`` are firsts of months in order; a value of None means no data came.

    ``usual_low`` and ``usual_high`` shade the usual range; ``breaks`` are months before which the way of
    counting changed, with the words for it.
    """

    label: str
    months: tuple[date, ...] = ()
    values: tuple[float | None, ...] = ()
    usual_low: float | None = None
    usual_high: float | None = None
    breaks: tuple[tuple[date, str], ...] = ()
    caveat: str = ""

    def __post_init__(self) -> None:
        if len(self.months) != len(self.values):
            raise ValueError("a monthly series needs one value for each month")


@dataclass(frozen=True)
class MeasureLine:
    """A measure with its honest verdict. ``good`` tells whether the change is welcome; None: neither."""

    name: str
    value: float | str | None
    last_year: float | str | None = None
    twelve_months: float | str | None = None
    verdict_kind: VerdictKind = "none"
    verdict: str = ""
    good: bool | None = None


@dataclass(frozen=True)
class ActionLine:
    """An action of the log. ``rag`` is R, A, G or empty; ``status`` is in words ('in progress')."""

    reference: str
    text: str
    owner: str = ""
    agency: str = ""
    original_due: date | None = None
    due: date | None = None
    rag: str = ""
    status: str = ""
    latest_update: str = ""
    overdue: bool = False
    subject: str = ""
    moved: int = 0


@dataclass(frozen=True)
class AgendaLine:
    """An item of the agenda. ``number`` as printed (``5.2``); ``starts`` is a time of day (``10:35``)."""

    number: str
    title: str
    minutes: int | None = None
    starts: str = ""
    purpose: str = ""
    subject: str = ""
    lead: str = ""


@dataclass(frozen=True)
class DateLine:
    """A date to come: a review, an expiry, an operation, the next meeting."""

    on: date
    words: str
    kind: str = ""


@dataclass(frozen=True)
class AgencyActions:
    """How many actions an agency holds in each state."""

    agency: str
    red: int = 0
    amber: int = 0
    green: int = 0


@dataclass(frozen=True)
class WardMonths:
    """Counts by ward and month: ``counts[ward][month]``; None means no data came for that month."""

    label: str
    months: tuple[date, ...] = ()
    wards: tuple[str, ...] = ()
    counts: tuple[tuple[int | None, ...], ...] = ()
    not_placed: int = 0
    caveat: str = ""

    def __post_init__(self) -> None:
        if len(self.counts) != len(self.wards) or any(len(row) != len(self.months) for row in self.counts):
            raise ValueError("ward counts need one row for each ward and one count for each month")
