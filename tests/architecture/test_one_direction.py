"""ui -> panel -> intake | matching | analysis | reports -> store -> model -> rules, and no Qt below ui."""

import sys
import tomllib

from tests.architecture.tree import ROOT, imports, python, shown, sources

BLOCK_QT = """
import importlib, pkgutil, sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"PySide6", "shiboken6"}:
            raise ImportError("Qt is blocked: " + name)

sys.meta_path.insert(0, NoQt())
import ivolt_desktop
seen = 0
for found in pkgutil.walk_packages(ivolt_desktop.__path__, "ivolt_desktop."):
    if ".migrations." in found.name:
        continue  # alembic runs these; they cannot be imported on their own
    importlib.import_module(found.name)
    seen += 1
print(seen)
"""


def test_import_contracts_hold() -> None:
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = python("-c", code)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_room_has_its_place_in_the_contract() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract for contract in contracts if contract["type"] == "layers")["layers"]
    placed = {room.strip() for layer in layers for room in layer.split("|")}
    rooms = {f"ivolt_desktop.{path.parent.name}" for path in (ROOT / "ivolt_desktop").glob("*/__init__.py")}
    loose = {f"ivolt_desktop.{path.stem}" for path in (ROOT / "ivolt_desktop").glob("*.py")}
    assert rooms | loose | {"ui"} == placed | {"ivolt_desktop.__init__"}


def test_panel_imports_with_qt_blocked() -> None:
    done = python("-c", BLOCK_QT)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 20


def test_rules_use_the_standard_library_only() -> None:
    allowed = sys.stdlib_module_names
    strays = [
        f"{shown(source)}: {name}"
        for source in sources("ivolt_desktop/rules")
        for name in imports(source)
        if name.split(".")[0] not in allowed and not name.startswith("ivolt_desktop.rules")
    ]
    assert strays == []


def test_only_the_store_opens_a_database() -> None:
    drivers = {"sqlite3", "sqlcipher3", "pysqlcipher3", "apsw"}
    strays = [
        f"{shown(source)}: {name}"
        for source in sources("ivolt_desktop", "ui")
        for name in imports(source)
        if name.split(".")[0] in drivers and not shown(source).startswith("ivolt_desktop/store/")
    ]
    assert strays == []
