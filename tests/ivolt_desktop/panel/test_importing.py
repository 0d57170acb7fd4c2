"""Bringing files in without a window."""

from datetime import date

import pytest

from ivolt_desktop.intake.review import Review
from ivolt_desktop.model import AsbCall, Delivery
from ivolt_desktop.panel.importing import agency_for, import_files, saved_layouts
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.store import bulk_columns, large_changes, search, settling
from tests.ivolt_desktop.panel.incoming import CALLS, call, write

DAY = date(2026, 5, 4)


def test_a_file_that_is_refused_does_not_keep_the_others_out(desk, cast, tmp_path):
    nothing = tmp_path / "nothing.csv"
    nothing.write_text("")
    good = write(tmp_path / "calls.csv", CALLS, [call(1, DAY, "Orla Finch")])
    refused, missing, stored = import_files(desk.panel, [nothing, tmp_path / "not there.csv", good])
    assert refused.refused and missing.refused and not refused.stored
    assert stored.stored and stored.new == 1
    assert stored.sentence == (
        "calls.csv (Police ASB calls, Police): 1 new, 0 changed, 0 the same, 0 set aside, 0 left out")


def test_everything_is_found_when_a_large_file_is_in(desk, cast, tmp_path, monkeypatch):
    monkeypatch.setattr(bulk_columns, "MANY", 2)
    monkeypatch.setattr(large_changes, "VERY_MANY", 4)
    monkeypatch.setattr(settling, "MOST_AT_ONCE", 2)
    told = []
    real = search.leave_waiting
    monkeypatch.setattr(search, "leave_waiting", lambda *given: told.append(given[1]) or real(*given))
    files = [write(tmp_path / f"{name}.csv", CALLS, [call(n, DAY, f"Orla Finch {n}", where="Lapwing Road")
                                                     for n in range(first, first + 9)])
             for name, first in (("one", 1), ("two", 20))]
    import_files(desk.panel, files)
    assert told.count("asb_call") == 2
    with desk.panel.reading() as session:
        assert search.waiting(session) == 0
        found = search.find(session, "lapwing", registers=frozenset({"asb_call"}))
    assert {each.record_id for each in found} == {each.id for each in desk.all(AsbCall)}


def test_a_dry_run_stores_nothing(desk, cast, tmp_path):
    before = desk.state()
    (account,) = import_files(desk.panel, [write(tmp_path / "calls.csv", CALLS, [call(1, DAY, "Orla Finch")])],
                              dry_run=True)
    assert account.new == 1 and not account.stored and "would be" in account.sentence
    assert desk.state() == before


def test_a_file_without_a_needed_column_is_refused_by_name(desk, cast, tmp_path):
    path = write(tmp_path / "calls.csv", ("Caller Name", "Caller Phone", "Opening Code"),
                 [["Orla Finch", "07700 900301", "215 Rowdy"], ["Idris Vale", "07700 900302", "302 Noise"]])
    (account,) = import_files(desk.panel, [path], agency="Police")
    assert "No column was found for" in account.refused
    assert desk.all(Delivery) == []


def test_the_sender_is_told_from_the_file_or_named(desk, cast, tmp_path):
    path = write(tmp_path / "calls.csv", CALLS, [call(1, DAY, "Orla Finch")])
    review = Review.open(path)
    with desk.panel.reading() as session:
        assert agency_for(session, review).id == cast.police
        assert agency_for(session, review, "council asb TEAM").id == cast.council
        with pytest.raises(NotAllowed, match="no agency called Nobody"):
            agency_for(session, review, "Nobody")


def test_the_layout_kept_names_the_sender_next_time(desk, cast, tmp_path):
    path = write(tmp_path / "calls.csv", CALLS, [call(1, DAY, "Orla Finch")])
    import_files(desk.panel, [path], agency="NELFT")
    with desk.panel.reading() as session:
        review = Review.open(write(tmp_path / "june.csv", CALLS, [call(2, DAY, "Bea Marsh")]), saved_layouts(session))
        assert agency_for(session, review).id == cast.health
    assert len(desk.all(AsbCall)) == 1
