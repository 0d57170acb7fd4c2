"""Whom something is about: a reference for every surface, a name for the lens."""

from ivolt_desktop.panel.cohorts import join_cohort
from ivolt_desktop.panel.issues import raise_issue
from ivolt_desktop.panel.views.subjects import SubjectFinder
from ivolt_desktop.rules.masking import Sensitive


def test_the_cohorts_reference_goes_before_the_records_own(desk, cast):
    member = desk.do(join_cohort, cohort_id=cast.locations, place_id=cast.parade, reason="Fires")
    issue = desk.do(raise_issue, title_line="Fires", membership_id=member)
    plain = desk.do(raise_issue, title_line="Noise", person_id=cast.caller)
    nobody = desk.do(raise_issue, title_line="Lights")
    with desk.panel.reading() as session:
        finder = SubjectFinder(session)
    place = finder.about(issue)
    assert (place.kind, place.reference, place.name) == ("place", "L-001", "Station Parade")
    assert (place.sheet, place.sensitive, place.ward) == ("locations", Sensitive.PLACE, "Abbey")
    assert finder.of(place_id=cast.parade).reference == "A-0001"
    assert (finder.about(plain).reference, finder.about(plain).sheet) == ("P-0001", "")
    assert finder.about(nobody) is None
    assert finder.of(issue_id=nobody).reference == finder.issue_reference(nobody) == "I-26-003"
    assert finder.member(None) is None and finder.issue(99) is None and finder.issue_reference(None) == ""
