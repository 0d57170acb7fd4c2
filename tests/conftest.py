"""What holds for every test: no screen, no path outside the test's own, no stray warning, nothing left running."""

import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

# Before anything imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ivolt_desktop.store import PanelFile

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same-every-time", settings.get_profile("house"), derandomize=True)
settings.load_profile("same-every-time" if os.environ.get("CI") else "house")


def pytest_configure(config: pytest.Config) -> None:
    """Keep matplotlib's font list between runs; building it takes seconds and everything else moves per test."""
    cache = getattr(config, "cache", None)
    if cache is not None:
        os.environ["MPLCONFIGDIR"] = str(cache.mkdir("matplotlib"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The genuine and messy example files kept beside the checkout; the test is skipped where they are not."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the shared example data is not beside the checkout")
    return folder


@pytest.fixture(scope="session")
def practice_file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The practice panel as built, for copying; nobody may open or change it."""
    from tests.practice_panel import built_in

    cache = getattr(request.config, "cache", None)
    return built_in(cache.mkdir("practice-panel") if cache is not None else tmp_path_factory.mktemp("practice-panel"))


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty practice panel as made, for copying; nobody may open or change it."""
    from tests.copied_panels import made_once, make_empty

    return made_once(tmp_path_factory, "empty.ivolt", make_empty)


@pytest.fixture
def practice_panel(practice_file: Path, tmp_path: Path) -> "Iterator[PanelFile]":
    """A practice panel of the test's own, opened."""
    from ivolt_desktop.panel.opening import open_practice

    panel = open_practice(Path(shutil.copy(practice_file, tmp_path / "Practice.ivolt")))
    yield panel
    panel.close()


@pytest.fixture(autouse=True)
def own_places(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home, settings, cache and temporary folder for this test alone. Returns the folder that holds them."""
    places = tmp_path_factory.mktemp("places")
    for name, variables in {
        "home": ("HOME", "USERPROFILE"),
        "settings": ("XDG_CONFIG_HOME", "APPDATA"),
        "data": ("XDG_DATA_HOME", "LOCALAPPDATA"),
        "cache": ("XDG_CACHE_HOME",),
        "state": ("XDG_STATE_HOME",),
        "session": ("XDG_RUNTIME_DIR",),
        "temporary": ("TMPDIR", "TEMP", "TMP"),
    }.items():
        folder = places / name
        folder.mkdir(mode=0o700)
        for variable in variables:
            monkeypatch.setenv(variable, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(places / "temporary"))
    return places


class _Listener(logging.Handler):
    """Keeps every record at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def _nothing_unexpected_is_logged(request: pytest.FixtureRequest) -> Iterator[list[logging.LogRecord]]:
    listener = _Listener()
    logging.getLogger().addHandler(listener)
    try:
        yield listener.records
    finally:
        logging.getLogger().removeHandler(listener)
    if listener.records and "warnings_logged" not in request.fixturenames:
        lines = "\n".join(f"{r.levelname} {r.name}: {r.getMessage()}" for r in listener.records)
        pytest.fail(f"unexpected in the log:\n{lines}", pytrace=False)


@pytest.fixture
def warnings_logged(_nothing_unexpected_is_logged: list[logging.LogRecord]) -> list[logging.LogRecord]:
    """The records logged at WARNING or above so far. A test that asks for them expects them."""
    return _nothing_unexpected_is_logged


@pytest.fixture
def windows_shown(qapp: "QApplication") -> Iterator[list[str]]:
    """What has come up as a window of its own that is none."""
    from tests.parts_in_sight import windows_watched

    with windows_watched(qapp) as found:
        yield found


@pytest.fixture(autouse=True)
def _nothing_is_left_running(request: pytest.FixtureRequest) -> Iterator[None]:
    """Wait for background work and close windows before the next test."""
    yield
    if "qapp" not in request.fixturenames:
        return
    from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool
    from PySide6.QtWidgets import QApplication

    drained = QThreadPool.globalInstance().waitForDone(20_000)
    QCoreApplication.processEvents()
    for window in QApplication.topLevelWidgets():
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()
    assert drained, "background work was still running twenty seconds after the test"
