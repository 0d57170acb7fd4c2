"""Giving a panel file another passphrase: a whole copy under the new key takes the file's place in one step."""

import hmac
import os
from pathlib import Path
from typing import TYPE_CHECKING

from ivolt_desktop.rules.known_errors import CannotWrite, DiskFull, NotAllowed, WrongPassphrase
from ivolt_desktop.store import keys
from ivolt_desktop.store.private_file import and_beside, begin_private

if TYPE_CHECKING:
    from ivolt_desktop.store.panel_file import PanelFile


def change_passphrase(panel: "PanelFile", old: str, new: str) -> None:
    """Encrypt the open panel anew. Nothing else may be reading or writing it meanwhile.

    Raises ``WrongPassphrase`` where ``old`` is not today's, ``NotAllowed`` for a practice panel, ``DiskFull`` and
    ``CannotWrite``; the file is then as it was. Copies made earlier keep the passphrase they were made with.
    """
    if panel.practice:
        raise NotAllowed("The practice panel has no passphrase: nothing in it is real.")
    if not hmac.compare_digest(keys.key_from_passphrase(old, panel._salt), panel._key):
        raise WrongPassphrase("That is not today's passphrase. Check capitals and try again.")
    salt = keys.new_salt()
    key = keys.key_from_passphrase(new, salt)
    part = panel.path.with_name(panel.path.name + ".part")
    try:
        _clear(part)
        begin_private(part)
        with panel.settling.paused():
            _copy_under(panel, part, key, salt)
            panel.engine.dispose()
            log = panel.path.with_name(panel.path.name + "-wal")
            if log.exists() and log.stat().st_size:
                raise CannotWrite(f"{panel.path.name} is still being read. Wait a moment and try again.")
            os.replace(part, panel.path)
            panel._key, panel._salt = key, salt
    except OSError as error:
        raise CannotWrite("The panel could not be written with the new passphrase. The old one still holds.") from error
    finally:
        _clear(part)


def _copy_under(panel: "PanelFile", part: Path, key: bytes, salt: bytes) -> None:
    from ivolt_desktop.store.panel_file import _connect

    copy = _connect(str(part), key, salt, panel._page)
    try:
        with panel.engine.connect() as connection:
            source = connection.connection.driver_connection
            assert source is not None
            source.backup(copy)
        if copy.execute("PRAGMA cipher_integrity_check").fetchall():
            raise CannotWrite("The copy under the new passphrase is not whole. The old passphrase still holds.")
    except CannotWrite:
        raise
    except Exception as error:
        if "full" in str(error):
            raise DiskFull("There is no room to encrypt the panel anew. Free some space and try again.") from error
        raise
    finally:
        copy.close()


def _clear(part: Path) -> None:
    for each in and_beside(part):
        each.unlink(missing_ok=True)
