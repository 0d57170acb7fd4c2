"""Columns and Problems: how sure the program is, what is missing first, decisions remembered, one row alone."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ivolt_desktop.intake.checking import ProblemGroup
from tests.ui.pages.deliveries.conftest import BAD, GOOD, HEADERS, Window
from ui.pages.deliveries.problem_rows import ProblemList
from ui.widgets.key_hint import Button


def _labels(widget: object) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel)]  # type: ignore[attr-defined]


def test_which_end_of_a_scale_is_good_is_asked_for_scores_alone(window: Window) -> None:
    headers = ("Response ID", "Date answered", "Case ref", "Overall satisfaction", "Speed of response", "Comments")
    rows = [("R1", "02/05/2026", "C1", "1", "Very satisfied", "a"), ("R2", "03/05/2026", "C2", "2", "Satisfied", "b")]
    window.bring(window.file("Survey.csv", *rows, headers=headers))
    bringing = window.page.bringing
    bringing.go("columns")
    window.settle()
    step = bringing.columns_step
    assert [box.isVisible() for box in step.directions] == [False, False, False, True, False, False]
    assert step.directions[3].currentText() == "A high number is good"
    step.directions[3].choose(True)
    window.settle()
    assert bringing.standing is not None and bringing.standing.columns[3].low_is_good
    assert any("a low number is good" in note for note in bringing.standing.notes)
    assert step.boxes[3].accessibleDescription().endswith("low is good: chosen by you")


def test_how_sure_the_program_is_is_said_in_words(window: Window) -> None:
    window.bring(window.file("May.csv", *[(*row, "Y") for row in GOOD], headers=(*HEADERS, "Vuln flag")))
    step = window.page.bringing.columns_step
    assert [pill.text for pill in step._pills][:2] == ["sure", "sure"] and step._pills[-1].text == "not seen before"
    assert "looks like yes/no" in _labels(step)
    assert step.boxes[0].accessibleDescription() == "sure, by its header"
    step.boxes[-1].choose("details")
    window.settle()
    assert step._pills[-1].text == "chosen by you"


def test_a_field_that_is_missing_is_asked_for_first_and_mended_there(window: Window, qtbot: QtBot) -> None:
    rows = [("Finch", "n/a", "07700900301"), ("Vale", "n/a", "07700900302")]
    window.bring(window.file("Callers.csv", *rows, headers=("Caller name", "When", "Caller phone")))
    bringing = window.page.bringing
    bringing.file_step.feed.choose("police_calls")
    window.settle()
    bringing.go("confirm")
    qtbot.keyClick(bringing.confirm_step.mend, Qt.Key.Key_Return)
    window.settle()
    assert bringing.step == "columns" and list(bringing.columns_step.needed) == ["Date of call"]
    box = bringing.columns_step.needed["Date of call"]
    assert box.hasFocus()
    box.choose(1)
    window.settle()
    assert bringing.standing is not None and bringing.standing.columns[1].field == "called_at"
    assert not bringing.columns_step.needed and not bringing.columns_step.missing.isVisible()


def test_decisions_are_made_once_and_told_as_last_time(window: Window) -> None:
    window.bring(window.file("May.csv", *GOOD, *BAD))
    bringing = window.page.bringing
    for group, action in (("postcode_mended", "mend"), ("date_impossible", "set aside")):
        bringing.problems_step._decide(group, action)
        window.settle()
    bringing.go("confirm")
    bringing.go_on()
    window.settle()
    june = [(f"{number}/04JUN26", date, *row[2:]) for (number, date, row) in (
        ("8", "04/06/2026", BAD[1]), ("9", "31/06/2026", BAD[0]))]
    window.bring(window.file("June.csv", *june))
    assert bringing.step == "confirm", "nothing is left to decide"
    bringing.go("problems")
    said = _labels(bringing.problems_step.list)
    assert any(each.endswith("as last time") for each in said)
    bringing.problems_step._decide("postcode_mended", "keep")
    window.settle()
    group = bringing.problems_step.list.group("postcode_mended")
    assert group is not None and group.state == "kept" and not group.as_before


def test_one_row_is_decided_on_its_own_by_keyboard(window: Window, qtbot: QtBot) -> None:
    window.bring(window.file("May.csv", *GOOD, *BAD))
    bringing = window.page.bringing
    bringing.go("problems")
    window.settle()
    step = bringing.problems_step
    step.list.choose("postcode_mended")
    assert step.table is not None and "Choose a row to decide about it alone." in _labels(step.one)
    step.table.view.setFocus()
    step.table.select(next(at for at in range(7) if step.table.model.source.row(at).row_number == 8))
    mend = next(each for each in step.one.findChildren(Button) if each.text() == "Mend")
    assert "Row 8 alone:" in _labels(step.one)
    mend.setFocus()
    qtbot.keyClick(mend, Qt.Key.Key_Return)
    window.settle()
    assert "Row 8 alone, mended:" in _labels(step.one) and step.table.view.hasFocus()
    assert bringing.standing is not None
    stored = [row.values["caller_postcode"] for row in bringing.standing.plan.rows if row.row_number == 8]
    assert stored == ["IG11 7QJ"]
    next(each for each in step.one.findChildren(Button) if each.text() == "Like the others").click()
    window.settle()
    assert bringing.standing.row_decisions == {}


def test_what_is_to_be_decided_stands_first_and_has_the_keyboard(window: Window) -> None:
    window.bring(window.file("MPS callers May 26.csv", *GOOD, *BAD))
    bringing = window.page.bringing
    bringing.go("problems")
    rows = bringing.problems_step.list
    states = [rows.group(key).state for key in rows.rows]  # type: ignore[union-attr]
    assert states == sorted(states, key=lambda state: state != "needs decision") and states[0] == "needs decision"
    assert len(set(states)) > 1 and rows.rows[next(iter(rows.rows))].hasFocus()
    for key in list(rows.rows):
        if rows.group(key).state == "needs decision":  # type: ignore[union-attr]
            rows._decide(key, rows.group(key).choices[0])  # type: ignore[union-attr]
            window.settle()
    bringing.go("columns")
    bringing.go("problems")
    assert bringing.account.on.hasFocus()


def test_of_very_many_columns_some_are_shown_and_each_can_be_found(window: Window, qtbot: QtBot) -> None:
    headers = (*(f"Extra {n}" for n in range(300)), *HEADERS)
    window.bring(window.file("Wide.csv", *[(*["x"] * 300, *row) for row in GOOD], headers=headers))
    bringing = window.page.bringing
    bringing.go("columns")
    window.settle()
    step = bringing.columns_step
    assert len(step.boxes) == 120 and step.find.isVisible() and step.more.text() == "Show 120 more of 308 columns"
    assert step.boxes[0].accessibleName() == "‘CAD Number’ goes to" and step.boxes[0].value == "reference"
    step.more.click()
    assert len(step.boxes) == 240 and step.boxes[120].hasFocus()
    step.boxes[239].choose("details")
    window.settle()
    assert len(step.boxes) == 240 and step.boxes[239].value == "details"
    qtbot.keyClicks(step.find, "extra 29")
    qtbot.waitUntil(lambda: len(step.boxes) == 11)
    assert step.boxes[1].accessibleName() == "‘Extra 290’ goes to" and not step.more.isVisible()
    step.boxes[1].choose("caller_age")
    window.settle()
    assert bringing.standing is not None and bringing.standing.columns[290].field == "caller_age"
    step.focus_column("Extra 12")
    assert step.boxes[-1].hasFocus() and step.boxes[-1].accessibleName() == "‘Extra 12’ goes to"


def test_a_few_columns_are_not_searched(window: Window) -> None:
    window.bring(window.file("May.csv", *GOOD))
    window.page.bringing.go("columns")
    step = window.page.bringing.columns_step
    assert not step.find.isVisible() and not step.more.isVisible() and len(step.boxes) == len(HEADERS)


def test_the_rows_of_a_problem_are_seen_across_in_a_small_window(window: Window, qtbot: QtBot) -> None:
    window.page.resize(1071, 668)
    window.bring(window.file("MPS callers May 26.csv", *GOOD, *BAD))
    window.page.bringing.go("problems")
    window.settle()
    qtbot.wait(20)
    step = window.page.bringing.problems_step
    assert step.table is not None and step.table.model.rowCount()
    assert step.table.view.horizontalScrollBar().maximum() == 0


def test_titles_of_problems_begin_below_each_other_however_many_rows(qtbot: QtBot) -> None:
    problems = ProblemList(lambda _key, _action: None, lambda _header: None)
    qtbot.addWidget(problems)
    problems.resize(500, 300)
    problems.show_groups([ProblemGroup(f"kind {count}", f"Title {count}", "such as this", count, "kept", ("keep",))
                          for count in (3, 48_912)])
    problems.show()
    qtbot.wait(10)
    begin = {label.mapTo(problems, QPoint(0, 0)).x() for row in problems.rows.values()
             for label in row.findChildren(QLabel) if label.text().startswith("Title")}
    assert len(begin) == 1
