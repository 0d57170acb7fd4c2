from ivolt_desktop.panel.joined_people import root_among, up_from


def test_the_way_up_ends_at_who_stands_now_and_never_goes_round() -> None:
    into = {1: 2, 2: 5, 7: 8, 8: 7}
    assert list(up_from(1, into)) == [1, 2, 5]
    assert list(up_from(5, into)) == [5]
    assert list(up_from(7, into)) == [7, 8]
    assert [root_among(each, into) for each in (1, 2, 5, 6)] == [5, 5, 5, 6]
