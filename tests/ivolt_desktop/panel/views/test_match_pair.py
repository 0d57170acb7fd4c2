"""A pair as the page shows it: where each was read, what would follow, what was said before."""

import json
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from ivolt_desktop.model import AsbCall, CouncilCase, Delivery, Person, SuggestedPair
from ivolt_desktop.panel.matches import decide
from ivolt_desktop.panel.suggesting import suggest
from ivolt_desktop.panel.views.match_decisions import decisions, standing
from ivolt_desktop.panel.views.match_pair import MatchPair, days_of, match_pair, second_report, why_of
from ivolt_desktop.panel.views.where_read import read_in
from ivolt_desktop.rules.masking import Sensitive
from ivolt_desktop.store import UnitOfWork

TODAY = date(2026, 6, 23)


def _fill(work: UnitOfWork, cast: Any, again_calls: int) -> tuple[int, int, int]:
    calls, cases = (
        Delivery(file_name=f"{feed}.xlsx", agency_id=agency, feed=feed, period_from=date(2026, 5, 1),
                 received_at=datetime(2026, 6, 3, 9, 0), digest=feed)
        for feed, agency in (("calls", cast.police), ("cases", cast.council)))
    work.session.add_all([calls, cases])
    alike: dict[str, Any] = {"born_on": date(1988, 2, 9), "phone": "07700 900201", "address": "14 Sparrow Court",
                             "postcode": "IG11 7AA"}
    one = Person(reference="P-0101", name="Ottoline Vance", written_key="1", **alike)
    two = Person(reference="P-0102", name="Miss O Vance", written_key="2", **alike)
    three = Person(reference="P-0103", name="Oswin Vance", written_key="3")
    work.session.add_all([one, two, three])
    work.session.flush()
    for day in (4, 11):
        work.session.add(AsbCall(called_at=datetime(2026, 5, day, 21), category="Noise", delivery_id=calls.id,
                                 source_row=10 + day, person_id=one.id))
    for number in range(again_calls):
        work.session.add(AsbCall(called_at=datetime(2026, 5, 20 + number, 21), category="Noise",
                                 delivery_id=calls.id, source_row=90 + number, person_id=two.id))
    work.session.add(CouncilCase(reference="2604-114", opened_on=date(2026, 4, 28), delivery_id=cases.id,
                                 source_row=3, person_id=two.id))
    work.session.flush()
    suggest(work, "person")
    work.says("Fill")
    return one.id, two.id, three.id


def _pair(desk: Any, ids: tuple[int, int]) -> MatchPair:
    with desk.panel.reading() as session:
        kept = session.scalar(select(SuggestedPair).where(SuggestedPair.first_id == ids[0],
                                                          SuggestedPair.second_id == ids[1]))
        return match_pair(session, kept, TODAY)


def test_says_where_each_was_read(desk: Any, cast: Any) -> None:
    one, two, _ = desk.do(_fill, cast, 0)
    pair = _pair(desk, (one, two))
    assert pair.first.heading == "Police, caller sheet May 2026, row 14 and 1 more"
    assert pair.second.heading == "Council, case 2604-114"
    assert (pair.first.agencies, pair.second.agencies) == (("Police",), ("Council",))
    assert [line.text for line in pair.second.lines] == ["Case 2604-114 opened"]


def test_entered_by_hand_is_said(desk: Any, cast: Any) -> None:
    with desk.panel.reading() as session:
        assert read_in(session, "person", cast.caller) == "Entered by hand"


@pytest.mark.parametrize(("again", "reports", "said", "new"), [
    (0, 3, "Not over the repeat line in May.", False),
    (1, 4, "Over the repeat line: new in May.", True),
    (3, 6, "Over the repeat line in May as it is.", False),
])
def test_what_would_follow(desk: Any, cast: Any, again: int, reports: int, said: str, new: bool) -> None:
    one, two, _ = desk.do(_fill, cast, again)
    facts = _pair(desk, (one, two)).if_one
    assert (facts.reports, facts.repeat, facts.new) == (reports, said, new)


def test_names_and_places_are_sensitive_as_such(desk: Any, cast: Any) -> None:
    one, two, _ = desk.do(_fill, cast, 0)
    masks = {row.label: row.sensitive for row in _pair(desk, (one, two)).reasons}
    assert masks["Name"] is Sensitive.NAME
    assert masks["Address"] is masks["Postcode"] is Sensitive.PLACE
    assert masks["Phone"] is masks["Born"] is Sensitive.DETAIL


def test_an_earlier_different_is_told_once(desk: Any, cast: Any) -> None:
    one, two, three = desk.do(_fill, cast, 0)
    desk.do(decide, of="person", first_id=one, second_id=three, verdict="different")
    desk.do(decide, of="person", first_id=two, second_id=three, verdict="different")
    told = _pair(desk, (one, two)).said_different
    assert [(each.name, each.decided_on) for each in told] == [("Oswin Vance", TODAY)]


def test_counts_what_waits_was_decided_and_put_off(desk: Any, cast: Any) -> None:
    one, two, three = desk.do(_fill, cast, 0)
    with desk.panel.reading() as session:
        stands = standing(session, "person")
    assert (one, two) in [pair.ids for pair in stands.waiting] and not stands.put_off
    desk.do(decide, of="person", first_id=one, second_id=two, verdict="later")
    desk.do(decide, of="person", first_id=one, second_id=three, verdict="different")
    with desk.panel.reading() as session:
        stands = standing(session, "person")
        made = decisions(session, "person")
    assert (stands.decided, stands.put_off) == (1, 1)
    assert [pair.ids for pair in stands.waiting if pair.put_off] == [(one, two)]
    assert [(each.verdict, each.first, each.second_reference) for each in made] == [
        ("different", "Ottoline Vance", "P-0103"), ("later", "Ottoline Vance", "P-0102")]


def test_the_case_review_is_owed_at_the_second_report_within_six_months() -> None:
    today = date(2026, 6, 23)
    same_day = days_of([(datetime(2026, 5, 4, 9), 1), (datetime(2026, 5, 4, 21), 1)])
    assert second_report(same_day, today) is None, "two calls on one day are one incident"
    assert second_report(days_of([(date(2026, 2, 1), 1), (date(2026, 5, 3), 1), (date(2026, 6, 1), 1)]), today) == date(
        2026, 5, 3)
    assert second_report([date(2025, 11, 1), date(2026, 6, 1)], today) is None, "the first is too long past"


def test_why_two_are_different_comes_from_the_person_or_from_what_spoke_against() -> None:
    against = {"label": "Born", "agreement": "differs", "state": "against", "weight": -7.5}
    weaker = {"label": "Phone", "agreement": "another", "state": "against", "weight": -1.0}
    assert why_of(json.dumps({"reasons": [weaker, against]})) == "born differs"
    assert why_of(json.dumps({"reasons": [against], "why": "Father and son"})) == "Father and son"
    assert why_of(None) == ""
    family = {"field": "family", "label": "Household", "agreement": "could be twins", "state": "against", "weight": -9}
    assert why_of(json.dumps({"reasons": [family, against]})) == "could be twins"


def test_why_two_are_one_is_what_spoke_for_it() -> None:
    family = {"field": "family", "label": "Household", "agreement": "could be twins", "state": "against", "weight": -9}
    said = {"reasons": [family], "because": "the name and the phone say so"}
    assert why_of(json.dumps(said), same=True) == "the name and the phone say so"
    assert why_of(json.dumps({**said, "why": "Asked him"}), same=True) == "Asked him"
    assert why_of(None, same=True) == ""
