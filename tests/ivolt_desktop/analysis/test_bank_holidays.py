from datetime import date

from ivolt_desktop.analysis.bank_holidays import england_bank_holidays


def test_ordinary_and_one_off_days() -> None:
    days = england_bank_holidays(2022, 2023)
    assert {date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8), date(2022, 12, 27)} <= days
    assert date(2022, 12, 30) not in days
    assert {day.year for day in days} == {2022, 2023}


def test_england_not_scotland() -> None:
    assert date(2022, 1, 4) not in england_bank_holidays(2022, 2022)
    assert date(2022, 8, 29) in england_bank_holidays(2022, 2022)
