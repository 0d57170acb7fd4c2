from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.rules.written_months import month_headers, months_order, read_month

MARCH = date(2024, 3, 1)


@pytest.mark.parametrize("text", [
    "202403", "2024-03", "2024_03", "03/2024", "Mar-24", "Mar 24", "Mar'24", "March 2024", "2024 Mar", "01/03/2024",
    "01.03.24", "31/03/2024", "2024-03-01", "01/03/2024 00:00", "Mar 2024 (provisional)", "Count of 202403",
])  # fmt: skip
def test_a_month_in_any_form(text):
    assert read_month(text) == MARCH


@pytest.mark.parametrize("text", ["", "May", "2024", "Count", "CalYear", "Q1 2024", "E05014053", "202413", "13"])
def test_what_is_no_month(text):
    assert read_month(text) is None


def test_the_number_that_never_changes_is_the_day():
    assert months_order(["01/03/2024", "01/04/2024"]) == "day first"
    assert months_order(["03/01/2024", "04/01/2024"]) == "month first"
    assert months_order(["words"]) == "day first"


def test_a_month_named_twice_is_none():
    assert month_headers(["202403", "Mar 2024", "202404"]) == {2: date(2024, 4, 1)}
    assert month_headers(["45352", "Ward"]) == {}


@given(st.text(max_size=40))
def test_nothing_written_breaks_it(text):
    found = read_month(text)
    assert found is None or found.day == 1
