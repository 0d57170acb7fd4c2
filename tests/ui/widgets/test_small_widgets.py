from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from ui.theme.fonts import font
from ui.theme.tokens import Tone, Type
from ui.widgets.accessible import plain
from ui.widgets.bar_chart import Bar, BarChart
from ui.widgets.card import Card
from ui.widgets.figure_card import FigureCard
from ui.widgets.folding_row import FoldingRow
from ui.widgets.in_lines import in_lines
from ui.widgets.kept_typing import DraftsInMemory, KeptTyping
from ui.widgets.key_hint import Button
from ui.widgets.page_header import PageHeader
from ui.widgets.pill import Pill
from ui.widgets.row_list import NeedRow, RowList
from ui.widgets.sparkline import Sparkline
from ui.widgets.step_strip import Step, StepState, StepStrip
from ui.widgets.weight_bar import WeightBar


def said(widget: object) -> tuple[str, str]:
    interface = QAccessible.queryAccessibleInterface(widget)  # type: ignore[call-overload]
    return interface.text(QAccessible.Text.Name), interface.text(QAccessible.Text.Description)


def test_a_chart_tells_all_it_shows(qtbot: QtBot) -> None:
    chart = BarChart([Bar("Apr", 6), Bar("May", 7), Bar("Jun", 3, True)], name="Reports a month", plan_at=2,
                     usual=(0, 3))
    qtbot.addWidget(chart)
    assert said(chart) == ("Reports a month", "Apr: 6; May: 7; Jun: 3. Plan begins: Jun. Usual 0 to 3.")
    chart.show_bars([])
    assert said(chart)[1] == "No figures."
    chart.show()
    assert chart.grab().size() == chart.size()


def test_light_bars_are_drawn_light_and_none_for_nought(qtbot: QtBot) -> None:
    from ui.theme.tokens import LIGHT

    chart = BarChart([Bar("Apr", 4), Bar("May", 4, True), Bar("Jun", 0)])
    qtbot.addWidget(chart)
    chart.resize(138, 120)
    picture = chart.grab().toImage()
    row = [picture.pixelColor(across, 70).name() for across in (23, 69, 115)]
    assert row[:2] == [LIGHT.accent, LIGHT.accent_light]
    assert row[2] not in (LIGHT.accent, LIGHT.accent_light)


def test_figures_tell_their_verdict_and_their_past(qtbot: QtBot) -> None:
    card = FigureCard("Robbery, May", "96", "a signal: up on May last year", Tone.RED, [61, 96], (60, 80))
    qtbot.addWidget(card)
    assert said(card) == ("Robbery, May: 96", "a signal: up on May last year")
    line = card.findChild(Sparkline)
    assert line is not None
    assert said(line) == ("Robbery, May, past months", "61, 96; usual 60 to 80")
    card.tell("Robbery, May", "0", "", values=[])
    assert line.isHidden()


def test_steps_are_walked_and_pressed(qtbot: QtBot) -> None:
    strip = StepStrip([Step("file", "1 File", "61 KB", StepState.DONE), Step("columns", "2 Columns")])
    qtbot.addWidget(strip)
    strip.show()
    chosen: list[str] = []
    strip.chosen.connect(chosen.append)
    first, second = strip._buttons
    assert said(first)[0] == "1 File, 61 KB, done" and said(second)[0] == "2 Columns, not begun"
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    qtbot.keyClick(second, Qt.Key.Key_Space)
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert chosen == ["columns", "file"]
    strip.set_steps([Step("file", "1 File", "61 KB", StepState.CURRENT)])
    assert [step.state for step in strip.steps] == [StepState.CURRENT]


def test_steps_get_the_width_the_lines_and_the_rows_their_words_need(qtbot: QtBot) -> None:
    below = ("CSV text, 9.6 MB", "12 of 12 understood", "1 kind left of 7", "nothing is stored yet")
    strip = StepStrip([Step(each, f"Step {at}", each) for at, each in enumerate(below)])
    qtbot.addWidget(strip)
    strip.show()
    whole = sum(each.sizeHint().width() for each in strip._buttons)
    narrow = sum(each.narrowest for each in strip._buttons)
    assert narrow < whole
    for wide, lines, rows in ((whole, 1, 1), (narrow, 2, 1), (narrow - 10, 2, 2), (whole, 1, 1)):
        strip.resize(wide, 400)
        qtbot.wait(10)
        for button in strip._buttons:
            shown = in_lines(button.step.sub, font(Type.SMALL), button.width() - 24, button.lines)
            title = in_lines(button.step.title, font(Type.BODY), button.width() - 24, 1)
            assert "…" not in shown + title and button.lines == lines
        assert len({button.y() for button in strip._buttons}) == rows
        assert strip.sizeHint().height() == rows * strip._buttons[0].sizeHint().height()


