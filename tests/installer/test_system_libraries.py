import subprocess
import sys
from collections.abc import Sequence

import pytest

from installer import system_libraries
from installer.told import CannotGoOn

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="system libraries are Linux's")


class Machine:
    """A pretended machine: what it has, who the user is, and every command it was given."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.commands: list[list[str]] = []
        self.programs = {"apt-get": "/usr/bin/apt-get"}
        self.codes: dict[str, int] = {}
        self.user = 0
        monkeypatch.setattr(system_libraries.shutil, "which", lambda name: self.programs.get(name))
        monkeypatch.setattr(system_libraries.os, "geteuid", lambda: self.user, raising=False)
        monkeypatch.setattr(system_libraries.subprocess, "run", self.run)
        monkeypatch.setattr(system_libraries.sys, "stdin", None)

    def run(self, command: Sequence[str], **_options: object) -> "subprocess.CompletedProcess[bytes]":
        self.commands.append(list(command))
        code = next((code for word, code in self.codes.items() if word in command), 0)
        return subprocess.CompletedProcess(command, code, b"E: told by apt\n", b"")


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(monkeypatch)


def test_only_missing_packages_are_named_each_once() -> None:
    wanted = {"liba.so": "a", "libb.so": "b", "libb2.so": "b", "libc.so": "c"}
    assert system_libraries.missing(wanted, lambda library: library == "liba.so") == ["b", "c"]


@linux
def test_the_loader_is_asked() -> None:
    assert system_libraries.loads("libc.so.6")
    assert not system_libraries.loads("libnosuchthing.so.99")


@linux
def test_nothing_is_run_when_all_is_there(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "missing", lambda wanted: [])
    system_libraries.provide(window=True)
    assert machine.commands == []


@linux
@pytest.mark.parametrize("window", [False, True])
def test_a_window_needs_more(machine: Machine, monkeypatch: pytest.MonkeyPatch, window: bool) -> None:
    monkeypatch.setattr(system_libraries, "missing", lambda wanted: sorted(set(wanted.values())))
    system_libraries.provide(window)
    update, install = machine.commands
    assert update[-1] == "update"
    assert "libgl1" in install and "--no-install-recommends" in install
    assert ("libxcb-cursor0" in install) is window


def test_sudo_is_used_without_a_question_where_it_may_be(machine: Machine) -> None:
    machine.user = 1000
    machine.programs["sudo"] = "/usr/bin/sudo"
    system_libraries.install(["libgl1"], "what Qt needs")
    assert all(command[:2] == ["sudo", "-n"] for command in machine.commands)
    assert "libgl1" in machine.commands[-1]


def test_without_the_right_the_command_is_named(machine: Machine) -> None:
    machine.user = 1000
    with pytest.raises(CannotGoOn, match=r"administrator to run: apt-get install libegl1 libgl1$"):
        system_libraries.install(["libegl1", "libgl1"], "what Qt needs")
    assert machine.commands == []


def test_refused_sudo_counts_as_no_right(machine: Machine) -> None:
    machine.user = 1000
    machine.programs["sudo"] = "/usr/bin/sudo"
    machine.codes["true"] = 1
    with pytest.raises(CannotGoOn, match="administrator"):
        system_libraries.install(["libgl1"], "what Qt needs")


def test_another_linux_is_told_what_to_install(machine: Machine) -> None:
    machine.programs.clear()
    with pytest.raises(CannotGoOn, match=r"what your system calls: libgl1\.$"):
        system_libraries.install(["libgl1"], "what Qt needs")


def test_a_failed_installation_says_so(machine: Machine) -> None:
    machine.codes["install"] = 100
    with pytest.raises(CannotGoOn, match="Could not install what Qt needs") as stop:
        system_libraries.install(["libgl1"], "what Qt needs")
    assert "told by apt" in str(stop.value)


def test_an_outdated_package_list_alone_does_not_stop_it(machine: Machine) -> None:
    machine.codes["update"] = 100
    system_libraries.install(["libgl1"], "what Qt needs")
    assert "install" in machine.commands[-1]


@linux
def test_a_python_without_venv_gets_its_own(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries.importlib.util, "find_spec", lambda name: None)
    system_libraries.provide_venv()
    assert f"python{sys.version_info.major}.{sys.version_info.minor}-venv" in machine.commands[-1]
