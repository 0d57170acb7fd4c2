"""A corrected file sent back completes its delivery; taking either back, and undoing that, keeps the account right."""

from pathlib import Path

import pytest
from python_calamine import load_workbook

from ivolt_desktop.model import AsbCall, Delivery
from ivolt_desktop.panel.taking_back import take_back
from ivolt_desktop.panel.undoing import newest_change, redo, undo_last
from ivolt_desktop.panel.views.deliveries import OneDelivery, one_delivery, save_rows, set_aside_sheet
from ivolt_desktop.store.audit import verify
from tests.ivolt_desktop.panel.incoming import CALLS, bring, write

GOOD = ["1/02MAY26", "02/05/2026", "21:14", "215 Rowdy", "Orla Finch", "07700 900301", "2 Harrier Parade", "IG11 7AA",
        "", ""]
BAD = [["2/03MAY26", "31/02/2026", "", "215 Rowdy", "=HYPERLINK(1)", "", "", "", "", ""],
       ["3/04MAY26", "soon", "", "302 Noise", "Bea Marsh", "", "", "", "", ""],
       ["4/04MAY26", "30/02/2026", "", "302 Noise", "Idris Vale", "", "", "", "", ""]]


@pytest.fixture
def sent(desk, cast, tmp_path: Path) -> int:
    """A delivery with three rows set aside."""
    bring(desk.panel, write(tmp_path / "May.csv", CALLS, [GOOD, *BAD]))
    return desk.all(Delivery)[-1].id


def _opened(desk, delivery_id: int) -> OneDelivery:
    with desk.panel.reading() as session:
        found = one_delivery(session, delivery_id)
    assert found is not None
    return found


def _send_back(desk, tmp_path: Path, delivery_id: int, dates: dict[int, str], name: str = "May corrected.xlsx") -> int:
    """Save what is set aside, correct the dates of some rows as the agency would, bring it in."""
    heads, rows = set_aside_sheet(_opened(desk, delivery_id))
    at = heads.index("CAD Date")
    rows = [[dates.get(int(row[0]), cell) if place == at else cell for place, cell in enumerate(row)] for row in rows]
    save_rows(tmp_path / name, "Set aside", heads, rows)
    bring(desk.panel, tmp_path / name)
    return max(each.id for each in desk.all(Delivery))


def test_the_workbook_to_send_back_holds_no_live_formula_and_says_what_to_do(desk, sent, tmp_path):
    heads, rows = set_aside_sheet(_opened(desk, sent))
    save_rows(tmp_path / "back.xlsx", "Set aside", heads, rows)
    book = load_workbook(str(tmp_path / "back.xlsx"))
    assert book.sheet_names == ["Set aside", "What to do"]
    told = book.get_sheet_by_name("Set aside").to_python()
    assert told[0][:4] == ["Row", "Why it was set aside", "CAD Number", "CAD Date"]
    assert told[1][0] == 3 and told[1][1] == "A date that does not exist" and told[1][6] == "=HYPERLINK(1)"


def test_corrections_complete_the_delivery_and_the_rest_is_still_out(desk, sent, tmp_path):
    back = _send_back(desk, tmp_path, sent, {3: "03/05/2026", 4: "04/05/2026"})
    assert desk.get(Delivery, back).completes_id == sent
    assert {call.reference for call in desk.all(AsbCall)} == {"0001/02MAY26", "0002/03MAY26", "0003/04MAY26"}
    first = _opened(desk, sent)
    assert first.put_right == {3: back, 4: back} and [row.number for row in first.still_out] == [5]
    assert (first.delivery.rows_set_aside, first.delivery.rows_corrected, first.delivery.rows_out) == (3, 2, 1)
    assert first.corrections[0].id == back and _opened(desk, back).corrects.id == sent
    again = _send_back(desk, tmp_path, back, {5: "04/05/2026"}, "May corrected again.xlsx")
    assert desk.get(Delivery, again).completes_id == sent, "corrections of corrections go to the first file"
    assert desk.get(Delivery, sent).rows_out == 0


def test_undo_puts_the_rows_out_again_and_redo_takes_them_in(desk, sent, tmp_path):
    with desk.panel.reading() as session:
        since = newest_change(session)
    back = _send_back(desk, tmp_path, sent, {3: "03/05/2026"})
    undo_last(desk.panel, since)
    assert desk.get(Delivery, sent).rows_corrected == 0 and len(desk.all(AsbCall)) == 1
    redo(desk.panel, since)
    assert desk.get(Delivery, sent).rows_corrected == 1 and len(desk.all(AsbCall)) == 2
    assert desk.get(Delivery, back).state == "stands"


def test_taking_the_delivery_back_takes_its_corrections_and_undo_returns_both(desk, sent, tmp_path):
    back = _send_back(desk, tmp_path, sent, {3: "03/05/2026", 4: "04/05/2026"})
    with desk.panel.reading() as session:
        since = newest_change(session)
    calls = {call.id: call.reference for call in desk.all(AsbCall)}
    desk.do(take_back, delivery_id=sent)
    assert desk.all(AsbCall) == [] and desk.get(Delivery, back).state == "taken back"
    undo_last(desk.panel, since)
    assert {call.id: call.reference for call in desk.all(AsbCall)} == calls
    assert [desk.get(Delivery, each).state for each in (sent, back)] == ["stands", "stands"]
    assert desk.get(Delivery, sent).rows_corrected == 2
    redo(desk.panel, since)
    assert desk.all(AsbCall) == [] and desk.get(Delivery, back).state == "taken back"
    with desk.panel.reading() as session:
        assert verify(session) is None


def test_corrections_of_a_file_taken_back_come_in_on_their_own(desk, sent, tmp_path):
    heads, rows = set_aside_sheet(_opened(desk, sent))
    rows[0][heads.index("CAD Date")] = "03/05/2026"
    save_rows(tmp_path / "late.xlsx", "Set aside", heads, rows)
    desk.do(take_back, delivery_id=sent)
    bring(desk.panel, tmp_path / "late.xlsx")
    late = max(desk.all(Delivery), key=lambda each: each.id)
    assert late.completes_id is None and late.rows_new == 1
