"""Action lists: one owner's actions and nobody else's."""

from datetime import date

import pytest

from ivolt_desktop.model import Document, Meeting
from ivolt_desktop.panel.action_extracts import make_action_extracts
from ivolt_desktop.panel.actions import add_action, update_action
from ivolt_desktop.panel.meetings import start_meeting
from ivolt_desktop.rules.action_state import ActionStatus
from ivolt_desktop.rules.known_errors import Cancelled, CannotWrite, NotAllowed
from tests.ivolt_desktop.reports.pdf_reading import page_texts

TOLD = ("Mend the gate", "Write to tenants", "Patrol on Fridays", "Count bins")


@pytest.fixture
def log(desk, cast):
    """Actions of three agencies, one of them held by a member; and one that is done."""
    owners = ((cast.council, None), (cast.council, cast.officer), (cast.police, None), (cast.health, None))
    for text, (agency, member) in zip(TOLD, owners, strict=True):
        desk.do(add_action, text=text, agency_id=agency, member_id=member, due_on=date(2026, 7, 1))
    last = desk.do(add_action, text="Over and done", agency_id=cast.police)
    desk.do(update_action, last, state=ActionStatus.DONE, outcome="It was")
    desk.do(start_meeting, cast.meeting)
    return cast


def test_each_list_holds_its_owners_actions_alone_and_is_recorded(desk, log, tmp_path):
    changed = make_action_extracts(desk.panel, meeting_id=log.meeting, folder=tmp_path)
    texts = [" ".join(page_texts(path)) for path in changed.result]
    held = [[words for words in (*TOLD, "Over and done") if words in text] for text in texts]
    assert sorted(held) == sorted([words] for words in TOLD)
    assert not any("Bright" in path.name for path in changed.result)
    assert len({path.name for path in changed.result}) == 4
    documents = desk.all(Document)
    assert [document.kind for document in documents] == ["actions"] * 4
    assert changed.label == "Make 4 action lists" and all(len(document.digest) == 64 for document in documents)
    assert desk.get(Meeting, log.meeting).actions_sent_at is None


def test_a_missing_folder_leaves_nothing_on_record(desk, log, tmp_path):
    with pytest.raises(CannotWrite):
        make_action_extracts(desk.panel, meeting_id=log.meeting, folder=tmp_path / "not there")
    assert desk.all(Document) == []


def test_stopped_in_the_middle_no_list_appears(desk, log, tmp_path):
    def stop(_words, share):
        if share >= 0.5:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        make_action_extracts(desk.panel, meeting_id=log.meeting, folder=tmp_path, progress=stop)
    assert desk.all(Document) == [] and not list(tmp_path.glob("*actions*"))


def test_without_owners_there_is_nothing_to_make(desk, cast, tmp_path):
    with pytest.raises(NotAllowed):
        make_action_extracts(desk.panel, meeting_id=cast.meeting, folder=tmp_path)
