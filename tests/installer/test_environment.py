import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from installer import environment as module
from installer.environment import DEVELOPMENT, RUNTIME, Environment, surroundings, why_not_installed
from installer.told import CannotGoOn


class Processes:
    """Stands in for other processes; keeps what was asked of them."""

    def __init__(self) -> None:
        self.commands: list[list[str]] = []
        self.installing = (0, b"")

    def __call__(self, command: Sequence[str], **_options: object) -> "subprocess.CompletedProcess[bytes]":
        self.commands.append(list(command))
        if "venv" in command:
            Path(command[-1]).mkdir()
        code, told = self.installing if "install" in command else (0, b"")
        return subprocess.CompletedProcess(command, code, told, b"")

    @property
    def installed(self) -> list[str]:
        return [Path(command[-1]).name for command in self.commands if "install" in command]


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> Processes:
    standing_in = Processes()
    monkeypatch.setattr(module.subprocess, "run", standing_in)
    return standing_in


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "installer").mkdir()
    for name in (RUNTIME, DEVELOPMENT):
        (tmp_path / "installer" / name).write_text(f"# {name}\n")
    return tmp_path


@pytest.fixture
def made(checkout: Path) -> Environment:
    """An environment whose Python is there already."""
    environment = Environment(checkout)
    environment.python.parent.mkdir(parents=True)
    environment.python.touch()
    return environment


def test_an_environment_is_made_and_filled(checkout: Path, processes: Processes) -> None:
    Environment(checkout).provide(RUNTIME)
    assert [command[2] for command in processes.commands] == ["venv", "pip"]
    assert processes.installed == [RUNTIME]


def test_only_hashed_ready_made_builds_are_taken(made: Environment, processes: Processes) -> None:
    made.provide(RUNTIME)
    install = processes.commands[-1]
    assert "--require-hashes" in install
    assert install[install.index("--only-binary") + 1] == ":all:"


def test_the_second_time_nothing_is_installed(made: Environment, processes: Processes) -> None:
    made.provide(DEVELOPMENT)
    made.provide(DEVELOPMENT)
    made.provide(RUNTIME)
    assert processes.installed == [DEVELOPMENT]


def test_running_alone_does_not_bring_the_tests_libraries(made: Environment, processes: Processes) -> None:
    made.provide(RUNTIME)
    assert made.holds(RUNTIME) and not made.holds(DEVELOPMENT)
    made.provide(DEVELOPMENT)
    assert processes.installed == [RUNTIME, DEVELOPMENT]


def test_changed_requirements_are_installed(made: Environment, processes: Processes) -> None:
    made.provide(RUNTIME)
    (made.root / "installer" / RUNTIME).write_text("# newer\n")
    made.provide(RUNTIME)
    assert processes.installed == [RUNTIME, RUNTIME]


def test_windows_line_ends_are_no_change(made: Environment, processes: Processes) -> None:
    made.provide(RUNTIME)
    (made.root / "installer" / RUNTIME).write_bytes(f"# {RUNTIME}\r\n".encode())
    assert made.holds(RUNTIME)


@pytest.mark.parametrize("stamp", ["", "[]", "{", json.dumps({RUNTIME: "something else"})])
def test_a_damaged_note_means_install(made: Environment, processes: Processes, stamp: str) -> None:
    (made.folder / "ivolt-installed.json").write_text(stamp)
    made.provide(RUNTIME)
    assert processes.installed == [RUNTIME]
    assert made.holds(RUNTIME)


def test_a_failed_installation_is_not_taken_for_done(made: Environment, processes: Processes) -> None:
    processes.installing = (1, b"ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE")
    with pytest.raises(CannotGoOn, match="not the one that was locked"):
        made.provide(RUNTIME)
    assert not made.holds(RUNTIME)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ("WARNING: Retrying after connection broken by 'NewConnectionError(...)'\nERROR: No matching distribution "
         "found for alembic==1.20.1", "cannot reach its package registry"),
        ("Temporary failure in name resolution", "cannot reach its package registry"),
        ("ERROR: No matching distribution found for pandas==3.1.1", "no ready-made build of pandas for Python"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
    ],
)  # fmt: skip
def test_known_causes_are_one_sentence(told: str, sentence: str) -> None:
    said = why_not_installed(told)
    assert sentence in said
    assert "\n" not in said


def test_an_unknown_cause_shows_what_pip_said_last() -> None:
    said = why_not_installed("\n".join(f"line {number}" for number in range(100)))
    assert said.startswith("The libraries could not be installed:")
    assert said.endswith("line 99") and "line 50" not in said


def test_the_environment_is_compiled_and_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "VIRTUAL_ENV"):
        monkeypatch.setenv(name, "1")
    monkeypatch.setenv("IVOLT_KEPT", "yes")
    assert surroundings().get("IVOLT_KEPT") == "yes"
    assert not {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "VIRTUAL_ENV"} & set(surroundings())
