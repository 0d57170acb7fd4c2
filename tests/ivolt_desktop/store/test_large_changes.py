"""A large change leaves its connection as it was, and its log is folded into the file once it is safe."""

from datetime import datetime

import pytest

from ivolt_desktop.model import AsbCall
from ivolt_desktop.store import PanelFile, large_changes
from ivolt_desktop.store.bulk_columns import insert_columns

MANY = 3_000


def _pragma(panel: PanelFile, name: str) -> int:
    with panel.engine.connect() as connection:
        return int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())


@pytest.mark.parametrize("save", [True, False])
def test_the_connection_is_as_it_was(panel: PanelFile, save: bool) -> None:
    usual = _pragma(panel, "cache_size"), _pragma(panel, "wal_autocheckpoint")
    with panel.work("load") as work:
        insert_columns(work.session, AsbCall, {"called_at": [datetime(2026, 5, 4)] * MANY}, MANY)
        large_changes.make_ready(work.session, to_and_fro=True)
        within = [work.session.connection().exec_driver_sql(f"PRAGMA {name}").scalar_one()
                  for name in ("cache_size", "wal_autocheckpoint")]
        if save:
            work.commit()
    assert within[0] < usual[0] and within[1] == 0
    assert (_pragma(panel, "cache_size"), _pragma(panel, "wal_autocheckpoint")) == usual


def test_what_was_saved_ends_in_the_file_itself(panel: PanelFile) -> None:
    before = panel.path.stat().st_size
    with panel.work("load") as work:
        columns = {"called_at": [datetime(2026, 5, 4)] * MANY, "details": ["x" * 500] * MANY}
        insert_columns(work.session, AsbCall, columns, MANY)
        work.commit()
    panel.close()
    assert panel.path.stat().st_size > before + MANY * 500
