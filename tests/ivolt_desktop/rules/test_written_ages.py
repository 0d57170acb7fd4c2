from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.rules.written_ages import age_on, born_between, read_age, years_between


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("34", 34), ("Aged 34", 34), ("34 years", 34), ("34 y/o", 34), ("34.0", 34), ("0", 0), ("25-34", None),
        ("over 60", None), ("130", None), ("", None), ("n/k", None), ("34.5", None),
    ],
)  # fmt: skip
def test_ages(written: str, read: int | None) -> None:
    assert read_age(written) == read


@given(st.dates(date(1900, 1, 1), date(2020, 1, 1)), st.dates(date(2020, 1, 2), date(2040, 1, 1)))
def test_whoever_has_the_age_was_born_in_the_span(born: date, day: date) -> None:
    first, last = born_between(age_on(born, day), day)
    if (day.month, day.day) != (2, 29):
        assert first <= born <= last
    assert 364 <= (last - first).days <= 366


def test_years_between() -> None:
    day = date(2022, 5, 3)
    one, two = born_between(34, day), born_between(35, date(2022, 12, 3))
    assert years_between(one, two) == 0.0
    assert years_between((day, day), (date(2012, 5, 3), date(2012, 5, 3))) == pytest.approx(10.0, abs=0.01)
