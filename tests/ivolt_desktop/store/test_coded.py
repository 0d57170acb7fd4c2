"""A coded column is a column, and work on it is done once for each different value."""

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.store.coded import Coded, coded, constant, ways

VALUES = st.lists(st.sampled_from(["a", "b", "c", "", None, "é"]), max_size=30)


@given(VALUES)
def test_it_holds_the_column(values: list[str | None]) -> None:
    made = coded(values)
    assert made == values and isinstance(made, Coded) and coded(made) is made
    assert len(set(made.different)) == len(made.different) and set(made.different) == set(values)


@given(VALUES)
def test_changing_each_different_value_changes_the_column(values: list[str | None]) -> None:
    asked: list[Any] = []

    def change(value: str | None) -> object:
        asked.append(value)
        return value in ("a", "b") or value

    made = coded(values).mapped(change)
    assert made == [value in ("a", "b") or value for value in values]
    assert len(asked) == len(set(values)) and len(set(made.different)) == len(made.different)


def test_values_that_are_equal_but_of_another_kind_stay_apart() -> None:
    made = coded(["one", "true"]).mapped({"one": 1, "true": True}.get)
    assert [type(value) for value in made] == [int, bool]


@given(VALUES.filter(bool), st.data())
def test_some_places_are_a_column_of_their_own(values: list[str | None], data: st.DataObject) -> None:
    places = data.draw(st.lists(st.integers(0, len(values) - 1), max_size=10))
    start = data.draw(st.integers(0, len(values)))
    for chosen in (places, range(start, len(values))):
        made = Coded(*coded(values).part(chosen))
        assert made == [values[place] for place in chosen]
        assert set(made.different) == set(made)


@given(VALUES.filter(bool), st.data())
def test_other_values_at_some_places(values: list[str | None], data: st.DataObject) -> None:
    others = data.draw(st.dictionaries(st.integers(0, len(values) - 1), st.sampled_from(["a", "new", None])))
    made = coded(values).with_values(others)
    assert made == [others.get(place, value) for place, value in enumerate(values)]
    assert set(made.different) == set(made) and coded(values) == values


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from([None, 1, 2]), st.booleans()), min_size=1))
def test_ways_are_rows_told_alike(rows: list[tuple[object, ...]]) -> None:
    codes, firsts = ways(list(zip(*rows, strict=True)))
    known: dict[tuple[object, ...], int] = {}
    assert codes.tolist() == [known.setdefault(row, len(known)) for row in rows]
    assert firsts == [rows.index(row) for row in known]


def test_very_many_columns_do_not_run_together() -> None:
    columns = [list(range(500))] * 12 + [[n // 2 for n in range(500)]]
    codes, firsts = ways(columns)
    assert codes.tolist() == firsts == list(range(500))


def test_a_constant_column() -> None:
    assert constant(None, 3) == [None] * 3 and constant("x", 0) == [] and constant("x", 0).different == []
    assert constant(5, 2).codes.dtype == np.int32
