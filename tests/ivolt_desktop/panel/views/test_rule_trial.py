"""A repeat rule tried on the month before it is saved."""

from datetime import datetime, timedelta

from ivolt_desktop.model import AsbCall
from ivolt_desktop.panel.settings import read_settings
from ivolt_desktop.panel.views.rule_trial import RuleTrial, try_rule
from ivolt_desktop.rules.repeat_calls import RepeatRule


def test_it_counts_by_the_rule_given_and_changes_nothing(desk, cast):
    def add_calls(work):
        for number in range(3):
            work.session.add(AsbCall(reference=f"CAD {number}", called_at=datetime(2026, 5, 4) + timedelta(days=number),
                                     person_id=cast.caller, place_id=cast.parade))
        work.says("Add calls")

    desk.do(add_calls)
    with desk.panel.reading() as session:
        loose = try_rule(session, RepeatRule(), desk.now.date())
        strict = try_rule(session, RepeatRule(calls=4), desk.now.date())
        assert read_settings(session).repeat_rule == RepeatRule()
    assert loose.people == 1 and strict.people == 0
    assert strict.sentence.startswith("By this rule 0 people and")


def test_the_sentence_agrees_in_number():
    may = datetime(2026, 5, 1).date()
    assert RuleTrial(may, 1, 0, 4, 9).sentence == (
        "By this rule 1 person and 0 places were over the line in May 2026. Month by month that makes 4 in six months "
        "and 9 in twelve. Nobody is added or left out against the rule as saved.")
    assert RuleTrial(may, 2, 0, more=("P-0004",), fewer=("V-001", "P-0009")).sentence.endswith(
        "Against the rule as saved P-0004 would be added and V-001 and P-0009 left out.")
