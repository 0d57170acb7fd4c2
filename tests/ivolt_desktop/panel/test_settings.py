"""The panel's settings and the practice day."""

from datetime import date, datetime, time, timedelta

import pytest

from ivolt_desktop.panel.settings import (
    LABELS,
    PanelSettings,
    apply_clock,
    change_settings,
    practice_day,
    read_settings,
    set_practice_day,
)
from ivolt_desktop.rules.action_state import RagRule
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.rules.repeat_calls import RepeatRule


def _read(desk) -> PanelSettings:
    with desk.panel.reading() as session:
        return read_settings(session)


def test_an_untouched_panel_has_the_defaults(desk):
    settings = _read(desk)
    assert settings == PanelSettings()
    assert (settings.panel_name, settings.borough_code) == ("IVOLT", "E09000002")
    assert set(LABELS) == set(vars(settings))


def test_every_kind_of_setting_comes_back_as_it_was_given(desk, undoes):
    given = {
        "panel_name": "Harbour panel", "venue": "Room 2", "starts": time(14, 30), "minutes_days": 5,
        "repeat_rule": RepeatRule(10, 183, ("person",), frozenset({"215"})), "rag_rule": RagRule(near=3),
    }
    changed = undoes(change_settings, **given)
    settings = _read(desk)
    assert {name: getattr(settings, name) for name in given} == given
    assert changed.label.startswith("Change settings: Panel; Usual venue; Usual start")
    assert desk.changed(change_settings, **given).result == []


def test_a_change_says_only_what_changed(desk):
    changed = desk.changed(change_settings, panel_name="IVOLT", pack_days=3)
    assert changed.label == "Change setting: Pack out, working days before"


@pytest.mark.parametrize("values, sentence", [
    ({"panel_name": " "}, "Panel cannot be left empty"),
    ({"pack_days": -1}, "from 0 to 366"),
    ({"repeat_rule": RepeatRule(calls=1)}, "at least 2 calls"),
    ({"repeat_rule": RepeatRule(same=())}, "what must be the same"),
    ({"rag_rule": RagRule(near=-1)}, "cannot be below 0"),
])
def test_settings_that_make_no_sense_are_refused(desk, values, sentence):
    with pytest.raises(NotAllowed, match=sentence):
        desk.do(change_settings, **values)
    assert _read(desk) == PanelSettings()


def test_the_practice_day_fixes_the_date_and_not_the_time(desk, undoes):
    assert apply_clock(desk.panel) is None
    assert desk.panel.clock() == pytest.approx(datetime.now(), abs=timedelta(minutes=5))
    assert undoes(set_practice_day, date(2026, 6, 23)).label == "Set the practice day to 23 Jun 2026"
    assert apply_clock(desk.panel, lambda: time(9, 0)) == date(2026, 6, 23)
    assert desk.panel.clock() == datetime(2026, 6, 23, 9, 0)
    desk.do(set_practice_day, None)
    with desk.panel.reading() as session:
        assert practice_day(session) is None
