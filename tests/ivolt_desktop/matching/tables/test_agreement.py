import numpy as np
import pytest

from ivolt_desktop.matching.tables.agreement import Comparer
from ivolt_desktop.matching.tables.columns import make_ready


def _levels(given: list[tuple[str, list[str]]]) -> tuple[dict[str, int], bool]:
    columns = make_ready(given)
    found = Comparer(columns).compare(np.array([0]), np.array([1]))
    levels = {column.word: int(level) for column, level in zip(columns, found.levels[0], strict=True)}
    return levels, bool(found.names_swapped[0])


def test_swapped_names_agree_across() -> None:
    levels, swapped = _levels([("forename", ["ada", "bell"]), ("surname", ["bell", "ada"])])
    assert levels == {"forename": 1, "surname": 1}
    assert swapped


def test_one_name_in_the_others_column_agrees_across() -> None:
    levels, swapped = _levels([("forename", ["ada", ""]), ("surname", ["bell", "ada"])])
    assert levels == {"forename": 0, "surname": 1}
    assert swapped


def test_other_names_are_not_swapped() -> None:
    levels, swapped = _levels([("forename", ["ada", "tom"]), ("surname", ["bell", "okafor"])])
    assert levels == {"forename": 6, "surname": 6}
    assert not swapped


def test_lines_of_an_address_may_be_swapped() -> None:
    levels, swapped = _levels([("street", ["harts lane", "colne house"]), ("address", ["colne house", "harts lane"])])
    assert levels["street"] == 1
    assert not swapped


def test_what_is_missing_cannot_be_told() -> None:
    assert _levels([("surname", ["bell", ""]), ("born", ["1950-03-04", "1950-03-04"])])[0] == {"surname": 0, "born": 1}


@pytest.mark.parametrize(
    ("one", "two", "born", "level"),
    [
        ("ann.bell@x.example", "ann.bel@x.example", ("1950-03-04", ""), 0),  # near, as any namesake's would be
        ("ann.bell@x.example", "ann.bell@y.invalid", ("1950-03-04", ""), 0),
        ("ann.bell7@x.example", "ann.bel7@x.example", ("1950-03-04", ""), 2),  # the same figure tells namesakes apart
        ("ann.bell@x.example", "ann.bell@x.example", ("1950-03-04", "1950-03-04"), 1),
        ("ann.bell@x.example", "ann.bell@x.example", ("1950-03-04", ""), 1),
        ("ann.bell@x.example", "ann.bell@x.example", ("1950-03-04", "1987-11-20"), 0),
        ("ann.bell7@x.example", "ann.bell7@x.example", ("1950-03-04", "1987-11-20"), 1),
        ("bluestar@x.example", "blustar@x.example", ("1950-03-04", "1987-11-20"), 2),  # no name in it
        ("ann.bell@x.example", "other@x.example", ("1950-03-04", ""), 4),
    ],
)
def test_an_e_mail_address_made_of_the_name_says_no_more_than_the_name(
    one: str, two: str, born: tuple[str, str], level: int
) -> None:
    given = [("forename", ["ann", "ann"]), ("surname", ["bell", "bell"]), ("email", [one, two]), ("born", list(born))]
    assert _levels(given)[0]["email"] == level
