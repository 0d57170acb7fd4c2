"""Pairs that wait for a decision."""

from typing import Any

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql import Select

from ivolt_desktop.model import Judgement, Person, Place, SuggestedPair
from ivolt_desktop.model.people import Verdict


def _waiting(of: str, with_later: bool) -> Select[SuggestedPair]:
    first: Any = aliased(Person if of == "person" else Place)
    second: Any = aliased(Person if of == "person" else Place)
    settled = (Verdict.SAME.value, Verdict.DIFFERENT.value) + (() if with_later else (Verdict.LATER.value,))
    judged = exists().where(and_(
        Judgement.of == SuggestedPair.of, Judgement.first_id == SuggestedPair.first_id,
        Judgement.second_id == SuggestedPair.second_id, Judgement.verdict.in_(settled)))
    return (
        select(SuggestedPair).where(SuggestedPair.of == of, ~judged)
        .join(first, first.id == SuggestedPair.first_id).join(second, second.id == SuggestedPair.second_id)
        .where(first.merged_into_id.is_(None), second.merged_into_id.is_(None))
    )


def waiting_pairs(session: Session, of: str = "person") -> int:
    """How many pairs wait, those put off among them."""
    return session.scalar(select(func.count()).select_from(_waiting(of, with_later=True).subquery())) or 0


def may_be_the_same(session: Session, record_id: int, of: str = "person") -> set[int]:
    """Ids of those who may be the same as one record, as far as that waits to be decided."""
    of_it = or_(SuggestedPair.first_id == record_id, SuggestedPair.second_id == record_id)
    pairs = session.scalars(_waiting(of, with_later=True).where(of_it))
    return {pair.second_id if pair.first_id == record_id else pair.first_id for pair in pairs}


def pairs_to_decide(session: Session, of: str = "person", *, with_later: bool = True) -> list[SuggestedPair]:
    """Pairs that wait, the heaviest first."""
    return list(session.scalars(_waiting(of, with_later).order_by(SuggestedPair.weight.desc(), SuggestedPair.id)))
