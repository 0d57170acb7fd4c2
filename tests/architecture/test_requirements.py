"""The locked requirements: complete, hashed, naming no host; and the program uses nothing it does not ask for."""

import re
import sys
from importlib.metadata import packages_distributions

import pytest

from tests.architecture.tree import ROOT, imports, shown, sources

INSTALLER = ROOT / "installer"
LOCKED = ["requirements.txt", "requirements-dev.txt"]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _pins(name: str) -> dict[str, list[str]]:
    """Library -> its lines, for each pinned line of a locked file."""
    pins: dict[str, list[str]] = {}
    current: list[str] = []
    for line in (INSTALLER / name).read_text().splitlines():
        if line[:1].isspace():
            current.append(line.strip())
        else:
            current = pins.setdefault(_plain(re.split(r"[=\[ ;]", line)[0]), [])
            current.append(line)
    return pins


def _asked(name: str) -> set[str]:
    lines = (INSTALLER / name).read_text().splitlines()
    return {_plain(found[0]) for line in lines if (found := re.match(r"[A-Za-z][\w.-]*", line))}


@pytest.mark.parametrize("name", LOCKED)
def test_every_line_is_pinned_and_hashed(name: str) -> None:
    pins = _pins(name)
    assert len(pins) > 15
    for library, lines in pins.items():
        heads = [line for line in lines if not line.startswith("--hash")]
        assert all("==" in head for head in heads), library
        assert sum(line.startswith("--hash=sha256:") for line in lines) >= len(heads), library


@pytest.mark.parametrize("name", LOCKED)
def test_no_host_is_named(name: str) -> None:
    text = (INSTALLER / name).read_text()
    assert "://" not in text
    assert not re.search(r"^\s*(--(extra-)?index-url|--find-links|--trusted-host|-i|-f)\b", text, re.MULTILINE)


@pytest.mark.parametrize("name", LOCKED)
def test_everything_asked_for_is_locked(name: str) -> None:
    assert _asked(name.replace(".txt", ".in")) <= set(_pins(name))


def test_development_holds_the_same_versions() -> None:
    development = _pins("requirements-dev.txt")
    differ = [library for library, lines in _pins("requirements.txt").items() if development.get(library) != lines]
    assert differ == []


def test_the_program_uses_only_what_it_asks_for() -> None:
    asked = _asked("requirements.in") | {"shiboken6"}
    providers = packages_distributions()
    strays = set()
    for source in [*sources("ivolt_desktop", "ui"), ROOT / "main.py"]:
        for name in imports(source):
            top = name.split(".")[0]
            if top in sys.stdlib_module_names or top in {"ivolt_desktop", "ui", "main"}:
                continue
            if not asked.intersection(_plain(provider) for provider in providers.get(top, [])):
                strays.add(f"{shown(source)}: {top}")
    assert strays == set()
