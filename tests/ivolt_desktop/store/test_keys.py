from pathlib import Path

from ivolt_desktop.store import keys


def test_a_key_depends_on_passphrase_and_salt_and_nothing_else() -> None:
    salt, other = bytes(16), bytes(15) + b"\x01"
    key = keys.key_from_passphrase("seven quiet herons", salt)
    assert len(key) == keys.KEY_BYTES
    assert key == keys.key_from_passphrase("seven quiet herons", salt)
    assert len({key, keys.key_from_passphrase("Seven quiet herons", salt),
                keys.key_from_passphrase("seven quiet herons", other)}) == 3


def test_a_key_never_changes_between_versions_of_the_program() -> None:
    """Made once and written down: if this fails, no panel made before will open."""
    salt = bytes(range(16))
    assert keys.key_from_passphrase("seven quiet herons", salt).hex() == KNOWN


KNOWN = "7886da1efaa3d64acec6d6e8c5453f6aad012f3a8bdfd84702b46b477bfa95f4"


def test_salts_are_random_and_stand_at_the_start_of_the_file(tmp_path: Path) -> None:
    assert len({keys.new_salt() for _ in range(50)}) == 50
    (tmp_path / "a").write_bytes(bytes(range(40)))
    assert keys.salt_of(tmp_path / "a") == bytes(range(16))
    (tmp_path / "a").write_bytes(b"short")
    assert keys.salt_of(tmp_path / "a") == b"short"


def test_the_key_is_given_raw_with_its_salt() -> None:
    key, page = keys.pragmas_for(b"\xab" * 32, b"\x01" * 16, 8_192)
    assert key == f"PRAGMA key = \"x'{'ab' * 32}{'01' * 16}'\""
    assert page == "PRAGMA cipher_page_size = 8192"
