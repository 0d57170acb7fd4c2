from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from ivolt_desktop.model import Association, CouncilCase, SuggestedPair
from ivolt_desktop.panel.associations import associate, end_association, say_not_so
from ivolt_desktop.panel.editing import add_record, change_record
from ivolt_desktop.panel.matches import decide, part
from ivolt_desktop.panel.views.known_with import known_with
from ivolt_desktop.rules.known_errors import NotAllowed


def tie(desk: Any, cast: Any, kind: str = "named", **more: Any) -> int:
    made: int = desk.do(associate, first_id=cast.caller, second_id=cast.neighbour, kind=kind, source="Council", **more)
    return made


def known(desk: Any, person: int) -> Any:
    with desk.panel.reading() as session:
        return known_with(session, person)


def test_a_tie_shows_from_both_sides_with_its_direction(desk: Any, cast: Any) -> None:
    tie(desk, cast, detail="neighbour")
    (mine,), (theirs,) = known(desk, cast.caller).lines, known(desk, cast.neighbour).lines
    assert (mine.other.name, mine.words) == ("Tobias Wren", "neighbour, named as responsible")
    assert (theirs.other.name, theirs.words) == ("Mina Quill", "neighbour, named this person")


def test_an_ended_tie_is_kept_and_comes_last(desk: Any, cast: Any, undoes: Callable[..., Any]) -> None:
    made = tie(desk, cast, noted_on=date(2026, 3, 1))
    undoes(end_association, made, reason="Moved away")
    tie(desk, cast, "seen together")
    lines = known(desk, cast.caller).lines
    assert [(line.kind, line.standing.value) for line in lines] == [("seen together", "stands"), ("named", "ended")]
    assert lines[1].ended_reason == "Moved away"
    with pytest.raises(NotAllowed, match="ended already"):
        desk.do(end_association, made, reason="Again")


def test_nobody_is_tied_twice_in_one_way_or_to_themselves(desk: Any, cast: Any) -> None:
    tie(desk, cast, "household")
    with pytest.raises(NotAllowed, match="already"):
        desk.do(associate, first_id=cast.neighbour, second_id=cast.caller, kind="household", source="Police")
    with pytest.raises(NotAllowed, match="two different people"):
        desk.do(associate, first_id=cast.caller, second_id=cast.caller, kind="household", source="Police")


def test_a_change_makes_no_second_tie_of_one_kind(desk: Any, cast: Any) -> None:
    tie(desk, cast, "household")
    second = desk.get(Association, tie(desk, cast, "named"))
    with pytest.raises(NotAllowed, match="in this way already"):
        desk.do(change_record, "association", second.id, second.version, {"kind": "household"})
    desk.do(change_record, "association", second.id, second.version, {"detail": "neighbour"})


def test_facts_suggest_and_only_a_person_confirms(desk: Any, cast: Any, undoes: Callable[..., Any]) -> None:
    for person in (cast.caller, cast.neighbour):
        desk.do(change_record, "person", person, 1, {"address": "Flat 3, 12 Heron Way"})
    with desk.panel.work(operation="case") as work:
        work.session.add(CouncilCase(reference="26-7", opened_on=date(2026, 5, 4), person_id=cast.caller,
                                     subject_id=cast.neighbour))
        work.commit()
    assert {(each.kind, each.words) for each in known(desk, cast.caller).suggested} == {
        ("household", "same address"), ("named", "named as responsible")}
    assert desk.all(Association) == []
    named = next(each for each in known(desk, cast.neighbour).suggested if each.kind == "named")
    assert named.source == "Council, case 26-7 of 4 May 2026"
    undoes(associate, first_id=named.first_id, second_id=named.second_id, kind="named", source=named.source)
    undoes(say_not_so, first_id=cast.neighbour, second_id=cast.caller, kind="household")
    for person in (cast.caller, cast.neighbour):
        assert known(desk, person).suggested == () and len(known(desk, person).lines) == 1


def test_whether_two_are_one_is_asked_before_they_are_said_to_live_together(desk: Any, cast: Any) -> None:
    for person in (cast.caller, cast.neighbour):
        desk.do(change_record, "person", person, 1, {"address": "Flat 3, 12 Heron Way"})
    first, second = sorted((cast.caller, cast.neighbour))
    with desk.panel.work(operation="suggest") as work:
        work.session.add(SuggestedPair(of="person", first_id=first, second_id=second, weight=7.0, probability=0.99,
                                       reasons="[]", made_at=datetime(2026, 6, 1)))
        work.commit()
    assert known(desk, cast.caller).suggested == ()
    desk.do(decide, of="person", first_id=first, second_id=second, verdict="different")
    assert [each.kind for each in known(desk, cast.caller).suggested] == ["household"]


def test_a_hostel_is_no_household(desk: Any, cast: Any) -> None:
    for number in range(9):
        desk.do(add_record, "person", {"name": f"Guest {number} Lodger", "address": "40 Curfew Walk"})
    desk.do(change_record, "person", cast.caller, 1, {"address": "40 Curfew Walk"})
    assert known(desk, cast.caller).suggested == ()


def test_a_tie_follows_a_merge_and_comes_back_when_they_are_parted(desk: Any, cast: Any) -> None:
    twin = desk.do(add_record, "person", {"name": "T Wren", "phone": "07700 900555"})
    made = desk.do(associate, first_id=cast.caller, second_id=twin, kind="seen together", source="Police")
    before = desk.state()
    judgement = desk.do(decide, of="person", first_id=cast.neighbour, second_id=twin, verdict="same")
    assert known(desk, cast.caller).lines[0].other.name == "Tobias Wren"
    desk.do(part, judgement_id=judgement)
    assert desk.get(Association, made).second_id == twin
    after = desk.state()
    assert {key: after[key] for key in ("person", "association")} == {
        key: before[key] for key in ("person", "association")}
