import pytest

from ivolt_desktop.panel.drafts import PanelDrafts
from ivolt_desktop.rules.known_errors import KnownError
from ivolt_desktop.store import PanelFile


def test_words_outlive_the_program_and_leave_no_audit_entry(desk) -> None:
    before = desk.labels()
    PanelDrafts(desk.panel).keep_draft("minutes/5", "a ring Mina Quill")
    assert desk.labels() == before
    path = desk.panel.path
    desk.panel.close()
    again = PanelFile.open_practice(path)
    try:
        drafts = PanelDrafts(again)
        assert drafts.draft("minutes/5") == "a ring Mina Quill" and drafts.draft("minutes/6") == ""
        drafts.keep_draft("minutes/5", "")
        assert PanelDrafts(again).draft("minutes/5") == ""
    finally:
        again.close()
    assert b"Mina Quill" not in path.read_bytes()


def test_a_closed_file_keeps_them_in_memory(desk) -> None:
    drafts = PanelDrafts(desk.panel)
    drafts.draft("minutes/5")
    desk.panel.close()
    with pytest.raises(KnownError):
        desk.panel.work().__enter__()
    drafts.keep_draft("minutes/5", "half a line")
    assert drafts.draft("minutes/5") == "half a line"
