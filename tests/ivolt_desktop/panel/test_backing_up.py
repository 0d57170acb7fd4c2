"""A copy a day, the newest kept, and copies by hand."""

import pytest

from ivolt_desktop.panel import backing_up
from ivolt_desktop.panel.backing_up import back_up_for_today, back_up_now, backup_folder, daily_copies, last_backup
from ivolt_desktop.rules.known_errors import CannotWrite
from ivolt_desktop.store import PanelFile

PASSPHRASE = "four calm words here"


@pytest.fixture
def panel(tmp_path):
    made = PanelFile.create(tmp_path / "June [draft].ivolt", PASSPHRASE)
    yield made
    made.close()


def test_one_copy_a_day_opens_with_the_same_passphrase(panel):
    assert last_backup(panel) is None
    copy = back_up_for_today(panel)
    assert copy is not None and daily_copies(panel) == [copy] and last_backup(panel) is not None
    assert back_up_for_today(panel) is None
    PanelFile.open(copy, PASSPHRASE).close()


def test_only_the_newest_are_kept(panel):
    folder = backup_folder(panel)
    folder.mkdir(parents=True)
    old = [folder / f"{panel.path.stem} 2025-01-{day:02}.ivolt" for day in range(1, 21)]
    for each in old:
        each.write_bytes(b"an old copy")
    (folder / "something else.txt").write_text("stays")
    copy = back_up_for_today(panel, keep=5)
    assert daily_copies(panel) == [copy, *reversed(old[-4:])]
    assert (folder / "something else.txt").exists()


def test_two_panels_of_one_name_do_not_mix(panel, tmp_path):
    other = PanelFile.create(tmp_path / "elsewhere" / panel.path.name, PASSPHRASE)
    assert backup_folder(other) != backup_folder(panel)
    back_up_for_today(panel)
    assert last_backup(other) is None
    other.close()


def test_the_practice_panel_is_not_copied(tmp_path):
    practice = PanelFile.create_practice(tmp_path / "practice.ivolt")
    assert back_up_for_today(practice) is None
    practice.close()


def test_a_copy_by_hand_goes_where_it_is_told(panel, tmp_path):
    target = tmp_path / "stick" / backing_up.copy_name(panel)
    assert back_up_now(panel, target) == target and target.name.startswith("June [draft] copy ")
    with pytest.raises(CannotWrite):
        back_up_now(panel, panel.path)
