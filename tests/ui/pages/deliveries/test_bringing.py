"""The four steps, with keys and clicks: nothing is stored before Confirm."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTableView
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from ivolt_desktop.intake import reading
from ivolt_desktop.model import Agency, AsbCall, Delivery
from tests.ui.pages.deliveries.conftest import BAD, GOOD, HEADERS, Window
from ui.pages.deliveries import incoming
from ui.pages.deliveries.file_step import FileStep
from ui.pages.deliveries.reviewing import Reviewing
from ui.pages.deliveries.saving import save_to
from ui.pages.deliveries.standing import Standing
from ui.widgets.key_hint import Button


def _first_file(window: Window) -> None:
    window.bring(window.file("MPS callers May 26.csv", *GOOD, *BAD))


def test_a_new_file_begins_at_file_with_what_was_found(window: Window) -> None:
    _first_file(window)
    bringing = window.page.bringing
    assert window.page.bringing_in and bringing.step == "file"
    assert "5 rows below a header found on row 3" in bringing.header.accessibleDescription()
    assert bringing.file_step.feed.value == "police_calls"
    assert bringing.file_step.agency.currentText() == "Metropolitan Police"
    assert bringing.file_step.header.currentText() == "Row 3"
    assert bringing.strip.steps[0].sub.startswith("CSV text")
    assert window.count() == (0, 0, 0, 0, 0)


def test_the_beginning_of_a_large_file_is_shown_while_it_is_read(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incoming, "LARGE", 0)
    monkeypatch.setattr(reading, "_START", 600)
    seen: list[tuple[str, bool, bool]] = []
    shown = FileStep.show_standing

    def watch(step: FileStep, standing: Standing, reviewing: Reviewing) -> None:
        shown(step, standing, reviewing)
        seen.append((standing.summary, step.isEnabled(), step.rows is not None))

    monkeypatch.setattr(FileStep, "show_standing", watch)
    window.page.bring_in([window.file("MPS callers May 26.csv", *[row for row in GOOD for _ in range(40)])])
    qtbot.waitUntil(lambda: bool(seen), timeout=60_000)
    window.settle()
    bringing = window.page.bringing
    assert len(seen) == 2 and "first " in seen[0][0] and not bringing.account.isHidden() and "first " not in seen[1][0]
    assert bringing.file_step.isEnabled() and bringing.account.on.isEnabled()
    assert "Reading the rest" not in bringing.header.accessibleDescription()


def test_the_keyboard_goes_through_the_steps_and_stores_at_the_end(window: Window, qtbot: QtBot) -> None:
    _first_file(window)
    bringing = window.page.bringing
    seen = []
    for _ in range(3):
        qtbot.keyClick(bringing, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
        seen.append(bringing.step)
        assert window.count() == (0, 0, 0, 0, 0)
    assert seen == ["columns", "problems", "confirm"]
    assert bringing.account.on.text() == "Bring in 4 rows"
    qtbot.keyClick(bringing.account.on, Qt.Key.Key_Return)
    window.settle()
    calls, people, deliveries, rows, layouts = window.count()
    assert (calls, deliveries, rows, layouts) == (4, 1, 8, 1)
    assert people == 4
    assert not window.page.bringing_in


@pytest.mark.parametrize("step", ["file", "columns", "problems", "confirm"])
def test_escape_leaves_no_trace_at_any_step(window: Window, qtbot: QtBot, step: str) -> None:
    _first_file(window)
    window.page.bringing.go(step)
    qtbot.keyClick(window.page.bringing, Qt.Key.Key_Escape)
    window.settle()
    assert not window.page.bringing_in
    assert window.count() == (0, 0, 0, 0, 0)


def test_problems_are_decided_with_one_press_for_every_row(window: Window, qtbot: QtBot) -> None:
    _first_file(window)
    bringing = window.page.bringing
    bringing.go("problems")
    window.settle()
    problems = bringing.problems_step.list
    assert bringing.strip.steps[2].sub.startswith("2 kinds left of")
    row = problems.rows["postcode_mended"]
    mend = next(each for each in row.findChildren(Button) if each.text() == "Mend")
    qtbot.mouseClick(mend, Qt.MouseButton.LeftButton)
    window.settle()
    assert problems.group("postcode_mended").state == "mended"
    assert problems.current == "postcode_mended"
    assert bringing.strip.steps[2].sub.startswith("1 kind left of")
    assert bringing.standing is not None
    stored = [row.values["caller_postcode"] for row in bringing.standing.plan.rows if row.row_number == 8]
    assert stored == ["IG11 7QJ"]


def test_the_arrow_keys_walk_the_problems_and_show_their_rows(window: Window, qtbot: QtBot) -> None:
    _first_file(window)
    bringing = window.page.bringing
    bringing.go("problems")
    window.settle()
    problems = bringing.problems_step.list
    first = problems.current
    qtbot.keyClick(problems.rows[first], Qt.Key.Key_Down)
    assert problems.current != first
    table = bringing.problems_step.findChild(QTableView)
    assert table is not None and table.model().rowCount() > 0
    assert table.accessibleName().startswith("Rows ")


def test_a_column_can_be_sent_elsewhere_or_kept(window: Window, qtbot: QtBot) -> None:
    _first_file(window)
    bringing = window.page.bringing
    bringing.go("columns")
    boxes = bringing.columns_step.boxes
    assert [box.accessibleName() for box in boxes][:2] == ["‘CAD Number’ goes to", "‘CAD Date’ goes to"]
    date_box = boxes[1]
    date_box.setFocus()
    qtbot.keyClick(date_box, Qt.Key.Key_Home)
    window.settle()
    assert bringing.standing is not None and bringing.standing.missing
    assert "needed and no column gives" in bringing.columns_step.missing.text()
    bringing.go("confirm")
    assert not bringing.account.on.isEnabled()
    bringing.columns_step.boxes[1].choose("called_at")
    window.settle()
    assert not bringing.standing.missing
    assert bringing.account.on.isEnabled()


def test_a_known_layout_with_nothing_to_decide_goes_straight_to_confirm(window: Window) -> None:
    window.bring(window.file("May.csv", *GOOD))
    window.page.bringing.go("confirm")
    window.page.bringing.go_on()
    window.settle()
    later = [(f"{n}/01JUN26", "01/06/2026", "10:00", "302 Noise", "Tam Reed", "07700 900310", "RM8 2BB", "Heron Close")
             for n in range(11, 14)]
    window.bring(window.file("June.csv", *later))
    assert window.page.bringing.step == "confirm"
    assert "recognised" in window.page.bringing.header.accessibleDescription()


def test_the_same_file_again_is_said_plainly_and_stores_nothing_twice(window: Window) -> None:
    path = window.file("May.csv", *GOOD)
    for _ in range(2):
        window.bring(path)
        bringing = window.page.bringing
        before = bringing.standing.before if bringing.standing else ""
        bringing.go("confirm")
        bringing.go_on()
        window.settle()
    assert before.startswith("This very file was brought in on 23 Jun 2026")
    assert window.count()[0] == 3


def test_what_changes_is_shown_before_and_after(window: Window) -> None:
    window.bring(window.file("May.csv", *GOOD))
    window.page.bringing.go("confirm")
    window.page.bringing.go_on()
    window.settle()
    put_right = [*GOOD[0][:5], "07700 900399", *GOOD[0][6:]]
    window.bring(window.file("May put right.csv", put_right, *GOOD[1:]))
    bringing = window.page.bringing
    bringing.go("confirm")
    table = next(each for each in bringing.confirm_step.findChildren(QTableView))
    cells = [table.model().index(0, column).data() for column in range(5)]
    assert cells[2:] == ["Phone", "07700 900301", "07700 900399"]
    assert bringing.account.on.text() == "Bring in 1 row"


def test_stopping_while_it_is_stored_leaves_no_trace(window: Window) -> None:
    _first_file(window)
    bringing = window.page.bringing
    bringing.go("confirm")
    assert bringing.account.on.hasFocus()
    bringing.go_on()
    assert bringing.busy and bringing.hasFocus()  # on no button: Enter pressed twice stops nothing, Escape does
    window.runner.cancel_all()
    window.settle()
    assert bringing.account.on.hasFocus()
    assert window.count() == (0, 0, 0, 0, 0)
    assert window.page.bringing_in and bringing.step == "confirm" and bringing.account.on.isEnabled()
    assert any("nothing was stored" in words.lower() for words in window.told)


def test_enter_pressed_twice_gives_no_file_up(window: Window, qtbot: QtBot) -> None:
    window.page.bring_in([window.file("May.csv", *GOOD)])
    qtbot.keyClick(window.page.window().focusWidget(), Qt.Key.Key_Return)
    window.settle()
    bringing = window.page.bringing
    assert window.page.bringing_in and bringing.standing is not None
    bringing.go("confirm")
    bringing.confirm_step.layout_name.setFocus()
    qtbot.keyClick(bringing.confirm_step.layout_name, Qt.Key.Key_Return)
    assert bringing.busy and bringing.hasFocus()
    qtbot.keyClick(bringing, Qt.Key.Key_Return)
    window.settle()
    assert window.count()[0] == 3
    held = window.page.window().focusWidget()
    assert window.page.delivery.isAncestorOf(held)


def test_what_is_set_aside_is_saved_as_text(window: Window) -> None:
    from python_calamine import CalamineWorkbook

    formula = ("9/04MAY26", "31/02/2026", "23:05", "302 Noise", "=1+1", "", "", "Heron Close")
    window.bring(window.file("May.csv", *GOOD, formula))
    standing = window.page.bringing.standing
    assert standing is not None
    target = window.folder / "aside.xlsx"
    save_to(window.page._desk, target, *standing.set_aside)
    window.settle()
    rows = CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()
    assert rows[0][:2] == ["Row", "Why it was set aside"]
    assert rows[1][1] == "A date that does not exist" and "=1+1" in rows[1]
    assert "1 row saved in aside.xlsx." in window.told


def test_a_file_that_cannot_be_read_says_so_and_goes_back(window: Window) -> None:
    broken = window.folder / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 this is no workbook")
    window.bring(broken)
    assert not window.page.bringing_in
    assert len(window.told) == 1 and "damaged" in window.told[0]


def test_several_files_come_one_after_another(window: Window, qtbot: QtBot) -> None:
    window.bring(window.file("May.csv", *GOOD[:2]), window.file("Late.csv", *GOOD[1:]))
    bringing = window.page.bringing
    assert "1 more after it" in bringing.header.accessibleDescription()
    bringing.go("confirm")
    bringing.go_on()
    window.settle()
    following = next(each for each in window.page.delivery.brought.findChildren(Button)
                     if each.text().startswith("Next file"))
    qtbot.waitUntil(lambda: window.page.window().focusWidget() is following)
    qtbot.keyClick(following, Qt.Key.Key_Return)
    window.settle()
    assert window.page.bringing_in
    assert bringing.standing is not None and bringing.standing.file_name == "Late.csv"


def test_a_panel_without_agencies_is_led_to_where_they_are_added(window: Window) -> None:
    _first_file(window)
    bringing = window.page.bringing
    bringing.go("file")
    step, standing = bringing.file_step, bringing.standing
    assert standing is not None and not step.agencies.isVisibleTo(step)
    step.show_standing(replace(standing, agencies=()), bringing._reviewing)
    assert step.agencies.isVisibleTo(step) and "No agency is set up yet" in step._problem.text()
    step.agencies.click()
    assert window.opened == [("settings", {"section": "agencies"})] and window.page.bringing_in


def test_the_sender_can_be_changed(window: Window) -> None:
    _first_file(window)
    bringing = window.page.bringing
    bringing.file_step.agency.choose(2)
    window.settle()
    bringing.go("confirm")
    bringing.go_on()
    window.settle()
    with window.panel.reading() as session:
        assert session.query(Delivery).one().agency_id == 2


def test_another_header_row_reads_the_table_anew(window: Window) -> None:
    _first_file(window)
    bringing = window.page.bringing
    bringing.file_step.header.choose(0)
    window.settle()
    assert bringing.standing is not None and bringing.standing.header_row == 0
    bringing.file_step.header.choose(3)
    window.settle()
    assert bringing.standing.header_row == 3
    assert [plan.header for plan in bringing.standing.columns] == list(HEADERS)


def test_a_row_can_be_set_aside_alone(window: Window) -> None:
    _first_file(window)
    bringing = window.page.bringing
    bringing.go("problems")
    step = bringing.problems_step
    table = step.findChildren(QTableView)[-1]
    row = next(row for row in bringing.standing.previews[step.list.current] if row.row_number == 5)  # type: ignore[union-attr]
    dict(table.row_actions)["Set this row aside"](row)  # type: ignore[attr-defined]
    window.settle()
    assert bringing.standing is not None
    assert next(each for each in bringing.standing.plan.rows if each.row_number == 5).reason == "Set aside by you"


@pytest.mark.parametrize("step", ["file", "columns", "problems", "confirm"])
def test_everything_that_takes_the_keyboard_has_a_name(window: Window, step: str) -> None:
    _first_file(window)
    window.page.bringing.go(step)
    window.settle()
    kinds = (QAbstractButton, QComboBox, QLineEdit, QTableView)
    for widget in window.page.bringing.findChildren(QAbstractButton) + [
        each for kind in kinds[1:] for each in window.page.bringing.findChildren(kind)
    ]:
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            named_by = widget.parent() if isinstance(widget.parent(), QComboBox) else widget
            assert named_by.accessibleName(), f"{widget} on {step}"


def test_the_genuine_fire_file_goes_through_the_steps(window: Window, shared_data: Path) -> None:
    from ivolt_desktop.panel.agencies import add_agency
    from ivolt_desktop.panel.operation import perform

    perform(window.panel, add_agency, name="London Fire Brigade", short_name="Fire", kind="fire", supplies="fires")
    window.bring(shared_data / "real" / "lfb-incidents-2023-sample.csv")
    bringing = window.page.bringing
    assert bringing.standing is not None
    assert bringing.file_step.agency.currentText() == "London Fire Brigade"
    bringing.go("confirm")
    assert bringing.account.on.text() == "Bring in 10,000 rows"


def test_markup_in_a_cell_stays_text(window: Window) -> None:
    nasty = ("7/04MAY26", "04/05/2026", "23:05", "302 Noise", "<b>Orla</b> <img src=x>", "", "", "=cmd|' /C calc'!A0")
    window.bring(window.file("May.csv", *GOOD, nasty))
    bringing = window.page.bringing
    bringing.go("confirm")
    bringing.go_on()
    window.settle()
    with window.panel.reading() as session:
        stored = [call.location for call in session.query(AsbCall).order_by(AsbCall.id)]
    assert stored[-1] == "=cmd|' /C calc'!A0"


def test_what_could_not_be_read_is_still_told_when_the_next_file_is_in_sight(window: Window) -> None:
    for name in ("first.xlsx", "second.xlsx"):
        (window.folder / name).write_bytes(b"PK\x03\x04 cut off")
    window.bring(window.folder / "first.xlsx", window.folder / "second.xlsx", window.file("May.csv", *GOOD[:2]))
    assert window.page.bringing_in
    assert len(window.told) == 1 and "first.xlsx: " in window.told[0] and "second.xlsx: " in window.told[0]


def test_stopped_while_the_rows_are_checked_the_file_can_still_be_brought_in(window):
    with window.panel.reading() as session:
        agency = session.scalars(select(Agency.id)).first()
    window.bring(window.file("calls.csv", *GOOD))
    reviewing = window.page.bringing._reviewing
    reviewing.choose_agency(agency)
    window.settle()

    def stopped(review):
        place = next(plan.place for plan in review.columns if plan.header == "Caller Postcode")
        review.map_column(place, review.columns[place].field)
        reviewing._job.cancel()

    reviewing.do(stopped)
    window.settle()
    assert window.count()[0] == 0
    reviewing.bring_in("police: calls", agency)
    window.settle()
    assert window.count()[0] == 3
