from collections.abc import Mapping
from pathlib import Path

import pytest

from installer import jobs
from installer.environment import DEVELOPMENT, RUNTIME
from installer.told import CannotGoOn


class StandIn:
    """An environment that notes what it is asked and answers as told."""

    def __init__(self) -> None:
        self.provided: list[str] = []
        self.ran: list[tuple[str, ...]] = []
        self.more: Mapping[str, str] = {}
        self.opens_a_screen = True
        self.code = 0

    def provide(self, wanted: str) -> None:
        self.provided.append(wanted)

    def answers(self, code: str) -> bool:
        return self.opens_a_screen

    def run(self, *arguments: str, more: Mapping[str, str] | None = None) -> int:
        self.ran.append(arguments)
        self.more = more or {}
        return self.code


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> StandIn:
    standing_in = StandIn()
    monkeypatch.setattr(jobs, "Environment", lambda root: standing_in)
    monkeypatch.setattr(jobs, "PACK_FOLDER", tmp_path / "pack")
    monkeypatch.setattr(jobs.system_libraries, "provide", lambda window: None)
    monkeypatch.setattr(jobs.sys, "platform", "linux")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    return standing_in


def test_run_opens_the_practice_panel(environment: StandIn) -> None:
    assert jobs.do(["run"]) == 0
    assert environment.provided == [RUNTIME]
    assert environment.ran == [("main.py", "--practice")]
    assert not environment.more


def test_run_passes_a_panel_on(environment: StandIn) -> None:
    jobs.do(["run", "--panel", "ours.ivolt"])
    assert environment.ran == [("main.py", "--panel", "ours.ivolt")]


def test_run_without_a_screen_makes_the_pack_and_says_so(
    environment: StandIn, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.delenv("DISPLAY")
    jobs.do(["run"])
    assert environment.ran == [("main.py", "pack", "--practice", "--out", str(tmp_path / "pack"))]
    assert environment.more == jobs.OFFSCREEN
    said = capsys.readouterr().out
    assert "no screen" in said and str(tmp_path / "pack") in said


def test_a_screen_that_does_not_open_is_no_screen(environment: StandIn) -> None:
    environment.opens_a_screen = False
    jobs.do(["run"])
    assert environment.ran[0][1] == "pack"


def _short_of_window_libraries(window: bool) -> None:
    if window:
        raise CannotGoOn("Please install libxcb-cursor0.")


def test_a_window_that_opens_needs_no_more(environment: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs.system_libraries, "provide", _short_of_window_libraries)
    assert jobs.do(["run"]) == 0
    assert environment.ran == [("main.py", "--practice")]


def test_a_window_that_does_not_open_for_want_of_a_library_says_which(
    environment: StandIn, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    environment.opens_a_screen = False
    monkeypatch.setattr(jobs.system_libraries, "provide", _short_of_window_libraries)
    assert jobs.do(["run"]) == 1
    assert environment.ran == []
    assert capsys.readouterr().err == "Please install libxcb-cursor0.\n"


def test_arguments_of_test_go_to_pytest_and_its_code_comes_back(environment: StandIn) -> None:
    environment.code = 5
    assert jobs.do(["test", "tests/installer", "-k", "nothing", "-q"]) == 5
    assert environment.provided == [DEVELOPMENT]
    assert environment.ran == [("-m", "pytest", "tests/installer", "-k", "nothing", "-q")]


def test_screens_go_to_the_folder_named(environment: StandIn, tmp_path: Path) -> None:
    jobs.do(["screens", str(tmp_path / "pictures")])
    assert environment.ran == [("main.py", "screens", str(tmp_path / "pictures"))]
    assert (tmp_path / "pictures").is_dir()
    assert environment.more == jobs.OFFSCREEN


def test_a_known_failure_is_its_sentence(
    environment: StandIn, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(wanted: str) -> None:
        raise CannotGoOn("The disk is full.")

    monkeypatch.setattr(environment, "provide", refuse)
    assert jobs.do(["test"]) == 1
    assert capsys.readouterr().err == "The disk is full.\n"


@pytest.mark.parametrize("arguments", [[], ["dance"], ["screens"], ["screens", "folder", "--what"]])
def test_an_unknown_job_is_refused(
    environment: StandIn, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        jobs.do(arguments)
    assert stop.value.code == 2
    assert "usage: dev.py" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("variables", "platform", "screen"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_who_has_a_screen(variables: dict[str, str], platform: str, screen: bool) -> None:
    assert jobs.names_a_screen(variables, platform) is screen
