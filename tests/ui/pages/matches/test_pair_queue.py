"""The order of a sitting: what is in hand, what comes next, and what an undo or a refusal brings back."""

from ivolt_desktop.panel.views.match_decisions import Standing, WaitingPair
from ui.pages.matches.pair_queue import PairQueue


def _pair(first: int, second: int, put_off: bool = False) -> WaitingPair:
    return WaitingPair(first * 100 + second, first, second, f"P-{first}", "", f"P-{second}", "", 20.0, 0.99,
                       "990 in 1,000 such pairs are", "the phone says so", put_off)


def _standing(*pairs: WaitingPair, decided: int = 0) -> Standing:
    return Standing("person", pairs, decided, sum(pair.put_off for pair in pairs))


A, B, C = _pair(1, 2), _pair(3, 4), _pair(5, 6)


def _queue() -> PairQueue:
    queue = PairQueue()
    queue.load(_standing(A, B, C))
    return queue


def test_begins_with_the_heaviest() -> None:
    queue = _queue()
    assert queue.current == A
    assert queue.following == [B, C]
    assert queue.place == (1, 3)


def test_an_answer_counts_at_once() -> None:
    queue = _queue()
    assert queue.settle("same") == A
    assert queue.current == B
    assert queue.place == (2, 3)


def test_a_reading_from_before_the_answer_was_stored_does_not_bring_it_back() -> None:
    queue = _queue()
    queue.settle("same")
    queue.load(_standing(A, B, C))
    assert queue.current == B


def test_what_waits_again_after_it_was_stored_was_undone() -> None:
    queue = _queue()
    queue.settle("same")
    queue.stored(A.ids)
    queue.load(_standing(B, C, decided=1))
    queue.load(_standing(A, B, C))
    assert queue.current == A
    assert queue.place == (1, 3)


def test_a_refused_answer_comes_back_into_hand() -> None:
    queue = _queue()
    taken = queue.settle("different")
    assert taken is not None
    queue.refused(taken)
    assert queue.current == A
    assert queue.place == (1, 3)


def test_a_joined_record_leaves_its_other_pairs_until_they_are_read_anew() -> None:
    queue = PairQueue()
    other = _pair(2, 9)
    queue.load(_standing(A, other, B))
    queue.settle("same")
    assert queue.current == B
    assert other not in queue.waiting


def test_those_put_off_are_left_out_until_asked_for() -> None:
    queue = PairQueue()
    off = _pair(7, 8, put_off=True)
    queue.load(_standing(off))
    assert queue.current is None and queue.put_off == 1
    queue.look_again()
    queue.load(_standing(off))
    assert queue.current == off


def test_putting_off_again_what_was_looked_at_again_does_not_go_round_for_ever() -> None:
    queue = PairQueue()
    off = _pair(7, 8, put_off=True)
    queue.look_again()
    queue.load(_standing(off))
    queue.settle("later")
    queue.stored(off.ids)
    queue.load(_standing(off))
    assert queue.current is None
