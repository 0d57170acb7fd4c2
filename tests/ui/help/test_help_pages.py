"""Every page of the window has its help, in plain words."""

import re

import pytest

from ui.help.help_pages import help_page
from ui.pages.entries import page_entries

KEYS = [entry.key for entry in page_entries(None)]


@pytest.mark.parametrize("key", KEYS)
def test_every_page_has_help_of_its_own(key):
    told = help_page(key)
    assert len(told) > 200 and not told.startswith("#")
    assert not re.search(r"_[a-z]|\bwidget\b|\bdatabase\b", told)


def test_a_page_without_help_has_none():
    assert help_page("no such page") == ""
