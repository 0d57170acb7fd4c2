"""Who a document is from and which meeting it belongs to, with its marking."""

from datetime import date

from sqlalchemy.orm import Session

from ivolt_desktop.model import Agency, Meeting, Member
from ivolt_desktop.panel.settings import PanelSettings
from ivolt_desktop.reports.facts import DocumentIdentity, Marking
from ivolt_desktop.rules.dates_in_words import clock, month_and_year
from ivolt_desktop.rules.marking import marking_words
from ivolt_desktop.rules.masking import Edition


def identity(
    session: Session, settings: PanelSettings, meeting: Meeting, *, title: str, name: str, practice: bool,
    made_on: date, edition: Edition = Edition.RESTRICTED,
) -> DocumentIdentity:
    """The identity of a document of ``meeting``; ``name`` begins its footer ('pack', 'minutes')."""
    chair = session.get(Member, meeting.chair_id) if meeting.chair_id else None
    chairing = session.get_one(Agency, chair.agency_id).name if chair else ""
    words = marking_words(edition, practice, handling=settings.handling)
    return DocumentIdentity(
        title=title, panel=settings.panel_name, borough=settings.borough, meeting_on=meeting.starts_at.date(),
        starts=clock(meeting.starts_at), place=meeting.venue or "", chair=chairing, edition=edition.value + " edition",
        footer_name=f"{settings.panel_name} {name}, {month_and_year(meeting.starts_at)}", author=settings.panel_name,
        made_on=made_on, marking=Marking(words.text, words.handling, words.practice),
    )
