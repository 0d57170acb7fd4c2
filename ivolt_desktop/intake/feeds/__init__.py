"""What agencies send: one declaration a file. ``FEEDS`` holds them all by key."""

from ivolt_desktop.intake.feeds.area_outlines import AREA_OUTLINES
from ivolt_desktop.intake.feeds.council_cases import COUNCIL_CASES
from ivolt_desktop.intake.feeds.crime_counts import CRIME_COUNTS
from ivolt_desktop.intake.feeds.crime_dashboard import CRIME_DASHBOARD
from ivolt_desktop.intake.feeds.declaration import Feed, FeedField, header_key
from ivolt_desktop.intake.feeds.deliberate_fires import DELIBERATE_FIRES
from ivolt_desktop.intake.feeds.fire_incidents import FIRE_INCIDENTS
from ivolt_desktop.intake.feeds.fire_summary import FIRE_SUMMARY
from ivolt_desktop.intake.feeds.fly_tipping import FLY_TIPPING_YEARS
from ivolt_desktop.intake.feeds.licensing import LICENSING
from ivolt_desktop.intake.feeds.penalties import PENALTIES
from ivolt_desktop.intake.feeds.police_calls import POLICE_CALLS
from ivolt_desktop.intake.feeds.satisfaction_surveys import SATISFACTION_SURVEYS
from ivolt_desktop.intake.feeds.street_crime import STREET_CRIME
from ivolt_desktop.intake.feeds.warning_notices import WARNING_NOTICES

_ALL = (
    POLICE_CALLS, FIRE_INCIDENTS, DELIBERATE_FIRES, COUNCIL_CASES, WARNING_NOTICES, PENALTIES, LICENSING,
    SATISFACTION_SURVEYS, CRIME_COUNTS, CRIME_DASHBOARD, STREET_CRIME, FIRE_SUMMARY, FLY_TIPPING_YEARS, AREA_OUTLINES,
)  # fmt: skip
FEEDS: dict[str, Feed] = {feed.key: feed for feed in _ALL}
"""Every feed the program knows, in the order they are offered."""

__all__ = ["FEEDS", "Feed", "FeedField", "header_key"]
