"""Bringing a practice file in, step by step as the coordinator does: File, Columns, Problems, Confirm."""

from pathlib import Path

from sqlalchemy import select

from ivolt_desktop.intake.layouts import Layout
from ivolt_desktop.intake.review import Review
from ivolt_desktop.model import SavedLayout
from ivolt_desktop.panel.bringing_in import ReadFile, bring_in
from ivolt_desktop.panel.feeds import feeds_of
from ivolt_desktop.panel.practice.files import COUNCIL, ENFORCEMENT, FIRE, LICENSING, POLICE, PracticeFile
from ivolt_desktop.panel.practice.other_files import WARDEN_LOG
from ivolt_desktop.panel.practice.stage import Stage

AGENCY_OF = {
    POLICE: "police", FIRE: "fire", COUNCIL: "asb", ENFORCEMENT: "enforcement", LICENSING: "licensing",
}  # fmt: skip
"""Which agency of the story sends which files."""

_LAYOUT_NAMES = {
    "police_calls": "Met callers",
    "deliberate_fires": "LFB deliberate fires",
    "fire_incidents": "LFB incidents",
    "council_cases": "Council cases",
    "warning_notices": "Warning notices",
    "penalties": "FPN register",
    "licensing": "Licensing",
    "satisfaction_surveys": "Satisfaction survey",
    "crime_counts": "MPS ward crime",
    "fire_summary": "LFB borough summary",
    "street_crime": "Street-level crime",
    "fly_tipping": "Fly-tipping",
    WARDEN_LOG.key: "Street warden log",
}


def bring(stage: Stage, file: PracticeFile, folder: Path) -> int:
    """Write the file into ``folder``, review it with the layouts kept, bring it in: the delivery's id."""
    path = folder / file.name
    file.write(path)
    agency = AGENCY_OF[file.sender]
    agency_id = stage.agencies[agency]
    with stage.panel.reading() as session:
        kept = session.scalars(select(SavedLayout.definition).where(SavedLayout.agency_id == agency_id))
        feeds = feeds_of(session)
        layouts = [Layout.from_json(text, feeds) for text in kept]
    review = Review.open(path, layouts, today=file.came_in.date(), feeds=feeds)
    for group in review.groups:
        if group.state == "needs decision" and "mend" in group.choices:
            review.decide(group.key, "mend")
    read = ReadFile.of(review, agency, _LAYOUT_NAMES[file.feed])
    delivery_id: int = stage.do(bring_in, read, agency_id=agency_id)
    path.unlink()
    return delivery_id
