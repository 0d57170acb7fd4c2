"""Cells as a person sees them."""

from datetime import date, datetime, time, timedelta

import pytest

from ivolt_desktop.intake.book import Cell, cell_text


@pytest.mark.parametrize(
    ("cell", "text"),
    [(" a ", "a"), (None, ""), (7700900123.0, "7700900123"), (1.5, "1.5"), (True, "Yes"), (3, "3"),
     (datetime(2022, 5, 3, 1, 40), "03/05/2022 01:40"), (date(2022, 5, 3), "03/05/2022"), (time(9, 5), "09:05"),
     (timedelta(hours=21, minutes=14), "21:14")],
)  # fmt: skip
def test_text(cell: Cell, text: str) -> None:
    assert cell_text(cell) == text
