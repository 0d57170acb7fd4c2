"""Which revision a file is at, told without loading the migration machinery."""

from sqlalchemy import Engine, text
from sqlalchemy.exc import DatabaseError

from ivolt_desktop.rules.known_errors import NewerFile, NotAPanelFile

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010")
"""Every revision in order; the last is what this program writes. A test holds it to the migration files."""

HEAD = REVISIONS[-1]


def check_revision(engine: Engine, file_name: str) -> bool:
    """True if the file is older and must be migrated. Raises ``NewerFile`` or ``NotAPanelFile``."""
    try:
        with engine.connect() as connection:
            stands = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    except DatabaseError as error:
        raise NotAPanelFile(
            f"{file_name} opens but is not a panel file. Choose a file that this program made."
        ) from error
    if stands not in REVISIONS:
        raise NewerFile(
            f"{file_name} was made by a newer version of the program. Update the program, then open it; "
            "nothing was changed."
        )
    return str(stands) != HEAD
