"""*This month* from the snapshot while it holds, else worked out anew and kept."""

from ivolt_desktop import __version__
from ivolt_desktop.panel.views.month_facts import ThisMonth
from ivolt_desktop.store import PanelFile, snapshots

_KEY = f"this month/{__version__}"
"""A newer program works the screen out by its own rules."""


def remembered_month(panel: PanelFile) -> ThisMonth | None:
    """The first screen as last worked out, if nothing has changed since; takes a few milliseconds."""
    with panel.reading() as session:
        kept = snapshots.recall(session, _KEY, panel.clock().date())
    return ThisMonth.from_json(kept) if kept else None


def fresh_month(panel: PanelFile) -> ThisMonth:
    """Work the first screen out and keep it for the next start."""
    from ivolt_desktop.panel.views.this_month import this_month

    today = panel.clock().date()
    with panel.reading() as session:
        stands_at = snapshots.newest_change(session)
        month = this_month(session, today)
    snapshots.remember(panel, _KEY, today, stands_at, month.to_json())
    return month
