import shutil
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, MetaData, Table, inspect, text

from ivolt_desktop.model import Agency, Stored
from ivolt_desktop.store import PanelFile, audit, keys, migrating, revision, search
from ivolt_desktop.store.lock import FileLock
from ivolt_desktop.store.migrating import configuration, migrate
from tests.copied_panels import made_once

DERIVED = ("search", "pair_", "waiting_")
"""How tables are called that the program makes by itself, outside the migrations."""
OLDER = revision.REVISIONS[:-1]
Contents = dict[str, list[dict[str, Any]]]


def scripts() -> list[str]:
    walked = ScriptDirectory.from_config(configuration()).walk_revisions()
    return [each.revision for each in reversed(list(walked))]


def test_the_list_of_revisions_is_that_of_the_migration_files() -> None:
    assert list(revision.REVISIONS) == scripts()


def test_migrations_make_what_the_registers_declare(panel: PanelFile) -> None:
    def ours(name: str | None, kind: str, _parents: object) -> bool:
        return not (kind == "table" and name is not None and name.startswith(DERIVED))

    with panel.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": ours, "compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, Stored.metadata) == []
        assert context.get_current_revision() == revision.HEAD


def test_tables_that_point_at_each_other_can_be_put_in_order(recwarn: pytest.WarningsRecorder) -> None:
    placed: list[Table] = []
    for table in Stored.metadata.sorted_tables:
        for key in table.foreign_keys:
            assert key.column.table is table or key.column.table in placed
        placed.append(table)
    assert not recwarn.list


def older_file(path: Path, at: str) -> PanelFile:
    """A practice panel as the program of that revision left it."""
    panel = PanelFile(path, keys.PRACTICE_KEY, keys.new_salt(), FileLock(path), practice=True)
    migrate(panel.engine, at)
    return panel


def _sample(python_type: type, number: int) -> object:
    return datetime(2022, 6, number) if issubclass(python_type, datetime) else (
        datetime(2022, 6, number).date() if python_type.__name__ == "date" else python_type(number)
    )


def fill(connection: Connection) -> None:
    """Two rows in every table of the file, each pointing at the first row of the tables it points at."""
    tables = MetaData()
    tables.reflect(connection, only=lambda name, _: not name.startswith((*DERIVED, "sqlite", "alembic")))
    for table in tables.sorted_tables:
        for number in (1, 2):
            values = {
                column.name: 1 if column.foreign_keys and column.name != "id" else _sample(
                    column.type.python_type, number
                )
                for column in table.columns
            }
            connection.execute(table.insert().values(values))


def contents(panel: PanelFile) -> Contents:
    with panel.engine.connect() as connection:
        tables = MetaData()
        tables.reflect(connection, only=lambda name, _: not name.startswith((*DERIVED, "sqlite", "alembic")))
        return {
            table.name: [dict(row) for row in connection.execute(
                table.select().order_by(*table.primary_key)
            ).mappings()]
            for table in tables.sorted_tables
        }


def make_older(path: Path, at: str) -> None:
    panel = older_file(path, at)
    with panel.engine.connect() as connection, connection.begin():
        fill(connection)
    search_of_that_time(panel)
    panel.close()


