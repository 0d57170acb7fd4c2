"""Single-byte encodings are told by how their characters stand among the others; what was encoded twice is undone."""

import pytest

from ivolt_desktop.intake.older_encodings import encoded_once, single_byte_encoding
from ivolt_desktop.intake.text_tables import read_text_table

SAID = "Ref,Name,Note\r\nA1,Zoë O’Finch,“owes £5” – paid\r\nA2,José Núñez,café at 20° ½ mile\r\n"


@pytest.mark.parametrize(
    ("text", "encoding", "told"),
    [(SAID, "cp1252", "cp1252"), (SAID.replace("’", "'").replace("“", "").replace("”", "").replace("–", "-"), "cp850",
     "cp850"), (SAID.replace("½", ""), "mac_roman", "mac_roman"), ("Zoë", "cp1252", "cp1252"),
     ("£5", "cp1252", "cp1252"), ("Zoë", "cp850", "cp850"),
     ("fiancée, £20", "mac_roman", "mac_roman"), ("5 – 6 •", "cp1252", "cp1252")],
)  # fmt: skip
def test_the_likeliest_encoding(text: str, encoding: str, told: str) -> None:
    assert single_byte_encoding(text.encode(encoding)) == told


@pytest.mark.parametrize("encoding", ["cp850", "mac_roman", "cp1252"])
def test_a_file_from_another_system_is_read(encoding: str) -> None:
    data = ("Ref,Name,Fine\r\n" + "A1,Zoë Finch,£50\r\nA2,José Vale,£60\r\nA3,Orla Marsh,£70\r\n" * 5).encode(encoding)
    sheet, notes = read_text_table(data, "cases")
    assert sheet.rows[1] == ["A1", "Zoë Finch", "£50"] and sheet.rows[2][1] == "José Vale"
    assert any(encoding in note for note in notes)


def test_what_was_encoded_twice_is_read_as_it_was() -> None:
    twice = SAID.replace("”", "").encode().decode("cp1252").encode()
    assert encoded_once(twice).decode() == SAID.replace("”", "")
    sheet, notes = read_text_table(twice, "cases")
    assert sheet.rows[1][1] == "Zoë O’Finch" and any("put right" in note for note in notes)


@pytest.mark.parametrize("text", [SAID, "Ã", "Zoë, ZoÃ«", "São Tomé £5", "â€", "plain"])
def test_sound_text_stays(text: str) -> None:
    assert encoded_once(text.encode()) == text.encode()
