from ivolt_desktop.matching.judgements import Judgements


def test_what_was_decided_is_not_asked_again_either_way_round() -> None:
    judged = Judgements(same=[(1, 2)], different=[(3, 4)])
    assert judged.decided(2, 1)
    assert judged.decided(4, 3)
    assert not judged.decided(1, 3)


def test_same_carries_over() -> None:
    judged = Judgements(same=[(1, 2), (2, 3), (8, 9)], different=[(3, 9)])
    assert judged.decided(1, 3)
    assert judged.decided(1, 8)
    assert not judged.decided(1, 7)
    assert not Judgements().decided(1, 2)