def test_rows_that_can_be_chosen_take_keys(qtbot: QtBot) -> None:
    row = NeedRow("6", Tone.RED, "A date that does not exist", "31/02/2022 and 5 more", selectable=True)
    qtbot.addWidget(row)
    with qtbot.waitSignal(row.clicked):
        qtbot.keyClick(row, Qt.Key.Key_Return)
    row.set_current(True)
    assert row.property("current") == "true"
    assert said(row)[0] == "6, A date that does not exist, 31/02/2022 and 5 more"


def test_words_from_a_file_never_become_markup(qtbot: QtBot) -> None:
    row = NeedRow("1", Tone.GREY, "<b>bold</b>", "<img src=x>")
    qtbot.addWidget(row)
    labels = row.findChildren(QLabel)
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_a_list_can_be_filled_again(qtbot: QtBot) -> None:
    rows = RowList([0, 1], ["What", "Where"])
    qtbot.addWidget(rows)
    rows.add(Pill("new", Tone.RED), "2 callers")
    rows.clear()
    rows.add(Pill("gone", Tone.GREEN), "3 people")
    texts = [label.text() for label in rows.findChildren(QLabel)]
    assert texts == ["What", "Where", "3 people"]


def test_a_button_with_a_key_is_named_and_wide_enough(qtbot: QtBot) -> None:
    done: list[int] = []
    button = Button("Same", lambda: done.append(1), key="S")
    qtbot.addWidget(button)
    assert said(button) == ("Same", "Key: S")
    assert button.sizeHint().width() > Button("Same").sizeHint().width()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == [1]


def test_a_weight_says_which_way_it_speaks(qtbot: QtBot) -> None:
    for weight, word in ((6.5, "speaks for"), (-3, "speaks against"), (0, "says nothing")):
        bar = WeightBar(weight)
        qtbot.addWidget(bar)
        assert word in said(bar)[0]


def test_cards_stack_where_it_is_narrow(qtbot: QtBot) -> None:
    row = FoldingRow((Card("One"), 62), (Card("Two"), 38))
    qtbot.addWidget(row)
    row.show()
    row.resize(QSize(1100, 300))
    assert not row.folded
    row.resize(QSize(500, 300))
    assert row.folded
    assert row.minimumSizeHint().width() < 500


def test_half_typed_words_come_back(qtbot: QtBot) -> None:
    drafts = DraftsInMemory()
    box = QLineEdit()
    qtbot.addWidget(box)
    kept = KeptTyping(box, "minutes/5.2", drafts, after_ms=0)
    box.setText("a refer to adult")
    qtbot.waitUntil(lambda: drafts.draft("minutes/5.2") == "a refer to adult")
    kept.move_to("minutes/5.3")
    assert box.text() == ""
    again = QPlainTextEdit()
    qtbot.addWidget(again)
    tied = KeptTyping(again, "minutes/5.2", drafts)
    assert again.toPlainText() == "a refer to adult"
    tied.done()
    assert drafts.draft("minutes/5.2") == ""


def test_a_cleared_card_leaves_nothing_behind(qtbot: QtBot) -> None:
    card = Card("Plan")
    qtbot.addWidget(card)
    card.add(QPushButton("Open"))
    card.clear()
    assert card.body.count() == 0 and card.findChild(QPushButton) is None


def test_names_lose_what_only_the_eye_needs() -> None:
    assert plain("&Open…") == "Open"
    assert plain("Reference *") == "Reference"
    assert plain("Fish && chips") == "Fish & chips"


def test_enter_presses_the_button_that_has_the_focus_once_however_long_it_is_held(qtbot: QtBot) -> None:
    done: list[int] = []
    button = Button("Start a new panel", lambda: done.append(1))
    qtbot.addWidget(button)
    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.keyClick(button, Qt.Key.Key_Enter)
    assert len(done) == 2
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    button.keyPressEvent(held)
    assert len(done) == 2


def test_buttons_below_a_title_stand_together_at_the_left(qtbot: QtBot) -> None:
    buttons = [Button("Accept all above the line…"), Button("Decisions made")]
    header = PageHeader("The same person?", "Match 1 of 3", list(buttons))
    qtbot.addWidget(header)
    header.resize(420, 160)
    header.show()
    qtbot.waitExposed(header)
    first, second = buttons
    qtbot.waitUntil(lambda: first.y() > 20)
    assert first.x() == 0 and second.x() - first.geometry().right() < 10
    header.resize(1200, 160)
    qtbot.waitUntil(lambda: second.y() < 20)
    assert header.width() - second.geometry().right() <= 1 and first.x() > 600
