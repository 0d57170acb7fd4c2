"""Packed files are measured before they are unpacked."""

import io
import zipfile

import pytest

from ivolt_desktop.intake import unpacking
from ivolt_desktop.rules.known_errors import TooLarge, UnreadableFile


def packed(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return out.getvalue()


def test_names_of_a_harmless_file() -> None:
    assert unpacking.check_members(packed({"a.csv": b"a,b\n"})) == ["a.csv"]


def test_a_small_file_that_unpacks_to_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "LARGEST_UNPACKED", 1_000_000)
    with pytest.raises(TooLarge):
        unpacking.check_members(packed({"a.csv": b"0" * 2_000_000}))


def test_a_directory_that_lies_about_sizes_is_refused() -> None:
    data = bytearray(packed({"a.csv": b"0" * 100_000}))
    place = data.rfind(b"PK\x01\x02")
    data[place + 24 : place + 28] = (10).to_bytes(4, "little")
    with pytest.raises(UnreadableFile):
        unpacking.check_members(bytes(data))


@pytest.mark.parametrize(
    "far",
    [
        b'<row r="1048576" spans="1:1"><c r="XFD1048576"><v>1</v></c></row>',
        b"<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
        b'<x:row spans="1:2" r = "900000"><x:c s="1" r = "ABC900000"><x:v>1</x:v></x:c></x:row><row r="2"/>',
    ],
)
def test_a_lone_far_cell_is_refused(far: bytes) -> None:
    with pytest.raises(TooLarge, match="too far"):
        unpacking.check_members(packed({"xl/worksheets/sheet1.xml": b"<sheetData>" + far + b"</sheetData>"}))


def test_cells_that_are_only_coloured_in_do_not_count() -> None:
    styled = b'<sheetData><row r="1048576"><c r="XFD1048576" s="3"/></row></sheetData>'
    assert unpacking.check_members(packed({"xl/worksheets/sheet1.xml": styled})) == ["xl/worksheets/sheet1.xml"]


def test_a_damaged_zip_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="damaged"):
        unpacking.check_members(packed({"a.csv": b"abc" * 1000})[:60])


def test_packed_bytes_that_are_damaged_are_refused_in_words() -> None:
    whole = packed({"a.csv": bytes(range(32, 127)) * 40})
    refused = 0
    for place in range(40, whole.rfind(b"PK\x01\x02")):
        data = bytearray(whole)
        data[place] ^= 0xFF
        try:
            unpacking.check_members(bytes(data))
        except UnreadableFile:
            refused += 1
    assert refused > 60
    with pytest.raises(UnreadableFile):
        unpacking.unpacked(b"\x1f\x8b" + whole)


def test_members_named_with_backslashes_are_named_as_they_should_be() -> None:
    assert unpacking.check_members(unpacking.with_slashes(packed({"xl\\a.xml": b"a", "b": b""}))) == ["xl/a.xml", "b"]
