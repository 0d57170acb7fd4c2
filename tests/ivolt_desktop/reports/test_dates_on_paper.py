from datetime import date

import pytest

from ivolt_desktop.reports.dates_on_paper import date_or_dash, near_date, number


def test_no_date_is_a_dash() -> None:
    assert date_or_dash(None) == near_date(None, date(2022, 6, 28)) == "–"


def test_a_date_near_the_meeting_needs_no_year() -> None:
    assert near_date(date(2022, 4, 30), date(2022, 6, 28)) == "30 Apr"


def test_a_date_far_from_the_meeting_has_its_year() -> None:
    assert near_date(date(2021, 4, 30), date(2022, 6, 28)) == "30 Apr 2021"


@pytest.mark.parametrize(
    ("value", "words"), [(1388, "1,388"), (1.5, "1.5"), (3.0, "3"), ("n/a", "n/a"), (None, "–"), ("", "–"), (0, "0")]
)
def test_numbers_as_they_are_printed(value: float | str | None, words: str) -> None:
    assert number(value) == words
