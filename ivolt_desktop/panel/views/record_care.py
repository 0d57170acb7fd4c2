"""Risk, needs and services of one record, as its page and its sheet show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Agency, Cohort, Member, Membership, Need, RiskAssessment, spec_of
from ivolt_desktop.model.cohorts import CohortKind
from ivolt_desktop.model.needs import NeedKind, Uptake
from ivolt_desktop.panel.risk_matrices import matrix_for
from ivolt_desktop.panel.views.record_timeline import TimelineLine
from ivolt_desktop.rules.dates_in_words import day_and_month, plain_date, short_date
from ivolt_desktop.rules.risk_matrix import Matrix, trend_words


@dataclass(frozen=True)
class RiskLine:
    """One assessment. ``level`` is 0 for the lowest band of the matrix, 2 for the highest, 1 between.

    ``judgement``, ``override_reason`` and ``assessor`` are details: show them through the lens.
    """

    id: int
    sheet: str
    on: date
    score: int
    band: str
    level: int
    band_by_score: str
    override_reason: str
    judgement: str
    by: str
    next_review_on: date | None
    review_late: bool
    over: bool
    """The review is past and nobody is waiting for it: another assessment followed, or they are not watched now."""
    trend: str
    before: int | None

    @property
    def words(self) -> str:
        """'High 24'."""
        return f"{self.band} {self.score}"


@dataclass(frozen=True)
class NeedLine:
    """One need and how far it has come. ``need``, ``detail``, ``service`` and ``outcome`` are details."""

    id: int
    sheet: str
    need: str
    detail: str
    uptake: Uptake
    uptake_words: str
    service: str
    spoc: str
    noted_on: date
    referred_on: date | None
    answered_on: date | None
    ended_on: date | None
    outcome: str

    @property
    def standing_words(self) -> str:
        """'accepted 14 Jun 2026', 'no service yet'."""
        day = self.ended_on if self.uptake is Uptake.ENDED else self.answered_on or self.referred_on
        return f"{self.uptake_words} {short_date(day)}" if day and self.uptake is not Uptake.NONE \
            else self.uptake_words

    @property
    def met(self) -> bool:
        """Whether a service is at work on it."""
        return self.uptake is Uptake.ACCEPTED


def risks_of(
    session: Session, today: date, *, person_id: int | None = None, place_id: int | None = None,
    sheet: str | None = None,
) -> tuple[RiskLine, ...]:
    """Assessments of a person or a place, newest first; those on ``sheet`` only where it is given."""
    column, value = (RiskAssessment.person_id, person_id) if person_id else (RiskAssessment.place_id, place_id)
    query = select(RiskAssessment).where(column == value)
    if sheet is not None:
        query = query.where(RiskAssessment.sheet == sheet)
    found = session.scalars(query.order_by(RiskAssessment.assessed_on, RiskAssessment.id)).all()
    matrices = {each: matrix_for(session, each) for each in {made.sheet for made in found}}
    newest = {made.sheet: made.id for made in found}
    watched = _watched(session, person_id, place_id)
    before: dict[str, RiskAssessment] = {}
    lines = []
    for made in found:
        earlier = before.get(made.sheet)
        agency = session.get(Agency, made.agency_id) if made.agency_id else None
        lines.append(RiskLine(
            made.id, made.sheet, made.assessed_on, made.score, made.band, _level(matrices[made.sheet], made),
            made.band_by_score, made.override_reason or "", made.judgement or "",
            ", ".join(part for part in (made.assessor, agency.short_name if agency else None) if part),
            made.next_review_on,
            newest[made.sheet] == made.id and made.sheet in watched
            and bool(made.next_review_on and made.next_review_on < today),
            bool(made.next_review_on and made.next_review_on < today),
            trend_words((earlier.assessed_on, earlier.score) if earlier else None, made.score),
            earlier.score if earlier else None,
        ))  # fmt: skip
        before[made.sheet] = made
    return tuple(reversed(lines))


def _watched(session: Session, person_id: int | None, place_id: int | None) -> set[str]:
    """The sheets they are on now: whoever has left is not reviewed any more."""
    link, value = (Membership.person_id, person_id) if person_id else (Membership.place_id, place_id)
    return set(session.scalars(select(Cohort.kind).join(Membership, Membership.cohort_id == Cohort.id)
                               .where(link == value, Membership.left_on.is_(None))))


def _level(matrix: Matrix, made: RiskAssessment) -> int:
    names = [band.name.casefold() for band in matrix.bands]
    name = made.band.casefold()
    at = names.index(name) if name in names else names.index(matrix.band_of(made.score).name.casefold())
    return 2 if at == len(names) - 1 and at else 0 if at == 0 else 1


def needs_of(session: Session, person_id: int, sheet: str | None = None) -> tuple[NeedLine, ...]:
    """Needs of a person: those without a service first, those ended last."""
    query = select(Need).where(Need.person_id == person_id)
    if sheet is not None:
        query = query.where(Need.sheet == sheet)
    words = {kind.value: kind.words for kind in NeedKind}
    said = spec_of(Need).field("uptake").words
    lines = []
    for need in session.scalars(query.order_by(Need.noted_on, Need.id)):
        member = session.get(Member, need.spoc_id) if need.spoc_id else None
        agency = session.get(Agency, need.agency_id) if need.agency_id else None
        lines.append(NeedLine(
            need.id, need.sheet, words[need.need], need.detail or "", Uptake(need.uptake), said[need.uptake].lower(),
            need.service or (agency.short_name if agency else ""), member.name if member else "", need.noted_on,
            need.referred_on, need.answered_on, need.ended_on, need.outcome or "",
        ))  # fmt: skip
    order = [Uptake.NONE, Uptake.REFERRED, Uptake.ACCEPTED, Uptake.TURNED_DOWN, Uptake.DECLINED, Uptake.ENDED]
    return tuple(sorted(lines, key=lambda line: order.index(line.uptake)))


def care_lines(risks: Sequence[RiskLine], needs: Sequence[NeedLine]) -> list[TimelineLine]:
    """The same as lines of a timeline."""
    lines = []
    for risk in risks:
        moved = f"{risk.before} → {risk.score}" if risk.before is not None and risk.before != risk.score \
            else f"{risk.score}"
        review = f"next review {plain_date(risk.next_review_on)}" if risk.next_review_on else ""
        lines.append(TimelineLine("Risk", risk.on, f"{_of(risk.sheet)} {moved}, {risk.band}",
                                  " · ".join(part for part in (risk.judgement, review) if part), kind="Risk",
                                  sheet=risk.sheet))
    for need in needs:
        what = need.need[:1].lower() + need.need[1:]
        if need.referred_on:
            answer = f"{need.uptake_words} {day_and_month(need.answered_on)}" if need.answered_on \
                else need.uptake_words
            asked = f"Referred to {need.service or 'a service'}: {what}"
            lines.append(TimelineLine("Services", need.referred_on, asked, answer, kind="Services", sheet=need.sheet))
        else:
            lines.append(TimelineLine("Services", need.noted_on, f"Need noted: {what}", need.detail, kind="Services",
                                      sheet=need.sheet))
        if need.ended_on:
            lines.append(TimelineLine("Services", need.ended_on, f"Service ended: {what}", need.outcome,
                                      kind="Services", sheet=need.sheet))
    return lines


def _of(sheet: str) -> str:
    return {"victims": "Victim’s matrix", "offenders": "Offender’s matrix"}.get(CohortKind(sheet).value, "Matrix")


def next_review_words(risk: RiskLine) -> str:
    """'next review 12 July 2026', 'review was due 3 June 2026', or nothing."""
    if risk.next_review_on is None or (risk.over and not risk.review_late):
        return ""
    return f"{'review was due' if risk.review_late else 'next review'} {short_date(risk.next_review_on)}"
