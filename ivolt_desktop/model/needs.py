"""Needs and services: what somebody needs, which service was asked, and what came of it."""

from datetime import date
from enum import StrEnum

from sqlalchemy.orm import Mapped

from ivolt_desktop.model.cohorts import CohortKind
from ivolt_desktop.model.fields import Kind, field
from ivolt_desktop.model.register import About, Register
from ivolt_desktop.rules.masking import Sensitive

PEOPLE_SHEETS = tuple((kind.value, kind.words) for kind in (CohortKind.VICTIMS, CohortKind.OFFENDERS))
"""The two sheets that hold people."""


class NeedKind(StrEnum):
    """What somebody needs, in the words of the services there are."""

    MENTAL_HEALTH = "mental health"
    HOUSING = "housing"
    SUBSTANCE_MISUSE = "substance misuse"
    ALCOHOL = "alcohol"
    DOMESTIC_ABUSE = "domestic abuse"
    PHYSICAL_HEALTH = "physical health"
    SOCIAL_CARE = "social care"
    ISOLATION = "isolation"
    SAFETY = "safety at home"
    MONEY = "money and benefits"
    WORK = "work, school or training"
    FAMILY = "family support"
    MEDIATION = "mediation"
    VICTIM_SUPPORT = "victim support"
    OTHER = "other"

    @property
    def words(self) -> str:
        """As shown."""
        return {"isolation": "Lives alone, isolated"}.get(self.value, self.value.capitalize())


class Uptake(StrEnum):
    """How far a need has come towards a service."""

    NONE = "none"
    REFERRED = "referred"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TURNED_DOWN = "turned down"
    ENDED = "ended"

    @property
    def words(self) -> str:
        """As shown."""
        return {
            "none": "No service yet", "referred": "Referred, no answer yet", "accepted": "Accepted",
            "declined": "Declined by them", "turned down": "Turned down by the service", "ended": "Service ended",
        }[self.value]


class Need(Register):
    """One need of one person, on one sheet."""

    __tablename__ = "need"
    about = About("need", "Needs and services", title=("need",), order=("-noted_on",),
                  empty="No need has been noted yet. Open a person's record and note what they need there.")

    person_id: Mapped[int] = field("Person", link="person", listed=True, required=True)
    sheet: Mapped[str] = field("As one of the", choices=PEOPLE_SHEETS, listed=True, required=True, default="victims",
                               help="A need appears on this sheet only.")
    need: Mapped[str] = field("Need", choices=NeedKind, listed=True, required=True, sensitive=Sensitive.DETAIL,
                              width=22)
    noted_on: Mapped[date] = field("Noted", listed=True, required=True)
    detail: Mapped[str | None] = field("What exactly", sensitive=Sensitive.DETAIL, width=30)
    service: Mapped[str | None] = field("Service", listed=True, sensitive=Sensitive.DETAIL, width=24)
    agency_id: Mapped[int | None] = field("Agency", link="agency")
    spoc_id: Mapped[int | None] = field("Single point of contact", link="member", listed=True)
    referred_on: Mapped[date | None] = field("Referred", listed=True)
    uptake: Mapped[str] = field("Uptake", choices=Uptake, listed=True, required=True, default="none", width=24)
    answered_on: Mapped[date | None] = field("Answered", help="The day the service or the person answered.")
    ended_on: Mapped[date | None] = field("Ended")
    outcome: Mapped[str | None] = field("What came of it", kind=Kind.LONG_TEXT, sensitive=Sensitive.DETAIL)
