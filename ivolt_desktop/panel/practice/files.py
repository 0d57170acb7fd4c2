"""Every file the agencies sent in the eighteen months, in the order in which they came."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path

from ivolt_desktop.panel.practice.council_files import council_file_name, write_council_file
from ivolt_desktop.panel.practice.count_files import (
    summary_file_name,
    ward_crime_file_name,
    write_summary,
    write_ward_crime,
)
from ivolt_desktop.panel.practice.fire_files import (
    fire_file_name,
    open_data_file_name,
    write_deliberate_fires,
    write_open_data,
)
from ivolt_desktop.panel.practice.life import life
from ivolt_desktop.panel.practice.life_facts import LivedCall, LivedFire
from ivolt_desktop.panel.practice.list_files import (
    write_council_notices,
    write_licensing,
    write_licensing_visits,
    write_penalties,
    write_police_notices,
    write_surveys,
)
from ivolt_desktop.panel.practice.lived_fires import OPEN_DATA_MONTHS
from ivolt_desktop.panel.practice.lived_surveys import within
from ivolt_desktop.panel.practice.other_files import (
    STREET_CRIME_MONTHS,
    WARDEN_LOG,
    street_crime_file_name,
    write_fly_tipping,
    write_street_crime,
    write_warden_log,
)
from ivolt_desktop.panel.practice.police_files import police_file_name, write_police_file
from ivolt_desktop.panel.practice.practice_calendar import (
    ALL_MONTHS,
    FULL_MONTHS,
    LAST_FULL_MONTH,
    PART_MONTH,
    data_in_on,
)
from ivolt_desktop.rules.calendar_months import first_of_month, last_of_month, months_on

POLICE, FIRE, COUNCIL, ENFORCEMENT, LICENSING = "police", "fire", "council", "enforcement", "licensing"
_POLICE_DAY, _FIRE_DAY, _COUNCIL_DAY = 3, 9, 5
_LIST_DAYS = {"police_notices": 6, "council_notices": 7, "penalties": 8, "licensing": 10, "surveys": 11, "tipping": 12,
              "wardens": 13, "streets": 14}
_SPANS = (
    (date(2025, 1, 1), date(2025, 6, 1)), (date(2025, 7, 1), date(2025, 12, 1)), (date(2026, 1, 1), LAST_FULL_MONTH),
)  # fmt: skip
"""The months, first and last, that a list of notices or penalties covers."""
_LONG_SPANS = ((date(2025, 1, 1), date(2025, 12, 1)), (date(2026, 1, 1), LAST_FULL_MONTH))
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
    found = [*_police(), *_fire(), *_council(), *_notices(), *_penalties(), *_licensing(), *_surveys(), *_counts(),
             *_now_and_then()]
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


def _notices() -> Iterator[PracticeFile]:
    for first, last in _SPANS:
        given = [each for each in life().notices if first <= each.at.date() <= last_of_month(last)]
        name = f"{first:%b} to {last:%b %Y}"
        write: Callable[[Path], None] = partial(
            write_police_notices, notices=[each for each in given if "police" in each.lists])
        yield _list(f"EA EWN list {name}.xlsx", POLICE, "warning_notices", last, "police_notices", write)
        write = partial(write_council_notices, notices=[each for each in given if "council" in each.lists])
        yield _list(f"LBBD warning notices {name}.csv", ENFORCEMENT, "warning_notices", last, "council_notices", write)


def _penalties() -> Iterator[PracticeFile]:
    for first, last in _SPANS:
        given = [each for each in life().penalties if first <= each.at.date() <= last_of_month(last)]
        write = partial(write_penalties, penalties=given)
        yield _list(f"LBBD FPN register {first:%b} to {last:%b %Y}.xlsx", ENFORCEMENT, "penalties", last, "penalties",
                    write)


def _licensing() -> Iterator[PracticeFile]:
    for first, last in _LONG_SPANS:
        lines = [each for each in life().licensing if first <= each.on <= last_of_month(last)]
        council = partial(write_licensing, lines=[each for each in lines if each.team == "council"])
        yield _list(f"LBBD licensing {first:%Y}.xlsx", LICENSING, "licensing", last, "licensing", council)
    police = partial(write_licensing_visits, lines=[each for each in life().licensing if each.team == "police"])
    yield _list("Police licensing visits.csv", POLICE, "licensing", LAST_FULL_MONTH, "licensing", police)


def _surveys() -> Iterator[PracticeFile]:
    for first, last in _LONG_SPANS:
        write = partial(write_surveys, surveys=within(life().surveys, first, last_of_month(last)))
        yield _list(f"ASB satisfaction survey {first:%Y}.csv", COUNCIL, "satisfaction_surveys", last, "surveys", write)


def _now_and_then() -> Iterator[PracticeFile]:
    for month in STREET_CRIME_MONTHS:
        yield _list(street_crime_file_name(month), POLICE, "street_crime", month, "streets",
                    partial(write_street_crime, month=month))
    yield _list("Fly-tipping by authority 2023-24 and 2024-25.xlsx", COUNCIL, "fly_tipping", LAST_FULL_MONTH, "tipping",
                write_fly_tipping)
    first, last = _SPANS[-1]
    yield _list(f"Street warden log {first:%b} to {last:%b %Y}.csv", ENFORCEMENT, WARDEN_LOG.key, last, "wardens",
                partial(write_warden_log, first=first, last=last))


def _list(
    name: str, sender: str, feed: str, month: date, day: str, write: Callable[[Path], None]
) -> PracticeFile:
    return PracticeFile(name, sender, feed, month, data_in_on(month, _LIST_DAYS[day]), True, write)


def _counts() -> list[PracticeFile]:
    """The police's and the fire brigade's counts, each a day after that agency's own list."""
    found = []
    for month in FULL_MONTHS:
        write: Callable[[Path], None] = partial(write_ward_crime, month=month)
        came_in = data_in_on(month, _POLICE_DAY + 1)
        found.append(PracticeFile(ward_crime_file_name(month), POLICE, "crime_counts", month, came_in, True, write))
        write = partial(write_summary, month=month, fires=_fires(month))
        in_panel, came_in = month != LAST_FULL_MONTH, data_in_on(month, _FIRE_DAY + 1)
        found.append(PracticeFile(summary_file_name(month), FIRE, "fire_summary", month, came_in, in_panel, write))
    return found


def _calls(month: date) -> list[LivedCall]:
    return [call for call in life().calls if first_of_month(call.at.date()) == month]


def _fires(month: date) -> list[LivedFire]:
    return [fire for fire in life().fires if month <= fire.at.date() <= last_of_month(month)]
