"""The month's work from the agenda to the minutes, by keys and clicks alone, and all of it there the next day."""

from collections.abc import Callable
from pathlib import Path

import pdfplumber
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from sqlalchemy import func, select

from ivolt_desktop.model import AgendaItem, AsbCall, Meeting, Person
from tests.journeys.leaks import everything_logged, leaked, personal_words
from tests.journeys.walking import CTRL, Walk, name_of
from ui.pages.meeting.page import MeetingPage

NOTE = "Neighbours say the hall is quieter since the new lock"
DECISION = "d Bring forward a joint visit because calls doubled in May. considered waiting for the next panel"
ACTION = "a Offer a fire safety visit @fire brigade by 14 Jul 2026"


def somebody_not_on_the_agenda(walk: Walk) -> tuple[str, str]:
    """Name and reference of the busiest caller that no panel has spoken of."""
    assert walk.sitting.panel is not None
    with walk.sitting.panel.reading() as session:
        named = select(AgendaItem.person_id).where(AgendaItem.person_id.is_not(None))
        found = session.execute(
            select(Person.name, Person.reference).join(AsbCall, AsbCall.person_id == Person.id)
            .where(Person.id.not_in(named), func.length(Person.name) > 8, Person.name.contains(" "))
            .group_by(Person.id).order_by(func.count().desc(), Person.id).limit(1)).one()
    return found[0], found[1]


def test_from_the_agenda_to_the_minutes(begin: Callable[[], Walk], tmp_path: Path, own_places: Path) -> None:
    with everything_logged() as logged:
        walk = begin()
        assert walk.sitting.panel is not None
        personal = personal_words(walk.sitting.panel)
        _the_month(walk, begin, tmp_path)
    assert leaked("\n".join([*walk.titles, *logged]), personal) == []
    left = {path.name: leaked(path.read_bytes(), personal) for path in own_places.rglob("*") if path.is_file()}
    assert left and not any(left.values()), left


def _the_month(walk: Walk, begin: Callable[[], Walk], tmp_path: Path) -> None:
    name, reference = somebody_not_on_the_agenda(walk)
    papers = tmp_path / "papers"
    papers.mkdir()

    walk.find(name, name)
    assert walk.window.pages.current_key == "people"
    walk.until(lambda: reference in walk.said(walk.page))
    walk.meanwhile(lambda: walk.push("Put on the agenda"), _put_on_the_agenda)
    walk.until(lambda: walk.window.notice.isVisible())

    walk.window.go("documents")
    walk.settle()
    walk.choose_file(lambda: walk.push("Choose the folder"), papers)
    walk.push("Make the pack")
    walk.until(lambda: walk.window.notice.sentence.endswith("pack June 2026.pdf is ready."))
    pack = _text(papers / "PRACTICE IVOLT pack June 2026.pdf")
    assert name in pack and "Ask her landlord to fit a new lock" in pack

    walk.press(Qt.Key.Key_9, CTRL)
    page = walk.page
    assert isinstance(page, MeetingPage)
    walk.until(lambda: page.shown is not None)
    walk.push("Start the meeting")
    _go_to(walk, page, name)
    for typed in (NOTE, DECISION, ACTION):
        assert walk.keyboard() is page.session.minutes.entry.field
        walk.type(typed)
        walk.press(Qt.Key.Key_Return)
    minuted = walk.said(page)
    for words in (NOTE, "Bring forward a joint visit", "calls doubled in May", "Offer a fire safety visit"):
        assert words in minuted

    walk.press(Qt.Key.Key_7, CTRL)
    walk.until(lambda: "Offer a fire safety visit" in walk.said(walk.page))
    assert "14 Jul 2026" in walk.said(walk.page)
    walk.find(name, name)
    walk.until(lambda: "Offer a fire safety visit" in walk.said(walk.page))

    walk.press(Qt.Key.Key_9, CTRL)
    walk.press(Qt.Key.Key_Return, CTRL)
    walk.push("Finish")
    walk.push("Make the minutes")
    walk.until(lambda: (papers / "PRACTICE IVOLT minutes June 2026.pdf").exists() and not walk.window.runner.busy)
    minutes = _text(papers / "PRACTICE IVOLT minutes June 2026.pdf")
    for words in (reference, NOTE, "Bring forward a joint visit", "calls doubled in May", "Offer a fire safety visit",
                  "14 Jul 2026"):
        assert words in minutes

    walk.window.close()
    again = begin()
    again.press(Qt.Key.Key_7, CTRL)
    again.until(lambda: "Offer a fire safety visit" in again.said(again.page))
    again.window.go("documents")
    again.until(lambda: "PRACTICE IVOLT minutes June 2026.pdf" in again.said(again.page))
    assert "PRACTICE IVOLT pack June 2026.pdf" in again.said(again.page)
    assert again.sitting.panel is not None
    with again.sitting.panel.reading() as session:
        held = session.scalars(select(Meeting).order_by(Meeting.starts_at.desc())).first()
    assert held is not None and held.state == "minuted" and held.pack_made_at and held.minutes_made_at


def _put_on_the_agenda(dialog: QDialog) -> None:
    form = dialog.form  # type: ignore[attr-defined]
    proposal = form.editor("proposal").widget
    proposal.setFocus()
    QTest.keyClicks(proposal, "Ask her landlord to fit a new lock")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)


def _go_to(walk: Walk, page: MeetingPage, name: str) -> None:
    """Ctrl+Down until the item about ``name`` is in hand."""
    for _ in range(60):
        item = page.shown.item if page.shown else None
        if item is not None and item.node.subject is not None and item.node.subject.name == name:
            return
        walk.press(Qt.Key.Key_Down, CTRL)
    raise AssertionError(f"the agenda has no item about that person; {name_of(walk.keyboard())} has the keyboard")


def _text(path: Path) -> str:
    """All words of a PDF on one line."""
    with pdfplumber.open(path) as pdf:
        return " ".join(" ".join((page.extract_text() or "").split()) for page in pdf.pages)
