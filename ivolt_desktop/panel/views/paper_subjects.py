"""One sheet for each person or place the panel is to discuss."""

import re
from collections import Counter
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import AgendaItem, Cohort, Meeting, Membership, Person, Place
from ivolt_desktop.panel.cohorts import reviews_of
from ivolt_desktop.panel.linking import root_of
from ivolt_desktop.panel.views.actions import ActionLine
from ivolt_desktop.panel.views.known_with import Other, known_on_sheet
from ivolt_desktop.panel.views.person_record import Record, TimelineLine, person_record, place_record
from ivolt_desktop.panel.views.record_care import NeedLine, RiskLine, next_review_words
from ivolt_desktop.reports import facts as paper
from ivolt_desktop.reports import pack_facts as pack
from ivolt_desktop.rules.calendar_months import day_of
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.lens import Lens
from ivolt_desktop.rules.masking import Sensitive

_LABELS = {"born_on": "Born", "age": "Age", "address": "Address", "postcode": "Postcode", "ward": "Ward",
           "phone": "Phone", "email": "E-mail", "tenure": "Tenure", "owner": "Managed by", "uprn": "UPRN",
           "agency_references": "References"}
_BEGINS = re.compile("Born |Aged |UPRN ")
_AGENCIES = ("Police", "Council", "Fire")


def _told(text: str) -> str:
    """A fact without the word that its label says already."""
    begins = _BEGINS.match(text)
    return text[begins.end():] if begins else text


def action_line(line: ActionLine) -> paper.ActionLine:
    """An action of the log as paper takes it."""
    return paper.ActionLine(
        reference=line.reference, text=line.text, owner=line.owner, agency=line.agency,
        original_due=line.original_due_on, due=line.due_on, rag=line.rag, status=line.rag_words,
        latest_update=line.latest_update, overdue=line.overdue, subject=line.subject,
    )


def subject_sheets(session: Session, meeting: Meeting, today: date, lens: Lens) -> tuple[pack.SubjectSheet, ...]:
    """Sheets in the order of the agenda; a person or place is discussed under its cohort's own item."""
    items = session.scalars(
        select(AgendaItem).where(AgendaItem.meeting_id == meeting.id).order_by(AgendaItem.position)).all()
    sheets = []
    for item in items:
        member = session.get(Membership, item.membership_id) if item.membership_id else None
        person_id = item.person_id or (member.person_id if member else None)
        place_id = item.place_id or (member.place_id if member else None)
        if person_id or place_id:
            record = person_record(session, person_id, today, member, meeting.covers) if person_id \
                else place_record(session, place_id or 0, today, meeting.covers)
            sheets.append(sheet_facts(session, member, record, lens, item.number, item.proposal or ""))
    return tuple(sheets)


def discussed(session: Session, meeting: Meeting) -> list[tuple[str, int]]:
    """Whom and where the sheets of a meeting's pack are about: 'person' or 'place', and the record's id."""
    found: dict[tuple[str, int], None] = {}
    for item in session.scalars(select(AgendaItem).where(AgendaItem.meeting_id == meeting.id)):
        member = session.get(Membership, item.membership_id) if item.membership_id else None
        person_id = item.person_id or (member.person_id if member else None)
        place_id = item.place_id or (member.place_id if member else None)
        if person_id:
            found["person", root_of(session, Person, person_id)] = None
        elif place_id:
            found["place", root_of(session, Place, place_id)] = None
    return list(found)


