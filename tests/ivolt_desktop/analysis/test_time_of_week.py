from datetime import date, datetime

from ivolt_desktop.analysis.time_of_week import time_of_week

FRIDAY = date(2022, 6, 3)


def at(hour: int, day: int = 3) -> datetime:
    return datetime(2022, 6, day, hour, 30)


def test_counts_monday_first_and_dates_apart() -> None:
    found = time_of_week([at(20), at(21), at(21), at(9, day=6), FRIDAY])
    assert found.counts[4][21] == 2
    assert found.counts[0][9] == 1
    assert (found.total, found.without_time) == (4, 1)
    assert found.words() == "Busiest: Friday 20:00 to 22:00, 3 of 4."


def test_midnight_is_a_time_and_runs_go_past_it() -> None:
    found = time_of_week([datetime(2022, 6, 5, 23, 10), datetime(2022, 6, 6, 0, 0), at(12)])
    assert found.busiest(2) == (6, 23, 2)
    assert found.words() == "Busiest: Sunday 23:00 to 01:00, 2 of 3."


def test_nothing() -> None:
    assert time_of_week([FRIDAY]).words() == "No times are known."
    assert time_of_week([]).busiest() is None
