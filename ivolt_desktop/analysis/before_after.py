"""Did the plan work: reports before and after it began, with the warning that is due.

People and places come to the panel at their worst, so some of the fall that follows would have come
anyway (regression to the mean). The comparison therefore uses a long time before, and says so where the
plan began at a peak.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from ivolt_desktop.analysis.chance import binomial_at_least, binomial_at_most
from ivolt_desktop.rules.calendar_months import day_of
from ivolt_desktop.rules.counting_words import count_of

_MONTH = 365.25 / 12
_LONGEST_BEFORE = 365
_SHORTEST_AFTER = 28
_SHORTEST_BEFORE = 60
_PEAK_DAYS = 91
_PEAK_TIMES = 1.5
_PEAK_REPORTS = 4
_CHANCE = 0.05


class Effect(StrEnum):
    """What can be said of the change since the plan began."""

    FELL = "fell"
    ROSE = "rose"
    COULD_BE_CHANCE = "could_be_chance"
    TOO_EARLY = "too_early"
    NOTHING_BEFORE = "nothing_before"


@dataclass(frozen=True)
class BeforeAfter:
    """Reports a month before and since the plan began, and what may be said about it.

    ``words`` is the whole passage; ``finding`` the part to set in bold ('More than chance'), empty where
    there is none.
    """

    effect: Effect
    before: int
    after: int
    before_a_month: float
    after_a_month: float
    at_peak: bool
    finding: str
    words: str


def before_and_after(
    moments: Iterable[date | datetime], plan_began: date, on: date, known_from: date | None = None
) -> BeforeAfter:
    """Compare reports before ``plan_began`` (up to a year, from ``known_from`` on) with those since.

    ``known_from`` is the first day for which there are data at all; without it the first report is taken.
    The day the plan began counts as after. Reports after ``on`` are left out.
    """
    days = sorted(day for moment in moments if (day := day_of(moment)) <= on)
    first = known_from or min(days, default=plan_began)
    start = max(first, plan_began - timedelta(days=_LONGEST_BEFORE))
    before = sum(1 for day in days if start <= day < plan_began)
    after = sum(1 for day in days if day >= plan_began)
    before_days = max((plan_began - start).days, 0)
    after_days = (on - plan_began).days + 1
    before_rate = before / before_days * _MONTH if before_days else 0.0
    after_rate = after / after_days * _MONTH if after_days > 0 else 0.0
    recent = sum(1 for day in days if plan_began - timedelta(days=_PEAK_DAYS) <= day < plan_began)
    peak = before_days > _PEAK_DAYS and recent >= max(_PEAK_REPORTS, _PEAK_TIMES * before * _PEAK_DAYS / before_days)
    rates = f"Before the plan {before_rate:.1f} a month, since then {after_rate:.1f}."
    if after_days < _SHORTEST_AFTER:
        effect, finding = Effect.TOO_EARLY, "Too early to tell"
        began = f"the plan began {count_of(max(after_days - 1, 0), 'day')} ago"
        words = f"Before the plan {before_rate:.1f} a month. {finding}: {began}."
    elif before_days < _SHORTEST_BEFORE or not before:
        effect, finding = Effect.NOTHING_BEFORE, ""
        words = f"Since the plan {after_rate:.1f} a month; there is too little from before to compare with."
    else:
        effect = _effect(before, after, before_days, after_days)
        finding, words = _said(effect, rates, peak, after_rate <= before_rate)
    return BeforeAfter(effect, before, after, before_rate, after_rate, peak, finding, words)


def _effect(before: int, after: int, before_days: int, after_days: int) -> Effect:
    """The exact test of two counts: how likely is so small (or so great) a share after the start."""
    share = after_days / (before_days + after_days)
    if binomial_at_most(after, before + after, share) < _CHANCE:
        return Effect.FELL
    if binomial_at_least(after, before + after, share) < _CHANCE:
        return Effect.ROSE
    return Effect.COULD_BE_CHANCE


def _said(effect: Effect, rates: str, peak: bool, fell: bool) -> tuple[str, str]:
    if effect is Effect.FELL:
        finding = "More than chance"
        rest = ", but the plan began at a peak: some of the fall was to be expected." if peak else "."
    elif effect is Effect.ROSE:
        finding, rest = "A rise, more than chance", "."
    else:
        finding = "It could be chance"
        rest = ", and the plan began at a peak: a fall was to be expected." if peak and fell else "."
    return finding, f"{rates} {finding}{rest}"
