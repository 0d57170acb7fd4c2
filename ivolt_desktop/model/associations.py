"""Associations: who is known with whom, who says so, and since when."""

from datetime import date
from enum import StrEnum

from sqlalchemy.orm import Mapped

from ivolt_desktop.model.fields import field
from ivolt_desktop.model.register import About, Register
from ivolt_desktop.rules.masking import Sensitive


class Tie(StrEnum):
    """In what way two people are known with each other. Only 'named' has a direction: the first named the second."""

    SEEN = "seen together"
    HOUSEHOLD = "household"
    NAMED = "named"
    RELATION = "relation"

    @property
    def words(self) -> str:
        """As shown."""
        return {
            "seen together": "Seen together", "household": "One household",
            "named": "The first named the second as responsible", "relation": "Related or close",
        }[self.value]


class Standing(StrEnum):
    """Whether it holds. What ended, or was said not to be so, is kept."""

    STANDS = "stands"
    ENDED = "ended"
    NOT_SO = "not so"

    @property
    def words(self) -> str:
        """As shown."""
        return {"stands": "Stands", "ended": "Ended", "not so": "Said not to be so"}[self.value]


class Association(Register):
    """One tie between two people, confirmed by a person."""

    __tablename__ = "association"
    about = About("association", "Associations", title=("kind",), order=("-noted_on",),
                  empty="No two people are tied yet. Open a person's record and add who they are known with.")

    first_id: Mapped[int] = field("First", link="person", listed=True, required=True)
    second_id: Mapped[int] = field("Second", link="person", listed=True, required=True)
    kind: Mapped[str] = field("Known as", choices=Tie, listed=True, required=True, default="seen together", width=26)
    detail: Mapped[str | None] = field("In words", listed=True, sensitive=Sensitive.DETAIL, width=24,
                                       help="Such as daughter, neighbour or friend.")
    source: Mapped[str] = field("Who says so", listed=True, required=True, sensitive=Sensitive.DETAIL, width=30,
                                help="An agency, an officer or a record.")
    noted_on: Mapped[date] = field("Known since", listed=True, required=True)
    standing: Mapped[str] = field("Standing", choices=Standing, listed=True, edited=False, default="stands", width=14)
    ended_on: Mapped[date | None] = field("Ended", listed=True, edited=False)
    ended_reason: Mapped[str | None] = field("Why it ended", edited=False, sensitive=Sensitive.DETAIL)
