from collections.abc import Callable
from datetime import date, datetime

import pytest
from sqlalchemy import select

from ivolt_desktop.model import Agency, AsbCall, Change, Cohort, CouncilCase, Member, Membership, Register
from ivolt_desktop.rules.known_errors import CannotUndo
from ivolt_desktop.store import PanelFile, audit, bulk, undoing

AddAgency = Callable[..., int]


def undo(panel: PanelFile, change_id: int) -> int:
    with panel.work("undo") as work:
        undoing.undo(work, change_id)
        work.commit()
        assert work.change_id is not None
        return work.change_id


def edit(panel: PanelFile, register: type[Register], record_id: int, **values: object) -> int:
    with panel.work("edit") as work:
        record = work.session.get_one(register, record_id)
        for name, value in values.items():
            setattr(record, name, value)
        work.says("Edit")
        work.commit()
        assert work.change_id is not None
        return work.change_id


def remove(panel: PanelFile, register: type[Register], *ids: int) -> int:
    with panel.work("remove") as work:
        for each in ids:
            work.session.delete(work.session.get_one(register, each))
        work.says("Remove")
        work.commit()
        assert work.change_id is not None
        return work.change_id


def values(panel: PanelFile, register: type[Register]) -> dict[int, dict[str, object]]:
    with panel.reading() as session:
        return {each.id: audit.values_of(each) for each in session.scalars(select(register).order_by(register.id))}


def labels(panel: PanelFile) -> list[str]:
    with panel.reading() as session:
        assert audit.verify(session) is None
        return list(session.scalars(select(Change.label).order_by(Change.id)))


def test_an_addition_is_undone_and_done_again(panel: PanelFile, add_agency: AddAgency) -> None:
    add_agency("Northgate Council", "Ada Fenn", "Bo Lark")
    agencies, members = values(panel, Agency), values(panel, Member)
    undone = undo(panel, 1)
    assert (values(panel, Agency), values(panel, Member)) == ({}, {})
    again = undo(panel, undone)
    assert (values(panel, Agency), values(panel, Member)) == (agencies, members)
    undo(panel, again)
    assert (values(panel, Agency), values(panel, Member)) == ({}, {})
    assert labels(panel) == [
        "Add Northgate Council", "Undo: Add Northgate Council", "Redo: Add Northgate Council",
        "Undo: Add Northgate Council",
    ]


def test_a_change_is_undone_and_done_again(panel: PanelFile) -> None:
    with panel.work("add") as work:
        work.session.add(CouncilCase(reference="C1", opened_on=date(2022, 6, 1)))
        work.session.add(AsbCall(reference="A1", called_at=datetime(2022, 6, 1, 23, 15, 30, 250), call_count=3))
        work.commit()
    case, call = values(panel, CouncilCase), values(panel, AsbCall)
    with panel.work("edit") as work:
        work.session.get_one(CouncilCase, 1).opened_on = date(2022, 7, 1)
        work.session.get_one(CouncilCase, 1).ward = "Northgate"
        work.session.get_one(AsbCall, 1).called_at = datetime(2022, 6, 2)
        work.session.get_one(AsbCall, 1).call_count = 4
        work.commit()
    changed = values(panel, CouncilCase), values(panel, AsbCall)
    undone = undo(panel, 2)
    assert (values(panel, CouncilCase), values(panel, AsbCall)) == (case, call)
    with panel.reading() as session:
        assert session.get_one(CouncilCase, 1).opened_on == date(2022, 6, 1)
        assert session.get_one(AsbCall, 1).called_at == datetime(2022, 6, 1, 23, 15, 30, 250)
    undo(panel, undone)
    assert (values(panel, CouncilCase), values(panel, AsbCall)) == changed


def test_a_removal_is_undone_with_the_same_number(panel: PanelFile, add_agency: AddAgency) -> None:
    add_agency("Kept")
    agency = add_agency("Removed")
    before = values(panel, Agency)
    change = remove(panel, Agency, agency)
    assert list(values(panel, Agency)) == [1]
    undo(panel, change)
    assert values(panel, Agency) == before


def test_parents_and_children_removed_in_one_go_come_back(panel: PanelFile, add_agency: AddAgency) -> None:
    agency = add_agency("Northgate Council", "Ada Fenn", "Bo Lark")
    agencies, members = values(panel, Agency), values(panel, Member)
    with panel.work("remove") as work:
        for member in work.session.scalars(select(Member)):
            work.session.delete(member)
        work.session.flush()
        work.session.delete(work.session.get_one(Agency, agency))
        work.commit()
    undone = undo(panel, 2)
    assert (values(panel, Agency), values(panel, Member)) == (agencies, members)
    undo(panel, undone)
    assert (values(panel, Agency), values(panel, Member)) == ({}, {})


