"""A page scrolls when its words need more height than there is, and not before."""

from pytestqt.qtbot import QtBot

from ui.widgets.card import Card
from ui.widgets.page_body import PageBody, stacked
from ui.widgets.text import words

_LONG = "Nobody has told the panel yet whether the lower deck of the car park is lit after nine in the evening. "


def _page(qtbot: QtBot, sentences: int, width: int, height: int) -> PageBody:
    body = PageBody()
    qtbot.addWidget(body)
    left, right = Card("Needs somebody"), Card("What changed")
    for _ in range(sentences):
        left.add(words(_LONG * 2, wrap=True))
    body.row((left, 3), (stacked(right), 1))
    body.resize(width, height)
    body.show()
    return body


def test_wrapped_words_that_fit_at_this_width_leave_the_page_still(qtbot: QtBot) -> None:
    body = _page(qtbot, 12, 1600, 700)
    assert body.widget().layout().heightForWidth(body.viewport().width()) <= 700
    assert body.widget().height() == body.viewport().height()
    assert not body.verticalScrollBar().isVisible()


def test_words_that_need_more_height_scroll(qtbot: QtBot) -> None:
    body = _page(qtbot, 12, 500, 300)
    qtbot.waitUntil(body.verticalScrollBar().isVisible)

    def all_of_it() -> bool:
        needed = body.widget().layout().heightForWidth(body.viewport().width())
        return bool(body.widget().height() == needed > 300)

    qtbot.waitUntil(all_of_it)
