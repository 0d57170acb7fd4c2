import json
from collections.abc import Callable
from datetime import date, datetime

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from ivolt_desktop.model import Agency, Change, ChangeEntry, CouncilCase, Setting
from ivolt_desktop.store import PanelFile, audit
from ivolt_desktop.store.audit import Entry

AddAgency = Callable[..., int]


def entries(panel: PanelFile) -> list[tuple[str, int, str, object, object]]:
    with panel.reading() as session:
        return [
            (each.register, each.record_id, each.verb, json.loads(each.before or "null"),
             json.loads(each.after or "null"))
            for each in session.scalars(select(ChangeEntry).order_by(ChangeEntry.id))
        ]


def edit(panel: PanelFile, agency: int, **values: object) -> None:
    with panel.work("edit") as work:
        record = work.session.get_one(Agency, agency)
        for name, value in values.items():
            setattr(record, name, value)
        work.commit()


def test_adding_changing_and_removing_keep_values_before_and_after(panel: PanelFile, add_agency: AddAgency) -> None:
    agency = add_agency("Northgate Council")
    edit(panel, agency, notes="New", due_day=5)
    with panel.work("remove") as work:
        work.session.delete(work.session.get_one(Agency, agency))
        work.commit()
    whole = {
        "name": "Northgate Council", "short_name": "Northgate", "kind": "council", "supplies": None, "due_day": None,
        "active": True, "notes": None,
    }
    assert entries(panel) == [
        ("agency", agency, "added", None, whole),
        ("agency", agency, "changed", {"due_day": None, "notes": None}, {"due_day": 5, "notes": "New"}),
        ("agency", agency, "removed", {**whole, "due_day": 5, "notes": "New"}, None),
    ]


def test_the_value_before_is_known_even_if_it_was_never_read(panel: PanelFile, add_agency: AddAgency) -> None:
    agency = add_agency()
    edit(panel, agency, notes="Old")
    with panel.work("edit") as work:
        record = work.session.get_one(Agency, agency)
        work.session.expire(record)
        record.notes = "New"
        work.commit()
    assert entries(panel)[-1][3:] == ({"notes": "Old"}, {"notes": "New"})


def test_dates_are_kept_as_iso_text(panel: PanelFile) -> None:
    with panel.work("add") as work:
        work.session.add(CouncilCase(reference="C1", opened_on=date(2022, 6, 1)))
        work.trail.add([Entry("council_case", 1, "seen", None, {"at": datetime(2022, 6, 2, 9, 30)})])
        work.commit()
    assert entries(panel)[0][4] == {"at": "2022-06-02T09:30:00"}
    assert entries(panel)[1][4]["opened_on"] == "2022-06-01"  # type: ignore[index]


def test_the_trail_refuses_what_it_cannot_hold(panel: PanelFile) -> None:
    with pytest.raises(TypeError, match="cannot hold a bytes"), panel.work("add") as work:
        work.trail.add([Entry("agency", 1, "seen", None, {"at": b"x"})])
        work.commit()
    assert entries(panel) == []


def test_a_look_is_recorded_without_a_change(panel: PanelFile, add_agency: AddAgency) -> None:
    agency = add_agency()
    with panel.work("look") as work:
        work.trail.add([Entry("agency", agency, "seen")])
        work.commit()
    assert entries(panel)[-1] == ("agency", agency, "seen", None, None)


def test_settings_are_audited_too(panel: PanelFile) -> None:
    with panel.work("set") as work:
        work.session.add(Setting(key="repeat.calls", value="2"))
        work.commit()
    assert entries(panel)[0][0] == "setting"


@pytest.mark.parametrize(
    "statement",
    ["UPDATE change SET label = 'other'", "DELETE FROM change", "UPDATE change_entry SET after = NULL",
     "DELETE FROM change_entry"],
)
def test_the_tables_refuse_to_be_altered(panel: PanelFile, add_agency: AddAgency, statement: str) -> None:
    add_agency()
    with panel.engine.connect() as connection, pytest.raises(DatabaseError, match="never altered"):
        connection.execute(text(statement))
    with panel.reading() as session:
        assert audit.verify(session) is None


def tamper(panel: PanelFile, *statements: str) -> int | None:
    """Alter the trail as somebody would who knows the passphrase; returns what the check says."""
    connection = panel.connect_to(panel.path)
    connection.execute("PRAGMA foreign_keys = OFF")
    triggers = connection.execute("SELECT name FROM sqlite_master WHERE name LIKE '%_kept_from_%'").fetchall()
    assert len(triggers) == 4
    for (name,) in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        assert connection.execute(statement).rowcount == 1, statement
    connection.close()
    with panel.reading() as session:
        return audit.verify(session)


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE change SET label = 'other' WHERE id = 2", 2),
        ("UPDATE change SET who = 'other' WHERE id = 1", 1),
        ("UPDATE change SET at = '2020-01-01 00:00:00.000000' WHERE id = 3", 3),
        ("UPDATE change SET operation = 'other' WHERE id = 3", 3),
        ("UPDATE change SET undoes_id = 1 WHERE id = 3", 3),
        ("UPDATE change SET digest = 'ab' || substr(digest, 3) WHERE id = 1", 1),
        ("UPDATE change_entry SET after = '{}' WHERE change_id = 2", 2),
        ("UPDATE change_entry SET before = '{}' WHERE change_id = 2", 2),
        ("UPDATE change_entry SET record_id = 9 WHERE change_id = 2", 2),
        ("UPDATE change_entry SET verb = 'seen' WHERE change_id = 3", 3),
        ("UPDATE change_entry SET register = 'member' WHERE change_id = 3", 3),
        ("DELETE FROM change_entry WHERE change_id = 2", 2),
        ("INSERT INTO change_entry (change_id, register, record_id, verb) VALUES (1, 'agency', 1, 'seen')", 1),
        ("DELETE FROM change WHERE id = 2", 3),
        ("DELETE FROM change WHERE id = 1", 2),
    ],
)
def test_tampering_shows(panel: PanelFile, add_agency: AddAgency, statement: str, found: int) -> None:
    agency = add_agency()
    edit(panel, agency, notes="one")
    edit(panel, agency, notes="two")
    with panel.reading() as session:
        assert audit.verify(session) is None
    assert tamper(panel, statement) == found


def test_the_chain_holds_when_the_clock_goes_back(panel: PanelFile, add_agency: AddAgency) -> None:
    agency = add_agency()
    for moment in (datetime(2022, 6, 28, 14), datetime(2022, 6, 28, 13), datetime(2021, 1, 1)):
        panel.clock = lambda moment=moment: moment
        edit(panel, agency, notes=str(moment))
    with panel.reading() as session:
        assert [each.at.year for each in session.scalars(select(Change).order_by(Change.id))][1:] == [2022, 2022, 2021]
        assert audit.verify(session) is None


def test_an_empty_trail_is_whole(panel: PanelFile) -> None:
    with panel.reading() as session:
        assert audit.verify(session) is None
