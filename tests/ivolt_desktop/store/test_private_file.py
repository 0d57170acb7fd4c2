import sys
from pathlib import Path

import pytest

from ivolt_desktop.rules.known_errors import CannotWrite
from ivolt_desktop.store import PanelFile
from ivolt_desktop.store.backup import copy_to
from ivolt_desktop.store.private_file import begin_private


@pytest.mark.skipif(sys.platform == "win32", reason="Windows goes by the rights of the folder")
def test_a_panel_its_log_and_its_copies_are_their_owners_alone(tmp_path: Path) -> None:
    panel = PanelFile.create(tmp_path / "Panel.ivolt", "correct horse battery staple")
    try:
        copy = copy_to(panel, tmp_path / "Copy.ivolt")
        with panel.work("note") as work:
            work.commit()
        beside = [path for path in tmp_path.iterdir() if path.is_file()]
        assert {path.name: oct(path.stat().st_mode & 0o077) for path in beside} == {
            path.name: "0o0" for path in beside}
        assert copy in beside
    finally:
        panel.close()


def test_a_folder_that_takes_no_file_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="Choose another folder"):
        begin_private(tmp_path / "not there" / "Panel.ivolt")
