"""Additions that are very large where limits are small, what is found of them, and what the search ought to hold."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import select, text

from ivolt_desktop.model import AsbCall, Stored
from ivolt_desktop.store import PanelFile, search
from ivolt_desktop.store.bulk_columns import insert_columns

MANY = 40
STREETS = ("Lapwing Road", "Teal Close", "Heron Way", "Curlew Lane", "Plover Street")


def columns(count: int, first: int = 0) -> dict[str, list[Any]]:
    return {
        "called_at": [datetime(2026, 5, 4, 21)] * count,
        "reference": [f"{first + n:04d}/04MAY26" for n in range(count)],
        "location": [STREETS[(first + n) % len(STREETS)] for n in range(count)],
    }


def load(panel: PanelFile, count: int = MANY, first: int = 0) -> range:
    with panel.work("load") as work:
        ids = insert_columns(work.session, AsbCall, columns(count, first), count)
        work.commit()
    return ids


@contextmanager
def held(panel: PanelFile) -> Iterator[None]:
    """The thread begins nothing meanwhile, as though a change were always going on; nobody waits for indexes."""
    with panel.settling._turn:
        panel.settling._changing += 1
    try:
        yield
    finally:
        with panel.settling._turn:
            panel.settling._changing -= 1
            panel.settling._turn.notify_all()


def waiting(panel: PanelFile) -> int:
    with panel.reading() as session:
        return search.waiting(session)


def found(panel: PanelFile, typed: str) -> set[int]:
    with panel.reading() as session:
        hits = session.scalars(text("SELECT rowid FROM search WHERE search MATCH :word"), {"word": typed}).all()
        assert len(hits) == len(set(hits)), "nothing is in the index twice"
        return {each.record_id for each in search.find(session, typed, limit=1_000)}


def written(panel: PanelFile, word: str) -> set[int]:
    """Ids of the calls in whose place the word stands: what the search ought to find."""
    with panel.reading() as session:
        return set(session.scalars(select(AsbCall.id).where(AsbCall.location.contains(word))))


def indexes(panel: PanelFile) -> set[str]:
    with panel.engine.connect() as connection:
        return set(connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'index'")).scalars())


def declared() -> set[str]:
    return {str(each.name) for table in Stored.metadata.tables.values() for each in table.indexes}


def index_of(panel: PanelFile) -> tuple[list[int], list[tuple[str, int, int]]]:
    """Every row of the search's index, and every word with how often it stands in how many."""
    with panel.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(text("INSERT INTO search(search) VALUES ('integrity-check')"))
        rows = list(connection.execute(text("SELECT id FROM search_docsize ORDER BY id")).scalars())
        connection.execute(text("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search, row)"))
        words = [(str(term), docs, times) for term, docs, times in connection.execute(
            text("SELECT term, doc, cnt FROM temp.words ORDER BY term"))]
        connection.execute(text("DROP TABLE temp.words"))
    return rows, words


def is_as_made_anew(panel: PanelFile) -> None:
    """Nothing waits, every declared index stands, and the search is what it would be if made from the tables now."""
    panel.settled()
    assert waiting(panel) == 0
    assert declared() <= indexes(panel)
    for street in STREETS:
        word = street.split()[0]
        assert found(panel, word) == written(panel, word)
    rows, _ = index_of(panel)
    search.take_down(panel.engine)
    search.ensure(panel.engine)
    assert index_of(panel)[0] == rows
