"""What start-up needs stays light: heavy libraries load when first used."""

import tomllib
from fnmatch import fnmatch
from typing import Any

import pytest

from tests.architecture.tree import ROOT, python, shown, sources

LOADED_AT_START = ("ivolt_desktop/rules", "ivolt_desktop/model", "ivolt_desktop/store", "ivolt_desktop/panel", "ui")


def _lint() -> dict[str, Any]:
    return dict(tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["ruff"]["lint"])


def _heavy() -> list[str]:
    return list(_lint()["flake8-tidy-imports"]["banned-module-level-imports"])


def _light_modules(folder: str) -> list[str]:
    """Modules of a folder without those that pyproject.toml declares to be loaded late."""
    late = [pattern for pattern, rules in _lint()["per-file-ignores"].items() if "TID253" in rules]
    return [
        shown(path).removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        for path in sources(folder)
        if not any(fnmatch(shown(path), pattern) for pattern in late)
    ]


def _loaded_by(*modules: str) -> str:
    code = (
        "import importlib, sys\n"
        f"for name in {modules!r}: importlib.import_module(name)\n"
        "print(sorted(set(sys.argv[1:]) & set(sys.modules)))"
    )
    done = python("-c", code, *_heavy())
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("folder", LOADED_AT_START)
def test_heavy_libraries_stay_unloaded(folder: str) -> None:
    modules = _light_modules(folder)
    assert modules
    assert _loaded_by(*modules) == "[]"


def test_the_door_is_light() -> None:
    assert _loaded_by("main") == "[]"


def test_the_check_sees_a_heavy_library() -> None:
    assert _loaded_by("numpy") == "['numpy']"
