from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import func, inspect, select
from sqlalchemy.exc import IntegrityError

from ivolt_desktop.model import (
    Agency,
    AsbCall,
    Attendance,
    CouncilCase,
    Delivery,
    DeliveryRow,
    FireIncident,
    Judgement,
    Meeting,
    Member,
    Stored,
    all_registers,
)
from ivolt_desktop.store import PanelFile, audit, bulk, search

AddAgency = Callable[..., int]

FIRE = {
    "reference": "F1", "called_at": datetime(2022, 6, 1, 4, 5, 6, 700), "pumps": 2, "cost": 364.5,
    "address": "12 O'Hara \"Close\"; Zoë's", "deliberate": "yes",
}


def test_records_read_back_as_they_were_given(panel: PanelFile) -> None:
    with panel.work("load") as work:
        ids = bulk.insert_rows(work.session, FireIncident, [FIRE, {"called_at": datetime(2022, 6, 2)}])
        case = bulk.insert_rows(work.session, CouncilCase, [{"opened_on": date(2022, 2, 28), "closed_on": None}])
        weight = bulk.insert_rows(work.session, Judgement, [
            {"of": "person", "first_id": 1, "second_id": 2, "verdict": "same", "decided_at": datetime(2022, 6, 2),
             "weight": 7.25},
        ])
        work.session.commit()
    with panel.reading() as session:
        full, bare = (session.get_one(FireIncident, each) for each in ids)
        assert {name: getattr(full, name) for name in FIRE} == FIRE
        assert (bare.deliberate, bare.reference, bare.cost, bare.version) == ("not known", None, None, 1)
        assert session.get_one(CouncilCase, case[0]).opened_on == date(2022, 2, 28)
        assert session.get_one(Judgement, weight[0]).weight == 7.25


def test_the_file_holds_the_same_as_if_the_session_had_written_it(panel: PanelFile, add_agency: AddAgency) -> None:
    agency = add_agency()
    given = {"name": "Ada Fenn", "agency_id": agency, "attends": False, "role": None}
    with panel.work("add") as work:
        bulk.insert_rows(work.session, Member, [given])
        work.session.add(Member(**given))
        work.session.add(AsbCall(called_at=datetime(2022, 6, 1, 4, 5)))
        work.session.flush()
        bulk.insert_rows(work.session, AsbCall, [{"called_at": datetime(2022, 6, 1, 4, 5)}])
        for table in ("member", "asb_call"):
            loaded, added = work.session.connection().exec_driver_sql(f"SELECT * FROM {table}").mappings().all()
            told = {name for name in loaded if name not in ("id", "version")}
            assert {name: loaded[name] for name in told} == {name: added[name] for name in told}
            assert {name: type(loaded[name]) for name in loaded} == {name: type(added[name]) for name in added}


def test_every_register_can_be_loaded(panel: PanelFile) -> None:
    """With a value of the right sort in every column but links, then read back equal."""
    samples = {str: "x", int: 3, float: 2.5, bool: True, date: date(2022, 6, 1), datetime: datetime(2022, 6, 1, 9, 30)}
    with panel.work("load") as work:
        work.session.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for spec in all_registers():
            columns = [
                each.columns[0] for each in inspect(spec.register).column_attrs if each.key not in ("id", "version")
            ]
            row = {each.name: samples[each.type.python_type] for each in columns}
            (new,) = bulk.insert_rows(work.session, spec.register, [row])
            record = work.session.get_one(spec.register, new)
            assert {name: getattr(record, name) for name in row} == row
            assert bulk.fetch_values(work.session, spec.register, [new]) == [{"id": new, "version": 1, **row}]


def test_ids_are_in_the_order_of_the_rows_and_never_used_again(panel: PanelFile) -> None:
    with panel.work("load") as work:
        calls = [{"called_at": datetime(2022, 6, 1) + timedelta(minutes=n), "reference": str(n)} for n in range(2500)]
        ids = bulk.insert_rows(work.session, AsbCall, calls)
        stored = dict(work.session.execute(select(AsbCall.id, AsbCall.reference)).all())
        assert [stored[each] for each in ids] == [str(n) for n in range(2500)]
        assert bulk.delete_rows(work.session, AsbCall, ids) == 2500
        assert bulk.insert_rows(work.session, AsbCall, calls[:2]) == [ids[-1] + 1, ids[-1] + 2]
        work.session.add(AsbCall(called_at=datetime(2022, 6, 1)))
        work.session.flush()
        assert work.session.scalar(select(func.max(AsbCall.id))) == ids[-1] + 3


