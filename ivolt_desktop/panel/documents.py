"""Making what goes out: gather the facts, write the paper, keep a record of what was made."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy import func, select

from ivolt_desktop.model import Document, Meeting
from ivolt_desktop.model.documents import DocumentKind
from ivolt_desktop.panel.operation import Changed, perform
from ivolt_desktop.panel.settings import read_settings
from ivolt_desktop.panel.views.paper_minutes import minutes_facts
from ivolt_desktop.panel.views.paper_pack import pack_facts
from ivolt_desktop.panel.views.paper_quality import quality_report
from ivolt_desktop.panel.views.paper_sheet import sheet_of
from ivolt_desktop.panel.views.paper_subjects import discussed
from ivolt_desktop.rules.dates_in_words import month_and_year, short_date
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.store import PanelFile, UnitOfWork
from ivolt_desktop.store.audit import Entry

Progress = Callable[[str, float], None]


def file_name(meeting: Meeting, what: str, ending: str = "pdf", *, practice: bool = False) -> str:
    """'IVOLT pack June 2026.pdf'; a practice panel's files say so in their names."""
    practice_words = "PRACTICE " if practice else ""
    return f"{practice_words}IVOLT {what} {month_and_year(meeting.starts_at)}.{ending}"


def unwritten(path: Path) -> Path:
    """``path``, or its next version where a file of that name is there: what went out once is never written over."""
    version, free = 1, path
    while free.exists():
        version += 1
        free = path.with_stem(f"{path.stem}, version {version}")
    return free


def make_pack(panel: PanelFile, *, meeting_id: int, folder: Path, progress: Progress | None = None) -> Changed:
    """Write the meeting pack into ``folder`` and record it; the result is its path. Raises as the paper does."""
    from ivolt_desktop.reports.meeting_pack import build_meeting_pack

    today = panel.clock().date()
    with panel.reading() as session:
        meeting = session.get_one(Meeting, meeting_id)
        facts = pack_facts(session, read_settings(session), meeting, practice=panel.practice, made_on=today)
        path = unwritten(folder / file_name(meeting, "pack", practice=panel.practice))
        subjects = discussed(session, meeting)
    made = build_meeting_pack(facts, path, progress)
    return perform(panel, record_document, kind=DocumentKind.PACK.value, path=path, meeting_id=meeting_id,
                   pages=made.pages, subjects=subjects)


def make_sheet(
    panel: PanelFile, *, folder: Path, person_id: int | None = None, place_id: int | None = None,
    membership_id: int | None = None, progress: Progress | None = None,
) -> Changed:
    """Write one person's or place's sheet, as the pack would hold it, and record it; the result is its path.

    ``membership_id`` says on which cohort's sheet; without it, the sheet of the cohort they are in now. Only what
    belongs on that sheet is on it.
    """
    from ivolt_desktop.reports.sheet_paper import build_sheet

    with panel.reading() as session:
        facts, who, subject = sheet_of(session, panel.clock().date(), panel.practice, person_id, place_id,
                                       membership_id)
        practice_words = "PRACTICE " if panel.practice else ""
        path = unwritten(folder / f"{practice_words}IVOLT sheet {facts.reference} "
                                  f"{short_date(panel.clock().date())}.pdf")
    made = build_sheet(who, facts, path, progress)
    return perform(panel, record_document, kind=DocumentKind.SHEET.value, path=path, meeting_id=None,
                   pages=made.pages, subjects=[subject])


def make_minutes(
    panel: PanelFile, *, meeting_id: int, folder: Path, word: bool = False, progress: Progress | None = None
) -> Changed:
    """Write the minutes as PDF (or for Word) into ``folder`` and record them; the result is the path."""
    today = panel.clock().date()
    with panel.reading() as session:
        meeting = session.get_one(Meeting, meeting_id)
        if meeting.state == "planned":
            raise NotAllowed(f"The {meeting.name} has not been held, so there are no minutes yet.")
        facts = minutes_facts(session, read_settings(session), meeting, practice=panel.practice, made_on=today)
        path = unwritten(
            folder / file_name(meeting, "minutes", "docx" if word else "pdf", practice=panel.practice))
    if word:
        from ivolt_desktop.reports.minutes_word import build_minutes_word

        build_minutes_word(facts, path)
        pages = None
    else:
        from ivolt_desktop.reports.minutes_paper import build_minutes

        pages = build_minutes(facts, path, progress).pages
    return perform(panel, record_document, kind=DocumentKind.MINUTES.value, path=path, meeting_id=meeting_id,
                   pages=pages)


def make_quality_report(
    panel: PanelFile, *, delivery_id: int, path: Path, progress: Progress | None = None
) -> Changed:
    """Write the data quality report of a delivery to ``path`` (PDF) and record it; the result is the path."""
    from ivolt_desktop.reports.quality_paper import build_quality_report

    with panel.reading() as session:
        facts = quality_report(session, read_settings(session), delivery_id, practice=panel.practice,
                               made_on=panel.clock().date())
    made = build_quality_report(facts, path, progress)
    return perform(panel, record_document, kind=DocumentKind.QUALITY.value, path=path, meeting_id=None,
                   pages=made.pages)


def record_document(
    work: UnitOfWork, *, kind: str, path: Path, meeting_id: int | None, pages: int | None = None,
    edition: str = "restricted", subjects: Sequence[tuple[str, int]] = (),
) -> Path:
    """Keep what was made: its name, its folder, its fingerprint; and that it was printed, in the audit trail.

    ``subjects`` are the people and places ('person' or 'place', and the id) with a sheet in it: each has it noted.
    """
    document = Document(
        kind=kind, file_name=path.name, meeting_id=meeting_id, edition=edition, made_at=work.now(), pages=pages,
        folder=str(path.parent), digest=hashlib.sha256(path.read_bytes()).hexdigest(),
    )
    work.session.add(document)
    work.session.flush()
    meeting = work.session.get(Meeting, meeting_id) if meeting_id else None
    if meeting is not None and kind == DocumentKind.PACK:
        meeting.pack_made_at = work.now()
    if meeting is not None and kind == DocumentKind.MINUTES and meeting.state in ("held", "minuted"):
        meeting.minutes_made_at, meeting.state = work.now(), "minuted"
    work.trail.add([Entry(register, record_id, "printed", None, {"file_name": path.name})
                    for register, record_id in (("document", document.id), *subjects)])
    work.says(f"Make {path.name}")
    return path


def next_meeting_id(panel: PanelFile) -> int:
    """The meeting a pack would be made for now. Raises ``NotAllowed`` where none is planned."""
    from ivolt_desktop.panel.views.this_month import current_meeting

    with panel.reading() as session:
        meeting = current_meeting(session, panel.clock().date())
        if meeting is None:
            raise NotAllowed("No panel is planned yet. Plan one first: its date, and the agenda is drafted for you.")
        return meeting.id


def last_held_id(panel: PanelFile) -> int:
    """The meeting whose minutes are made: the one in session, else the last one held."""
    with panel.reading() as session:
        found = session.scalar(
            select(Meeting.id).where(Meeting.state.in_(("in session", "held", "minuted")))
            .order_by(func.iif(Meeting.state == "in session", 0, 1), Meeting.starts_at.desc()).limit(1))
    if found is None:
        raise NotAllowed("No panel has been held yet, so there are no minutes to make.")
    return found
