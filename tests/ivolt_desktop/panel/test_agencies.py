"""Agencies and members."""

import pytest

from ivolt_desktop.model import Agency, Member
from ivolt_desktop.panel.agencies import add_agency, add_member, change_agency, change_member
from ivolt_desktop.rules.known_errors import NotAllowed


def test_an_agency_is_added_and_changed(desk, undoes):
    changed = undoes(add_agency, name="London Fire Brigade", short_name="Fire", kind="fire", due_day=9)
    assert changed.label == "Add agency Fire"
    made = desk.get(Agency, changed.result)
    assert (made.kind, made.due_day, made.active) == ("fire", 9, True)
    changed = undoes(change_agency, made.id, made.version, {"active": False, "supplies": ""})
    assert changed.label == "Change agency Fire"
    assert desk.get(Agency, made.id).active is False


@pytest.mark.parametrize("values, sentence", [
    ({"name": "Metropolitan Police", "short_name": "Met"}, "There is another agency with this name"),
    ({"name": "", "short_name": "Met"}, "Name cannot be left empty"),
    ({"name": "Transport", "short_name": "T", "due_day": 32}, "1 to 31"),
    ({"name": "Transport", "short_name": "T", "kind": "army"}, "choose one of Police, Fire brigade"),
])
def test_faults_are_said_in_plain_words(desk, cast, values, sentence):
    with pytest.raises(NotAllowed, match=sentence):
        desk.do(add_agency, **values)


def test_an_agency_may_keep_its_own_name(desk, cast):
    desk.do(change_agency, cast.police, 1, {"name": "Metropolitan Police", "due_day": 3})
    assert desk.get(Agency, cast.police).due_day == 3


def test_labels_never_name_a_member(desk, cast, undoes):
    changed = undoes(add_member, name="Orla Hythe", agency_id=cast.council, email="orla@example.org")
    assert changed.label == "Add a member for Council"
    version = desk.get(Member, changed.result).version
    assert undoes(change_member, changed.result, version, {"role": "Warden"}).label == "Change a member of Council"
    assert not any("Hythe" in label for label in desk.labels())


@pytest.mark.parametrize("values, sentence", [
    ({"email": "not an address"}, "does not look like an e-mail address"),
    ({"agency_id": 99}, "Agency: choose one from the list of agencies"),
    ({"substitute_for_id": 1}, "their own substitute"),
    ({"attends": "yes"}, "must be yes or no"),
])
def test_a_members_form_is_checked(desk, cast, values, sentence):
    assert cast.chair == 1
    with pytest.raises(NotAllowed, match=sentence):
        desk.do(change_member, cast.chair, 1, values)
