"""One pair that may be one: the two side by side, what each agency knows, and what would follow if they are one."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from ivolt_desktop.matching.suggestions import State
from ivolt_desktop.model import Judgement, Person, Place, SuggestedPair
from ivolt_desktop.model.people import Verdict
from ivolt_desktop.panel.dates import month_considered
from ivolt_desktop.panel.linking import root_of
from ivolt_desktop.panel.settings import read_settings
from ivolt_desktop.panel.suggesting import suggestion_from
from ivolt_desktop.panel.views.briefing import PLACE_RULE
from ivolt_desktop.panel.views.person_record import Record, TimelineLine, person_record, place_record
from ivolt_desktop.panel.views.where_read import read_in, reports_of
from ivolt_desktop.rules.calendar_months import day_of
from ivolt_desktop.rules.dates_in_words import day_and_month, month_name
from ivolt_desktop.rules.masking import Sensitive
from ivolt_desktop.rules.repeat_calls import CallFact, RepeatRule, over_line_in

_LINES = 4
_OURS = frozenset({"Panel", "Risk", "Services"})
"""What the panel itself did is not what an agency knows."""
_HALF_YEAR = timedelta(days=183)
_MASKS = {"name": Sensitive.NAME, "address": Sensitive.PLACE, "postcode": Sensitive.PLACE, "where": Sensitive.PLACE,
          "uprn": Sensitive.PLACE}


@dataclass(frozen=True)
class ReasonRow:
    """One row of the comparison. ``state`` is agree, near, neutral or against; ``weight`` in bits.

    A row about the household speaks of both together and has no words on either side.
    """

    label: str
    left: str
    right: str
    agreement: str
    state: str
    weight: float
    sensitive: Sensitive


@dataclass(frozen=True)
class Side:
    """One of the two: where it was read ('Police, caller sheet May 2026, row 14') and the latest known of it."""

    id: int
    reference: str
    name: str
    heading: str
    agencies: tuple[str, ...]
    lines: tuple[TimelineLine, ...]
    more: int


@dataclass(frozen=True)
class IfOne:
    """What would follow: reports of the last six months together, and where that stands to the repeat line.

    ``repeat`` is the whole sentence, ``new`` whether only both together are over the line. ``explain`` says since when
    the Case Review is to be explained, which every victim is owed at the second report in any six months (statutory
    guidance of 17 September 2025); ``explain_new`` whether that is so only if they are one.
    """

    reports: int
    repeat: str
    new: bool
    explain: str = ""
    explain_new: bool = False


@dataclass(frozen=True)
class SaidDifferent:
    """Another record of which it was said that it is not one of these two."""

    reference: str
    name: str
    decided_on: date
    why: str = ""
    """In the words of whoever decided, or what spoke most against; a detail."""


@dataclass(frozen=True)
class MatchPair:
    """A pair as the page shows it. Values are unmasked; whoever shows them asks the choke point."""

    pair_id: int
    of: str
    first: Side
    second: Side
    reasons: tuple[ReasonRow, ...]
    headline: str
    odds: str
    because: str
    if_one: IfOne
    said_different: tuple[SaidDifferent, ...]

    @property
    def ids(self) -> tuple[int, int]:
        """The two records' ids."""
        return self.first.id, self.second.id


def match_pair(session: Session, pair: SuggestedPair, today: date) -> MatchPair:
    """Everything the page shows of one pair."""
    said = suggestion_from(pair)
    read = person_record if pair.of == "person" else place_record
    first, second = (_side(session, pair.of, read(session, each, today)) for each in (pair.first_id, pair.second_id))
    return MatchPair(
        pair.id, pair.of, first, second,
        reasons=tuple(
            ReasonRow(each.label, each.left, each.right, each.agreement, each.state.value, each.weight,
                      _mask(pair.of, each.field))
            for each in said.reasons
        ),
        headline=said.headline, odds=said.odds_words, because=said.because,
        if_one=_if_one(session, pair.of, (pair.first_id, pair.second_id), today),
        said_different=tuple(_said_different(session, pair)),
    )


def _mask(of: str, field: str) -> Sensitive:
    mask = _MASKS.get(field, Sensitive.DETAIL)
    return Sensitive.PLACE if of == "place" and mask is Sensitive.NAME else mask


