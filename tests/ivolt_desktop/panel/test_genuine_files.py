"""Every genuine file beside the checkout: known as its feed without a hand, stored, known again, taken back."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from ivolt_desktop.model import (
    AsbCall,
    CrimeCount,
    Delivery,
    FireIncident,
    FlyTipping,
    Outline,
    StreetCrime,
)
from ivolt_desktop.panel.agencies import add_agency
from ivolt_desktop.panel.importing import FileAccount, import_files
from ivolt_desktop.panel.taking_back import take_back
from ivolt_desktop.rules.wards import OLD_WARDS, WARDS

OURS = "Barking and Dagenham"


@pytest.fixture
def real(shared_data: Path) -> Path:
    return shared_data / "real"


def bring(desk: Any, cast: Any, path: Path, *, large: bool = False) -> FileAccount:
    """Bring a file in twice, and prove that the second time stores nothing; of a large one that it would not."""
    if "fire" not in {delivery.feed for delivery in desk.all(Delivery)}:
        desk.do(add_agency, name="London Fire Brigade", short_name="LFB", kind="fire")
    (account,) = import_files(desk.panel, [path])
    assert account.stored, account.refused
    stored = {} if large else desk.state()
    (again,) = import_files(desk.panel, [path], dry_run=large)
    assert (again.new, again.changed) == (0, 0)
    assert again.same == account.new and again.left_out == account.left_out
    if not large:
        mostly_same(stored, desk.state())
    return account


def mostly_same(before: dict[str, list[Any]], after: dict[str, list[Any]]) -> None:
    """Nothing is other than it was but the deliveries themselves and what is kept of layouts."""
    for key in before.keys() - {"delivery", "layout"}:
        assert before[key] == after[key], key


def taken_back(desk: Any, register: type[Any]) -> None:
    """Take both deliveries back, the later one first: nothing of the register stays."""
    for delivery in reversed(desk.all(Delivery)):
        desk.do(take_back, delivery_id=delivery.id)
    with desk.panel.reading() as session:
        assert session.scalar(select(func.count()).select_from(register)) == 0


def count(desk: Any, *where: Any) -> int:
    with desk.panel.reading() as session:
        return int(session.scalar(select(func.count()).where(*where)) or 0)


def test_incident_records_of_the_fire_brigade(desk, cast, real):
    account = bring(desk, cast, real / "lfb-incidents-2023-sample.csv")
    assert (account.feed, account.agency, account.new) == ("Fire brigade incident records", "LFB", 10_000)
    ours = FireIncident.borough_code == "E09000002"
    assert count(desk, ours) == 155
    assert count(desk, ours, FireIncident.kind == "secondary") == 11
    assert count(desk, FireIncident.deliberate != "not known") == 0
    taken_back(desk, FireIncident)


def test_street_crime_of_one_month(desk, cast, real):
    account = bring(desk, cast, real / "police-uk-street-2023-01-sample.csv")
    assert (account.feed, account.new) == ("Street-level crime", 4_000)
    ours = StreetCrime.borough == OURS
    assert count(desk, ours) == 2_002
    assert count(desk, ours, StreetCrime.crime_type == "Anti-social behaviour") == 306
    assert count(desk, ours, StreetCrime.easting.between(543_000, 552_000)) == 2_002
    taken_back(desk, StreetCrime)


def test_street_crime_of_many_months(desk, cast, real):
    account = bring(desk, cast, real / "lbbd-street-2016-2018.csv", large=True)
    assert (account.feed, account.new) == ("Street-level crime", 53_227)
    assert count(desk, StreetCrime.borough == OURS) == 53_227
    assert count(desk, StreetCrime.crime_type == "Anti-social behaviour") == 11_955
    with desk.panel.reading() as session:
        months = set(session.scalars(select(StreetCrime.month).distinct()))
        wards = set(session.scalars(select(StreetCrime.ward).distinct()))
    assert len(months) == 29 and not any((month.year, month.month) == (2016, 4) for month in months)
    assert wards == {ward.title for ward in OLD_WARDS}
    assert not wards & {ward.name for ward in WARDS}


def test_crime_by_ward(desk, cast, real):
    account = bring(desk, cast, real / "MPS Ward Level Crime (most recent 24 months).csv")
    assert account.feed == "Police crime counts by area"
    assert (account.new, account.left_out, account.set_aside) == (520, 18_149, 0)
    assert account.records == {"new": 13_000, "changed": 0, "same": 0}
    with desk.panel.reading() as session:
        codes = set(session.scalars(select(CrimeCount.area_code).distinct()))
        months = list(session.scalars(select(CrimeCount.month).distinct().order_by(CrimeCount.month)))
        total = session.scalar(select(func.sum(CrimeCount.count)))
    assert codes == {ward.code for ward in WARDS}
    assert (len(months), f"{months[0]:%Y%m}", f"{months[-1]:%Y%m}") == (25, "202403", "202603")
    assert total == 39_091
    taken_back(desk, CrimeCount)


def test_fly_tipping(desk, cast, real):
    account = bring(desk, cast, real / "defra-fly-tipping-2022.xlsx")
    assert (account.feed, account.set_aside) == ("Fly-tipping by authority and year", 0)
    with desk.panel.reading() as session:
        ours = session.scalars(select(FlyTipping).where(FlyTipping.area_name == OURS)
                               .order_by(FlyTipping.year_from)).all()
        assert [each.year for each in ours][:1] == ["2012-13"] and len(ours) == 10
        assert all(each.incidents for each in ours)
    assert desk.all(AsbCall) == []
    taken_back(desk, FlyTipping)


def test_ward_outlines(desk, cast, real):
    account = bring(desk, cast, real / "lbbd-wards-2022.geojson")
    assert (account.feed, account.new) == ("Outlines of wards and areas", 19)
    assert {(each.code, each.name) for each in desk.all(Outline)} == {(ward.code, ward.name) for ward in WARDS}
    taken_back(desk, Outline)
