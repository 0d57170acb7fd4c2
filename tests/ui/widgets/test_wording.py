from datetime import date, datetime
from enum import StrEnum
from typing import Any

import pytest

from ivolt_desktop.model.fields import Field, Kind
from ui.widgets.wording import in_words, moment, sort_key


class State(StrEnum):
    NOT_POSSIBLE = "not_possible"


CHOICE = Field("State", Kind.CHOICE, choices=(("not_possible", "Not possible: circumstances changed"),))


@pytest.mark.parametrize(("value", "field", "said"), [
    (None, Field("Due", Kind.DATE), ""),
    (date(2026, 11, 23), Field("Due", Kind.DATE), "23 Nov 2026"),
    (datetime(2022, 5, 2, 21, 14), Field("Called", Kind.MOMENT), "2 May 2022 21:14"),
    (datetime(2022, 5, 2), Field("Issued", Kind.MOMENT), "2 May 2022"),
    (True, Field("Confirmed", Kind.YES_NO), "Yes"),
    (False, Field("Confirmed", Kind.YES_NO), "No"),
    (12345, Field("Calls", Kind.NUMBER), "12,345"),
    (0, Field("Calls", Kind.NUMBER), "0"),
    (1.50, Field("Days", Kind.DECIMAL), "1.5"),
    ("not_possible", CHOICE, "Not possible: circumstances changed"),
    (State.NOT_POSSIBLE, CHOICE, "Not possible: circumstances changed"),
])
def test_values_are_said_in_british_words(value: Any, field: Field, said: str) -> None:
    assert in_words(value, field) == said


def test_a_link_is_said_by_the_record_it_points_at() -> None:
    link = Field("Owner", Kind.LINK, target="agency")
    assert in_words(2, link, lambda register, number: f"{register} {number}") == "agency 2"
    assert in_words(2, link) == ""


def test_the_year_is_left_out_where_it_is_this_one() -> None:
    assert moment(datetime(2022, 5, 2, 21, 14), date(2022, 6, 1)) == "2 May 21:14"
    assert moment(datetime(2021, 5, 2, 21, 14), date(2022, 6, 1)) == "2 May 2021 21:14"


def test_values_sort_by_size_and_blanks_come_last() -> None:
    values = [date(2022, 10, 1), None, date(2022, 9, 30)]
    assert sorted(values, key=lambda each: sort_key(each, "")) == [date(2022, 9, 30), date(2022, 10, 1), None]
    assert sort_key("b", "b") > sort_key("A", "A")
