"""The feeds of this panel: those the program knows, and those the panel defined for itself."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.intake.defined_feeds import FeedDefinition, clashes, key_for, templates
from ivolt_desktop.intake.feeds import FEEDS, Feed
from ivolt_desktop.model import Agency, DefinedFeed
from ivolt_desktop.panel.form_values import fetched
from ivolt_desktop.rules.counting_words import joined
from ivolt_desktop.rules.known_errors import KnownError, NotAllowed
from ivolt_desktop.store import UnitOfWork


def feeds_of(session: Session) -> dict[str, Feed]:
    """Every feed of this panel by its key, the built-in ones first; a definition that cannot be read is passed over."""
    found = dict(FEEDS)
    kinds: dict[str, Any] = dict(session.execute(select(Agency.short_name, Agency.kind)).all())
    for definition in definitions(session).values():
        found[definition.key] = definition.feed(kinds.get(definition.agency))
    return found


def definitions(session: Session) -> dict[int, FeedDefinition]:
    """What the panel defined, by the id of its record."""
    found = {}
    for record in session.scalars(select(DefinedFeed).order_by(DefinedFeed.name, DefinedFeed.id)):
        try:
            found[record.id] = FeedDefinition.from_json(record.definition)
        except KnownError:
            continue
    return found


def registers_to_fill() -> Mapping[str, Feed]:
    """Registers whose rows may come in by a feed of the panel's own, with the fields each offers."""
    return templates()


def define_feed(work: UnitOfWork, definition: FeedDefinition) -> int:
    """Keep a feed the panel defines. Returns its id. Raises ``NotAllowed`` for one that could not be read by."""
    _check(work.session, definition, None)
    made = DefinedFeed(**_values(work.session, definition))
    work.session.add(made)
    work.session.flush()
    work.says(f"Define feed {definition.name}")
    return made.id


def change_feed(work: UnitOfWork, feed_id: int, version: int, definition: FeedDefinition) -> None:
    """Change a feed the panel defined; its key stays, so that layouts and deliveries still speak of it."""
    record = fetched(work, DefinedFeed, feed_id, version)
    _check(work.session, definition, feed_id)
    for name, value in _values(work.session, definition).items():
        setattr(record, name, value)
    work.session.flush()
    work.says(f"Change feed {definition.name}")


def remove_feed(work: UnitOfWork, feed_id: int, version: int) -> None:
    """Forget a feed. What came in by it stays, and its layouts are passed over."""
    record = fetched(work, DefinedFeed, feed_id, version)
    name = record.name
    work.session.delete(record)
    work.session.flush()
    work.says(f"Remove feed {name}")


def bring_feed_in(work: UnitOfWork, text: str) -> int:
    """Take over a feed that another panel shared as a file. Raises ``UnreadableFile`` and ``NotAllowed``."""
    definition = FeedDefinition.from_json(text)
    return define_feed(work, definition)


def free_key(session: Session, name: str) -> str:
    """The key for a new feed of that name."""
    return key_for(name, list(feeds_of(session)))


def _values(session: Session, definition: FeedDefinition) -> dict[str, object]:
    agency_id = session.scalar(select(Agency.id).where(Agency.short_name == definition.agency))
    return {"name": definition.name, "agency_id": agency_id, "register": definition.register,
            "definition": definition.to_json()}


def _check(session: Session, definition: FeedDefinition, own_id: int | None) -> None:
    name = definition.name.strip()
    others = {each.name.casefold(): key for key, each in definitions(session).items() if key != own_id}
    keys = {each.key for key, each in definitions(session).items() if key != own_id}
    if not name:
        raise NotAllowed("Give the feed a name.")
    if name.casefold() in others or name.casefold() in {feed.label.casefold() for feed in FEEDS.values()}:
        raise NotAllowed(f"There is a feed called {name} already. Give this one another name.")
    if definition.key in keys:
        raise NotAllowed("This feed is in the panel already.")
    template = templates()[definition.register]
    given = {each.key for each in definition.fields if each.headers}
    if template.period_field not in given:
        label = template.field(template.period_field).label
        raise NotAllowed(f"Say under which header ‘{label}’ comes: without it no row can be placed in a month.")
    twice = clashes(definition)
    if twice:
        raise NotAllowed(f"{joined([f'‘{each}’' for each in dict.fromkeys(twice)])} cannot go to two fields.")
    absent = [template.field(key).label for key in definition.same if key not in given]
    if absent:
        told = joined([f"‘{each}’" for each in absent])
        raise NotAllowed(f"{told} cannot make a row the same row: no header gives it.")
