"""Pairs that may be one, as worked out after each delivery. Derived: decisions are kept in ``judgement``."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from ivolt_desktop.model.register import Stored


class SuggestedPair(Stored):
    """Two people (or places) that may be one, with the reasons that add up to the weight."""

    __tablename__ = "suggested_pair"

    id: Mapped[int] = mapped_column(primary_key=True)
    of: Mapped[str] = mapped_column(doc="person or place")
    first_id: Mapped[int]
    second_id: Mapped[int]
    weight: Mapped[float]
    probability: Mapped[float]
    reasons: Mapped[str] = mapped_column(doc="JSON written by the panel's matches")
    made_at: Mapped[datetime]

    __table_args__ = (Index("ix_suggested_pair_of_first_id_second_id", "of", "first_id", "second_id", unique=True),)
