from datetime import date

import pytest

from ivolt_desktop.analysis.response_times import response_times, response_times_by_month
from ivolt_desktop.rules.working_days import WorkingDays

CALENDAR = WorkingDays(frozenset({date(2022, 6, 2), date(2022, 6, 3)}))
ROWS: list[tuple[date, date | None]] = [
    (date(2022, 6, 1), date(2022, 6, 6)),  # over the holiday and a weekend: 1 working day, 5 days
    (date(2022, 6, 7), date(2022, 6, 7)),  # the same day
    (date(2022, 6, 7), date(2022, 6, 10)),  # 3 and 3
    (date(2022, 6, 8), None),
    (date(2022, 6, 9), date(2022, 6, 1)),  # a fault
]


def test_working_and_calendar_days() -> None:
    found = response_times(ROWS, CALENDAR, standard=2)
    assert (found.answered, found.waiting, found.backwards) == (3, 1, 1)
    assert found.mean_working == pytest.approx(4 / 3)
    assert found.median_working == 1
    assert found.mean_calendar == pytest.approx(8 / 3)
    assert found.median_calendar == 3
    assert found.within_standard == pytest.approx(2 / 3)


def test_none_answered_has_no_average() -> None:
    found = response_times([(date(2022, 6, 8), None)], CALENDAR)
    assert (found.answered, found.waiting, found.mean_working, found.within_standard) == (0, 1, None, None)


def test_by_month_of_report() -> None:
    by_month = response_times_by_month(
        [*ROWS, (date(2022, 4, 1), date(2022, 4, 4))], CALENDAR, date(2022, 5, 1), date(2022, 6, 1)
    )
    assert [(month, found.answered) for month, found in by_month] == [(date(2022, 5, 1), 0), (date(2022, 6, 1), 3)]
