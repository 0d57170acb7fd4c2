"""The navigation's one list."""

from importlib import import_module

import pytest

from ui.pages.entries import page_entries

ENTRIES = page_entries(None)


@pytest.mark.parametrize("key", [entry.key for entry in ENTRIES])
def test_every_entry_has_a_page_with_what_the_window_asks_of_it(key):
    entry = next(each for each in ENTRIES if each.key == key)
    module = import_module(f"ui.pages.{key}.page")
    name = "".join(part.capitalize() for part in key.split("_")) + "Page"
    assert entry.title and callable(getattr(module, name).refresh)


def test_the_groups_stand_together_and_begin_with_this_month():
    groups = [entry.group for entry in ENTRIES]
    assert groups == sorted(groups) and ENTRIES[0].key == "this_month"


def test_numbers_come_from_the_month(practice_panel):
    counts = {entry.key: entry.count() for entry in page_entries(practice_panel) if entry.count is not None}
    assert set(counts) == {"deliveries", "matches", "issues", "notices"}
    assert counts["matches"].number > 0 and counts["issues"].urgent
    assert {count.words for count in counts.values() if count} == {
        "still to come in", "to decide", "overdue", "joint visits owed"}


def test_the_sections_that_are_found_are_those_the_settings_turn_to():
    from ui.pages.settings.page import PANES

    (settings,) = [entry for entry in ENTRIES if entry.sections is not None]
    assert settings.key == "settings" and [key for key, _name in settings.sections()] == [key for key, *_ in PANES]
