"""The fire brigade's file comes in: dropped or chosen, taken through the four steps by keyboard, and undone."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from sqlalchemy import func, select

from ivolt_desktop.model import Delivery, FireIncident
from tests.journeys.walking import CTRL, Walk
from ui.pages.deliveries.choosing import Choice
from ui.pages.deliveries.page import DeliveriesPage

ALT = Qt.KeyboardModifier.AltModifier


def fires(walk: Walk) -> int:
    assert walk.sitting.panel is not None
    with walk.sitting.panel.reading() as session:
        return session.scalar(select(func.count()).select_from(FireIncident)) or 0


def deliveries(walk: Walk) -> list[str]:
    assert walk.sitting.panel is not None
    with walk.sitting.panel.reading() as session:
        return list(session.scalars(select(Delivery.file_name).where(Delivery.state == "stands")))


def test_a_dropped_file_goes_through_the_four_steps_by_keyboard(walk: Walk, left_over: dict[str, Path]) -> None:
    before, file = fires(walk), left_over["deliberate_fires"]
    walk.press(Qt.Key.Key_2, CTRL)
    page = walk.page
    assert isinstance(page, DeliveriesPage)
    assert "Fire brigade: not in yet" in walk.said(page)
    walk.drop(page, [file])
    walk.until(lambda: page.bringing.standing is not None)
    assert fires(walk) == before, "nothing is stored before Confirm"
    steps = [page.bringing.step]
    while page.bringing.step != "confirm":
        walk.tab_to(page.bringing.account.on)
        walk.press(Qt.Key.Key_Return)
        steps.append(page.bringing.step)
    assert steps[-1] == "confirm" and "18" in walk.said(page.bringing.confirm_step)
    assert fires(walk) == before
    walk.tab_to(page.bringing.account.on)
    walk.press(Qt.Key.Key_Return)
    walk.until(lambda: not page.bringing_in)
    assert fires(walk) == before + 18 and file.name in deliveries(walk)
    assert file.name in walk.said(page) and "What changed" in walk.said(page)

    walk.press(Qt.Key.Key_Z, CTRL)
    assert fires(walk) == before and file.name not in deliveries(walk)
    walk.press(Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert fires(walk) == before + 18


def test_a_file_chosen_in_the_dialog_can_be_given_up_without_trace(walk: Walk, left_over: dict[str, Path]) -> None:
    before = deliveries(walk)
    walk.press(Qt.Key.Key_2, CTRL)
    page = walk.page
    assert isinstance(page, DeliveriesPage)
    walk.choose_file(lambda: walk.push("Bring in a file"), left_over["police_calls"])
    walk.until(lambda: page.bringing.standing is not None)
    walk.press(Qt.Key.Key_Escape)
    assert not page.bringing_in and deliveries(walk) == before


def test_a_file_that_cannot_be_read_is_told_in_one_sentence(walk: Walk, tmp_path: Path) -> None:
    before = deliveries(walk)
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 and then nothing")
    walk.press(Qt.Key.Key_2, CTRL)
    walk.drop(walk.page, [broken])
    walk.until(lambda: walk.window.notice.isVisible())
    assert walk.window.notice.sentence == (
        "broken.xlsx: This file is damaged and cannot be opened. Ask the agency to send it again.")
    assert deliveries(walk) == before


def test_rows_pasted_are_put_in_order_by_keyboard_alone(walk: Walk) -> None:
    """Ctrl+V; the wrong header put right on the rows; a missing column said; a row decided alone; stored; undone."""
    before = fires(walk)
    rows = [("notes of the shift", "", ""), ("Incident number", "Kalled", "Postcode"),
            ("000901-01062026", "01/06/2026 21:00", "RM10 8HT"), ("000902-02062026", "02/06/2026 22:00", "1G11 7QJ"),
            ("000903-03062026", "03/06/2026 23:00", "RM8 2BB")]
    QGuiApplication.clipboard().setText("\r\n".join("\t".join(row) for row in rows))
    walk.press(Qt.Key.Key_2, CTRL)
    page = walk.page
    assert isinstance(page, DeliveriesPage)
    walk.press(Qt.Key.Key_V, CTRL)
    walk.until(lambda: page.bringing.standing is not None)
    bringing = page.bringing
    step = bringing.file_step
    assert step.rows is not None and bringing.step == "file"
    choose(walk, step.feed, "Deliberate fires")
    choose(walk, step.agency, "London Fire Brigade")
    walk.tab_to(step.rows.view)
    walk.press(Qt.Key.Key_Down)
    walk.press(Qt.Key.Key_Return)
    walk.until(lambda: step.header.currentText() == "Row 2")
    walk.press(Qt.Key.Key_Right, ALT)
    if bringing.columns_step.needed:
        choose(walk, bringing.columns_step.needed["Date of call"], "Kalled")
    walk.press(Qt.Key.Key_Right, ALT)
    assert bringing.step == "problems" and "Postcode with a 1 for an I" in walk.said(bringing.problems_step)
    assert bringing.problems_step.table is not None
    walk.tab_to(bringing.problems_step.table.view)
    walk.press(Qt.Key.Key_Down)
    walk.tab_to(walk.button("Mend", bringing.problems_step.one))
    walk.press(Qt.Key.Key_Return)
    assert "alone, mended" in walk.said(bringing.problems_step)
    walk.press(Qt.Key.Key_Right, ALT)
    assert bringing.step == "confirm" and fires(walk) == before
    walk.tab_to(bringing.account.on)
    walk.press(Qt.Key.Key_Return)
    walk.until(lambda: not page.bringing_in)
    assert fires(walk) == before + 3 and any(each.startswith("Pasted") for each in deliveries(walk))
    walk.press(Qt.Key.Key_Z, CTRL)
    assert fires(walk) == before


def choose(walk: Walk, box: Choice, words: str) -> None:
    """Tab to a box and walk to an entry with the arrow keys."""
    walk.tab_to(box)
    for _ in range(box.count()):
        if box.currentText().startswith(words):
            return
        walk.press(Qt.Key.Key_Down)
    for _ in range(box.count()):
        if box.currentText().startswith(words):
            return
        walk.press(Qt.Key.Key_Up)
    raise AssertionError(f"{words} is not offered; there are {[box.itemText(at) for at in range(box.count())]}")
