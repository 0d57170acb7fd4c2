"""New, back, gone, same; and figures that know when no file is in."""

from datetime import date
from pathlib import Path

import pytest

from ivolt_desktop.panel.settings import PanelSettings
from ivolt_desktop.panel.views.briefing import Briefing, Named, month_briefing
from ivolt_desktop.panel.views.figures import month_figures
from ivolt_desktop.panel.views.happenings import months_supplied
from ivolt_desktop.panel.views.paper_measures import what_changed
from tests.ivolt_desktop.panel.conftest import Cast, Desk
from tests.ivolt_desktop.panel.incoming import CALLS, bring, call, write

ANN = ("FENN, Ann", "07700 900101", "1 Marlpit Close", "RM10 8AA")
BEN = ("OKORO, Ben", "07700 900102", "2 Marlpit Close", "RM10 8AA")
CAL = ("DUNN, Cal", "07700 900103", "3 Marlpit Close", "RM10 8AA")


@pytest.fixture
def may(desk: Desk, cast: Cast, tmp_path: Path) -> Briefing:
    """Ann called thrice in May only, Ben in February and May, Cal in April only."""
    rows, number = [], 0
    for who, month, days in ((BEN, 2, (2, 9, 16)), (CAL, 4, (1, 8, 15)), (ANN, 5, (4, 11, 18)), (BEN, 5, (5, 12, 19))):
        for day in days:
            number += 1
            rows.append(call(number, date(2026, month, day), *who))
    rows.append(call(90, date(2026, 5, 30), "Occupier", where="Station Parade"))
    bring(desk.panel, write(tmp_path / "calls.csv", CALLS, rows))
    with desk.panel.reading() as session:
        return month_briefing(session, PanelSettings(), date(2026, 5, 1))


def test_each_caller_is_on_one_list(may: Briefing) -> None:
    assert [each.name for each in may.new] == ["Ann Fenn"]
    assert [(each.name, each.quiet_months) for each in may.back] == [("Ben Okoro", 2)]
    assert [each.name for each in may.gone] == ["Cal Dunn"]
    assert may.same == ()


def test_counts_are_of_the_calendar_month_and_the_one_before(may: Briefing) -> None:
    assert [(each.this_month, each.month_before) for each in (*may.new, *may.gone)] == [(3, 0), (0, 3)]


def test_the_series_counts_callers_over_the_line(may: Briefing) -> None:
    counted = dict(may.callers_by_month)
    assert [counted[date(2026, month, 1)] for month in (2, 3, 4, 5)] == [1, 0, 1, 2]


def test_a_number_many_people_use_makes_nobody_a_repeat_caller(desk: Desk, cast: Cast, tmp_path: Path) -> None:
    names = ("FENN, Ann", "OKORO, Ben", "DUNN, Cal")
    bring(desk.panel, write(tmp_path / "hostel.csv", CALLS, [
        call(number, date(2026, 5, 3 + number), name, "020 7946 0123", f"Room {number}, Quayside Hostel")
        for number, name in enumerate(names)
    ]))
    with desk.panel.reading() as session:
        briefing = month_briefing(session, PanelSettings(), date(2026, 5, 1))
    assert briefing.new == ()


def test_no_file_is_not_nought(desk: Desk, may: Briefing) -> None:
    with desk.panel.reading() as session:
        figures = {figure.key: figure for figure in month_figures(session, PanelSettings(), may)}
    assert figures["asb_calls"].values[-1] == 7
    assert figures["deliberate_fires"].values[-1] is None
    assert figures["deliberate_fires"].shown == "–"
    assert figures["deliberate_fires"].verdict.words == "no file in yet for May"
    assert not figures["deliberate_fires"].verdict.signal


def test_a_delivery_covers_every_month_of_its_period(desk: Desk, may: Briefing) -> None:
    with desk.panel.reading() as session:
        assert months_supplied(session, attribute="caller_name") == {date(2026, month, 1) for month in (2, 3, 4, 5)}
        assert months_supplied(session, attribute="deliberate") == frozenset()


def test_a_place_named_after_its_ward_says_it_once_on_paper() -> None:
    def place(name: str, ward: str) -> Named:
        return Named("place", 1, "A-0139", name, 6, date(2026, 5, 30), ward)

    there = (place("High Road, Chadwell Heath", "Chadwell Heath"), place("East Street", "Abbey"))
    briefing = Briefing(date(2026, 5, 1), (), (), (), (), (), (), (), there, ())
    told = what_changed(PanelSettings(), briefing).same
    assert [line.words for line in told] == ["High Road, Chadwell Heath", "East Street, Abbey"]
