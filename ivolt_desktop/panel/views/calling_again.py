"""Who is calling again: over the repeat line and not any more, how long since the last, and how much comes from a few.

Every figure carries the ids of the records behind it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from ivolt_desktop.analysis.concentration import top_share
from ivolt_desktop.analysis.repeat_victims import repeat_victims
from ivolt_desktop.panel.dates import month_considered
from ivolt_desktop.panel.settings import PanelSettings, read_settings
from ivolt_desktop.panel.views import happenings
from ivolt_desktop.panel.views.briefing import Named, month_briefing
from ivolt_desktop.panel.views.this_month import current_meeting
from ivolt_desktop.rules.calendar_months import day_of, first_of_month, last_of_month, months_on
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.dates_in_words import month_and_year, plain_date
from ivolt_desktop.rules.repeat_calls import CallFact, RepeatCalls, RepeatRule
from ivolt_desktop.rules.what_changed import STANDINGS

Ids = tuple[int, ...]
_HALF_YEAR, _YEAR = 183, 365


@dataclass(frozen=True)
class CallerLine:
    """Somebody (or a phone nobody has been found for) and where they stand: new, back, same or gone.

    ``calls`` are the records behind ``this_month`` and the window; ``half_year`` and ``year`` count calls up to the
    end of the month.
    """

    standing: str
    kind: str
    id: int | None
    reference: str
    name: str
    ward: str
    over: int
    this_month: int
    month_before: int
    half_year: int
    year: int
    last_on: date
    quiet_months: int
    calls: Ids


@dataclass(frozen=True)
class Figure:
    """One figure in words with the records behind it; ``big`` is what is set large."""

    title: str
    big: str
    words: str
    calls: Ids
    trend: tuple[float, ...] = ()


@dataclass(frozen=True)
class CallingAgain:
    """Everything the page shows for one month. Names are unmasked."""

    month: date
    rule: str
    lines: tuple[CallerLine, ...]
    figures: tuple[Figure, ...]

    @property
    def subtitle(self) -> str:
        """'May 2026, against April · 3 calls in 30 days by the same person or phone'."""
        before = month_and_year(months_on(self.month, -1))
        return f"{month_and_year(self.month)}, against {before} · {self.rule}"


def calling_again(session: Session, today: date, month: date | None = None) -> CallingAgain:
    """Who is calling again in ``month``; without it, in the month that the next panel considers."""
    settings = read_settings(session)
    meeting = current_meeting(session, today)
    month = first_of_month(month or (meeting.covers if meeting else month_considered(today)))
    facts = happenings.call_facts(session)
    briefing = month_briefing(session, settings, month)
    rule = _of_callers(settings.repeat_rule)
    counts = _Counted(facts, month)
    lines = tuple(counts.line(standing, each) for standing in STANDINGS for each in getattr(briefing, standing))
    repeat = _repeat_figure(lines, briefing.callers_by_month, month)
    figures = [repeat, _days_since(facts, rule, month), _concentration(facts, month),
               *_again(facts, month, session, settings)]
    return CallingAgain(month, rule.words, lines, tuple(figures))


def _of_callers(rule: RepeatRule) -> RepeatRule:
    same = tuple(kind for kind in rule.same if kind != "address") or ("person",)
    return RepeatRule(rule.calls, rule.days, same, rule.codes)


class _Counted:
    """Calls of everybody within the last month, half year and year before the end of the month."""

    def __init__(self, facts: Sequence[CallFact], month: date) -> None:
        self._end = last_of_month(month)
        self._calls: dict[tuple[str, str], list[CallFact]] = defaultdict(list)
        for fact in facts:
            for kind, key in (("person", fact.person), ("phone", fact.phone)):
                if key and day_of(fact.at) <= self._end:
                    self._calls[kind, key].append(fact)

    def within(self, kind: str, key: str, days: int) -> list[CallFact]:
        since = self._end - timedelta(days=days)
        return [fact for fact in self._calls[kind, key] if day_of(fact.at) > since]

    def line(self, standing: str, each: Named) -> CallerLine:
        year = self.within(each.kind, each.key, _YEAR)
        half = self.within(each.kind, each.key, _HALF_YEAR)
        return CallerLine(
            standing, each.kind, each.id, each.reference, each.name, each.ward, each.count, each.this_month,
            each.month_before, _total(half), _total(year), each.last_on, each.quiet_months, each.calls)


def _total(facts: Iterable[CallFact]) -> int:
    return sum(fact.count for fact in facts)


def _repeat_figure(lines: Sequence[CallerLine], months: Sequence[tuple[date, int]], month: date) -> Figure:
    counted = Counter(line.standing for line in lines)
    over = [line for line in lines if line.standing != "gone"]
    told = ", ".join(f"{counted[standing]} {standing}" for standing in STANDINGS if counted[standing])
    ids = tuple(dict.fromkeys(call for line in over for call in line.calls))
    words = f"{told}; {count_of(sum(line.over for line in over), 'call')} between them." if told \
        else "Nobody is over the line, and nobody was in the month before."
    return Figure(f"Repeat callers in {month_and_year(month)}", str(len(over)), words, ids,
                  tuple(float(count) for _, count in months))


def _days_since(facts: Sequence[CallFact], rule: RepeatRule, month: date) -> Figure:
    """How long the borough has gone without somebody new over the line, up to the end of the month."""
    end = last_of_month(month)
    title = "Days since somebody last crossed the line"
    calls = RepeatCalls(facts, rule)
    for back in range(24):
        found = calls.crossed_in(months_on(month, -back))
        if found:
            newest = max(found, key=lambda caller: caller.crossed_on)
            days = (end - newest.crossed_on).days
            since = f"On {plain_date(newest.crossed_on)}, with {count_of(newest.count, 'call')} in the window; " \
                    f"counted to {plain_date(end)}."
            return Figure(title, f"{days:,}", since, newest.calls)
    return Figure(title, "–", "Nobody has crossed the line in two years.", ())


def _concentration(facts: Sequence[CallFact], month: date) -> Figure:
    """The share of the busiest tenth, over the twelve months up to the end of the month."""
    end = last_of_month(month)
    since = end - timedelta(days=_YEAR)
    calls: dict[str, list[CallFact]] = defaultdict(list)
    for fact in facts:
        if fact.person and since < day_of(fact.at) <= end:
            calls[fact.person].append(fact)
    counts = {key: _total(each) for key, each in calls.items()}
    found = top_share(counts.values())
    busiest = sorted(counts, key=lambda key: (-counts[key], key))[:found.top]
    ids = tuple(fact.id for key in busiest for fact in calls[key])
    big = f"{found.top_calls:,} of {found.total:,}"
    return Figure("Calls from the busiest tenth, twelve months", big, found.words(), ids)


def _again(facts: Sequence[CallFact], month: date, session: Session, settings: PanelSettings) -> list[Figure]:
    """Repeat victimisation: everybody followed for the same time from their first report, to any agency."""
    reports = [report for report in happenings.all_reports(session, settings.borough_code) if report.person_id]
    days = [day_of(report.at) for report in reports]
    if not days:
        return []
    end = min(max(days), last_of_month(month))
    ids = defaultdict(list)
    for fact in facts:
        if fact.person:
            ids[int(fact.person)].append(fact)
    made = []
    for window, words in ((_HALF_YEAR, "6 months"), (_YEAR, "12 months")):
        found = repeat_victims([(report.person_id, day_of(report.at)) for report in reports], min(days), end, window)
        behind = tuple(fact.id for key in found.again for fact in ids[key or 0]
                       if found.first <= day_of(fact.at) <= end)
        made.append(Figure(f"Reported again within {words}", f"{len(found.again):,} of {found.followed:,}",
                           found.words(words), behind))
    return made
