"""Rows loaded from columns are stored as rows loaded one by one, with their indexes and in the search."""

from datetime import date, datetime
from itertools import repeat
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from ivolt_desktop.model import AsbCall, Person
from ivolt_desktop.store import PanelFile, bulk, bulk_columns, search
from ivolt_desktop.store.bulk_columns import column_of, insert_columns

COUNT = 7
COLUMNS: dict[str, list[Any]] = {
    "called_at": [datetime(2026, 5, 4, 21, n) for n in range(COUNT)],
    "reference": [f"{n:04d}/04MAY26" for n in range(COUNT)],
    "location": ["Lapwing Road", None, "Teal Close"] * 2 + ["x" * 10_000],
    "call_count": [None, 2, None, 4, 5, 6, 7],
}


def _made(panel: PanelFile) -> list[str]:
    with panel.engine.connect() as connection:
        return list(connection.execute(text(
            "SELECT sql FROM sqlite_master WHERE tbl_name = 'asb_call' AND sql IS NOT NULL ORDER BY name")).scalars())


@pytest.mark.parametrize("many", [3, 10_000])
def test_as_rows_one_by_one(panel: PanelFile, monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    monkeypatch.setattr(bulk_columns, "MANY", many)
    before = _made(panel)
    shares: list[float] = []
    with panel.work("load") as work:
        ids = insert_columns(work.session, AsbCall, COLUMNS, COUNT, shares.append)
        rows = [{name: values[n] for name, values in COLUMNS.items()} for n in range(COUNT)]
        others = bulk.insert_rows(work.session, AsbCall, rows)
        work.session.commit()
    assert list(ids) == list(range(1, COUNT + 1)) and shares == [0.0]
    with panel.reading() as session:
        stored = [bulk.fetch_values(session, AsbCall, some) for some in (ids, others)]
        bare = [[{name: value for name, value in row.items() if name != "id"} for row in rows] for rows in stored]
        assert bare[0] == bare[1]
        assert [row["call_count"] for row in stored[0]] == [1, 2, 1, 4, 5, 6, 7]
        written = session.scalars(select(text("called_at")).select_from(AsbCall).order_by(AsbCall.id)).all()
        assert written[:COUNT] == written[COUNT:]
        assert len(search.find(session, "lapwing")) == 4
    assert _made(panel) == before


def test_more_that_come_later_are_found_too(panel: PanelFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk_columns, "MANY", 3)
    for _ in range(2):
        with panel.work("load") as work:
            insert_columns(work.session, AsbCall, COLUMNS, COUNT)
            work.session.commit()
    with panel.reading() as session:
        assert len(search.find(session, "lapwing")) == 4
        session.execute(text("INSERT INTO search(search) VALUES ('integrity-check')"))


def test_stopping_in_the_middle_leaves_everything(panel: PanelFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk_columns, "MANY", 3)
    before = _made(panel)

    def stop(_share: float) -> None:
        raise RuntimeError("stop")

    with pytest.raises(RuntimeError), panel.work("load") as work:
        insert_columns(work.session, AsbCall, COLUMNS, COUNT, stop)
    assert _made(panel) == before
    with panel.reading() as session:
        assert session.query(AsbCall).count() == 0


def test_dates_defaults_and_refusals(panel: PanelFile) -> None:
    with panel.work("load") as work:
        insert_columns(work.session, Person, {
            "reference": ["P-1", "P-2"], "name": ["Orla Finch", "Idris Vale"], "born_on": [date(1980, 2, 3), None],
        }, 2)
        assert work.session.get_one(Person, 1).born_on == date(1980, 2, 3)
        assert insert_columns(work.session, Person, {}, 0) == range(0)
        with pytest.raises(KeyError, match="no column nothing"):
            insert_columns(work.session, Person, {"nothing": repeat(1, 2)}, 2)
        with pytest.raises(IntegrityError):
            insert_columns(work.session, Person, {"name": ["x"], "first_delivery_id": [99]}, 1)


def test_the_whole_column_is_taken_as_it_is() -> None:
    values = ["a", "b", "c"]
    assert column_of(values, range(3)) is values
    assert column_of(values, [2, 0]) == ["c", "a"]
