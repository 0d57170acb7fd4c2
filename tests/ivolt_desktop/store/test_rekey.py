"""Another passphrase: the file opens with the new one only, whole, and stays as it was where anything fails."""

import os

import pytest

from ivolt_desktop.model import Agency
from ivolt_desktop.panel.agencies import add_agency
from ivolt_desktop.panel.operation import perform
from ivolt_desktop.rules.known_errors import CannotWrite, NotAllowed, WrongPassphrase
from ivolt_desktop.store import PanelFile
from ivolt_desktop.store.rekey import change_passphrase

OLD, NEW = "four calm words here", "five other calm words now"


@pytest.fixture
def panel(tmp_path):
    made = PanelFile.create(tmp_path / "panel.ivolt", OLD)
    perform(made, add_agency, name="Riverside Wardens", short_name="Wardens")
    yield made
    made.close()


def names(panel):
    with panel.reading() as session:
        return [agency.name for agency in session.query(Agency)]


def test_the_open_panel_goes_on_and_opens_with_the_new_one_only(panel):
    salt = panel.path.read_bytes()[:16]
    change_passphrase(panel, OLD, NEW)
    assert names(panel) == ["Riverside Wardens"]
    perform(panel, add_agency, name="Harbour Trust", short_name="Harbour")
    panel.close()
    assert panel.path.read_bytes()[:16] != salt
    with pytest.raises(WrongPassphrase):
        PanelFile.open(panel.path, OLD)
    again = PanelFile.open(panel.path, NEW)
    assert names(again) == ["Riverside Wardens", "Harbour Trust"]
    again.close()


def test_nothing_is_left_beside_the_file(panel):
    change_passphrase(panel, OLD, NEW)
    assert not list(panel.path.parent.glob("*.part*"))


def test_todays_passphrase_is_asked_for(panel):
    before = panel.path.read_bytes()
    with pytest.raises(WrongPassphrase, match="not today's passphrase"):
        change_passphrase(panel, "something else entirely", NEW)
    assert panel.path.read_bytes() == before and names(panel) == ["Riverside Wardens"]


def test_where_the_file_cannot_be_replaced_the_old_passphrase_still_holds(panel, monkeypatch):
    def refuse(_source, _target):
        raise PermissionError("held open")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(CannotWrite, match="The old one still holds"):
        change_passphrase(panel, OLD, NEW)
    monkeypatch.undo()
    assert names(panel) == ["Riverside Wardens"]
    panel.close()
    PanelFile.open(panel.path, OLD).close()
    assert not list(panel.path.parent.glob("*.part*"))


def test_the_practice_panel_has_none(tmp_path):
    practice = PanelFile.create_practice(tmp_path / "practice.ivolt")
    with pytest.raises(NotAllowed):
        change_passphrase(practice, OLD, NEW)
    practice.close()
