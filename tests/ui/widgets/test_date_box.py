"""A box for a date: what 'today' means in it."""

from collections.abc import Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from ui.widgets.date_box import DateBox
from ui.widgets.todays_date import follow


@pytest.fixture
def june() -> Iterator[None]:
    follow(lambda: date(2026, 6, 23))
    yield
    follow(None)


def test_today_is_the_day_of_the_panel_in_hand(june: None, qtbot: QtBot) -> None:
    box = DateBox()
    qtbot.addWidget(box)
    for typed, meant in (("today", date(2026, 6, 23)), ("tomorrow", date(2026, 6, 24)), ("1 jul", date(2026, 7, 1))):
        box.line.setText(typed)
        assert box.value() == meant
    follow(None)
    box.line.setText("today")
    assert box.value() == date.today()
