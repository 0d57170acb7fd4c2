import numpy as np

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
