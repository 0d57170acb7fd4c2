"""Whom a cohort might take in, by typing."""

from ivolt_desktop.panel.cohorts import join_cohort
from ivolt_desktop.panel.views.cohort_candidates import candidates
from ivolt_desktop.rules.masking import Sensitive


def test_people_for_a_cohort_of_people_and_who_is_there_already(desk, cast):
    member = desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.caller, reason="Calls")
    assert member
    with desk.panel.reading() as session:
        found = candidates(session, cast.victims, "quil")
        elsewhere = candidates(session, cast.offenders, "quil")
        assert candidates(session, cast.victims, "station") == []
    assert [(each.id, each.name, each.ward, each.already) for each in found] == [
        (cast.caller, "Mina Quill", "Gascoigne", "V-001")]
    assert elsewhere[0].already == "" and elsewhere[0].sensitive is Sensitive.NAME


def test_places_for_a_cohort_of_locations(desk, cast):
    with desk.panel.reading() as session:
        found = candidates(session, cast.locations, "parade")
        assert candidates(session, cast.locations, "quill") == []
    assert [(each.id, each.sensitive) for each in found] == [(cast.parade, Sensitive.PLACE)]
