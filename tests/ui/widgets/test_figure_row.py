"""Figures side by side, and in two rows where their verdicts would be cut short."""

import pytest
from pytestqt.qtbot import QtBot

from ui.widgets import figure_row
from ui.widgets.figure_card import FigureCard
from ui.widgets.figure_row import FigureRow


@pytest.mark.parametrize("width, scale, across", [
    (1100, 1.0, 4), (800, 1.0, 2), (1100, 2.0, 2), (440, 1.0, 1), (700, 2.0, 1),
])
def test_as_many_in_a_row_as_have_room_for_their_verdicts(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, width: int, scale: float, across: int,
) -> None:
    monkeypatch.setattr(figure_row, "text_scale", lambda: scale)
    row = FigureRow()
    qtbot.addWidget(row)
    cards = [FigureCard(f"Figure {at}", str(at), "within usual variation (0–4)") for at in range(4)]
    row.show_cards(cards)
    row.resize(width, 600)
    row.show()
    qtbot.waitExposed(row)
    assert row.across == across
    assert len({card.x() for card in cards}) == across and len({card.y() for card in cards}) == 4 // across
    assert max(card.width() for card in cards) - min(card.width() for card in cards) <= 1
