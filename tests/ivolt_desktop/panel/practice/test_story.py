"""The story of the panels: every line can be typed, every subject exists, nothing is told out of order."""

from datetime import timedelta

import pytest

from ivolt_desktop.panel.dates import following_panel_day
from ivolt_desktop.panel.practice.invented import cast, public_places
from ivolt_desktop.panel.practice.practice_calendar import FULL_MONTHS, TODAY, panel_day
from ivolt_desktop.panel.practice.story import PanelStory, StoryLine, agencies, panels
from ivolt_desktop.rules.line_kind import LineKind
from ivolt_desktop.rules.minute_line import parse_line
from ivolt_desktop.rules.owner_choice import OwnerChoice


def _choices() -> list[OwnerChoice]:
    found = []
    for agency in agencies():
        found.append(OwnerChoice(agency.key, agency.short_name, (agency.name, agency.kind)))
        for member in agency.members:
            found.append(
                OwnerChoice(member["key"], f"{agency.short_name} ({member['name']})", (member["name"], member["role"]))
            )
    return found


def _lines(story: PanelStory) -> list[StoryLine]:
    told = [line for subject in story.subjects for line in subject.lines]
    return told + [line for lines in story.standing.values() for line in lines]


def test_there_is_a_panel_for_each_month_and_only_the_last_is_yet_to_come() -> None:
    assert [story.covers for story in panels()] == list(FULL_MONTHS)
    assert [story.planned for story in panels()] == [False] * 16 + [True]


@pytest.mark.parametrize("story", panels(), ids=lambda story: f"{story.covers:%Y-%m}")
def test_every_line_is_understood_as_typed(story: PanelStory) -> None:
    day = panel_day(story.covers)
    for line in _lines(story):
        parsed = parse_line(line.typed, day, _choices(), next_panel=following_panel_day(day))
        assert parsed.problems == (), line.typed
        if parsed.kind is LineKind.ACTION:
            assert parsed.owner and parsed.due and parsed.due > day, line.typed
            assert "@" not in parsed.text
        if parsed.kind is LineKind.DECISION:
            assert parsed.reason and parsed.considered, line.typed
        moments = [later.on for later in line.later]
        assert moments == sorted(moments) and all(day < moment < TODAY for moment in moments), line.typed


@pytest.mark.parametrize("story", panels(), ids=lambda story: f"{story.covers:%Y-%m}")
def test_every_subject_is_known_and_on_its_own_sheet(story: PanelStory) -> None:
    keys = {agency.key for agency in agencies()}
    for subject in story.subjects:
        assert bool(subject.who) != bool(subject.where)
        assert (subject.under == 7) == bool(subject.where)
        assert subject.key in cast() or subject.key in public_places()
        assert not subject.join or subject.lead in keys
        assert subject.plan is None or subject.plan.by > panel_day(story.covers) + timedelta(days=30)
    members = {member["key"] for agency in agencies() for member in agency.members}
    assert {*story.apologies, *story.sent, *filter(None, [story.chair])} <= members


def test_three_agencies_send_data_and_one_member_chairs() -> None:
    assert [agency.key for agency in agencies() if agency.supplies] == ["police", "fire", "asb"]
    assert sum(member.get("chairs", False) for agency in agencies() for member in agency.members) == 1
