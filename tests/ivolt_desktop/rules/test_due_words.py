from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.rules.due_words import read_due

TODAY = date(2022, 6, 28)  # a Tuesday
PANEL = date(2022, 7, 26)


@pytest.mark.parametrize(
    ("words", "day", "used"),
    [
        ("12 jul", date(2022, 7, 12), 2),
        ("12 July 2022 please", date(2022, 7, 12), 3),
        ("the 12th of", date(2022, 7, 12), 2),
        ("jul 12", date(2022, 7, 12), 2),
        ("28 jun", TODAY, 2),
        ("3 sept,", date(2022, 9, 3), 2),
        ("12/7", date(2022, 7, 12), 1),
        ("12/7/22", date(2022, 7, 12), 1),
        ("12.07.2022", date(2022, 7, 12), 1),
        ("2022-07-12", date(2022, 7, 12), 1),
        ("fri", date(2022, 7, 1), 1),
        ("Friday.", date(2022, 7, 1), 1),
        ("tue", date(2022, 7, 5), 1),
        ("next fri", date(2022, 7, 8), 2),
        ("next mon", date(2022, 7, 4), 2),
        ("tue 12 july", date(2022, 7, 12), 3),
        ("next panel", PANEL, 2),
        ("tomorrow", date(2022, 6, 29), 1),
        ("end of month", date(2022, 6, 30), 3),
        ("end of the month", date(2022, 6, 30), 4),
        ("month end at the latest", date(2022, 6, 30), 2),
        ("two weeks", date(2022, 7, 12), 2),
        ("10 days", date(2022, 7, 8), 2),
        ("31st", date(2022, 7, 31), 1),
        ("29 feb", date(2024, 2, 29), 2),
    ],
)
def test_read(words: str, day: date, used: int) -> None:
    phrase = read_due(words.split(), TODAY, PANEL)
    assert (phrase.day, phrase.used) == (day, used)


@pytest.mark.parametrize("words", ["phone", "letter to 12 flats", "12 flats", "the", "", "may", "mo", "sunlight"])
def test_no_date_at_all(words: str) -> None:
    assert read_due(words.split(), TODAY, PANEL).used == 0


def test_impossible_past_and_far_are_said() -> None:
    assert read_due(["31", "feb"], TODAY).problem == "There is no 31 February."
    assert read_due(["31/13"], TODAY).problem == "There is no 31/13."
    assert read_due(["1", "june", "2022"], TODAY).problem == "1 June 2022 has passed."
    assert read_due(["1", "jun"], TODAY).problem == "Taken as 1 June 2023, a long way off."
    assert read_due(["next", "panel"], TODAY).problem == "The next panel has no date yet."
    assert read_due(["32nd"], TODAY).problem == "There is no day 32 in a month."


@given(st.lists(st.text(max_size=10), max_size=6), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_never_raises_and_never_takes_more_than_there_is(words: list[str], today: date) -> None:
    assert 0 <= read_due(words, today).used <= len(words)


@given(st.integers(-5, 40), st.integers(-5, 20), st.integers(0, 9999))
def test_figures_never_raise(day: int, month: int, year: int) -> None:
    for text in (f"{day}/{month}/{year}", f"{year}-{month}-{day}", f"{day}/{month}", f"{day}th"):
        read_due([text], TODAY)
