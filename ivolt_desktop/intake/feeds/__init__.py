"""What agencies send: one declaration a file. ``FEEDS`` holds them all by key."""

from ivolt_desktop.intake.feeds.council_cases import COUNCIL_CASES
from ivolt_desktop.intake.feeds.declaration import Feed, FeedField, header_key
from ivolt_desktop.intake.feeds.deliberate_fires import DELIBERATE_FIRES
from ivolt_desktop.intake.feeds.fire_incidents import FIRE_INCIDENTS
from ivolt_desktop.intake.feeds.police_calls import POLICE_CALLS

FEEDS: dict[str, Feed] = {feed.key: feed for feed in (POLICE_CALLS, FIRE_INCIDENTS, DELIBERATE_FIRES, COUNCIL_CASES)}
"""Every feed the program knows, in the order they are offered."""

__all__ = ["FEEDS", "Feed", "FeedField", "header_key"]
