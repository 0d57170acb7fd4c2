import pytest

from ivolt_desktop.rules.uprns import read_uprn


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("100012345678", "100012345678"), ("000100012345", "100012345"), ("100012345.0", "100012345"),
        (" 1000 1234 5678 ", "100012345678"), ("7", "7"), ("0", ""), ("0000", ""), ("", ""), ("1.0E+11", ""),
        ("1000123456789", ""), ("99999999999", ""), ("n/k", ""), ("12A", ""),
    ],
)  # fmt: skip
def test_uprns(written: str, read: str) -> None:
    assert read_uprn(written) == read