@pytest.fixture(params=OLDER)
def older(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> Iterator[PanelFile]:
    file = made_once(tmp_path_factory, f"of {request.param}.ivolt", partial(make_older, at=request.param))
    path = Path(shutil.copy(file, tmp_path / "Older panel.ivolt"))
    panel = PanelFile(path, keys.PRACTICE_KEY, keys.salt_of(path), FileLock(path), practice=True)
    yield panel
    panel.close()


def search_of_that_time(panel: PanelFile) -> None:
    """An index as an older program may have left it, over one table only, with its trigger."""
    with panel.engine.connect() as connection, connection.begin():
        connection.execute(text("CREATE VIRTUAL TABLE search USING fts5(body)"))
        connection.execute(text(
            "CREATE TRIGGER search_agency_added AFTER INSERT ON agency BEGIN "
            "INSERT INTO search(rowid, body) VALUES (new.id, new.name); END"
        ))
        connection.execute(text("CREATE VIEW search_made AS SELECT 'of that time' AS digest"))


def test_there_is_an_older_revision_to_prove_this_with() -> None:
    assert OLDER


def test_a_file_of_every_past_revision_opens_with_every_row(older: PanelFile) -> None:
    before = contents(older)
    assert all(len(rows) == 2 for rows in before.values())
    older.close()
    panel = PanelFile.open_practice(older.path)
    after = contents(panel)
    assert set(after) == set(Stored.metadata.tables)
    for name, rows in before.items():
        for old, new in zip(rows, after[name], strict=True):
            assert old.items() <= new.items(), f"{name} kept its values"
    with panel.engine.connect() as connection:
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
        assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
    with panel.reading() as session:
        assert [each.record_id for each in search.find(session, "1", registers=frozenset({"agency"}))] == [1]
    panel.close()


def test_the_audit_trail_is_still_guarded_after_an_update(older: PanelFile) -> None:
    older.close()
    panel = PanelFile.open_practice(older.path)
    for table in ("change", "change_entry"):
        for statement in (f"UPDATE {table} SET id = id", f"DELETE FROM {table}"):
            with panel.engine.connect() as connection, pytest.raises(Exception, match="never altered"):
                connection.execute(text(statement))
    panel.close()


def test_a_copy_is_taken_before_an_update(older: PanelFile, tmp_path: Path) -> None:
    before = contents(older)
    older.close()
    PanelFile.open_practice(older.path).close()
    copies = [each for each in tmp_path.iterdir() if "before update" in each.name and each.suffix == ".ivolt"]
    assert len(copies) == 1
    copy = PanelFile(copies[0], keys.PRACTICE_KEY, keys.salt_of(copies[0]), FileLock(copies[0]), practice=True)
    assert contents(copy) == before
    with copy.engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() in OLDER
    copy.close()
    PanelFile.open_practice(older.path).close()
    assert len([each for each in tmp_path.iterdir() if "before update" in each.name and each.suffix == ".ivolt"]) == 1


def test_an_update_that_fails_changes_nothing(older: PanelFile, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(older)
    with older.engine.connect() as connection:
        at = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    older.close()

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("halfway")

    next_up = scripts()[scripts().index(str(at)) + 1]
    script = ScriptDirectory.from_config(configuration()).get_revision(next_up)
    assert script is not None
    made = script.module.upgrade

    def break_off() -> None:
        made()
        fail()

    from_config = ScriptDirectory.from_config

    def breaking(config: Any) -> ScriptDirectory:
        directory = from_config(config)
        directory.get_revision(next_up).module.upgrade = break_off  # type: ignore[union-attr]
        return directory

    monkeypatch.setattr(ScriptDirectory, "from_config", breaking)
    with pytest.raises(RuntimeError, match="halfway"):
        PanelFile.open_practice(older.path)
    monkeypatch.undo()
    left = PanelFile(older.path, keys.PRACTICE_KEY, keys.salt_of(older.path), FileLock(older.path), practice=True)
    assert contents(left) == before
    left.close()
    PanelFile.open_practice(older.path).close()


def test_broken_links_stop_an_update(older: PanelFile) -> None:
    with older.engine.connect() as connection:
        assert connection.connection.driver_connection is not None
        connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")
        with connection.begin():
            connection.execute(text("UPDATE member SET agency_id = 99"))
        connection.connection.driver_connection.execute("PRAGMA foreign_keys = ON")
    before = contents(older)
    with pytest.raises(RuntimeError, match="2 broken links"):
        migrate(older.engine)
    assert contents(older) == before


def test_a_new_file_is_at_the_newest_revision_and_empty(panel: PanelFile) -> None:
    assert revision.check_revision(panel.engine, "panel.ivolt") is False
    assert set(map(len, contents(panel).values())) == {0}
    with panel.engine.connect() as connection:
        assert "alembic_version" in inspect(connection).get_table_names()
    with panel.reading() as session:
        assert audit.verify(session) is None


def test_a_table_made_anew_by_an_update_is_still_searched(panel: PanelFile, monkeypatch: pytest.MonkeyPatch) -> None:
    """The search's triggers vanish with the table they stand on; the index must notice though it is of today."""
    panel.close()

    def make_anew(engine: Engine) -> None:
        with engine.connect() as connection, connection.begin():
            operations = Operations(MigrationContext.configure(connection))
            with operations.batch_alter_table("agency", recreate="always"):
                pass

    monkeypatch.setattr(revision, "check_revision", lambda *_: True)
    monkeypatch.setattr(migrating, "migrate", make_anew)
    again = PanelFile.open_practice(panel.path)
    with again.work("add") as work:
        work.session.add(Agency(name="Northgate Council", short_name="N", kind="council"))
        work.commit()
    with again.reading() as session:
        assert [each.record_id for each in search.find(session, "northgate")] == [1]
    again.close()
