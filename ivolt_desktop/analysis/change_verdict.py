"""An honest word on a change: within usual variation, or a signal.

A month is compared with what the months before it would lead one to expect, not with the last month
alone: percentages of small counts and month-on-month changes mislead. Three questions are asked in
turn: does the month lie outside the usual range; do eight or more months lie on one side of the mean of
those before; is it far from the same month last year (crime has a yearly cycle).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from math import sqrt
from statistics import fmean

from ivolt_desktop.analysis.chance import binomial_at_least, binomial_at_most
from ivolt_desktop.analysis.usual_range import ChangeRule, UsualRange, usual_counts, usual_values
from ivolt_desktop.rules.calendar_months import first_of_month, months_apart, months_on
from ivolt_desktop.rules.counting_words import tidy_number
from ivolt_desktop.rules.dates_in_words import month_and_year, month_name


class VerdictKind(StrEnum):
    """What is said of a figure."""

    USUAL = "usual"
    SIGNAL_UP = "signal_up"
    SIGNAL_DOWN = "signal_down"
    TOO_FEW = "too_few"


class Polarity(StrEnum):
    """Which way is good; a rise in hate reports can be good, so it is said for each measure."""

    LOWER_IS_BETTER = "lower"
    HIGHER_IS_BETTER = "higher"
    NEITHER = "neither"


@dataclass(frozen=True)
class Verdict:
    """The verdict on the last month of a series.

    ``words`` stand beside the figure ('within usual variation (0–3)'), ``short`` in a table ('usual
    variation', 'a signal, up'). ``good`` is None unless it is a signal with a side. ``usual_low`` and
    ``usual_high`` are None with too few months.
    """

    kind: VerdictKind
    words: str
    short: str
    good: bool | None = None
    usual_low: float | None = None
    usual_high: float | None = None
    since: date | None = None

    @property
    def signal(self) -> bool:
        """Whether it is more than usual variation."""
        return self.kind in (VerdictKind.SIGNAL_UP, VerdictKind.SIGNAL_DOWN)

    @property
    def range_words(self) -> str:
        """'0–3', or nothing with too few months."""
        if self.usual_low is None or self.usual_high is None:
            return ""
        return f"{tidy_number(self.usual_low)}–{tidy_number(self.usual_high)}"


@dataclass(frozen=True)
class _Series:
    months: tuple[date, ...]
    values: tuple[float, ...]
    counted: bool
    sides: tuple[str, str] = ("up", "down")

    def side(self, up: bool) -> str:
        return self.sides[0] if up else self.sides[1]


def judge_counts(
    months: Sequence[date],
    counts: Sequence[int],
    polarity: Polarity = Polarity.LOWER_IS_BETTER,
    breaks: Sequence[date] = (),
    rule: ChangeRule | None = None,
) -> Verdict:
    """The verdict on the last of the monthly ``counts``.

    ``breaks`` are the first months after a change in how things are recorded or in ward boundaries:
    nothing before the last of them is compared with.
    """
    return _judge(_after_breaks(months, counts, breaks, True), polarity, rule or ChangeRule())


def judge_values(
    months: Sequence[date],
    values: Sequence[float | None],
    polarity: Polarity = Polarity.LOWER_IS_BETTER,
    breaks: Sequence[date] = (),
    rule: ChangeRule | None = None,
    sides: tuple[str, str] = ("up", "down"),
) -> Verdict:
    """The verdict on the last of monthly measured values (average days, a score); None for no value.

    ``sides`` are the words for a rise and a fall: ('slower', 'faster') for a time.
    """
    given = [(month, value) for month, value in zip(months, values, strict=True) if value is not None]
    if not given or values[-1] is None:
        return _too_few()
    series = _after_breaks([month for month, _ in given], [value for _, value in given], breaks, False)
    series = replace(series, sides=sides)
    return _judge(series, polarity, rule or ChangeRule())


def _after_breaks(months: Sequence[date], values: Sequence[float], breaks: Sequence[date], counted: bool) -> _Series:
    if not months:
        return _Series((), (), counted)
    past = [first_of_month(day) for day in breaks if first_of_month(day) <= months[-1]]
    start = max(past, default=months[0])
    kept = [(first_of_month(month), value) for month, value in zip(months, values, strict=True) if month >= start]
    return _Series(tuple(month for month, _ in kept), tuple(value for _, value in kept), counted)


def _too_few() -> Verdict:
    return Verdict(VerdictKind.TOO_FEW, "too few months to tell", "too few months")


def _judge(series: _Series, polarity: Polarity, rule: ChangeRule) -> Verdict:
    before = series.values[:-1][-rule.longest :]
    if len(before) < rule.shortest:
        return _too_few()
    usual = usual_counts([int(v) for v in before], rule) if series.counted else usual_values(before)
    now, latest = series.values[-1], series.months[-1]
    if not usual.holds(now):
        up = now > usual.high
        words = f"a signal: {'above' if up else 'below'} the usual ({_range(usual)})"
        return _signal(up, words, usual, polarity, series.side(up))
    start = _run_start(series, rule)
    if start is not None:
        up = now > fmean(series.values[: series.months.index(start)][-rule.longest :])
        said = month_name(start) if months_apart(start, latest) < 12 else month_and_year(start)
        side = series.side(up)
        return _signal(up, f"a signal: {side} since {said}", usual, polarity, side, start)
    year_ago = months_on(latest, -12)
    if series.counted and year_ago in series.months:
        then = series.values[series.months.index(year_ago)]
        if _far_from_last_year(now, then, usual.mean, rule):
            up = now > then
            side = series.side(up)
            words = f"a signal: {side} on {month_name(latest)} last year"
            return _signal(up, words, usual, polarity, side)
    words = f"within usual variation ({_range(usual)})"
    return Verdict(VerdictKind.USUAL, words, "usual variation", None, usual.low, usual.high)


def _signal(
    up: bool, words: str, usual: UsualRange, polarity: Polarity, side: str, since: date | None = None
) -> Verdict:
    good = None if polarity is Polarity.NEITHER else up is (polarity is Polarity.HIGHER_IS_BETTER)
    kind = VerdictKind.SIGNAL_UP if up else VerdictKind.SIGNAL_DOWN
    return Verdict(kind, words, f"a signal, {side}", good, usual.low, usual.high, since)


def _range(usual: UsualRange) -> str:
    return f"{tidy_number(usual.low)}–{tidy_number(usual.high)}"


def _run_start(series: _Series, rule: ChangeRule) -> date | None:
    """The month a run of ``rule.run`` or more on one side began, or None; months on the mean do not count.

    The mean is that of the months before the run, so the run does not hide itself. For counts the run
    must also be unlikely as a whole, since eight noughts are nothing where a nought is common. Where
    several months could be its beginning, the one that parts before and after best is taken.
    """
    values = series.values
    best: tuple[float, date] | None = None
    for at in range(rule.shortest, len(values) - rule.run + 1):
        before, run = values[:at][-rule.longest :], values[at:]
        mean = fmean(before)
        if not (all(value > mean for value in run) or all(value < mean for value in run)):
            continue
        if series.counted and _could_be_chance(before, run, rule):
            continue
        size = len(before) * len(run) / (len(before) + len(run))
        parted = abs(fmean(run) - mean) * sqrt(size)
        if best is None or parted > best[0]:
            best = parted, series.months[at]
    return best[1] if best else None


def _could_be_chance(before: Sequence[float], run: Sequence[float], rule: ChangeRule) -> bool:
    count, total = int(sum(run)), int(sum(run) + sum(before))
    share = len(run) / (len(run) + len(before))
    side = binomial_at_least if count > total * share else binomial_at_most
    return side(count, total, share) >= rule.run_chance


def _far_from_last_year(now: float, then: float, mean: float, rule: ChangeRule) -> bool:
    """``2(√now − √then)`` beyond the line, and the month on the same side of the mean by a margin.

    The second half keeps one odd month last year from making this one look like news. Below the small
    mean nothing is said: two small counts cannot tell.
    """
    if min(now + then, 2.0 * mean) < 2.0 * rule.small_mean:
        return False
    change, off_mean = 2.0 * (sqrt(now) - sqrt(then)), 2.0 * (sqrt(now) - sqrt(mean))
    return abs(change) >= rule.z and change * off_mean > 0.0 and abs(off_mean) >= 1.0
