"""The files of the product, as the checks in this folder see them."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("ivolt_desktop", "ui", "resources", "tests", "installer", ".ci")
_LEFT_OUT = {"__pycache__", "build", "dist"}


def all_files() -> list[Path]:
    """Every file that belongs to the product: those at the top and those in its folders."""
    files = [path for path in ROOT.iterdir() if path.is_file() and path.name != ".git"]
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and not _LEFT_OUT.intersection(path.relative_to(ROOT).parts):
                files.append(path)
    return sorted(files)


def sources(*folders: str) -> list[Path]:
    """Every Python file below the given folders of the checkout; without any, all of the product's."""
    wanted = [ROOT / folder for folder in folders] or [ROOT]
    return [path for path in all_files() if path.suffix == ".py" and any(path.is_relative_to(f) for f in wanted)]


def imports(source: Path) -> Iterator[str]:
    """Dotted names that a Python file imports anywhere in it; relative imports are left out."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def shown(path: Path) -> str:
    """A path as read from the top of the checkout."""
    return path.relative_to(ROOT).as_posix()


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run this Python at the top of the checkout."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
