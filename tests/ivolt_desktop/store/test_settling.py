"""A very large addition is searched and indexed after its commit, as well as it would have been within it."""

import threading
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select, text

from ivolt_desktop.model import AsbCall, Change, Person
from ivolt_desktop.store import (
    PanelFile,
    UnitOfWork,
    audit,
    bulk,
    bulk_removal,
    large_changes,
    search,
    settling,
    waiting_indexes,
)
from ivolt_desktop.store.bulk_columns import insert_columns, put_back_columns
from tests.ivolt_desktop.store.large_additions import (
    MANY,
    STREETS,
    columns,
    declared,
    found,
    held,
    index_of,
    indexes,
    is_as_made_anew,
    load,
    waiting,
    written,
)

pytestmark = pytest.mark.usefixtures("small_limits")


def indexes_within(work: UnitOfWork) -> set[str]:
    return set(work.session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'index'")))


# ---------------------------------------------------------------- what is left, and what comes of it
def test_what_is_very_large_waits_and_is_found_in_the_end(panel: PanelFile, hasty: None) -> None:
    with held(panel):
        load(panel)
        assert waiting(panel) == MANY and found(panel, "lapwing") == set()
        assert "ix_asb_call_called_at" not in indexes(panel)
    panel.settled()
    assert waiting(panel) == 0
    assert len(found(panel, "lapwing")) == MANY // len(STREETS)
    is_as_made_anew(panel)


def test_what_is_smaller_is_found_at_once(panel: PanelFile) -> None:
    with held(panel):
        load(panel, 9)
        assert waiting(panel) == 0 and len(found(panel, "lapwing")) == 2
        assert declared() <= indexes(panel)


def test_it_finds_what_an_index_made_within_the_change_finds(
    panel: PanelFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(panel)
    panel.settled()
    later = index_of(panel)
    with panel.work("remove") as work:
        work.session.execute(delete(AsbCall))
        work.session.execute(text("DELETE FROM sqlite_sequence WHERE name = 'asb_call'"))
        work.session.commit()
    assert index_of(panel)[0] == []
    monkeypatch.setattr(large_changes, "VERY_MANY", 1_000_000)
    load(panel)
    assert index_of(panel)[0] == later[0]
    assert {each[0] for each in later[1]} == {each[0] for each in index_of(panel)[1]}


def test_nothing_of_it_is_in_the_audit_trail(panel: PanelFile) -> None:
    load(panel)
    panel.settled()
    with panel.reading() as session:
        assert session.scalar(select(func.count()).select_from(Change)) == 0
        assert audit.verify(session) is None


def test_indexes_that_the_same_change_looks_records_up_by_are_made_at_once(panel: PanelFile, hasty: None) -> None:
    def add(work: UnitOfWork) -> None:
        people = {"reference": [f"P-{n:04d}" for n in range(MANY)], "name": ["Orla Finch"] * MANY}
        insert_columns(work.session, Person, people, MANY)

    with held(panel):
        with panel.work("load") as work:
            add(work)
            assert "ix_person_written_key" not in indexes_within(work)
            waiting_indexes.make_here(work.session.connection(), bulk.table_of(Person))
            assert "ix_person_written_key" in indexes_within(work)
            work.commit()
        assert declared() <= indexes(panel)
        assert waiting(panel) == MANY
    panel.settled()
    assert len(found(panel, "orla")) == MANY


def test_what_is_rolled_back_leaves_nothing_waiting(panel: PanelFile) -> None:
    with panel.work("load") as work:
        insert_columns(work.session, AsbCall, columns(MANY), MANY)
    assert waiting(panel) == 0
    is_as_made_anew(panel)


# ---------------------------------------------------------------- changes meanwhile
Deed = tuple[str, int, int]
DEEDS = st.lists(
    st.tuples(st.sampled_from(["change", "remove", "remove many", "put back", "bring back", "add", "load", "portion",
                              "undone"]),
              st.integers(0, MANY - 1), st.integers(1, MANY)),
    max_size=8,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=DEEDS)
def test_whatever_is_done_while_records_wait(panel: PanelFile, hasty: None, deeds: list[Deed]) -> None:
    with panel.work("clear") as work:
        work.session.execute(delete(AsbCall))
        work.commit()
    with held(panel):
        load(panel)
        for deed, place, many in deeds:
            do(panel, deed, place, many)
            for street in STREETS:  # what is found is right, though not all of it yet
                assert found(panel, street.split()[0]) <= written(panel, street.split()[0])
    is_as_made_anew(panel)


def do(panel: PanelFile, deed: str, place: int, many: int) -> None:
    with panel.reading() as session:
        ids = list(session.scalars(select(AsbCall.id).order_by(AsbCall.id)))
    some = ids[place:place + many]
    if deed == "portion":
        with panel.engine.connect().execution_options(writes=True) as connection, connection.begin():
            search.take_in(connection, many)
        return
    with panel.work(deed) as work:
        session = work.session
        if deed in ("change", "undone"):
            bulk.update_rows(session, AsbCall, [{"id": each, "location": STREETS[many % 5]} for each in some])
        elif deed == "remove":
            bulk.delete_rows(session, AsbCall, some)
        elif deed == "remove many" and some:
            bulk_removal.remove(session, AsbCall, some)
        elif deed == "put back":
            kept = bulk.fetch_values(session, AsbCall, ids)
            bulk_removal.remove(session, AsbCall, ids)
            if kept:
                put_back_columns(session, AsbCall, ids, {name: [row[name] for row in kept] for name in kept[0]
                                                         if name != "id"})
        elif deed == "bring back":
            kept = bulk.fetch_values(session, AsbCall, some)
            bulk.delete_rows(session, AsbCall, some)
            bulk.insert_rows(session, AsbCall, kept)
        elif deed in ("add", "load"):
            count = many if deed == "load" else 1
            insert_columns(session, AsbCall, columns(count, many), count)
        if deed != "undone":
            session.commit()


def test_a_record_is_changed_and_removed_while_it_waits(panel: PanelFile, hasty: None) -> None:
    with held(panel):
        load(panel)
        with panel.work("edit") as work:
            work.session.get_one(AsbCall, 1).location = "Avocet Walk"
            work.session.delete(work.session.get_one(AsbCall, 2))
            work.session.add(AsbCall(called_at=datetime(2026, 5, 5), location="Avocet Walk"))
            work.commit()
        assert found(panel, "avocet") == {MANY + 1}
    panel.settled()
    assert found(panel, "avocet") == {1, MANY + 1}
    is_as_made_anew(panel)


@pytest.mark.parametrize("deeds", [
    [("bring back", 5, 3)],
    [("remove", 0, 5), ("put back", 0, 1)],
    [("portion", 0, 12), ("put back", 0, 1), ("portion", 0, 12), ("change", 0, 30)],
    [("remove many", 0, MANY), ("load", 0, MANY)],
])
def test_undo_and_redo_while_records_wait(panel: PanelFile, hasty: None, deeds: list[Deed]) -> None:
    with held(panel):
        load(panel)
        for each in deeds:
            do(panel, *each)
    is_as_made_anew(panel)


def test_ranges_side_by_side_are_both_taken_in(panel: PanelFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "MOST_AT_ONCE", 40)
    panel.settling._at_once = 40
    with held(panel):
        load(panel, 40)
        load(panel, 45, first=40)
    panel.settled()
    assert waiting(panel) == 0


def test_two_large_additions_one_after_the_other(panel: PanelFile, hasty: None) -> None:
    with held(panel):
        load(panel)
        load(panel, MANY + 20, first=MANY)
        assert waiting(panel) == MANY + MANY + 20
    is_as_made_anew(panel)


# ---------------------------------------------------------------- two writers
def test_a_change_goes_before_what_is_left(panel: PanelFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "MOST_AT_ONCE", 1)
    errors: list[BaseException] = []

    def add(number: int) -> None:
        try:
            for turn in range(10):
                with panel.work("add") as work:
                    work.session.add(AsbCall(called_at=datetime(2026, 5, 5), location=f"Avocet {number} {turn}"))
                    work.commit()
        except BaseException as error:
            errors.append(error)

    load(panel, 200)
    threads = [threading.Thread(target=add, args=(each,)) for each in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert errors == []
    panel.settled()
    assert len(found(panel, "avocet")) == 20
    is_as_made_anew(panel)


@pytest.mark.parametrize("turn", range(4))
def test_a_change_may_begin_with_a_removal_after_indexes_were_made(panel: PanelFile, turn: int) -> None:
    load(panel)
    panel.settled()
    with panel.work("remove") as work:
        work.session.execute(delete(AsbCall))
        work.session.commit()
    assert found(panel, "lapwing") == set()


def test_a_change_begins_when_the_indexes_stand(panel: PanelFile) -> None:
    load(panel)
    with panel.work("look"):
        assert declared() <= indexes(panel)


def test_a_worker_reads_when_the_indexes_stand(panel: PanelFile) -> None:
    seen: list[set[str]] = []

    def read() -> None:
        with panel.reading():
            seen.append(indexes(panel))

    load(panel)
    thread = threading.Thread(target=read)
    thread.start()
    thread.join(30)
    assert declared() <= seen[0]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_thread_that_died_keeps_nobody_waiting_and_the_next_one_goes_on(
    panel: PanelFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()

    def dies(_: object) -> None:
        begun.wait(5)
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr(settling.Settling, "_do_all", dies)
        load(panel)
        panel.settling.begin()  # asked for once more while it runs
        begun.set()
        panel.settled()
    assert waiting(panel) == MANY
    panel.settling.begin()
    panel.settled()
    assert waiting(panel) == 0


def test_whom_to_compare_is_noted_of_very_many_as_of_one(panel: PanelFile) -> None:
    def stale() -> set[int]:
        with panel.reading() as session:
            return set(session.scalars(text("SELECT record / 2 FROM pair_stale WHERE record % 2 = 0")))

    with panel.work("load") as work:
        people = {"reference": [f"P-{n:04d}" for n in range(MANY)], "name": ["Orla Finch"] * MANY}
        ids = insert_columns(work.session, Person, people, MANY)
        work.commit()
    assert stale() == set(ids)
    with panel.work("add") as work:
        work.session.add(Person(reference="P-9999", name="Orla Finch"))
        work.commit()
    assert len(stale()) == MANY + 1


def test_what_is_put_back_in_any_order_is_noted_and_searched(panel: PanelFile) -> None:
    ids = [*range(500, 500 + MANY), *range(1, 1 + MANY)]
    with panel.work("put back") as work:
        people = {"reference": [f"P-{n:04d}" for n in ids], "name": ["Orla Finch"] * len(ids)}
        put_back_columns(work.session, Person, ids, people)
        work.commit()
    panel.settled()
    assert found(panel, "orla") == set(ids)
    with panel.reading() as session:
        assert set(session.scalars(text("SELECT record / 2 FROM pair_stale WHERE record % 2 = 0"))) == set(ids)


def test_indexes_of_what_others_point_at_are_made_first(panel: PanelFile, hasty: None) -> None:
    with held(panel):
        load(panel)
        with panel.work("load") as work:
            people = {"reference": [f"P-{n:04d}" for n in range(MANY)], "name": ["Orla Finch"] * MANY}
            insert_columns(work.session, Person, people, MANY)
            work.commit()
        with panel.work("look") as work:
            waiting_indexes.make_next(work.session.connection())
            made = {each for each in indexes_within(work) if each.startswith("ix_person_")}
            assert made and "ix_asb_call_called_at" not in indexes_within(work)
            waiting_indexes.make_every_one_here(work.session.connection())
            assert declared() <= indexes_within(work)


def test_a_panel_closed_before_a_large_change_ends_hides_nothing(panel: PanelFile) -> None:
    with pytest.raises(ValueError, match="the change itself"), panel.work("load") as work:
        work.will_add(bulk.table_of(AsbCall), MANY)
        panel._closed = True
        raise ValueError("the change itself")
    panel._closed = False
