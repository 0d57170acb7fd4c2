"""Date and time cells of spreadsheets."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.intake.book import Cell, cell_text
from ivolt_desktop.intake.date_cells import DateSettings, clean_date, clean_time


@pytest.mark.parametrize(
    ("cell", "clock"),
    [(time(21, 14), time(21, 14)), (datetime(2022, 5, 2, 21, 14), time(21, 14)), (timedelta(hours=21), time(21)),
     (0.5, time(12)), ("2114", time(21, 14)), ("21:14", time(21, 14)), (905.0, time(9, 5))],
)  # fmt: skip
def test_times(cell: Cell, clock: time) -> None:
    assert clean_time(cell, cell_text(cell))[0] == clock


def test_a_bad_time() -> None:
    assert clean_time("later", "later")[1] == "time_bad"
    assert clean_time("N/K", "N/K")[:2] == (None, "")


@given(st.datetimes(datetime(1991, 1, 1), datetime(2022, 1, 1)))
def test_native_and_written_agree(moment: datetime) -> None:
    cell = moment.replace(microsecond=0)
    settings = DateSettings(today=date(2022, 6, 1), required=True)
    assert clean_date(cell, cell_text(cell), settings, False) == clean_date(
        cell_text(cell), cell_text(cell), settings, False
    )
