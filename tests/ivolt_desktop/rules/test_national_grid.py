import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.rules.national_grid import from_grid, swapped, to_grid


def test_the_worked_example_of_the_ordnance_survey():
    """A Guide to Coordinate Systems in Great Britain: Caister water tower; a Helmert shift is good to some metres."""
    point = to_grid(1 + 42 / 60 + 57.8663 / 3600, 52 + 39 / 60 + 28.8282 / 3600)
    assert point == pytest.approx((651_409.903, 313_177.270), abs=5)


@given(st.floats(540_000, 556_000), st.floats(178_000, 194_000))
def test_there_and_back(easting, northing):
    assert to_grid(*from_grid(easting, northing)) == pytest.approx((easting, northing), abs=0.1)


def test_places_elsewhere_are_none():
    assert to_grid(0, 0) is None and to_grid(51.5, 0.1) is None and to_grid(13.4, 52.5) is None


def test_swapped():
    assert swapped(51.5, 0.1) and not swapped(0.1, 51.5) and not swapped(0, 0)
