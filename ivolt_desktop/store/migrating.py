"""Bringing a file to the newest revision with Alembic. Loaded only when a file is made or is older."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, text

from ivolt_desktop.store.revision import HEAD


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's settings; the migrations travel inside the package."""
    config = Config()
    config.set_main_option("script_location", "ivolt_desktop.store:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def migrate(engine: Engine, to: str = HEAD) -> None:
    """Migrate in one transaction with foreign keys off, then check every foreign key.

    Foreign keys are off because a batch change drops and re-makes tables, which would delete child rows.
    """
    with engine.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")  # type: ignore[union-attr]
        try:
            with connection.begin():
                command.upgrade(configuration(connection), to)
                broken = connection.execute(text("PRAGMA foreign_key_check")).all()
                if broken:
                    raise RuntimeError(f"migration left {len(broken)} broken links")
        finally:
            connection.connection.driver_connection.execute("PRAGMA foreign_keys = ON")  # type: ignore[union-attr]