def test_a_row_may_bring_its_id(panel: PanelFile) -> None:
    with panel.work("load") as work:
        rows = [{"id": 40, "called_at": datetime(2022, 6, 1)}, {"called_at": datetime(2022, 6, 2)}]
        assert bulk.insert_rows(work.session, AsbCall, rows) == [40, 41]


def test_tables_that_are_no_registers_can_be_loaded(panel: PanelFile, add_agency: AddAgency) -> None:
    agency = add_agency()
    with panel.work("load") as work:
        (delivery,) = bulk.insert_rows(work.session, Delivery, [
            {"file_name": "a.csv", "agency_id": agency, "feed": "calls", "received_at": datetime(2022, 6, 1),
             "digest": "d"},
        ])
        rows = [{"delivery_id": delivery, "row_number": n, "fate": "new", "original": "{}"} for n in range(3)]
        assert bulk.insert_rows(work.session, DeliveryRow, rows) == [1, 2, 3]
        assert bulk.insert_rows(work.session, Stored.metadata.tables["delivery_row"], rows) == [4, 5, 6]
        assert work.session.get_one(Delivery, delivery).state == "stands"


def test_nothing_given_does_nothing(panel: PanelFile) -> None:
    with panel.work("load") as work:
        assert bulk.insert_rows(work.session, AsbCall, []) == []
        bulk.update_rows(work.session, AsbCall, [])
        assert bulk.delete_rows(work.session, AsbCall, []) == 0
        assert bulk.fetch_values(work.session, AsbCall, []) == []


def test_loading_rolls_back_with_the_work(panel: PanelFile) -> None:
    with panel.work("load") as work:
        bulk.insert_rows(work.session, FireIncident, [FIRE])
    with panel.reading() as session:
        assert session.scalar(select(func.count(FireIncident.id))) == 0


def test_loaded_rows_are_found_by_the_search(panel: PanelFile) -> None:
    with panel.work("load") as work:
        ids = bulk.insert_rows(work.session, FireIncident, [FIRE])
        assert [each.record_id for each in search.find(work.session, "zoe hara")] == ids
        bulk.update_rows(work.session, FireIncident, [{"id": ids[0], "address": "The Maltings"}])
        assert search.find(work.session, "zoe") == []
        assert [each.record_id for each in search.find(work.session, "malt")] == ids
        bulk.delete_rows(work.session, FireIncident, ids)
        assert search.find(work.session, "malt") == []


def test_an_unknown_column_is_refused_before_anything_is_written(panel: PanelFile) -> None:
    with panel.work("load") as work:
        rows = [FIRE, {**FIRE, "colour": "red"}]
        with pytest.raises(KeyError, match="fire_incident has no column colour"):
            bulk.insert_rows(work.session, FireIncident, rows)
        with pytest.raises(KeyError, match="colour"):
            bulk.update_rows(work.session, FireIncident, [{"id": 1, "colour": "red"}])
        assert work.session.scalar(select(func.count(FireIncident.id))) == 0


def test_what_the_table_refuses_is_refused(panel: PanelFile, add_agency: AddAgency) -> None:
    agency = add_agency("Northgate Council", "Ada Fenn")
    with panel.work("load") as work, pytest.raises(IntegrityError):
        bulk.insert_rows(work.session, AsbCall, [{"reference": "no date"}])
    with panel.work("load") as work, pytest.raises(IntegrityError):
        bulk.insert_rows(work.session, Member, [{"name": "Bo Lark", "agency_id": 99}])
    with panel.work("load") as work, pytest.raises(IntegrityError):
        bulk.delete_rows(work.session, Agency, [agency])


