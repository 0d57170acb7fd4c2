"""One agenda item: what is known of its subject, and that one sheet says nothing of another."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from ivolt_desktop.model import AsbCall, CouncilCase, Membership
from ivolt_desktop.panel.agenda import add_subject
from ivolt_desktop.panel.editing import change_record
from ivolt_desktop.panel.meetings import start_meeting
from ivolt_desktop.panel.minutes import join_by_decision, leave_by_decision, type_line
from ivolt_desktop.panel.views.curtain import curtain_over
from ivolt_desktop.panel.views.item_in_hand import ItemInHand, item_in_hand
from ivolt_desktop.panel.views.meeting_page import read_meeting_page, read_shared_item
from ivolt_desktop.panel.views.meetings import meeting_detail
from ivolt_desktop.panel.views.shared_item import SharedItem
from ivolt_desktop.rules.line_kind import LineKind
from ivolt_desktop.rules.minute_line import parse_line
from ivolt_desktop.store import UnitOfWork


@pytest.fixture
def look(desk, cast) -> Callable[[int], ItemInHand]:
    def at(item_id: int) -> ItemInHand:
        with desk.panel.reading() as session:
            detail = meeting_detail(session, cast.meeting, desk.now.date())
            return item_in_hand(session, detail, item_id, desk.now.date())

    return at


@pytest.fixture
def share(desk, cast) -> Callable[[int], SharedItem]:
    def at(item_id: int) -> SharedItem:
        shared = read_shared_item(desk.panel, cast.meeting, item_id)
        assert shared is not None
        return shared

    return at


@pytest.fixture
def heard(desk, cast) -> None:
    """The caller called three times, and is named as responsible in one council case."""
    def hear(work: UnitOfWork) -> None:
        for day in (3, 9, 20):
            work.session.add(AsbCall(called_at=datetime(2026, 5, day, 21, 0), person_id=cast.caller, call_count=1,
                                     category="Nuisance neighbour", source_row=day))
        work.session.add(CouncilCase(reference="2605-001", opened_on=date(2026, 5, 4), category="Noise",
                                     subject_id=cast.caller, source_row=1))
        work.session.flush()
        work.says("Hear of it")

    desk.do(hear)


def test_each_agency_is_summed_up(desk, cast, heard, look) -> None:
    item = look(desk.do(add_subject, cast.items["victims"], person_id=cast.caller))
    assert [(line.source, line.text) for line in item.known] == [
        ("Police", "3 calls since 3 May: nuisance neighbour; last on 20 May")]
    assert item.months is not None and item.months.counts[-1] == 3
    assert item.count_words.startswith("3 in May; ") and item.standing == "Not in a cohort"


def test_an_offenders_sheet_says_nothing_of_their_own_calls(desk, cast, heard, look, share) -> None:
    made = desk.do(add_subject, cast.items["offenders"], person_id=cast.caller)
    item = look(made)
    assert [line.source for line in item.known] == ["Council"]
    assert item.months is not None and item.months.counts[-1] == 1
    assert share(made).counts[-1] == 1 and share(made).caption.startswith("Council cases a month")


def test_the_shared_item_is_masked_throughout(desk, cast, heard, share) -> None:
    made = desk.do(add_subject, cast.items["victims"], person_id=cast.caller,
                   proposal="Visit Mina Quill on 07700 900123; warn Mr Wren")
    for words in ("n Mina said so", "d Quill joins because Tobias Wren shouts", "a ring mina quill @council"):
        desk.do(type_line, made, parse_line(words, desk.now.date(), default_kind=LineKind.NOTE))
    shared = share(made)
    assert shared.heading == "P-0001" and shared.name == "Mina Quill" and shared.ward == "Gascoigne"
    assert shared.proposal == "Visit P-0001 on number withheld; warn P-0002"
    assert [(line.pill, line.text) for line in shared.lines] == [
        ("Decision", "P-0001 joins. Reason: P-0002 shouts"), ("26-001", "Ring P-0001")]
    told = repr(shared).replace("name='Mina Quill'", "")
    assert "Mina" not in told and "Quill" not in told and "Wren" not in told


def test_a_place_goes_by_its_reference(desk, cast, share) -> None:
    made = desk.do(add_subject, cast.items["locations"], place_id=cast.parade, proposal="Patrol Station Parade")
    shared = share(made)
    assert shared.heading == "A-0001" and shared.proposal == "Patrol A-0001" and shared.name == "Station Parade"


def test_somebody_else_never_goes_by_another_sheets_reference(desk, cast) -> None:
    from ivolt_desktop.panel.cohorts import join_cohort

    desk.do(join_cohort, cohort_id=cast.offenders, person_id=cast.neighbour, reason="named twice")
    with desk.panel.reading() as session:
        assert curtain_over(session, None, "victims").behind("warn Tobias Wren") == "warn P-0002"
        assert curtain_over(session, None, "offenders").behind("warn Tobias Wren") == "warn O-001"


def test_an_item_taken_off_is_no_longer_shared(desk, cast) -> None:
    assert read_shared_item(desk.panel, cast.meeting, 999) is None


def test_the_page_starts_at_the_next_meeting_and_its_first_item(desk, cast) -> None:
    read = read_meeting_page(desk.panel)
    assert read.detail is not None and read.detail.line.id == cast.meeting
    assert read.item is not None and read.item.node.number == "1"
    parsed = read.typing.read("a visit @council")
    assert parsed.due == date(2026, 7, 7) and parsed.due_assumed
    assert read.typing.read("a visit by next panel").due == date(2026, 7, 28)


def test_the_briefing_has_its_figures(desk, cast, heard) -> None:
    from ivolt_desktop.panel.meetings import start_meeting

    desk.do(start_meeting, cast.meeting)
    read = read_meeting_page(desk.panel, cast.meeting, cast.items["briefing"])
    assert [figure.key for figure in read.figures] == ["repeat_callers", "asb_calls", "deliberate_fires", "response"]
    shared = read_shared_item(desk.panel, cast.meeting, cast.items["briefing"])
    assert shared is not None and len(shared.rows) == 4


def test_without_a_meeting_there_is_nothing_to_show(desk) -> None:
    read = read_meeting_page(desk.panel)
    assert read.detail is None and read.item is None and read.lines == ()


def test_shared_rows_of_the_action_log_are_masked(desk, cast, share) -> None:
    from ivolt_desktop.panel.actions import add_action

    desk.now = datetime(2026, 5, 1, 9, 0)
    desk.do(add_action, text="Ring Mina Quill", agency_id=cast.council, due_on=date(2026, 5, 12))
    desk.now = datetime(2026, 6, 23, 9, 0)
    rows = share(cast.items["actions"]).rows
    assert [(row.pill, row.tone, row.text) for row in rows] == [
        ("26-001", "red", "Ring P-0001 · Council · 42 days late")]




def decide(desk, item_id: int, text: str) -> int:
    """Minute a decision under an item."""
    return desk.do(type_line, item_id, parse_line(f"d {text}", desk.now.date()))


def test_a_decision_leads_into_the_cohort_and_out_of_it(desk, cast, look) -> None:
    item_id = desk.do(add_subject, cast.items["victims"], person_id=cast.caller)
    desk.do(start_meeting, cast.meeting)
    assert look(item_id).step is None
    decide(desk, item_id, "Join the cohort because three calls in a month")
    step = look(item_id).step
    assert step is not None and [cohort for cohort, _ in step.joins] == [cast.victims]
    member = desk.do(join_by_decision, step.decision_id, cohort_id=cast.victims)
    assert look(item_id).step is None, "it was done at this meeting"
    desk.do(change_record, "membership", member, 1, {"entered_on": date(2026, 5, 1)})
    step = look(item_id).step
    assert step is not None and step.joins == ()
    desk.do(leave_by_decision, step.decision_id)
    assert desk.get(Membership, member).left_on is not None


def test_a_place_may_join_places_only(desk, cast, look) -> None:
    item_id = desk.do(add_subject, cast.items["locations"], place_id=cast.parade)
    desk.do(start_meeting, cast.meeting)
    decide(desk, item_id, "Join the places of concern")
    step = look(item_id).step
    assert step is not None and [cohort for cohort, _ in step.joins] == [cast.locations]
