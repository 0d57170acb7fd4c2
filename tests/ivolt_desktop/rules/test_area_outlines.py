from math import cos, pi, sin

from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.rules.area_outlines import contains, hectares, read_area, simplified, written_area

SQUARE = [(0, 0), (0, 1000), (1000, 1000), (1000, 0)]


def test_an_outline_comes_back_as_it_was_written():
    area = [[SQUARE, [(400, 400), (600, 400), (600, 600)]], [[(2000, 0), (2000, 100), (2100, 0)]]]
    assert read_area(written_area(area)) == area


def test_other_texts_are_no_outline():
    for text in ("", "null", "[]", "[[]]", "[[[]]]", "[[[[1,2],[3,4]]]]", '{"a":1}', "words", "[" * 5000):
        assert read_area(text) is None


def test_holes_are_left_out():
    area = [[SQUARE, [(0, 0), (500, 0), (500, 500), (0, 500)]]]
    assert hectares(area) == 75
    assert contains(area, 750, 750) and not contains(area, 250, 250) and not contains(area, -1, 500)


def test_a_ring_of_many_points_keeps_its_shape_within_the_distance():
    ring = [(1000 * cos(2 * pi * n / 5000), 1000 * sin(2 * pi * n / 5000)) for n in range(5001)]
    kept = simplified(ring, 5)
    assert 20 < len(kept) < 120
    assert abs(hectares([[kept]]) - pi * 100) < 3


def test_what_is_no_ring():
    assert simplified([], 5) == [] and simplified([(0, 0)] * 9, 5) == [] and simplified([(0, 0), (9, 9)], 5) == []


@given(st.lists(st.tuples(st.floats(0, 1e6), st.floats(0, 1e6)), max_size=60))
def test_any_points_give_a_ring_or_none(points):
    ring = simplified(points, 5)
    assert not ring or (len(ring) >= 3 and read_area(written_area([[ring]])) == [[ring]])
