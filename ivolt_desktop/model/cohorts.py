"""Cohorts: named groups under the panel's care. Victims, offenders and locations are kept apart."""

from datetime import date
from enum import StrEnum

from sqlalchemy.orm import Mapped

from ivolt_desktop.model.fields import Kind, field
from ivolt_desktop.model.register import About, Register
from ivolt_desktop.rules.masking import Sensitive


class CohortKind(StrEnum):
    """Whom a cohort holds; one kind never appears on another's sheet."""

    VICTIMS = "victims"
    OFFENDERS = "offenders"
    LOCATIONS = "locations"

    @property
    def words(self) -> str:
        """As shown."""
        return self.value.capitalize()

    @property
    def letter(self) -> str:
        """First letter of its references, as in V-021."""
        return {"victims": "V", "offenders": "O", "locations": "L"}[self.value]


class Cohort(Register):
    """A named group of people or places."""

    __tablename__ = "cohort"
    about = About("cohort", "Cohorts", title=("name",), order=("name",),
                  empty="No cohorts yet. A cohort is a group the panel watches, such as repeat victims.")

    name: Mapped[str] = field("Name", listed=True, searched=True, required=True, width=30)
    kind: Mapped[str] = field("Holds", choices=CohortKind, listed=True, required=True, default="victims")
    criteria: Mapped[str | None] = field("Who belongs", kind=Kind.LONG_TEXT, listed=True, width=50)
    review_days: Mapped[int] = field("Review every (days)", default=56)


class Membership(Register):
    """One person or place in a cohort, from entry to exit."""

    __tablename__ = "membership"
    about = About("cohort member", "Cohort members", title=("reference",), reference="reference",
                  order=("reference",), empty="Nobody is in this cohort yet.")

    reference: Mapped[str] = field("Reference", listed=True, searched=True, edited=False, unique=True, width=8)
    cohort_id: Mapped[int] = field("Cohort", link="cohort", listed=True, required=True, edited=False)
    person_id: Mapped[int | None] = field("Person", link="person", listed=True, edited=False)
    place_id: Mapped[int | None] = field("Place", link="place", listed=True, edited=False)
    entered_on: Mapped[date] = field("Entered", listed=True, required=True)
    entry_reason: Mapped[str] = field("Why", kind=Kind.LONG_TEXT, listed=True, required=True, width=40,
                                      sensitive=Sensitive.DETAIL)
    review_on: Mapped[date | None] = field("Review", listed=True)
    left_on: Mapped[date | None] = field("Left", listed=True, edited=False)
    exit_reason: Mapped[str | None] = field("Why they left", kind=Kind.LONG_TEXT, edited=False,
                                            sensitive=Sensitive.DETAIL)
    lead_agency_id: Mapped[int | None] = field("Lead agency", link="agency", listed=True)
