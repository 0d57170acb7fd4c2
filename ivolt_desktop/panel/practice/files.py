"""Every file the agencies sent in the eighteen months, in the order in which they came."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path

from ivolt_desktop.panel.practice.council_files import council_file_name, write_council_file
from ivolt_desktop.panel.practice.fire_files import (
    fire_file_name,
    open_data_file_name,
    write_deliberate_fires,
    write_open_data,
)
from ivolt_desktop.panel.practice.life import life
from ivolt_desktop.panel.practice.life_facts import LivedCall, LivedFire
from ivolt_desktop.panel.practice.lived_fires import OPEN_DATA_MONTHS
from ivolt_desktop.panel.practice.police_files import police_file_name, write_police_file
from ivolt_desktop.panel.practice.practice_calendar import (
    ALL_MONTHS,
    FULL_MONTHS,
    LAST_FULL_MONTH,
    PART_MONTH,
    data_in_on,
)
from ivolt_desktop.rules.calendar_months import first_of_month, last_of_month, months_on

POLICE, FIRE, COUNCIL = "police", "fire", "council"
_POLICE_DAY, _FIRE_DAY, _COUNCIL_DAY = 3, 9, 5
_CORRECTED = date(2025, 3, 1)
_OVERLAPS = date(2025, 9, 1)
_CORRECTED_DAY = 24


@dataclass(frozen=True)
class PracticeFile:
    """One file: who sent it, what it holds, when it came in, and how to write it.

    ``brought_in`` is false for the files left for a newcomer to bring in: May's fires and June's calls so far.
    """

    name: str
    sender: str
    feed: str
    month: date
    came_in: datetime
    brought_in: bool
    write: Callable[[Path], None]


def practice_files() -> tuple[PracticeFile, ...]:
    """All files in the order in which they came in."""
    found = [*_police(), *_fire(), *_council()]
    return tuple(sorted(found, key=lambda file: (file.came_in, file.name)))


def save_practice_files(folder: Path) -> list[Path]:
    """Write every practice file into ``folder`` (made if need be), to practise bringing files in."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for file in practice_files():
        path = folder / file.name
        file.write(path)
        paths.append(path)
    return paths


def _police() -> list[PracticeFile]:
    found = []
    for month in ALL_MONTHS:
        calls = _calls(month)
        came_in = datetime(2026, 6, 22, 9, 20) if month == PART_MONTH else data_in_on(month, _POLICE_DAY)
        if month == _OVERLAPS:
            late = [call for call in _calls(months_on(month, -1)) if call.at.day > 27]
            calls = [*late, *calls]
        found.append(_police_file(police_file_name(month), month, calls, came_in))
        if month == _CORRECTED:
            name = police_file_name(month, corrected=True)
            again = [*_calls(month), *(call for call in _calls(months_on(month, 1)) if call.at.day < 8)]
            found.append(_police_file(name, month, again, data_in_on(month, _CORRECTED_DAY)))
    return found


def _police_file(name: str, month: date, calls: list[LivedCall], came_in: datetime) -> PracticeFile:
    write = partial(write_police_file, month=month, calls=calls)
    return PracticeFile(name, POLICE, "police_calls", month, came_in, month != PART_MONTH, write)


def _fire() -> list[PracticeFile]:
    found = []
    for month in FULL_MONTHS:
        write: Callable[[Path], None] = partial(write_deliberate_fires, month=month, fires=_fires(month))
        came_in = data_in_on(month, _FIRE_DAY)
        in_panel = month != LAST_FULL_MONTH
        found.append(PracticeFile(fire_file_name(month), FIRE, "deliberate_fires", month, came_in, in_panel, write))
        if month in OPEN_DATA_MONTHS:
            write = partial(write_open_data, fires=_fires(month))
            name, came_in = open_data_file_name(month), data_in_on(month, _FIRE_DAY - 1)
            found.append(PracticeFile(name, FIRE, "fire_incidents", month, came_in, True, write))
    return found


def _council() -> list[PracticeFile]:
    return [
        PracticeFile(
            council_file_name(month), COUNCIL, "council_cases", month, data_in_on(month, _COUNCIL_DAY), True,
            partial(write_council_file, month=month, cases=life().cases),
        )
        for month in FULL_MONTHS
    ]  # fmt: skip


def _calls(month: date) -> list[LivedCall]:
    return [call for call in life().calls if first_of_month(call.at.date()) == month]


def _fires(month: date) -> list[LivedFire]:
    return [fire for fire in life().fires if month <= fire.at.date() <= last_of_month(month)]
