"""Deliveries as they are looked at."""

from datetime import date

from ivolt_desktop.model.deliveries import RowFate
from ivolt_desktop.panel.agencies import change_agency
from ivolt_desktop.panel.taking_back import take_back
from ivolt_desktop.panel.views.deliveries import (
    deliveries,
    one_delivery,
    period_words,
    same_file_before,
    save_rows,
    senders,
    set_aside_sheet,
    supplies,
)
from tests.ivolt_desktop.panel.incoming import CALLS, bring, call, write

DAY = date(2026, 6, 4)
ROWS = [call(1, DAY, "Orla Finch", "07700 900301"), call(2, DAY, "Idris Vale"),
        ["3/04JUN26", "31/02/2026", *[""] * 8], ["Grand Total", *[""] * 9]]


def _read(desk, function, *args):
    with desk.panel.reading() as session:
        return function(session, *args)


def _bring(desk, tmp_path, name="calls.csv", rows=ROWS):
    bring(desk.panel, write(tmp_path / name, CALLS, rows))
    return _read(desk, deliveries)[0]


def test_the_newest_stands_first(desk, cast, tmp_path):
    first = _bring(desk, tmp_path)
    second = _bring(desk, tmp_path, "again.csv")
    assert [each.id for each in _read(desk, deliveries)] == [second.id, first.id]


def test_a_delivery_opened_has_every_row_and_its_reason(desk, cast, tmp_path):
    found = _read(desk, one_delivery, _bring(desk, tmp_path).id)
    assert found.agency == "Metropolitan Police" and found.stands
    assert [row.number for row in found.rows] == [2, 3, 4, 5]
    assert [row.number for row in found.of(RowFate.SET_ASIDE)] == [4]
    assert found.reasons == {"A date that does not exist": 1, "a total": 1}
    assert set(CALLS) <= set(found.headers)
    headings, rows = set_aside_sheet(found)
    assert headings[:2] == ["Row", "Why it was set aside"] and rows[0][:2] == [4, "A date that does not exist"]


def test_how_full_the_fields_are(desk, cast, tmp_path):
    found = _read(desk, one_delivery, _bring(desk, tmp_path).id)
    full = {each.label: (each.given, each.of) for each in found.completeness}
    assert full["Caller"] == (2, 2) and full["Phone"] == (1, 2)
    shares = [each.share for each in found.completeness]
    filled = [share for share in shares if share]
    assert filled == sorted(filled) and 0 in shares
    assert shares == filled + [0] * (len(shares) - len(filled)), "fields the file never gives stand at the end"


def test_no_such_delivery(desk, cast):
    assert _read(desk, one_delivery, 99) is None


def test_whose_data_is_in_for_the_month_of_the_panel(desk, cast, tmp_path):
    desk.do(change_agency, cast.police, desk_version(desk, cast.police), {"supplies": "ASB callers"})
    month, supplied = _read(desk, supplies, date(2026, 6, 23))
    assert [each.came_in for each in supplied] == [None]
    delivery = _bring(desk, tmp_path, rows=[call(1, month, "Orla Finch")])
    assert [each.came_in for each in _read(desk, supplies, date(2026, 6, 23))[1]] == [date(2026, 6, 23)]
    desk.do(take_back, delivery_id=delivery.id)
    assert [each.came_in for each in _read(desk, supplies, date(2026, 6, 23))[1]] == [None]


def desk_version(desk, agency_id):
    return next(each.version for each in _read(desk, senders) if each.id == agency_id)


def test_the_same_file_is_known_while_it_stands(desk, cast, tmp_path):
    delivery = _bring(desk, tmp_path)
    assert _read(desk, same_file_before, delivery.digest).id == delivery.id
    assert _read(desk, same_file_before, "another") is None
    desk.do(take_back, delivery_id=delivery.id)
    assert _read(desk, same_file_before, delivery.digest) is None


def test_rows_are_saved_as_text(tmp_path):
    from python_calamine import CalamineWorkbook

    save_rows(tmp_path / "out.xlsx", "Set aside", ["Row", "Caller"], [["4", "=1+1"], ["5", "07700900301"]])
    rows = CalamineWorkbook.from_path(tmp_path / "out.xlsx").get_sheet_by_index(0).to_python()
    assert rows == [["Row", "Caller"], ["4", "=1+1"], ["5", "07700900301"]]


def test_a_period_in_words():
    assert period_words(date(2026, 5, 2), date(2026, 5, 31)) == "2 May 2026 to 31 May 2026"
    assert period_words(date(2026, 5, 2), date(2026, 5, 2)) == "2 May 2026"
    assert period_words(None, None) == ""
