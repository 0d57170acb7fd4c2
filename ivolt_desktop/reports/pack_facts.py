"""What the meeting pack holds beyond the facts of any document. Every section may be empty."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from ivolt_desktop.reports.facts import (
    ActionLine,
    AgencyActions,
    AgendaLine,
    DateLine,
    DocumentIdentity,
    MeasureLine,
    MonthlySeries,
    WardMonths,
)
from ivolt_desktop.reports.minutes_facts import Minutes


@dataclass(frozen=True)
class ChangeLine:
    """A line of 'what changed': ``count`` of ``words`` (2, 'new repeat callers') and which (``V-021, V-024``)."""

    count: int | None
    words: str
    detail: str = ""


@dataclass(frozen=True)
class DecisionLine:
    """A line of 'to be decided': the agenda number and the question."""

    number: str
    words: str


@dataclass(frozen=True)
class PackSummary:
    """The page a director reads. Headings name the months: ``value_heading`` 'May 2022', and so on.

    ``since`` completes 'What changed since ...'. ``headline_words`` stand under the headline chart.
    """

    since: str = ""
    changes: tuple[ChangeLine, ...] = ()
    to_decide: tuple[DecisionLine, ...] = ()
    headline: MonthlySeries | None = None
    headline_words: str = ""
    measures: tuple[MeasureLine, ...] = ()
    value_heading: str = "This month"
    last_year_heading: str = "A year ago"


@dataclass(frozen=True)
class ChangedSubject:
    """A repeat caller or place: panel reference, words about it, calls in the period, calls in the one before."""

    reference: str
    words: str = ""
    calls: int | None = None
    before: int | None = None


@dataclass(frozen=True)
class WhatChanged:
    """The briefing from this month's deliveries: who is new, back after quiet months, gone, and the same."""

    rule_words: str = ""
    new: tuple[ChangedSubject, ...] = ()
    back: tuple[ChangedSubject, ...] = ()
    gone: tuple[ChangedSubject, ...] = ()
    same: tuple[ChangedSubject, ...] = ()


@dataclass(frozen=True)
class KnownLine:
    """What one agency knows: agency, how many records or what, and since when."""

    agency: str
    words: str
    last_on: date | None = None


@dataclass(frozen=True)
class TriedLine:
    """Something that was tried: when, what, by whom, and what came of it."""

    on: date | None
    words: str
    by: str = ""
    outcome: str = ""


@dataclass(frozen=True)
class RiskPoint:
    """One risk assessment: when, score, band in words."""

    on: date
    score: int
    band: str = ""


@dataclass(frozen=True)
class NeedLine:
    """A need, the service asked, and where that stands in words ('accepted 14 Jun 2026')."""

    need: str
    service: str = ""
    standing: str = ""


@dataclass(frozen=True)
class TieLine:
    """Somebody the person is known with: in what way, who says so, since when, and when that ended."""

    who: str
    words: str = ""
    source: str = ""
    since: date | None = None
    ended_on: date | None = None


@dataclass(frozen=True)
class SubjectSheet:
    """One page for one person or place under the panel's care.

    ``name_line`` is what this edition may show (a name, or nothing); ``facts`` are short label and value pairs
    such as ('Ward', 'Gascoigne'). ``verdict`` is the honest sentence on calls before and after the plan.
    """

    reference: str
    cohort: str = ""
    name_line: str = ""
    where: str = ""
    agenda_number: str = ""
    joined_on: date | None = None
    reason: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    calls: MonthlySeries | None = None
    plan_started: date | None = None
    verdict: str = ""
    known: tuple[KnownLine, ...] = ()
    tried: tuple[TriedLine, ...] = ()
    risk: tuple[RiskPoint, ...] = ()
    risk_words: str = ""
    """The judgement of the newest assessment, its override if any, and when the next review falls due."""
    needs: tuple[NeedLine, ...] = ()
    ties: tuple[TieLine, ...] = ()
    actions: tuple[ActionLine, ...] = ()
    proposal: str = ""


@dataclass(frozen=True)
class Briefing:
    """The data briefing: charts that have facts are drawn, the others say that nothing was supplied."""

    calls: MonthlySeries | None = None
    repeat_callers: MonthlySeries | None = None
    fires: WardMonths | None = None
    actions_by_agency: tuple[AgencyActions, ...] = ()
    response_working: MonthlySeries | None = None
    response_calendar: MonthlySeries | None = None
    words: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """A sentence under a chart, by its key: calls, fires, response, actions."""
    more: tuple[MonthlySeries, ...] = ()
    """Further figures by month, one small chart each (robbery, vehicle crime, ...)."""


@dataclass(frozen=True)
class SourceLine:
    """A delivery the pack rests on: agency, what, period, rows, and what to beware of."""

    agency: str
    what: str
    period: str = ""
    received_on: date | None = None
    rows: int | None = None
    set_aside: int | None = None
    note: str = ""


@dataclass(frozen=True)
class MethodNote:
    """How something was counted, or why it is said as it is."""

    title: str
    text: str


@dataclass(frozen=True)
class CaseReviewLine:
    """A Case Review and its clock, in words ('3 working days left')."""

    reference: str
    received_on: date | None = None
    stage: str = ""
    next_due: date | None = None
    clock: str = ""
    late: bool = False


@dataclass(frozen=True)
class EnforcementLine:
    """One kind of notice or order: how many this month, in twelve months, and a remark."""

    kind: str
    this_month: int | None = None
    twelve_months: int | None = None
    note: str = ""


@dataclass(frozen=True)
class MeetingPack:
    """Everything in a meeting pack, in the order in which it is printed.

    ``case_reviews`` and ``enforcement`` are None where the panel keeps no such register: then no page is made.
    """

    identity: DocumentIdentity
    summary: PackSummary = field(default_factory=PackSummary)
    agenda: tuple[AgendaLine, ...] = ()
    previous: Minutes | None = None
    what_changed: WhatChanged = field(default_factory=WhatChanged)
    actions: tuple[ActionLine, ...] = ()
    subjects: tuple[SubjectSheet, ...] = ()
    briefing: Briefing = field(default_factory=Briefing)
    case_reviews: tuple[CaseReviewLine, ...] | None = None
    enforcement: tuple[EnforcementLine, ...] | None = None
    calendar: tuple[DateLine, ...] = ()
    sources: tuple[SourceLine, ...] = ()
    notes: tuple[MethodNote, ...] = ()
    circulation: tuple[str, ...] = ()
