"""Where the program keeps its own files on this computer."""

from pathlib import Path

_APP = "IVOLT Desktop"


def data_folder() -> Path:
    """The user's own folder for the practice panel and backups; made if missing."""
    from platformdirs import user_data_path

    return user_data_path(_APP, appauthor=False, ensure_exists=True)


def settings_folder() -> Path:
    """The user's own folder for window sizes and the like; made if missing."""
    from platformdirs import user_config_path

    return user_config_path(_APP, appauthor=False, ensure_exists=True)


def documents_folder() -> Path:
    """Where documents go unless the user says otherwise."""
    from platformdirs import user_documents_path

    return user_documents_path() / "IVOLT"


def practice_panel_path() -> Path:
    """The practice panel's file."""
    return data_folder() / "Practice.ivolt"
