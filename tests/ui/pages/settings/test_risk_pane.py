"""The risk matrix is edited as text, checked while it is typed, and saved as one change."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from ivolt_desktop.panel.risk_matrices import matrix_for, starting_matrices
from tests.copied_panels import copy_of
from ui.desk import Desk
from ui.pages.settings.risk_pane import RiskPane
from ui.work.runner import Runner


@pytest.fixture
def pane(qtbot: QtBot, empty_file: Path, tmp_path: Path) -> Iterator[RiskPane]:
    panel = copy_of(empty_file, tmp_path / "panel.ivolt")
    runner = Runner()
    made = RiskPane(Desk(panel, runner, lambda *_a, **_k: None, lambda *_a, **_k: None))
    runner.changed.connect(made.refresh)
    qtbot.addWidget(made)
    yield made
    runner.close()
    panel.close()


def settle(pane: Any) -> None:
    for _ in range(3):
        pane.desk.runner.drain()
        QCoreApplication.processEvents()


def test_a_fault_is_told_at_once_and_nothing_is_saved(pane: RiskPane) -> None:
    assert "12 questions, 47 points at most" in pane._told.text() and not pane.save.isEnabled()
    pane.text.setPlainText("How often?\n  5 Daily\n")
    assert "needs at least two answers" in pane.problem.text() and not pane.save.isEnabled()
    pane.load()
    pane.form.editor("least2").set_value(0)
    assert "same score" in pane.problem.text()


def test_the_matrix_is_saved_and_the_program_s_own_can_be_taken_again(pane: RiskPane) -> None:
    pane.text.setPlainText("How often?\n  9 Daily\n  0 Never\n")
    for at, (name, least, days) in enumerate((("Low", 0, 60), ("Top", 9, 7)), 1):
        for part, value in (("name", name), ("least", least), ("days", days)):
            pane.form.editor(f"{part}{at}").set_value(value)
    for part in ("name", "least", "days"):
        pane.form.editor(f"{part}3").set_value(None)
    pane.save_now()
    settle(pane)
    with pane.desk.panel.reading() as session:
        saved = matrix_for(session, "victims")
    assert [band.name for band in saved.bands] == ["Low", "Top"] and saved.most == 9
    assert not pane.save.isEnabled() and "1 question, 9 points at most" in pane._told.text()
    pane._start_again()
    assert pane.save.isEnabled() and pane.typed() == starting_matrices()["victims"]
    pane.sheet.setCurrentIndex(1)
    assert pane.typed() == starting_matrices()["offenders"]
