import pytest
from sqlalchemy import create_engine, text

from ivolt_desktop.rules.known_errors import NewerFile, NotAPanelFile
from ivolt_desktop.store.revision import HEAD, REVISIONS, check_revision


@pytest.mark.parametrize("at", REVISIONS)
def test_only_the_newest_revision_needs_no_update(at: str) -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num TEXT)"))
        connection.execute(text("INSERT INTO alembic_version VALUES (:at)"), {"at": at})
    assert check_revision(engine, "a.ivolt") is (at != HEAD)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9000'"))
    with pytest.raises(NewerFile, match=r"a\.ivolt"):
        check_revision(engine, "a.ivolt")
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    with pytest.raises(NotAPanelFile, match=r"a\.ivolt"):
        check_revision(engine, "a.ivolt")
    engine.dispose()