def _side(session: Session, of: str, record: Record) -> Side:
    sources = {line.source for line in record.timeline}
    agencies = tuple(each for each in ("Police", "Council", "Fire") if each in sources)
    lines = tuple(line for line in record.timeline if line.source not in _OURS)
    return Side(record.id, record.known_by, record.name, read_in(session, of, record.id), agencies,
                lines[:_LINES], max(0, len(lines) - _LINES))


def _if_one(session: Session, of: str, ids: tuple[int, int], today: date) -> IfOne:
    apart = [reports_of(session, of, each) for each in ids]
    recent = sum(count for at, count in (*apart[0], *apart[1]) if today - _HALF_YEAR < day_of(at) <= today)
    rule = read_settings(session).repeat_rule if of == "person" else PLACE_RULE
    counted = [reports_of(session, of, each, calls_only=True) for each in ids] if of == "person" else apart
    month = month_considered(today)
    alone = any(_over(each, rule, month) for each in counted)
    together = _over((*counted[0], *counted[1]), rule, month)
    name = month_name(month)
    explain, explain_new = _explain(apart, today) if of == "person" else ("", False)
    if alone:
        return IfOne(recent, f"Over the repeat line in {name} as it is.", False, explain, explain_new)
    if together:
        return IfOne(recent, f"Over the repeat line: new in {name}.", True, explain, explain_new)
    return IfOne(recent, f"Not over the repeat line in {name}.", False, explain, explain_new)


def _explain(apart: list[list[tuple[date | datetime, int]]], today: date) -> tuple[str, bool]:
    """Since when the Case Review is owed to both together, and whether to neither alone."""
    alone = [second_report(days_of(each), today) for each in apart]
    since = second_report(days_of([*apart[0], *apart[1]]), today)
    if since is None:
        return "", False
    if any(alone):
        return "An explanation of the Case Review is owed already.", False
    return f"An explanation of the Case Review has been owed since {day_and_month(since)}.", True


def days_of(reports: Iterable[tuple[date | datetime, int]]) -> list[date]:
    """The day of each report; several on one day are one incident."""
    return sorted({day_of(at) for at, _ in reports})


def second_report(days: list[date], today: date) -> date | None:
    """The day of the second report within six months, the latest such pair that is not half a year past itself."""
    recent = [day for day in days if today - _HALF_YEAR < day <= today]
    return recent[1] if len(recent) > 1 else None


def _over(reports: Iterable[tuple[date | datetime, int]], rule: RepeatRule, month: date) -> bool:
    facts = [CallFact(number, at, person="one", count=count) for number, (at, count) in enumerate(reports)]
    return bool(over_line_in(facts, RepeatRule(rule.calls, rule.days, ("person",)), month))


def _said_different(session: Session, pair: SuggestedPair) -> Iterable[SaidDifferent]:
    target: Any = Person if pair.of == "person" else Place
    mine = (pair.first_id, pair.second_id)
    found = session.scalars(
        select(Judgement)
        .where(Judgement.of == pair.of, Judgement.verdict == Verdict.DIFFERENT.value,
               or_(Judgement.first_id.in_(mine), Judgement.second_id.in_(mine)))
        .order_by(Judgement.decided_at.desc()))
    told: set[int] = set(mine)
    for judgement in found:
        other = judgement.second_id if judgement.first_id in mine else judgement.first_id
        record = session.get_one(target, root_of(session, target, other))
        if record.id not in told:
            told.add(record.id)
            yield SaidDifferent(record.reference, record.name, judgement.decided_at.date(), why_of(judgement.reasons))


def why_of(reasons: str | None, same: bool = False) -> str:
    """Why a pair was decided so: what the person said, or else what spoke for the two being one, or most against it."""
    said = json.loads(reasons) if reasons else {}
    if said.get("why"):
        return str(said["why"])
    if same:
        return str(said.get("because", ""))
    against = [each for each in said.get("reasons", ()) if each["state"] == State.AGAINST.value]
    most = min(against, key=lambda each: each["weight"], default=None)
    if most is None or most.get("field") == "family":  # which says in its own words what it is about
        return str(most["agreement"]) if most else ""
    return f"{most['label'].lower()} {most['agreement']}"
