"""The panel's own references: short, said aloud in meetings, never used twice.

Actions count within a year (22-061); people in the cohorts are known by their sheet (V-021, O-009),
places by L-004; a person record is P-0001. A reference is never reused, so the next one follows the
highest ever given, not the number of records.
"""

import re
from collections.abc import Iterable
from enum import StrEnum


class CohortSheet(StrEnum):
    """The three sheets, kept apart so that one cannot leak into another; the value is the letter."""

    VICTIMS = "V"
    OFFENDERS = "O"
    LOCATIONS = "L"

    @property
    def words(self) -> str:
        """'victims', 'offenders', 'locations'."""
        return self.name.lower()


def _next_serial(existing: Iterable[str], prefix: str) -> int:
    pattern = re.compile(re.escape(prefix) + r"([0-9]+)\Z")
    found = (pattern.match(reference.strip()) for reference in existing)
    return max((int(match[1]) for match in found if match), default=0) + 1


def next_running_reference(existing: Iterable[str], prefix: str, digits: int) -> str:
    """The next reference of the form prefix, dash, serial; more digits are used when they run out."""
    stem = f"{prefix}-"
    return f"{stem}{_next_serial(existing, stem):0{digits}d}"


def next_action_reference(existing: Iterable[str], year: int) -> str:
    """The next action of the year: '22-061'."""
    return next_running_reference(existing, f"{year % 100:02d}", 3)


def next_cohort_reference(existing: Iterable[str], sheet: CohortSheet) -> str:
    """The next reference on a cohort sheet: 'V-021', 'O-009', 'L-004'."""
    return next_running_reference(existing, sheet.value, 3)


def next_person_reference(existing: Iterable[str]) -> str:
    """The next person record: 'P-0001'."""
    return next_running_reference(existing, "P", 4)


def next_place_reference(existing: Iterable[str]) -> str:
    """The next place record: 'A-0001' (a place under the panel's care has its L reference besides)."""
    return next_running_reference(existing, "A", 4)


def next_issue_reference(existing: Iterable[str], year: int) -> str:
    """The next issue of the year: 'I-22-007'."""
    return next_running_reference(existing, f"I-{year % 100:02d}", 3)


def next_case_review_reference(existing: Iterable[str], year: int) -> str:
    """The next Case Review (Community Trigger) of the year: 'CT-2022-03'."""
    return next_running_reference(existing, f"CT-{year}", 2)
