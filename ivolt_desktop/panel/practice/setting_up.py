"""The first day of the practice panel: its settings, its agencies and members, and its three cohorts."""

from ivolt_desktop.panel.agencies import add_agency, add_member
from ivolt_desktop.panel.cohorts import create_cohort
from ivolt_desktop.panel.feeds import define_feed
from ivolt_desktop.panel.practice.other_files import WARDEN_LOG
from ivolt_desktop.panel.practice.stage import Stage
from ivolt_desktop.panel.practice.story import agencies
from ivolt_desktop.panel.settings import change_settings

_COHORTS = (
    (5, "Repeat and vulnerable victims", "victims", 56,
     "Three or more reports in a month, or harm that the panel judges serious. Leaves after three quiet months."),
    (6, "People causing repeat harm", "offenders", 56,
     "Named by two or more households, or a second warning. Leaves after five months without a report."),
    (7, "Places of concern", "locations", 84,
     "Five or more reports in a month from any agency. Leaves after two quiet months."),
)  # fmt: skip


def set_up(stage: Stage) -> None:
    """Fill the empty panel with everything that was there before the first delivery."""
    stage.do(change_settings, venue="Town Hall, Room 2", quiet_months=2)  # type: ignore[arg-type]
    for agency in agencies():
        stage.agencies[agency.key] = stage.do(
            add_agency, name=agency.name, short_name=agency.short_name, kind=agency.kind, supplies=agency.supplies,
            due_day=agency.due_day,
        )  # fmt: skip
        for number, member in enumerate(agency.members):
            name = member["name"]
            stage.members[member["key"]] = stage.do(
                add_member, name=name, agency_id=stage.agencies[agency.key], role=member["role"],
                email=f"{name.lower().replace(' ', '.')}@example.org",
                phone=f"020 7946 09{len(stage.members) + number:02d}", chairs=member.get("chairs", False),
            )  # fmt: skip
    stage.do(define_feed, WARDEN_LOG)
    for under, name, kind, review_days, criteria in _COHORTS:
        stage.cohorts[under] = stage.do(create_cohort, name=name, kind=kind, criteria=criteria, review_days=review_days)
