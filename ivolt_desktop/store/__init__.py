"""The encrypted file: engine, unit of work, audit, search, migrations. The only place that opens a database."""

from ivolt_desktop.store.panel_file import PanelFile
from ivolt_desktop.store.work import UnitOfWork

__all__ = ["PanelFile", "UnitOfWork"]
