"""Nobody is named in the shared window: every item of the practice agenda is put there and searched."""

import re
from collections.abc import Iterator
from itertools import islice

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from sqlalchemy import select

from ivolt_desktop.model import Person, Place
from ivolt_desktop.panel.agenda import set_proposal
from ivolt_desktop.panel.operation import perform
from ivolt_desktop.panel.views.agenda import AgendaNode
from tests.journeys.walking import CTRL, Walk
from ui.pages.meeting.page import MeetingPage
from ui.pages.meeting.shared_view import SharedView
from ui.shell.shared_window import SHARED_TITLE, SharedWindow
from ui.widgets.bar_chart import BarChart
from ui.widgets.pill import Pill

_TEXTS = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)


@pytest.fixture
def meeting(walk: Walk) -> MeetingPage:
    """The Meeting page with the June panel in session, every proposal and line full of names."""
    walk.window.go("meeting")
    walk.settle()
    page = walk.page
    assert isinstance(page, MeetingPage)
    for node in nodes(page):
        if node.subject is not None:
            perform(page._desk.panel, set_proposal, node.id,
                    f"Visit {node.subject.name} again; tell Mrs Patel, SMITH, John and J Pike of 07700 900207")
    walk.window.read_again()
    walk.settle()
    walk.push("Start the meeting")
    return page


def nodes(page: MeetingPage) -> tuple[AgendaNode, ...]:
    assert page.shown is not None and page.shown.detail is not None
    return page.shown.detail.nodes


def shared_of(walk: Walk) -> SharedWindow:
    assert walk.window.shared is not None
    return walk.window.shared


def everything_told(root: QWidget) -> Iterator[str]:
    """All that an eye, an ear or a pointer could learn from a window."""
    for each in (root, *root.findChildren(QWidget)):
        yield from (each.windowTitle(), each.toolTip(), each.statusTip(), each.whatsThis(), each.accessibleName(),
                    each.accessibleDescription(), each.objectName())
        if isinstance(each, QLabel | QAbstractButton | QLineEdit):
            yield each.text()
        if isinstance(each, Pill):
            yield each.text
        if isinstance(each, BarChart):
            yield each.described()
        interface = QAccessible.queryAccessibleInterface(each)
        if interface is not None:
            yield from (interface.text(kind) for kind in _TEXTS)


def names_in(page: MeetingPage) -> list[str]:
    """Every person's name and aliases, and the names of the places on the agenda."""
    with page._desk.panel.reading() as session:
        people = session.execute(select(Person.name, Person.also_known_as)).all()
        places = session.scalars(select(Place.name).where(Place.id.in_(
            [node.subject.id for node in nodes(page) if node.subject and node.subject.kind == "place"]))).all()
    found = {part.strip() for name, also in people for part in (name, *(also or "").split(";"))}
    return sorted({*found, *places} - {""}, key=len, reverse=True)


def named_in(root: QWidget, names: list[str]) -> list[str]:
    told = "\n".join(dict.fromkeys(text for text in everything_told(root) if text))
    letters = re.sub(r"[^\w\n]+", " ", told.casefold())
    return [name for name in names if re.search(rf"\b{re.escape(plain(name))}\b", letters)]


def plain(name: str) -> str:
    return " ".join(re.sub(r"[^\w]+", " ", name.casefold()).split())


def test_no_item_of_the_agenda_names_anybody(walk: Walk, meeting: MeetingPage) -> None:
    names = names_in(meeting)
    assert len(names) > 2000
    walk.press(Qt.Key.Key_F9)
    shared = shared_of(walk)
    seen = []
    for place, node in enumerate(nodes(meeting)):
        if place:
            walk.press(Qt.Key.Key_Down, CTRL)
        about = node.subject.name if node.subject else "Meena Patel"
        walk.type(f"d {about} and Jordan Pike stay because Mr J Smith asked. considered: moving PATEL, Meena")
        walk.press(Qt.Key.Key_Return)
        walk.type(f"a ring {about.lower()} and Ivy Trent on 07700 900871 @police by 10 july")
        walk.press(Qt.Key.Key_Return)
        view = shared.content
        assert isinstance(view, SharedView) and view.item is not None and view.item.item_id == node.id
        assert len(view.item.lines) == 2
        assert not shared.grab().isNull()
        assert named_in(shared, names) == [], node.number
        surnames = [each.subject.name.split()[-1] for each in nodes(meeting) if each.subject]
        assert named_in(shared, [each for each in surnames if each not in ("Steps", "House", "Street")]) == []
        assert shared.windowTitle() == SHARED_TITLE and shared.marking.isVisible()
        seen.append(view.item.number)
    assert seen[5:8] == ["5.1", "5.2", "5.3"] and seen[-1] == "13"
    assert not {each for title in walk.titles for each in islice(names, 2000) if each in title}


def test_the_name_is_there_while_the_key_is_held(walk: Walk, meeting: MeetingPage) -> None:
    node = next(each for each in nodes(meeting) if each.heading == "V-007")
    assert node.subject is not None
    meeting.carry_to(node.id)
    walk.settle()
    walk.press(Qt.Key.Key_F9)
    shared = shared_of(walk)
    assert named_in(shared, [node.subject.name]) == []
    QTest.keyPress(walk.keyboard(), Qt.Key.Key_F8)
    assert named_in(shared, [node.subject.name]) == [node.subject.name]
    assert named_in(shared, ["Jordan Pike", "John Smith"]) == []
    assert shared.windowTitle() == SHARED_TITLE
    QTest.keyRelease(walk.keyboard(), Qt.Key.Key_F8)
    assert named_in(shared, [node.subject.name]) == []


def test_what_is_looked_at_meanwhile_never_shows(walk: Walk, meeting: MeetingPage) -> None:
    walk.press(Qt.Key.Key_F9)
    shared = shared_of(walk)
    view = shared.content
    assert isinstance(view, SharedView) and view.item is not None
    first = view.item.item_id
    other = next(each for each in nodes(meeting) if each.heading == "O-004")
    meeting.look_at(other.id)
    walk.settle()
    assert meeting.shown is not None and meeting.shown.item is not None and meeting.shown.item.node.id == other.id
    assert view.item.item_id == first and shared.content is view
    walk.window.go("this_month")
    walk.settle()
    assert shared.content is view and view.item.item_id == first
    walk.window.go("meeting")
    walk.settle()
    walk.push("Present")
    assert view.item.item_id == other.id


def test_closing_it_is_noticed(walk: Walk, meeting: MeetingPage) -> None:
    def told() -> list[str]:
        return [each.text for each in walk.window.findChildren(Pill) if each.isVisible() and "Shared" in each.text]

    walk.press(Qt.Key.Key_F9)
    assert told() == ["Shared window open: shows item 1, names hidden"]
    walk.press(Qt.Key.Key_F9)
    assert not walk.window.presenting and meeting.presenting.item_id is None and told() == []
    walk.press(Qt.Key.Key_F9)
    assert meeting.presenting.item_id is not None
    shared_of(walk).close()
    walk.settle()
    assert meeting.presenting.item_id is None and told() == []
