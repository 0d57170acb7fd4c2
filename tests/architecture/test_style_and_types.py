"""ruff finds nothing anywhere; mypy finds nothing in the panel's work under its strict rules."""

import pytest

from tests.architecture.tree import python

pytestmark = [pytest.mark.house, pytest.mark.timeout(900)]


def test_style_is_clean() -> None:
    done = python("-m", "ruff", "check", "--output-format", "concise")
    assert done.returncode == 0, done.stdout + done.stderr


def test_types_are_strict() -> None:
    done = python("-m", "mypy")
    assert done.returncode == 0, done.stdout + done.stderr
