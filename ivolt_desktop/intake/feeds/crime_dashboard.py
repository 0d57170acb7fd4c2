"""The police's monthly crime dashboard: a row a month, area, kind of crime and measure.

Source: London Datastore, 'MPS Monthly Crime Dashboard Data' (M1045). Earlier editions say Crime Type and Crime Subtype
and have no FY_FYIndex; months were written '01.06.21' and '01/06/2021'. The measures are Offences and Positive
Outcomes, which never add up.
"""

from ivolt_desktop.intake.feeds.counted_areas import (
    COUNT_KEY,
    COUNT_KEY_BY_NAME,
    ELSEWHERE,
    is_own_or_whole,
    settle_count,
)
from ivolt_desktop.intake.feeds.declaration import Feed, FeedField


def _finish(values: dict[str, object]) -> None:
    settle_count(values)
    values["published_as"] = "Monthly crime dashboard"


CRIME_DASHBOARD = Feed(
    key="crime_dashboard",
    label="Police crime dashboard",
    agency_kinds=("police",),
    register="crime_count",
    natural_key=COUNT_KEY,
    second_key=COUNT_KEY_BY_NAME,
    period_field="month",
    finish=_finish,
    borough_only=False,
    derived=("published_as",),
    only=is_own_or_whole,
    only_words=ELSEWHERE,
    hints=("dashboard",),
    fields=(
        FeedField("month", "Month", "month", ("Month_Year", "Month year", "Month"), required=True),
        FeedField("area_kind", "Kind of area", "text", ("Area Type", "Area kind", "Geography"), required=True),
        FeedField("borough", "Borough", "text",
            ("Borough_SNT", "Borough SNT", "Borough", "Borough name")),
        FeedField("area_name", "Area", "text", ("Area name", "Area", "SNT", "Ward name")),
        FeedField("area_code", "Area code", "code", ("Area code", "Ward code")),
        FeedField("group", "Group", "text",
            ("Offence Group", "Crime Type", "Crime group", "Group"), required=True),
        FeedField("subgroup", "Kind of crime", "text",
            ("Offence Subgroup", "Offence sub-group", "Crime Subtype", "Crime subgroup", "SubGroup")),
        FeedField("measure", "What is counted", "text", ("Measure",), required=True),
        FeedField("count", "Count", "count", ("Count", "Value", "Total"), required=True),
    ),
    known=("Financial Year", "FY_FYIndex", "Refresh Date", "FY Index", "Fin Year", "Year"),
    notes="Offences and positive outcomes by month. Neighbourhoods of other boroughs stay with the file, uncounted.",
)  # fmt: skip
