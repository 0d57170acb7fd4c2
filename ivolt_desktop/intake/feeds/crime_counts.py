"""Police recorded crime by ward, borough or LSOA: a row a kind of crime and area, a column a month.

Source: London Datastore, 'MPS recorded crime: geographic breakdown'. Three headings have been met: Group and SubGroup
(now), MajorText and MinorText (before), Major Category and Minor Category (LSOA and older files); the borough file has
no ward columns. Anti-social behaviour is not in it, nor is domestic violence told apart.
"""

from ivolt_desktop.intake.feeds.counted_areas import (
    COUNT_KEY,
    COUNT_KEY_BY_NAME,
    ELSEWHERE,
    is_own_or_whole,
    settle_count,
)
from ivolt_desktop.intake.feeds.declaration import Feed, FeedField
from ivolt_desktop.intake.spreading import months_across


def _finish(values: dict[str, object]) -> None:
    settle_count(values)
    values["measure"] = values.get("measure") or "Offences"
    values["published_as"] = "Recorded crime by area"


CRIME_COUNTS = Feed(
    key="crime_counts",
    label="Police crime counts by area",
    agency_kinds=("police",),
    register="crime_count",
    natural_key=COUNT_KEY,
    second_key=COUNT_KEY_BY_NAME,
    period_field="month",
    finish=_finish,
    borough_only=False,
    derived=("area_kind", "measure", "published_as"),
    spread=months_across,
    spread_into="count",
    only=is_own_or_whole,
    only_words=ELSEWHERE,
    hints=("ward level", "borough level", "lsoa level", "recorded crime"),
    fields=(
        FeedField("group", "Group", "text",
            ("Group", "MajorText", "Major Category", "Major text", "Offence Group", "Crime group", "Major crime"),
            required=True),
        FeedField("subgroup", "Kind of crime", "text",
            ("SubGroup", "MinorText", "Minor Category", "Minor text", "Offence Subgroup", "Crime subgroup",
             "Minor crime")),
        FeedField("area_name", "Area", "text",
            ("WardName", "Ward name", "Ward", "LSOA name", "LSOA11NM", "LSOA21NM", "Area name", "Area", "Ward_Name")),
        FeedField("area_code", "Area code", "code",
            ("WardCode", "Ward code", "LSOA code", "LSOA", "LSOA11CD", "LSOA21CD", "Area code", "Ward_Code")),
        FeedField("borough", "Borough", "text",
            ("LookUp_BoroughName", "LookUp_BoroughName_LSOA", "BoroughName", "Borough", "Borough name",
             "Local authority", "LookUp_Borough")),
        FeedField("month", "Month", "month", ("Month", "Month_Year", "Month year", "Period"), required=True),
        FeedField("count", "Count", "count",
            ("Count", "Offences", "Number of offences", "Total offences", "Crimes", "Number"), required=True),
    ),
    notes="A column for each month. Wards of other boroughs stay with the file and are not counted; boroughs all are.",
)  # fmt: skip
