"""The invented rows and pages of ``gallery.py`` as fixtures."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme.current import apply_look
from ui.theme.tokens import Look


@pytest.fixture(scope="session")
def gallery() -> ModuleType:
    """The module with a page for every widget."""
    spec = importlib.util.spec_from_file_location("gallery", Path(__file__).with_name("gallery.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> Iterator[None]:
    qapp.setStyle("Fusion")
    apply_look(qapp, Look.LIGHT)
    yield
