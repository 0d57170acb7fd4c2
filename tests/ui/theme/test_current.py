from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.theme.current import apply_look, look, text_scale, tokens, tokens_for
from ui.theme.fonts import font, load_fonts
from ui.theme.style_sheet import style_sheet
from ui.theme.tokens import CONTRAST, DARK, LIGHT, Look
from ui.widgets.card import Card
from ui.widgets.text import words


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    apply_look(qapp, Look.LIGHT)


def test_a_look_dresses_palette_sheet_and_tokens(dressed: QApplication) -> None:
    apply_look(dressed, Look.DARK)
    assert tokens() is DARK and look() is Look.DARK
    assert dressed.palette().color(QPalette.ColorRole.WindowText).name() == DARK.ink
    assert DARK.accent_soft in dressed.styleSheet()


def test_high_contrast_is_its_own_look_and_light_the_default_without_a_scheme(dressed: QApplication) -> None:
    assert tokens_for(Look.CONTRAST, dressed) is CONTRAST
    assert tokens_for(Look.LIGHT, dressed) is LIGHT


def test_what_is_painted_follows_the_look(dressed: QApplication, qtbot: QtBot) -> None:
    card = Card("Needs you")
    qtbot.addWidget(card)
    card.resize(200, 100)
    for asked, wanted in ((Look.DARK, DARK.card), (Look.LIGHT, LIGHT.card)):
        apply_look(dressed, asked)
        assert card.grab().toImage().pixelColor(QPoint(100, 90)).name() == wanted


def test_text_grows_with_the_scale_and_no_further_than_twice(dressed: QApplication, qtbot: QtBot) -> None:
    label = words("June panel", "title")
    qtbot.addWidget(label)
    apply_look(dressed, Look.LIGHT)
    before = label.sizeHint()
    apply_look(dressed, Look.LIGHT, 2.0)
    assert label.sizeHint().width() > 1.8 * before.width()
    apply_look(dressed, Look.LIGHT, 5.0)
    assert text_scale() == 2.0


def test_the_bundled_typeface_is_used(dressed: QApplication) -> None:
    assert load_fonts() == "Inter"
    assert font(14).family() == "Inter"


@pytest.mark.parametrize("each", [LIGHT, DARK, CONTRAST])
def test_the_sheet_is_filled_in(each: object) -> None:
    assert isinstance(each, type(LIGHT))
    assert "$" not in style_sheet(each)