def test_updating_changes_only_what_is_named_and_moves_the_version_on(panel: PanelFile) -> None:
    with panel.work("load") as work:
        first, second, third = bulk.insert_rows(work.session, FireIncident, [FIRE, FIRE, FIRE])
        loaded = work.session.get_one(FireIncident, first)
        bulk.update_rows(work.session, FireIncident, [
            {"id": first, "pumps": None, "called_at": datetime(2022, 7, 1, 8)}, {"id": second, "reference": "F2"},
        ])
        assert (loaded.pumps, loaded.called_at, loaded.reference, loaded.version) == (
            None, datetime(2022, 7, 1, 8), "F1", 2,
        )
        loaded.pumps = 5
        work.session.commit()
    with panel.reading() as session:
        found = [session.get_one(FireIncident, each) for each in (first, second, third)]
        assert [(each.pumps, each.reference, each.version) for each in found] == [
            (5, "F1", 3), (2, "F2", 2), (2, "F1", 1),
        ]


def test_updating_a_row_that_is_not_there_is_an_error(panel: PanelFile) -> None:
    with panel.work("load") as work:
        (there,) = bulk.insert_rows(work.session, FireIncident, [FIRE])
        with pytest.raises(LookupError, match="1 of 2 rows of fire_incident"):
            bulk.update_rows(work.session, FireIncident, [{"id": there, "pumps": 1}, {"id": 99, "pumps": 1}])
        with pytest.raises(KeyError, match="id"):
            bulk.update_rows(work.session, FireIncident, [{"pumps": 1}])


def test_records_waiting_in_the_session_are_there_for_the_rows(panel: PanelFile, add_agency: AddAgency) -> None:
    agency = add_agency("Northgate Council", "Ada Fenn")
    with panel.work("plan") as work:
        work.session.autoflush = False
        meeting = Meeting(id=7, name="June", starts_at=datetime(2022, 6, 28, 14), covers=date(2022, 5, 1))
        work.session.add(meeting)
        bulk.insert_rows(work.session, Attendance, [{"meeting_id": 7, "member_id": agency}])
        assert work.session.scalars(select(Attendance.state)).all() == ["expected"]


def test_a_record_removed_in_bulk_leaves_the_session(panel: PanelFile) -> None:
    with panel.work("load") as work:
        ids = bulk.insert_rows(work.session, FireIncident, [FIRE, FIRE])
        gone = work.session.get_one(FireIncident, ids[0])
        assert bulk.delete_rows(work.session, FireIncident, [ids[0], 99]) == 1
        assert gone not in work.session
        assert work.session.get(FireIncident, ids[0]) is None
        work.session.commit()


def test_values_come_in_the_order_asked_for(panel: PanelFile) -> None:
    with panel.work("load") as work:
        calls = [{"called_at": datetime(2022, 6, 1) + timedelta(minutes=n), "reference": str(n)} for n in range(1200)]
        ids = bulk.insert_rows(work.session, AsbCall, calls)
        asked = [*reversed(ids), 9999]
        found = bulk.fetch_values(work.session, AsbCall, asked, ["called_at", "reference"])
        assert [each["id"] for each in found] == asked[:-1]
        assert found[0] == {"id": ids[-1], "called_at": calls[-1]["called_at"], "reference": "1199"}


def test_the_trail_of_other_work_still_verifies(panel: PanelFile, add_agency: AddAgency) -> None:
    add_agency()
    with panel.work("load") as work:
        ids = bulk.insert_rows(work.session, FireIncident, [FIRE])
        work.trail.add([audit.Entry("delivery", 1, "delivered", None, {"records": len(ids)})])
        work.commit()
    with panel.reading() as session:
        assert audit.verify(session) is None


def test_a_hundred_thousand_rows(panel: PanelFile) -> None:
    with panel.work("load") as work:
        moment = datetime(2022, 1, 1)
        ids = bulk.insert_rows(work.session, AsbCall, [
            {"called_at": moment + timedelta(minutes=n), "caller_name": f"Caller {n}"} for n in range(100_000)
        ])
        assert (len(ids), work.session.scalar(select(func.count(AsbCall.id)))) == (100_000, 100_000)
        last = work.session.get_one(AsbCall, ids[-1])
        assert (last.called_at, last.caller_name) == (moment + timedelta(minutes=99_999), "Caller 99999")
