"""What the line at the bottom says of the file."""

from datetime import date, datetime

from ivolt_desktop.panel.agencies import add_agency
from ivolt_desktop.panel.backing_up import back_up_for_today
from ivolt_desktop.panel.operation import perform
from ivolt_desktop.panel.views.file_facts import file_facts, when
from ivolt_desktop.store import PanelFile


def test_a_panel_of_ones_own(tmp_path):
    panel = PanelFile.create(tmp_path / "panel.ivolt", "four calm words here")
    assert file_facts(panel).line == "Nothing typed yet · no backup yet · encrypted"
    perform(panel, add_agency, name="Riverside Wardens", short_name="Wardens")
    back_up_for_today(panel)
    facts = file_facts(panel)
    assert facts.line.startswith("Saved ") and "· backup today " in facts.line and facts.line.endswith("encrypted")
    assert facts.changes == 1 and facts.size_words.endswith(("KB", "MB"))
    panel.close()


def test_the_practice_panel_says_that_nobody_is_real(tmp_path):
    panel = PanelFile.create_practice(tmp_path / "practice.ivolt")
    assert "nobody in it is real" in file_facts(panel).line
    panel.close()


def test_moments_in_words():
    today = date(2026, 6, 23)
    assert when(datetime(2026, 6, 23, 14, 2), today) == "14:02"
    assert when(datetime(2026, 6, 23, 9, 0), today, always_day=True) == "today 09:00"
    assert when(datetime(2026, 6, 21, 14, 2), today) == "21 Jun 14:02"