def sheet_facts(
    session: Session, member: Membership | None, record: Record, lens: Lens, agenda_number: str = "", proposal: str = ""
) -> pack.SubjectSheet:
    """One person's or place's sheet; ``record`` was read for the sheet of ``member`` alone."""
    cohort = session.get(Cohort, member.cohort_id) if member else None
    reference = member.reference if member else record.reference
    by_name = {name: (text, mask) for text, name, mask in record.facts}
    told = tuple((_LABELS.get(name) or name.capitalize(), lens.see(_told(text), mask))
                 for name, (text, mask) in by_name.items())
    if record.also_known_as and lens.sees_names:
        told = (("Also known as", record.also_known_as), *told)
    counts = record.months
    kind = cohort.kind if cohort else "locations" if record.kind == "place" else \
        "offenders" if record.as_named else "victims"
    risks = [risk for risk in record.risks if risk.sheet == kind]
    return pack.SubjectSheet(
        reference=reference, cohort=cohort.name if cohort else "Not in a cohort", agenda_number=agenda_number,
        name_line=record.name if lens.sees_names else "", where=by_name.get("ward", ("", None))[0],
        joined_on=member.entered_on if member else None,
        reason=reviews_of(member.entry_reason)[0] if member else "", facts=told,
        calls=paper.MonthlySeries("Reports a month, all agencies", counts.months, tuple(map(float, counts.counts))),
        plan_started=record.plan_from, verdict=record.effect.words if record.effect else "",
        known=_known(record), tried=_tried(record),
        actions=tuple(action_line(line) for actions in (*(plan.actions for plan in record.plans), record.actions)
                      for line in actions if line.is_open),
        proposal=proposal, risk=tuple(pack.RiskPoint(risk.on, risk.score, risk.band) for risk in risks),
        risk_words=_risk_words(risks[0], lens) if risks else "",
        needs=tuple(_need(need, lens) for need in record.needs if need.sheet == kind),
        ties=_ties(session, record.id, kind, lens, in_cohort=member is not None) if record.kind == "person" else (),
    )


def _ties(session: Session, person_id: int, kind: str, lens: Lens, *, in_cohort: bool) -> tuple[pack.TieLine, ...]:
    """Who the person is known with, as far as it may stand on this sheet."""
    return tuple(
        pack.TieLine(_other(line.other, lens, in_cohort), lens.see(line.words, Sensitive.DETAIL),
                     lens.see(line.source, Sensitive.DETAIL), line.noted_on, line.ended_on)
        for line in known_on_sheet(session, person_id, kind))


def _other(other: Other, lens: Lens, in_cohort: bool) -> str:
    """'V-003 Ann Collier'; on the sheet of nobody's cohort, and where names are hidden, the person's own reference."""
    name = lens.see(other.name, Sensitive.NAME, other.reference)
    return f"{other.known_by if in_cohort else other.reference} {name}" if lens.sees_names else name


def _risk_words(risk: RiskLine, lens: Lens) -> str:
    judgement = f"Judgement: {lens.see(risk.judgement, Sensitive.DETAIL)}" if risk.judgement else ""
    other = f"The score alone gives {risk.band_by_score}: {lens.see(risk.override_reason, Sensitive.DETAIL)}" \
        if risk.override_reason else ""
    review = next_review_words(risk)
    review = f"{review[:1].upper()}{review[1:]}" if review else ""
    return " ".join(f"{part.rstrip('.')}." for part in (judgement, other, review) if part)


def _need(need: NeedLine, lens: Lens) -> pack.NeedLine:
    service = f"{need.service}, through {need.spoc}" if need.service and need.spoc else need.service
    outcome = f"; {lens.see(need.outcome, Sensitive.DETAIL)}" if need.outcome else ""
    return pack.NeedLine(lens.see(need.need, Sensitive.DETAIL), lens.see(service, Sensitive.DETAIL),
                         f"{need.standing_words}{outcome}")


def _known(record: Record) -> tuple[pack.KnownLine, ...]:
    lines = []
    for agency in _AGENCIES:
        said = [line for line in record.timeline if line.source == agency]
        if said:
            lines.append(pack.KnownLine(agency, _sum_up(said), max(day_of(line.at) for line in said)))
    return tuple(lines)


def _sum_up(said: list[TimelineLine]) -> str:
    about = Counter(line.text.split(", ", 1)[1] for line in said if ", " in line.text)
    words = ", ".join(f"{text} {count}" if count > 1 else text for text, count in about.most_common(3))
    return count_of(len(said), "record") + (f": {words}" if words else "")


def _tried(record: Record) -> tuple[pack.TriedLine, ...]:
    panel = [line for line in record.timeline if line.source == "Panel"]
    return tuple(pack.TriedLine(day_of(line.at), line.text, "Panel", line.below) for line in reversed(panel[:10]))
