"""What a very large addition left for later is done after the next opening, however the panel was closed before."""

import threading
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from ivolt_desktop.model import AsbCall
from ivolt_desktop.store import PanelFile, rekey, search, settling
from ivolt_desktop.store.backup import copy_to
from tests.ivolt_desktop.store.large_additions import (
    MANY,
    declared,
    found,
    held,
    indexes,
    is_as_made_anew,
    load,
    waiting,
)

pytestmark = pytest.mark.usefixtures("small_limits")


def test_what_was_left_at_closing_is_done_after_the_next_opening(panel: PanelFile) -> None:
    with held(panel):
        load(panel)
        closing = threading.Thread(target=panel.close)  # the thread waits for a change that never ends, and stops
        closing.start()
        closing.join(30)
    again = PanelFile.open_practice(panel.path)
    is_as_made_anew(again)
    again.close()


def test_closing_in_the_middle_waits_for_one_portion(panel: PanelFile, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, done = threading.Event(), []
    real = search.take_in

    def slowly(connection: Any, at_most: int) -> int | None:
        taken = real(connection, at_most)
        done.append(taken)
        begun.set()
        panel.settling._turn.acquire()
        panel.settling._turn.wait_for(lambda: panel.settling._stopped, 30)
        panel.settling._turn.release()
        return taken

    monkeypatch.setattr(search, "take_in", slowly)
    load(panel)
    assert begun.wait(30)
    panel.close()
    assert done == [7]
    monkeypatch.undo()
    with monkeypatch.context() as patch:
        patch.setattr(settling.Settling, "begin", lambda _self: None)
        again = PanelFile.open_practice(panel.path)
        assert waiting(again) == MANY - 7 and declared() <= indexes(again)
        again.close()
    last = PanelFile.open_practice(panel.path)
    is_as_made_anew(last)
    last.close()


def test_a_program_that_was_ended_leaves_all_to_the_next(panel: PanelFile, hasty: None) -> None:
    copied = panel.path.with_name("copied.ivolt")
    with held(panel):
        load(panel)
        copy_to(panel, copied)  # what stands in the file at that moment
    again = PanelFile.open_practice(copied)
    is_as_made_anew(again)
    again.close()


def test_an_update_of_the_file_finds_every_index(
    panel: PanelFile, monkeypatch: pytest.MonkeyPatch, hasty: None
) -> None:
    seen: list[set[str]] = []
    with held(panel):
        load(panel)
        monkeypatch.setattr("ivolt_desktop.store.migrating.migrate", lambda engine: seen.append(indexes(panel)))
        panel._upgrade()
    assert declared() <= seen[0]


def test_another_passphrase_while_records_wait(tmp_path: Path) -> None:
    panel = PanelFile.create(tmp_path / "own.ivolt", "seven quiet herons")
    load(panel)
    rekey.change_passphrase(panel, "seven quiet herons", "eight quiet herons")
    is_as_made_anew(panel)
    panel.close()


def test_where_it_cannot_be_done_it_is_tried_at_the_next_opening(
    panel: PanelFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int | None:
        raise OperationalError("", None, Exception("database or disk is full"))

    monkeypatch.setattr(search, "take_in", full)
    load(panel)
    panel.settled()
    assert waiting(panel) == MANY
    with panel.work("edit") as work:
        work.session.get_one(AsbCall, 1).location = "Avocet Walk"
        work.commit()
    monkeypatch.undo()
    panel.close()
    again = PanelFile.open_practice(panel.path)
    again.settled()
    assert found(again, "avocet") == {1}
    is_as_made_anew(again)
    again.close()
