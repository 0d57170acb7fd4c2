"""Assessing risk: the matrix answered, the band it gives, what the assessor makes of it, and when to look again."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from ivolt_desktop.model import Person, Place, RiskAssessment, spec_of
from ivolt_desktop.model.cohorts import CohortKind
from ivolt_desktop.panel.form_values import checked, fetched, needed, optional
from ivolt_desktop.panel.linking import root_of
from ivolt_desktop.panel.risk_matrices import matrix_for
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.rules.risk_matrix import Given, answered
from ivolt_desktop.store import UnitOfWork


def assess(
    work: UnitOfWork, *, sheet: str, chosen: Mapping[int, Sequence[int]], person_id: int | None = None,
    place_id: int | None = None, judgement: str | None = None, assessor: str | None = None,
    agency_id: int | None = None, band: str | None = None, override_reason: str | None = None,
    assessed_on: date | None = None, next_review_on: date | None = None,
) -> int:
    """Record an assessment; its id comes back. ``chosen`` gives the places of the answers by question.

    ``band`` puts somebody into another band than the score gives, which needs ``override_reason``. Without
    ``next_review_on`` the band's own number of days counts. Raises ``NotAllowed`` for the first fault.
    """
    kind = CohortKind(sheet)
    person_id, place_id, reference = _subject(work, kind, person_id, place_id)
    matrix = matrix_for(work.session, kind.value)
    given = answered(matrix, chosen)
    score = sum(each.points for each in given)
    by_score = matrix.band_of(score)
    final = matrix.band_named(band) if band else by_score
    reason = optional(override_reason)
    if final != by_score:
        reason = needed(reason, f"The score gives {by_score.name}, not {final.name}. The reason for that")
    day = assessed_on or work.today()
    if day > work.today():
        raise NotAllowed("An assessment cannot be dated in the future.")
    review = next_review_on or day + timedelta(days=final.review_days)
    if review <= day:
        raise NotAllowed("The next review must be after the assessment.")
    made = RiskAssessment(
        sheet=kind.value, person_id=person_id, place_id=place_id, assessed_on=day, score=score, band=final.name,
        band_by_score=by_score.name, override_reason=reason if final != by_score else None,
        judgement=optional(judgement), assessor=optional(assessor), agency_id=agency_id, next_review_on=review,
        answers=_as_json(given),
    )  # fmt: skip
    work.session.add(made)
    work.session.flush()
    work.says(f"Assess the risk of {reference}: {final.name} {score}")
    return made.id


def _subject(
    work: UnitOfWork, kind: CohortKind, person_id: int | None, place_id: int | None
) -> tuple[int | None, int | None, str]:
    if kind is CohortKind.LOCATIONS:
        if place_id is None:
            raise NotAllowed("Choose a place to assess.")
        place = fetched(work, Place, place_id)
        return None, root_of(work.session, Place, place.id), place.reference
    if person_id is None:
        raise NotAllowed("Choose a person to assess.")
    person = fetched(work, Person, person_id)
    return root_of(work.session, Person, person.id), None, person.reference


def change_assessment(work: UnitOfWork, record_id: int, version: int, values: Mapping[str, object]) -> None:
    """Save what may be changed later: the judgement, who assessed, the dates. The answers stay as they were given."""
    made = fetched(work, RiskAssessment, record_id, version)
    for name, value in checked(work.session, spec_of(RiskAssessment), values, made).items():
        setattr(made, name, value)
    if made.next_review_on and made.next_review_on <= made.assessed_on:
        raise NotAllowed("The next review must be after the assessment.")
    work.session.flush()
    work.says(f"Change the risk assessment {made.title}")


def answers_of(made: RiskAssessment) -> tuple[Given, ...]:
    """The questions as they were answered."""
    return tuple(Given(each["question"], tuple(each["answers"]), each["points"]) for each in json.loads(made.answers))


def _as_json(given: Sequence[Given]) -> str:
    return json.dumps([{"question": each.question, "answers": list(each.answers), "points": each.points}
                       for each in given], ensure_ascii=False)
