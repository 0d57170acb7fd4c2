"""Problems in their groups."""

from ivolt_desktop.intake.checking import group_problems, twice
from ivolt_desktop.intake.columns import ColumnPlan
from ivolt_desktop.intake.problem_kinds import COLUMN_NEW


def test_one_group_for_a_kind() -> None:
    (group,) = group_problems([twice(9, "0001/05MAR22"), twice(4, "0002/05MAR22"), twice(4, "x")], {}, [])
    assert (group.key, group.count, group.rows, group.state) == ("reference_twice", 2, [4, 9], "kept")
    assert group.example == "0001/05MAR22, 0002/05MAR22, x: both are kept"
    assert group.actions == ("Keep",)


def test_new_columns_come_last() -> None:
    plans = [ColumnPlan(3, "Vuln flag", None, "Not seen before", 0.0, "new", "", "yes/no", ("Y",))]
    groups = group_problems([twice(4, "x")], {}, plans)
    assert [group.key for group in groups] == ["reference_twice", COLUMN_NEW]
    assert groups[1].columns == ["Vuln flag"]
    assert group_problems([], {COLUMN_NEW: "keep"}, plans)[0].state == "kept"
