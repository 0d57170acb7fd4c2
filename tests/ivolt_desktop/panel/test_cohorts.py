"""Cohorts: who joins which, reviews, leaving, and references never used twice."""

from datetime import date

import pytest

from ivolt_desktop.model import Cohort, Membership, Person
from ivolt_desktop.panel.cohorts import (
    create_cohort,
    join_cohort,
    leave_cohort,
    rejoin_cohort,
    review_membership,
    reviews_of,
)
from ivolt_desktop.panel.editing import change_record
from ivolt_desktop.rules.known_errors import NotAllowed


@pytest.fixture
def member(desk, cast) -> int:
    return desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.caller, reason="Eleven calls since March")


def test_a_cohort_is_made_and_undone(desk, undoes):
    changed = undoes(create_cohort, name="Repeat victims", kind="victims", criteria="Three calls in a month")
    assert changed.label == "Make cohort Repeat victims"
    assert desk.get(Cohort, changed.result).review_days == 56
    with pytest.raises(NotAllowed, match="at least 1"):
        desk.do(create_cohort, name="Hasty", kind="victims", review_days=0)
    with pytest.raises(NotAllowed, match="choose one of Victims, Offenders, Locations"):
        desk.do(create_cohort, name="Odd", kind="witnesses")


def test_joining_gives_the_sheets_letter_and_the_first_review(desk, cast, undoes):
    changed = undoes(join_cohort, cohort_id=cast.victims, person_id=cast.caller, reason="Eleven calls",
                     lead_agency_id=cast.council)
    made = desk.get(Membership, changed.result)
    assert changed.label == "Add V-001 to Watched victims"
    assert (made.reference, made.entered_on, made.review_on) == ("V-001", date(2026, 6, 23), date(2026, 8, 18))
    place = desk.do(join_cohort, cohort_id=cast.locations, place_id=cast.parade, reason="Hotspot")
    assert desk.get(Membership, place).reference == "L-001"


def test_people_and_places_have_sheets_of_their_own(desk, cast):
    with pytest.raises(NotAllowed, match="This cohort holds places"):
        desk.do(join_cohort, cohort_id=cast.locations, person_id=cast.caller, reason="x")
    with pytest.raises(NotAllowed, match="This cohort holds victims"):
        desk.do(join_cohort, cohort_id=cast.victims, place_id=cast.parade, reason="x")
    with pytest.raises(NotAllowed, match="one person or one place"):
        desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.caller, place_id=cast.parade, reason="x")
    with pytest.raises(NotAllowed, match="Why cannot be left empty"):
        desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.caller, reason=" ")


def test_a_person_may_be_on_both_sheets_but_only_once_on_each(desk, cast, member):
    with pytest.raises(NotAllowed, match="Already in this cohort, as V-001"):
        desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.caller, reason="Again")
    other = desk.do(join_cohort, cohort_id=cast.offenders, person_id=cast.caller, reason="Second notice")
    assert desk.get(Membership, other).reference == "O-001"


def test_whoever_was_merged_joins_as_the_one_who_stayed(desk, cast):
    with desk.panel.work("merge") as work:
        work.session.get(Person, cast.neighbour).merged_into_id = cast.caller
        work.commit()
    made = desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.neighbour, reason="Calls")
    assert desk.get(Membership, made).person_id == cast.caller


def test_leaving_keeps_the_membership_and_its_reference(desk, cast, member, undoes):
    with pytest.raises(NotAllowed, match="Why they left cannot be left empty"):
        desk.do(leave_cohort, member, reason="")
    with pytest.raises(NotAllowed, match="would leave before entering on 23 Jun 2026"):
        desk.do(leave_cohort, member, reason="Quiet", left_on=date(2026, 1, 1))
    changed = undoes(leave_cohort, member, reason="No call for three months")
    left = desk.get(Membership, member)
    assert changed.label == "Let V-001 leave the cohort"
    assert (left.left_on, left.exit_reason, left.review_on) == (date(2026, 6, 23), "No call for three months", None)
    with pytest.raises(NotAllowed, match="V-001 left the cohort on 23 Jun 2026"):
        desk.do(leave_cohort, member, reason="Twice")
    back = desk.do(rejoin_cohort, member, reason="Calls again")
    assert desk.get(Membership, back).reference == "V-002"


def test_a_review_sets_the_next_and_keeps_its_note(desk, member, undoes):
    changed = undoes(review_membership, member, note="Calls are\nfalling")
    made = desk.get(Membership, member)
    assert (changed.label, made.review_on) == ("Review V-001", date(2026, 8, 18))
    assert reviews_of(made.entry_reason) == ("Eleven calls since March", ("23 Jun 2026, reviewed: Calls are falling",))
    with pytest.raises(NotAllowed, match="must be after today"):
        desk.do(review_membership, member, note="x", review_on=date(2026, 6, 23))


def test_forms_keep_to_the_rules(desk, cast, member, undoes):
    version = desk.get(Membership, member).version
    changed = undoes(change_record, "membership", member, version, {"lead_agency_id": cast.health})
    assert changed.label == "Change V-001"
    with pytest.raises(NotAllowed, match="before the day of entry"):
        desk.do(change_record, "membership", member, desk.get(Membership, member).version,
                {"review_on": date(2020, 1, 1)})
    with pytest.raises(NotAllowed, match="what it holds cannot change"):
        desk.do(change_record, "cohort", cast.victims, 1, {"kind": "offenders"})
    desk.do(change_record, "cohort", cast.offenders, 1, {"kind": "locations", "review_days": 28})
    assert desk.get(Cohort, cast.offenders).kind == "locations"
