"""Risk assessments: one filled-in matrix, its score and band, and what the assessor makes of it."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from ivolt_desktop.model.cohorts import CohortKind
from ivolt_desktop.model.fields import Kind, field
from ivolt_desktop.model.register import About, Register
from ivolt_desktop.rules.masking import Sensitive


class RiskAssessment(Register):
    """The answers of one day, kept in words so that a later change of the matrix changes none of them."""

    __tablename__ = "risk_assessment"
    about = About("risk assessment", "Risk assessments", title=("band", "score"), order=("-assessed_on",),
                  empty="Nobody has been assessed yet. Open a person's or a place's record and assess the risk there.")

    sheet: Mapped[str] = field("As one of the", choices=CohortKind, listed=True, edited=False, default="victims",
                               help="An assessment appears on this sheet only.")
    person_id: Mapped[int | None] = field("Person", link="person", listed=True, edited=False)
    place_id: Mapped[int | None] = field("Place", link="place", listed=True, edited=False)
    assessed_on: Mapped[date] = field("Assessed", listed=True, required=True)
    score: Mapped[int] = field("Score", listed=True, edited=False)
    band: Mapped[str] = field("Band", listed=True, edited=False, width=10)
    band_by_score: Mapped[str] = field("Band by the score", edited=False, width=10)
    override_reason: Mapped[str | None] = field("Why another band", kind=Kind.LONG_TEXT, edited=False,
                                                sensitive=Sensitive.DETAIL)
    judgement: Mapped[str | None] = field("Professional judgement", kind=Kind.LONG_TEXT, listed=True, width=40,
                                          sensitive=Sensitive.DETAIL)
    assessor: Mapped[str | None] = field("Assessed by", listed=True, width=20)
    agency_id: Mapped[int | None] = field("Agency", link="agency", listed=True)
    next_review_on: Mapped[date | None] = field("Next review", listed=True)
    answers: Mapped[str] = mapped_column(doc="JSON: questions with the answers given and their points")
