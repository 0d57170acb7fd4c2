"""Where the matching stands: how many pairs wait, were put off or decided, and every decision made."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from ivolt_desktop.model import Judgement, Person, Place, SuggestedPair
from ivolt_desktop.model.people import Verdict
from ivolt_desktop.panel.suggesting import suggestion_from
from ivolt_desktop.panel.views.match_pair import why_of
from ivolt_desktop.panel.views.pairs import pairs_to_decide


@dataclass(frozen=True)
class WaitingPair:
    """A pair that waits, in a line: enough to order, count and name it."""

    pair_id: int
    first_id: int
    second_id: int
    first_reference: str
    first: str
    second_reference: str
    second: str
    weight: float
    chance: float
    odds: str
    because: str
    put_off: bool

    @property
    def ids(self) -> tuple[int, int]:
        """The two records' ids."""
        return self.first_id, self.second_id


@dataclass(frozen=True)
class Standing:
    """The pairs of people or of places that wait, heaviest first, and how many were decided and put off."""

    of: str
    waiting: tuple[WaitingPair, ...]
    decided: int
    put_off: int


@dataclass(frozen=True)
class Decision:
    """A decision on a pair, newest first in the list. Names, and why it was decided so, are unmasked."""

    id: int
    of: str
    decided_at: datetime
    verdict: str
    first_id: int
    first_reference: str
    first: str
    second_id: int
    second_reference: str
    second: str
    why: str = ""


def standing(session: Session, of: str) -> Standing:
    """How far the deciding has come, for people or for places."""
    later = {
        (first, second) for first, second in session.execute(
            select(Judgement.first_id, Judgement.second_id)
            .where(Judgement.of == of, Judgement.verdict == Verdict.LATER.value))
    }
    pairs = pairs_to_decide(session, of)
    named = _named(session, of, {each for pair in pairs for each in (pair.first_id, pair.second_id)})
    waiting = tuple(_line(pair, named, (pair.first_id, pair.second_id) in later) for pair in pairs)
    decided = session.scalar(
        select(func.count()).select_from(Judgement)
        .where(Judgement.of == of, Judgement.verdict != Verdict.LATER.value)) or 0
    return Standing(of, waiting, decided, sum(each.put_off for each in waiting))


def _named(session: Session, of: str, ids: set[int]) -> dict[int, tuple[str, str]]:
    target: Any = Person if of == "person" else Place
    found: dict[int, tuple[str, str]] = {}
    wanted = sorted(ids)
    for start in range(0, len(wanted), 500):
        rows = session.execute(
            select(target.id, target.reference, target.name).where(target.id.in_(wanted[start:start + 500])))
        found.update({id_: (reference, name) for id_, reference, name in rows})
    return found


def _line(pair: SuggestedPair, named: dict[int, tuple[str, str]], put_off: bool) -> WaitingPair:
    said = suggestion_from(pair)
    one, other = named[pair.first_id], named[pair.second_id]
    return WaitingPair(pair.id, pair.first_id, pair.second_id, *one, *other, pair.weight, pair.probability,
                       said.odds_words, said.because, put_off)


def decisions(session: Session, of: str) -> list[Decision]:
    """Every decision on people or on places, newest first."""
    target: Any = Person if of == "person" else Place
    first: Any = aliased(target)
    second: Any = aliased(target)
    rows = session.execute(
        select(Judgement.id, Judgement.of, Judgement.decided_at, Judgement.verdict, Judgement.first_id,
               first.reference, first.name, Judgement.second_id, second.reference, second.name, Judgement.reasons)
        .join(first, first.id == Judgement.first_id).join(second, second.id == Judgement.second_id)
        .where(Judgement.of == of).order_by(Judgement.decided_at.desc(), Judgement.id.desc()))
    return [replace(Decision(*row[:-1]), why=why_of(row[-1], row.verdict == Verdict.SAME)) for row in rows]