def test_one_change_over_several_registers_is_undone_whole(panel: PanelFile, add_agency: AddAgency) -> None:
    first = add_agency("First", "Ada Fenn")
    with panel.work("move") as work:
        second = Agency(name="Second", short_name="S", kind="other")
        work.session.add(second)
        work.session.flush()
        member = work.session.get_one(Member, 1)
        member.agency_id = second.id
        work.session.flush()
        member.role = "Chair"
        cohort = Cohort(name="Repeat victims", kind="victims")
        work.session.add(cohort)
        work.session.flush()
        work.session.add(Membership(
            reference="V-001", cohort_id=cohort.id, entered_on=date(2022, 6, 1), entry_reason="Called often",
            lead_agency_id=second.id,
        ))
        work.session.delete(work.session.get_one(Agency, first))
        work.commit()
    after = [values(panel, each) for each in (Agency, Member, Cohort, Membership)]
    undone = undo(panel, 2)
    assert [list(values(panel, each)) for each in (Agency, Member, Cohort, Membership)] == [[first], [1], [], []]
    assert values(panel, Member)[1]["agency_id"] == first
    assert values(panel, Member)[1]["role"] is None
    undo(panel, undone)
    assert [values(panel, each) for each in (Agency, Member, Cohort, Membership)] == after


def test_rows_removed_in_bulk_come_back(panel: PanelFile, add_agency: AddAgency) -> None:
    agency = add_agency()
    before = values(panel, Agency)
    with panel.work("remove") as work:
        record = work.session.get_one(Agency, agency)
        work.trail.add([audit.Entry("agency", agency, "removed", audit.values_of(record))])
        bulk.delete_rows(work.session, Agency, [agency])
        work.commit()
    assert values(panel, Agency) == {}
    undo(panel, 2)
    assert values(panel, Agency) == before


def refused(panel: PanelFile, change_id: int) -> str:
    before = [values(panel, each) for each in (Agency, Member)], labels(panel)
    with pytest.raises(CannotUndo) as caught:
        undo(panel, change_id)
    assert ([values(panel, each) for each in (Agency, Member)], labels(panel)) == before
    return caught.value.sentence


def test_a_change_that_was_changed_again_cannot_be_undone(panel: PanelFile, add_agency: AddAgency) -> None:
    agency = add_agency()
    first = edit(panel, Agency, agency, notes="one")
    edit(panel, Agency, agency, notes="two")
    assert "changed again" in refused(panel, first)


def test_another_field_changed_later_is_no_obstacle(panel: PanelFile, add_agency: AddAgency) -> None:
    agency = add_agency()
    first = edit(panel, Agency, agency, notes="one")
    edit(panel, Agency, agency, supplies="Cases")
    undo(panel, first)
    kept = values(panel, Agency)[agency]
    assert (kept["notes"], kept["supplies"]) == (None, "Cases")


def test_an_addition_edited_since_is_not_thrown_away(panel: PanelFile, add_agency: AddAgency) -> None:
    agency = add_agency()
    edit(panel, Agency, agency, notes="typed at length")
    assert "changed again" in refused(panel, 1)


def test_a_change_to_a_record_since_removed_cannot_be_undone(panel: PanelFile, add_agency: AddAgency) -> None:
    agency = add_agency()
    change = edit(panel, Agency, agency, notes="one")
    remove(panel, Agency, agency)
    assert "since been removed" in refused(panel, change)


def test_an_addition_others_rest_on_cannot_be_undone(panel: PanelFile, add_agency: AddAgency) -> None:
    agency = add_agency()
    with panel.work("add") as work:
        work.session.add(Member(name="Ada Fenn", agency_id=agency))
        work.commit()
    assert "something made later rests on it" in refused(panel, 1)


def test_nothing_is_undone_twice(panel: PanelFile, add_agency: AddAgency) -> None:
    agency = add_agency()
    edited = edit(panel, Agency, agency, notes="one")
    undo(panel, edited)
    assert refused(panel, edited)
    removed = remove(panel, Agency, agency)
    undo(panel, removed)
    assert "already been undone" in refused(panel, removed)


def test_what_never_was_cannot_be_undone(panel: PanelFile) -> None:
    assert "nothing to undo" in refused(panel, 7)
