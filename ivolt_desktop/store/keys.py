"""From a passphrase to the key of an encrypted file.

The key is 32 bytes from Argon2id (RFC 9106, second recommended option scaled to a laptop); its salt is the
file's own first 16 bytes, which SQLCipher reserves for a salt, so one file needs nothing beside it.
"""

import os
from pathlib import Path
from unicodedata import normalize

SALT_BYTES = 16
KEY_BYTES = 32
PAGES = (8_192, 4_096)
"""Bytes of a file that are encrypted together: of those made today, and of those made by versions before 0.3. Each is
sealed by itself, so that of small ones there are many to seal; the file cannot tell, as all of it is encrypted."""
_TIME_COST, _MEMORY_KIB, _LANES = 3, 65_536, 4

PRACTICE_KEY = bytes(range(KEY_BYTES))
"""The practice panel holds only invented data and opens without a passphrase, so its key is no secret."""


def new_salt() -> bytes:
    """Sixteen random bytes."""
    return os.urandom(SALT_BYTES)


def salt_of(path: Path) -> bytes:
    """The salt that a panel file begins with; fewer than 16 bytes if the file is cut short."""
    with path.open("rb") as file:
        return file.read(SALT_BYTES)


def key_from_passphrase(passphrase: str, salt: bytes) -> bytes:
    """32 bytes of key. Takes about a tenth of a second and 64 MiB on purpose.

    The passphrase is composed first (Unicode NFC): keyboards differ in how they write an accented letter.
    """
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(
        normalize("NFC", passphrase).encode("utf-8"), salt, time_cost=_TIME_COST, memory_cost=_MEMORY_KIB,
        parallelism=_LANES, hash_len=KEY_BYTES, type=Type.ID,
    )


def pragmas_for(key: bytes, salt: bytes, page: int) -> tuple[str, ...]:
    """The statements that give SQLCipher a raw key and salt, so that it derives nothing itself, and the page size."""
    return f"PRAGMA key = \"x'{key.hex()}{salt.hex()}'\"", f"PRAGMA cipher_page_size = {page}"
