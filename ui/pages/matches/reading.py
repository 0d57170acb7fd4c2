"""What the page reads, each in one short reading of the panel file."""

from collections.abc import Sequence

from ivolt_desktop.model import SuggestedPair
from ivolt_desktop.panel.views.match_decisions import Decision, Standing, decisions, standing
from ivolt_desktop.panel.views.match_pair import MatchPair, match_pair
from ivolt_desktop.store import PanelFile


def read_standing(panel: PanelFile, of: str) -> Standing:
    """Which pairs wait."""
    with panel.reading() as session:
        return standing(session, of)


def read_pairs(panel: PanelFile, pair_ids: Sequence[int]) -> list[MatchPair]:
    """These pairs whole; one that has gone meanwhile is left out."""
    today = panel.clock().date()
    with panel.reading() as session:
        found = (session.get(SuggestedPair, each) for each in pair_ids)
        return [match_pair(session, each, today) for each in found if each is not None]


def read_decisions(panel: PanelFile, of: str) -> list[Decision]:
    """Every decision made."""
    with panel.reading() as session:
        return decisions(session, of)
