"""Quiet warnings: a victim who is also an offender, a person who lives at a hotspot.

Sheets stay apart: the words for another sheet are for the coordinator's own eyes. On a shared screen, and on paper,
nothing of them appears.
"""

from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Cohort, Membership, Person
from ivolt_desktop.panel.linking import root_of
from ivolt_desktop.panel.views.record_ties import lives_at_hotspot
from ivolt_desktop.panel.views.sheet_reports import reports_naming
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.lens import Lens

_ELSEWHERE = "on another sheet"


@dataclass(frozen=True)
class RoleWarnings:
    """``offender`` and ``victim`` are references of current memberships or ''; ``named`` counts reports that name them.

    ``hotspot`` is the reference of the watched place they live at, or ''.
    """

    victim: str = ""
    offender: str = ""
    named: int = 0
    hotspot: str = ""

    def for_sheet(self, sheet: str) -> "RoleWarnings":
        """The same for a sheet: that there is another one, never which reference somebody has there."""
        victim = self.victim and (self.victim if sheet == "victims" else _ELSEWHERE)
        offender = self.offender and (self.offender if sheet == "offenders" else _ELSEWHERE)
        return replace(self, victim=victim, offender=offender)

    def words(self, lens: Lens, sheet: str = "") -> tuple[str, ...]:
        """Short warnings for a reader on ``sheet`` ('': the whole record); none of another sheet on a shared screen."""
        said = []
        if lens.sees_names:
            if self.victim and self.offender:
                if sheet:
                    said.append("also on another sheet")
                else:
                    said.append(f"victim and offender: {self.victim}, {self.offender}")
            elif self.victim and self.named and sheet != "victims":
                said.append(f"also named as responsible in {count_of(self.named, 'report')}")
            elif self.victim and self.named:
                said.append("also known in another role")
        if self.hotspot:
            said.append(f"also lives at a hotspot, {self.hotspot}")
        return tuple(said)


def role_warnings(session: Session, person_id: int) -> RoleWarnings:
    """What is to be kept in mind about one person, through every merge."""
    person_id = root_of(session, Person, person_id)
    members: dict[str, str] = {}
    for kind, reference in session.execute(
        select(Cohort.kind, Membership.reference).join(Membership, Membership.cohort_id == Cohort.id)
        .where(Membership.person_id == person_id, Membership.left_on.is_(None)).order_by(Membership.id)
    ):
        members.setdefault(kind, reference)
    named = len(reports_naming(session, [person_id]).get(person_id, ()))
    return RoleWarnings(members.get("victims", ""), members.get("offenders", ""), named,
                        lives_at_hotspot(session, person_id))
