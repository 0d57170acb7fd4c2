import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from ivolt_desktop.panel import opening
from ivolt_desktop.panel.practice import build
from ivolt_desktop.store import PanelFile, keys
from ivolt_desktop.store.revision import HEAD


def _made(path: Path, revision: str = HEAD) -> None:
    panel = PanelFile.create_practice(path)
    with panel.engine.execution_options(writes=True).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :one"), {"one": revision})
    panel.close()


def test_a_practice_panel_of_this_version_is_opened_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "Practice.ivolt"
    _made(path)
    panel = opening.open_made_practice(path)
    assert panel is not None
    panel.close()


def test_one_of_an_earlier_version_is_made_anew_and_the_old_one_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "Practice.ivolt"
    _made(path, "0001")
    old = path.read_bytes()
    assert opening.open_made_practice(path) is None
    assert path.read_bytes() == old, "looking must not bring it up to date"
    monkeypatch.setattr(build, "build_practice", lambda part, _progress: _made(part))
    panel = opening.open_practice(path)
    with panel.engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD
    panel.close()
    assert (tmp_path / "Practice, of another version.ivolt").read_bytes() == old
    assert not list(tmp_path.glob("*.part*"))


@pytest.mark.parametrize("page", keys.PAGES)
def test_what_a_crash_left_beside_an_earlier_one_is_not_found_by_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: int
) -> None:
    path = tmp_path / "left" / "Practice.ivolt"
    path.parent.mkdir()
    with monkeypatch.context() as patched:
        patched.setattr(keys, "PAGES", (page,))
        panel = PanelFile.create_practice(tmp_path / "Practice.ivolt")
        with panel.engine.execution_options(writes=True).begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
        for each in tmp_path.glob("Practice.ivolt*"):
            shutil.copy(each, path.parent / each.name)
        panel.close()
    assert path.with_name("Practice.ivolt-wal").stat().st_size
    monkeypatch.setattr(build, "build_practice", lambda part, _progress: _made(part))
    for _ in range(2):
        opening.open_practice(path).close()
    assert path.with_name("Practice, of another version.ivolt").exists()
