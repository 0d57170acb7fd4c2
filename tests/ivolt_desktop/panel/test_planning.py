"""What bringing a file in would do: every row in exactly one fate, and nothing stored."""

from datetime import date
from pathlib import Path

from ivolt_desktop.intake.review import Review
from ivolt_desktop.model import AsbCall
from ivolt_desktop.model.deliveries import RowFate
from ivolt_desktop.panel.planning import Plan, plan_delivery
from tests.ivolt_desktop.panel.incoming import CALLS, bring, call, write

DAY = date(2026, 5, 4)


def _plan(desk, path: Path) -> Plan:
    with desk.panel.reading() as session:
        review = Review.open(path, today=date(2026, 6, 3))
        return plan_delivery(session, "asb_call", review.rows)


def test_every_row_has_one_fate_and_the_counts_add_up(desk, cast, tmp_path):
    bring(desk.panel, write(tmp_path / "calls.csv", CALLS, [
        call(1, DAY, "Orla Finch", "07700 900301"), call(2, DAY, "Idris Vale", "07700 900302")]))
    rows = [
        call(1, DAY, "Orla Finch", "07700 900301"),
        call(2, DAY, "Idris Vale", "07700 900399"),
        call(3, DAY, "Bea Marsh"),
        ["4/04MAY26", "31/02/2026", "21:14", "215 Rowdy", "Tam Reed", "", "", "", "", ""],
        [""] * len(CALLS),
        ["Grand Total", "4", *[""] * (len(CALLS) - 2)],
    ]
    before = desk.state()
    plan = _plan(desk, write(tmp_path / "calls 2.csv", CALLS, rows))
    fates = {row.row_number: row.fate for row in plan.rows}
    assert fates == {2: RowFate.SAME, 3: RowFate.CHANGED, 4: RowFate.NEW, 5: RowFate.SET_ASIDE, 6: RowFate.LEFT_OUT,
                     7: RowFate.LEFT_OUT}
    assert sum(plan.counts.values()) == len(plan.rows) == 6
    assert plan.period == (DAY, DAY)
    assert desk.state() == before


def test_a_changed_row_shows_before_and_after(desk, cast, tmp_path):
    bring(desk.panel, write(tmp_path / "calls.csv", CALLS, [call(1, DAY, "Orla Finch", "07700 900301")]))
    plan = _plan(desk, write(tmp_path / "calls 2.csv", CALLS, [call(1, DAY, "Orla Finch", "07700 900399")]))
    (changed,) = plan.of(RowFate.CHANGED)
    assert [(each.field, each.before, each.after) for each in changed.differences] == [
        ("caller_phone", "07700 900301", "07700 900399")]
    assert changed.record_id == desk.all(AsbCall)[0].id


def test_a_blank_cell_changes_nothing(desk, cast, tmp_path):
    bring(desk.panel, write(tmp_path / "calls.csv", CALLS, [call(1, DAY, "Orla Finch", "07700 900301")]))
    plan = _plan(desk, write(tmp_path / "calls 2.csv", CALLS, [call(1, DAY, "Orla Finch")]))
    assert plan.counts == {RowFate.SAME: 1}


def test_a_row_said_twice_is_left_out_once(desk, cast, tmp_path):
    twice = call(1, DAY, "Orla Finch", "07700 900301")
    plan = _plan(desk, write(tmp_path / "calls.csv", CALLS, [twice, twice]))
    assert [row.fate for row in plan.rows] == [RowFate.NEW, RowFate.LEFT_OUT]
    assert plan.rows[1].reason == "the same as row 2"
