"""Which lines of the log are shown."""

from types import SimpleNamespace

import pytest

from ui.pages.issues.narrowing import ALL, CLOSED, OVERDUE, Narrowing, agencies_in, owners_in


def _line(agency="Council", *, is_open=True, overdue=False, member_id=None, rag="G", meeting_id=None, owner=""):
    return SimpleNamespace(agency=agency, is_open=is_open, overdue=overdue, member_id=member_id, rag=rag,
                           meeting_id=meeting_id, owner=owner)


LOG = [_line(overdue=True, rag="R", member_id=4, owner="J. Bright"), _line(meeting_id=9), _line("Police", rag="A"),
       _line("", overdue=True, rag="R"), _line("Police", is_open=False, rag="C")]


@pytest.mark.parametrize(("narrowing", "kept"), [
    (Narrowing(), [0, 1, 2, 3]), (Narrowing(OVERDUE), [0, 3]), (Narrowing(CLOSED), [4]), (Narrowing(ALL), [*range(5)]),
    (Narrowing(agency="Council"), [0, 1]), (Narrowing(agency="No owner yet"), [3]), (Narrowing(member_id=4), [0]),
    (Narrowing(rag="A"), [2]), (Narrowing(meeting_id=9), [1]), (Narrowing(OVERDUE, agency="Police"), []),
])
def test_each_filter_keeps_what_it_says(narrowing, kept):
    assert [at for at, line in enumerate(LOG) if narrowing.keeps(line)] == kept


def test_agencies_are_counted_whatever_agency_is_chosen_most_overdue_first():
    assert agencies_in(LOG, Narrowing(agency="Police")) == [("Council", 2, 1), ("No owner yet", 1, 1), ("Police", 1, 0)]
    assert agencies_in(LOG, Narrowing(CLOSED)) == [("Police", 1, 0)]


def test_owners_are_named_with_their_agency():
    assert owners_in(LOG) == [(4, "J. Bright, Council")]
