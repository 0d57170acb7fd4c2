"""The life of the borough, lived once and always the same."""

from functools import cache
from random import Random

from ivolt_desktop.panel.practice.life_facts import Life
from ivolt_desktop.panel.practice.lived_calls import lived_calls
from ivolt_desktop.panel.practice.lived_cases import lived_cases
from ivolt_desktop.panel.practice.lived_fires import lived_fires
from ivolt_desktop.panel.practice.lived_licensing import lived_licensing
from ivolt_desktop.panel.practice.lived_notices import lived_notices
from ivolt_desktop.panel.practice.lived_penalties import lived_penalties
from ivolt_desktop.panel.practice.lived_surveys import lived_surveys
from ivolt_desktop.panel.practice.practice_calendar import SEED
from ivolt_desktop.panel.practice.residents import new_residents


@cache
def life() -> Life:
    """Eighteen months, from January 2025 to 21 June 2026."""
    residents = new_residents(Random(f"{SEED} residents"))
    calls, callers = lived_calls(Random(f"{SEED} calls"), residents)
    fires = lived_fires(Random(f"{SEED} fires"))
    cases = lived_cases(Random(f"{SEED} cases"), calls, callers, residents)
    notices = lived_notices(Random(f"{SEED} notices"), residents)
    penalties = lived_penalties(Random(f"{SEED} penalties"), notices, residents)
    licensing = lived_licensing(Random(f"{SEED} licensing"))
    surveys = lived_surveys(Random(f"{SEED} surveys"), cases)
    return Life(calls, fires, cases, notices, penalties, licensing, surveys)
