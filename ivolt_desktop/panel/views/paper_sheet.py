"""The facts of one person's or place's sheet, outside a pack."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import AgendaItem, Meeting, Membership, Person, Place
from ivolt_desktop.panel.dates import month_considered
from ivolt_desktop.panel.linking import root_of
from ivolt_desktop.panel.settings import read_settings
from ivolt_desktop.panel.views.paper_pack import ON_PAPER
from ivolt_desktop.panel.views.paper_subjects import sheet_facts
from ivolt_desktop.panel.views.person_record import person_record, place_record
from ivolt_desktop.reports.facts import DocumentIdentity, Marking
from ivolt_desktop.reports.pack_facts import SubjectSheet
from ivolt_desktop.rules.dates_in_words import short_date
from ivolt_desktop.rules.marking import marking_words
from ivolt_desktop.rules.masking import Edition


def sheet_of(
    session: Session, today: date, practice: bool, person_id: int | None, place_id: int | None,
    membership_id: int | None,
) -> tuple[SubjectSheet, DocumentIdentity, tuple[str, int]]:
    """The sheet, who it is from with its marking, and whom or what it is about."""
    settings = read_settings(session)
    link = Membership.person_id if person_id else Membership.place_id
    root = root_of(session, Person, person_id) if person_id else root_of(session, Place, place_id or 0)
    member = session.get(Membership, membership_id) if membership_id else session.scalar(
        select(Membership).where(link == root, Membership.left_on.is_(None)).order_by(Membership.id).limit(1))
    month = month_considered(today)
    record = person_record(session, root, today, member, month) if person_id \
        else place_record(session, root, today, month)
    number, proposal = _agenda(session, member, root, "person" if person_id else "place")
    words = marking_words(Edition.RESTRICTED, practice, handling=settings.handling)
    facts = sheet_facts(session, member, record, ON_PAPER, number, proposal)
    who = DocumentIdentity(
        title=f"Sheet {facts.reference}", panel=settings.panel_name, borough=settings.borough,
        edition="restricted edition", footer_name=f"{settings.panel_name} sheet {facts.reference}, {short_date(today)}",
        author=settings.panel_name, made_on=today, marking=Marking(words.text, words.handling, words.practice),
    )  # fmt: skip
    return facts, who, (record.kind, record.id)


def _agenda(session: Session, member: Membership | None, record_id: int, kind: str) -> tuple[str, str]:
    """Number and proposal on the agenda of a meeting that is not over, or nothing."""
    link = AgendaItem.person_id if kind == "person" else AgendaItem.place_id
    about = AgendaItem.membership_id == member.id if member else link == record_id
    found = session.execute(
        select(AgendaItem.number, AgendaItem.proposal).join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(about, Meeting.state.in_(("planned", "in session"))).order_by(Meeting.starts_at).limit(1)).first()
    return (found.number, found.proposal or "") if found else ("", "")
