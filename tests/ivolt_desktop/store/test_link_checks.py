"""Links of a large addition are checked at once, and nothing gets in that SQLite would have refused row by row."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlcipher3 import dbapi2

from ivolt_desktop.model import AsbCall, Delivery, DeliveryRow, Person, Place
from ivolt_desktop.rules.known_errors import NotAPanelFile
from ivolt_desktop.store import PanelFile, UnitOfWork, bulk, link_checks
from ivolt_desktop.store.bulk_columns import insert_columns
from ivolt_desktop.store.coded import constant

MANY = 30
pytestmark = pytest.mark.usefixtures("small_limits")


@contextmanager
def _begun(panel: PanelFile, count: int = MANY) -> Iterator[UnitOfWork]:
    with panel.work("load") as work:
        work.will_add(bulk.table_of(AsbCall), count)
        yield work


def _load(work: UnitOfWork, people: list[int | None], places: list[int | None] | None = None) -> range:
    columns = {"called_at": [datetime(2026, 5, 4, 21)] * len(people), "person_id": people,
               "place_id": places or [None] * len(people)}
    return insert_columns(work.session, AsbCall, columns, len(people))


def _people(work: UnitOfWork, count: int) -> range:
    return insert_columns(work.session, Person, {
        "name": ["Orla Finch"] * count, "reference": [f"P-{n:04d}" for n in range(count)]}, count)


def _enforced(panel: PanelFile) -> bool:
    """On every connection that is kept, and on a fresh one."""
    held = [panel.engine.connect() for _ in range(4)]
    try:
        return all(each.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1 for each in held)
    finally:
        for each in held:
            each.close()


def _kept(panel: PanelFile) -> int:
    with panel.engine.connect() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM asb_call").scalar_one())


def test_sound_links_are_kept_and_the_next_change_is_checked_as_usual(panel: PanelFile) -> None:
    with _begun(panel) as work:
        assert link_checks.are_off(work.session)
        people = _people(work, MANY)
        _load(work, [None, *people[1:]])
        work.commit()
    assert _kept(panel) == MANY and _enforced(panel)
    with panel.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    with pytest.raises(IntegrityError), panel.work("add") as work:
        work.session.add(AsbCall(called_at=datetime(2026, 5, 4), person_id=9_999))
        work.commit()


def test_few_rows_are_checked_as_usual(panel: PanelFile) -> None:
    with _begun(panel, count=3) as work:
        assert not link_checks.are_off(work.session)


def test_beside_more_that_are_kept_rows_are_checked_as_usual(panel: PanelFile) -> None:
    with panel.work("load") as work:
        _load(work, [None] * (MANY + 1))
        work.commit()
    with _begun(panel) as work:
        assert not link_checks.are_off(work.session)


def test_said_too_late_or_twice_it_changes_nothing(panel: PanelFile) -> None:
    with panel.work("load") as work:
        work.session.execute(text("SELECT 1"))
        work.will_add(bulk.table_of(AsbCall), MANY)
        assert not link_checks.are_off(work.session)
    with _begun(panel) as work:
        _load(work, list(_people(work, MANY)))
        work.will_add(bulk.table_of(Person), MANY)
        _load(work, [None])
        work.commit()
    assert _kept(panel) == MANY + 1


@pytest.mark.parametrize("wrong", [0, -4, 9_999])
def test_a_loaded_link_to_nobody_is_refused(panel: PanelFile, wrong: int) -> None:
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), _begun(panel) as work:
        people = _people(work, MANY)
        _load(work, [*people[1:], wrong])
    assert _kept(panel) == 0 and _enforced(panel)


def _moved_at_once(work: UnitOfWork, calls: range) -> None:
    bulk.update_rows(work.session, AsbCall, [{"id": calls[3], "person_id": 9_999}])


def _moved_alone(work: UnitOfWork, calls: range) -> None:
    call = work.session.get(AsbCall, calls[3])
    assert call is not None
    call.person_id = 9_999


def _added_alone(work: UnitOfWork, _calls: range) -> None:
    work.session.add(AsbCall(called_at=datetime(2026, 5, 4), person_id=9_999))


def _another_table(work: UnitOfWork, _calls: range) -> None:
    bulk.insert_rows(work.session, Place, [{"name": "Lapwing Road", "reference": "A-1", "first_delivery_id": 77}])


def _person_gone(work: UnitOfWork, _calls: range) -> None:
    work.session.execute(text("DELETE FROM person WHERE id = 2"))


def _rows_of_nothing(work: UnitOfWork, calls: range) -> None:
    insert_columns(work.session, DeliveryRow, {
        "delivery_id": constant(55, MANY), "row_number": calls, "fate": constant("new", MANY)}, MANY)


@pytest.mark.parametrize("wrong", [
    _moved_at_once, _moved_alone, _added_alone, _another_table, _person_gone, _rows_of_nothing])
def test_whatever_else_would_be_refused_is_refused(
    panel: PanelFile, wrong: Callable[[UnitOfWork, range], None]
) -> None:
    with pytest.raises(IntegrityError), _begun(panel) as work:
        calls = _load(work, list(_people(work, MANY)))
        wrong(work, calls)
        work.commit()
    assert _kept(panel) == 0 and _enforced(panel)


def test_what_a_session_commits_by_itself_is_looked_at_too(panel: PanelFile) -> None:
    with pytest.raises(IntegrityError), _begun(panel) as work:
        _added_alone(work, _load(work, [None] * MANY))
        work.session.commit()
    assert _kept(panel) == 0


@pytest.mark.parametrize("undone", ["the whole", "a part"])
def test_what_was_looked_at_and_then_undone_says_nothing_of_what_comes_after(panel: PanelFile, undone: str) -> None:
    with pytest.raises(IntegrityError), _begun(panel) as work:
        if undone == "the whole":
            _load(work, list(_people(work, MANY)))
            work.session.rollback()
        else:
            with pytest.raises(ZeroDivisionError), work.session.begin_nested():
                _load(work, list(_people(work, MANY)))
                raise ZeroDivisionError
        work.session.add_all(AsbCall(called_at=datetime(2026, 5, 4), person_id=7) for _ in range(MANY))
        work.commit()
    assert _kept(panel) == 0


def test_an_id_that_is_used_again_is_looked_at_again(panel: PanelFile) -> None:
    with pytest.raises(IntegrityError), _begun(panel) as work:
        calls = _load(work, list(_people(work, MANY)))
        bulk.delete_rows(work.session, AsbCall, [calls[4]])
        bulk.insert_rows(work.session, AsbCall, [
            {"id": calls[4], "called_at": datetime(2026, 5, 4), "person_id": 9_999}])
        work.commit()


def test_a_person_who_gets_another_id_is_missed(panel: PanelFile) -> None:
    with pytest.raises(IntegrityError), _begun(panel) as work:
        _load(work, list(_people(work, MANY)))
        work.session.execute(text("UPDATE person SET id = 4000 WHERE id = 2"))
        work.commit()


def test_rows_may_point_at_rows_beside_them(panel: PanelFile) -> None:
    with _begun(panel) as work:
        insert_columns(work.session, Person, {
            "name": ["Orla Finch"] * MANY, "reference": [f"P-{n:04d}" for n in range(MANY)],
            "merged_into_id": [None, *[1] * (MANY - 1)]}, MANY)
        work.commit()
    with panel.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []


def test_a_connection_that_does_not_enforce_links_is_never_used_again(
    panel: PanelFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(link_checks, "_NOTES", ("CREATE TEMP TABLE and so on",))
    with pytest.raises(DBAPIError), _begun(panel):
        pass
    assert _enforced(panel)
    monkeypatch.undo()
    monkeypatch.setattr(UnitOfWork, "_usual_again", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError), panel.work("load") as work:
        link_checks.leave_off(work.session, work._connection)
    assert _enforced(panel)


def test_a_file_found_damaged_then_is_told_in_words(panel: PanelFile, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(*_: object) -> bool:
        raise dbapi2.DatabaseError("database disk image is malformed")

    monkeypatch.setattr(link_checks, "worth_it", damaged)
    with pytest.raises(NotAPanelFile, match="Open your last backup"), _begun(panel):
        pass


def test_the_log_is_not_folded_in_while_somebody_waits(panel: PanelFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panel.settling, "begin", lambda: None)
    panel.engine.dispose()
    with _begun(panel) as work:
        _load(work, [None] * MANY)
        work.commit()
    assert panel.path.with_name(panel.path.name + "-wal").stat().st_size > 0


def test_an_older_row_that_is_moved_is_looked_at_too(panel: PanelFile) -> None:
    with panel.work("load") as work:
        older = _load(work, [None])
        work.commit()
    with pytest.raises(IntegrityError), _begun(panel) as work:
        _load(work, [None] * MANY)
        bulk.update_rows(work.session, AsbCall, [{"id": older[0], "place_id": 9_999}])
        work.commit()


def test_rows_loaded_twice_with_others_between_are_each_looked_at(panel: PanelFile) -> None:
    with pytest.raises(IntegrityError), _begun(panel) as work:
        people = list(_people(work, MANY))
        _load(work, people)
        work.session.add(AsbCall(called_at=datetime(2026, 5, 4), person_id=9_999))
        work.session.flush()
        _load(work, people)
        work.commit()


@pytest.mark.parametrize("ended", ["thrown away", "stopped"])
def test_a_change_given_up_leaves_links_enforced(panel: PanelFile, ended: str) -> None:
    try:
        with _begun(panel) as work:
            _load(work, [None] * MANY)
            if ended == "stopped":
                raise KeyboardInterrupt
    except KeyboardInterrupt:
        pass
    assert _kept(panel) == 0 and _enforced(panel)


def test_a_whole_delivery_is_sound_afterwards(panel: PanelFile, add_agency: Callable[..., int]) -> None:
    agency = add_agency()
    with _begun(panel) as work:
        delivery = Delivery(file_name="calls.csv", agency_id=agency, feed="calls", feed_key="calls",
                            received_at=datetime(2026, 6, 1), digest="", problems="{}")
        work.session.add(delivery)
        work.session.flush()
        calls = _load(work, list(_people(work, MANY)))
        insert_columns(work.session, DeliveryRow, {
            "delivery_id": constant(delivery.id, MANY), "row_number": calls, "fate": constant("new", MANY),
            "register": constant("asb_call", MANY), "record_id": calls}, MANY)
        work.commit()
    with panel.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
