from datetime import date

import pytest

from ivolt_desktop.matching.tables.ages import in_one_year
from ivolt_desktop.matching.tables.linking import link

NAMES = [("smith", "john")] * 4


def test_ages_of_several_days_are_put_into_the_last_year() -> None:
    days = ["20220503", "20240601", "", ""]
    found = in_one_year(["34", "36", "", "50"], ["", "", "19880304", ""], days, NAMES)
    assert found == ["36", "36", "36", ""]


def test_rows_that_give_both_tell_the_year() -> None:
    found = in_one_year(["34", "", "60", ""], ["19880304", "19700101", "", ""], None, NAMES)
    assert found == ["34", "52", "60", ""]


def test_people_of_one_name_tell_the_year() -> None:
    born = [1950 + 3 * n for n in range(12)]
    ages = [str(2021 - year - n % 2) for n, year in enumerate(born)] + [""] * 12
    dates = [""] * 12 + [f"{year}0607" for year in born]
    names = [(f"name {n}", "x") for n in range(12)] * 2
    found = in_one_year(ages, dates, None, names)
    assert found[12:] == [str(2021 - year) for year in born]


def test_where_nothing_tells_the_year_it_is_this_one() -> None:
    assert in_one_year(["34", ""], ["", "19700101"], None, NAMES[:2]) == ["34", str(date.today().year - 1970)]
    assert in_one_year([""], ["30000101"], None, NAMES[:1]) == [""]


def _two(word: str, one: str, two: str, **rest: str) -> bool:
    given = [("forename", ["John", "John"]), ("surname", ["Okonjo", "Okonjo"]), ("postcode", ["RM10 8HT", "RM10 8HT"])]
    cells = {"born": ["", ""], "age": ["", ""], "age_on": ["", rest.get("on", "")], "phone": ["07700900123"] * 2}
    cells["born"][0], cells[word][1] = one, two
    return len(set(link([*given, *cells.items()]).cluster.tolist())) == 1


@pytest.mark.parametrize(
    ("born", "age", "on", "one"),
    [
        ("4 March 1988", "34", "3 May 2022", True),
        ("4 March 1988", "35", "3 May 2022", True),
        ("4 March 1988", "61", "3 May 2022", False),
        ("4 March 1961", "30", "", False),
    ],
)
def test_an_age_is_compared_with_a_date_of_birth_of_another_row(born: str, age: str, on: str, one: bool) -> None:
    assert _two("age", born, age, on=on) is one


@pytest.mark.parametrize("rows", [2, 3, 12])
def test_a_name_alone_joins_nobody_in_a_short_list(rows: int) -> None:
    """One name twice, alone or among others; the same with a telephone number of their own is one person."""
    others = ["Ada Lovelace", "Kofi Mensah", "Ruth Ellis", "Ivan Petrov", "Nell Gwyn"] * 2
    names = ["John Smith", "SMITH, John", *others][:rows]
    towns = ["Barking"] * rows
    assert len(set(link([("name", names), ("town", towns)]).cluster.tolist()[:2])) == 2
    phones = ["07700 900123", "7700900123", *[""] * (rows - 2)]
    assert len(set(link([("name", names), ("town", towns), ("phone", phones)]).cluster.tolist()[:2])) == 1
