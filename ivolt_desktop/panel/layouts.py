"""Layouts kept in the panel: edited by hand, shared with another panel, taken over from one."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.intake.feeds import Feed
from ivolt_desktop.intake.layouts import Layout
from ivolt_desktop.intake.score_direction import kept_direction, with_directions
from ivolt_desktop.model import Agency, SavedLayout
from ivolt_desktop.panel.feeds import feeds_of
from ivolt_desktop.panel.form_values import fetched
from ivolt_desktop.rules.known_errors import KnownError, NotAllowed
from ivolt_desktop.store import UnitOfWork


@dataclass(frozen=True)
class KeptLayout:
    """A layout as it is kept: its record's version, which agency sends such files, the layout, the feed it is of."""

    id: int
    version: int
    agency_id: int
    agency: str
    layout: Layout
    feed: Feed


def kept_layout(session: Session, layout_id: int) -> KeptLayout | None:
    """One layout; None where there is none, or it is of a feed that is no longer there."""
    record = session.get(SavedLayout, layout_id)
    if record is None:
        return None
    feeds = feeds_of(session)
    try:
        layout = Layout.from_json(record.definition, feeds)
    except KnownError:
        return None
    sender = session.get(Agency, record.agency_id)
    return KeptLayout(record.id, record.version, record.agency_id, sender.name if sender else layout.agency,
                      replace(layout, name=record.name), feeds[layout.feed])


def change_layout(
    work: UnitOfWork, layout_id: int, version: int, *, name: str, mapping: Mapping[str, str | None],
    decisions: Collection[str], directions: Mapping[str, bool | None] | None = None,
) -> None:
    """Change a layout's name and where its columns go; of what was decided about problems keep those ``decisions``.

    ``directions`` say by field whether low is good in its scores, None where the file is to say; without them each
    score that still has a column keeps what the layout says.
    """
    record = fetched(work, SavedLayout, layout_id, version)
    now = kept_layout(work.session, layout_id)
    if now is None:
        raise NotAllowed("This layout cannot be changed any more. Remove it; the next file makes a new one.")
    name = " ".join(name.split())
    _check_name(work.session, name, record.agency_id, layout_id)
    used = [key for key in mapping.values() if key and not now.feed.field(key).several]
    twice = next((key for key in used if used.count(key) > 1), None)
    if twice:
        raise NotAllowed(f"‘{now.feed.field(twice).label}’ takes one column only. Keep the other with the row.")
    options = {key: choice for key, choice in now.layout.options.items() if key in decisions}
    scores = {key for key in used if now.feed.field(key).kind == "score"}
    low_is_good = {key: kept_direction(now.layout.options, key) for key in scores} if directions is None else directions
    layout = Layout(name, now.layout.agency, now.layout.feed, dict(mapping), now.layout.sheet,
                    with_directions(options, {key: low for key, low in low_is_good.items() if key in scores}))
    record.name, record.definition = name, layout.to_json()
    work.session.flush()
    work.says(f"Change layout {name}")


def bring_layout_in(work: UnitOfWork, text: str) -> int:
    """Take over a layout shared as a file. Raises ``UnreadableFile``; ``NotAllowed`` where its agency is not here."""
    feeds = feeds_of(work.session)
    layout = Layout.from_json(text, feeds)
    wanted = layout.agency.casefold()
    agency = next((each for each in work.session.scalars(select(Agency).order_by(Agency.id))
                   if wanted in (each.short_name.casefold(), each.name.casefold())), None)
    if agency is None:
        raise NotAllowed(f"The layout is for files of {layout.agency}, and this panel has no agency of that name. "
                         "Add it first.")
    _check_name(work.session, layout.name, agency.id, None)
    record = SavedLayout(name=layout.name, agency_id=agency.id, feed=feeds[layout.feed].label,
                         definition=layout.to_json())
    work.session.add(record)
    work.session.flush()
    work.says(f"Bring in layout {layout.name}")
    return record.id


def _check_name(session: Session, name: str, agency_id: int, own_id: int | None) -> None:
    if not name:
        raise NotAllowed("Give the layout a name.")
    other = session.scalar(select(SavedLayout.id).where(SavedLayout.name == name, SavedLayout.agency_id == agency_id,
                                                        SavedLayout.id != (own_id or 0)))
    if other is not None:
        raise NotAllowed(f"This agency has a layout called {name} already. Give this one another name.")
