import zipfile
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn

from ivolt_desktop.reports.minutes_facts import MinuteItem, MinuteLine, Minutes
from ivolt_desktop.reports.minutes_word import build_minutes_word
from tests.ivolt_desktop.reports.invented_pack import identity, minutes


def test_minutes_in_word_have_real_headings_and_heading_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    build_minutes_word(minutes(), path)
    document = Document(str(path))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings[0] == "Attendance"
    assert "5 Victims" in headings
    assert headings[-2:] == ["Actions agreed", "Next meeting"]
    assert len(document.tables) == 2
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert document.tables[1].rows[1].cells[0].text == "22-065"
    whole = "\n".join(p.text for p in document.paragraphs)
    assert "Decision: V-021 joins the victims cohort." in whole
    assert "Reason: Seven calls in May" in whole


def test_minutes_in_word_are_marked_and_numbered(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    build_minutes_word(Minutes(identity("Minutes", practice=True)), path)
    section = Document(str(path)).sections[0]
    assert section.header.paragraphs[0].text == "OFFICIAL-SENSITIVE · PRACTICE DATA"
    assert "OFFICIAL-SENSITIVE · PRACTICE DATA" in [p.text for p in section.footer.paragraphs]
    with zipfile.ZipFile(path) as parts:
        footer = next(parts.read(name) for name in parts.namelist() if name.startswith("word/footer"))
    assert b"PAGE" in footer and b"NUMPAGES" in footer


def test_hostile_text_makes_a_readable_document(tmp_path: Path) -> None:
    lines = tuple(
        MinuteLine("decision", text, text, text) for text in ("<b>&", "\x00\x0b\ud800", "\u202eab", "W" * 9_000, "😀")
    )
    path = tmp_path / "a.docx"
    build_minutes_word(Minutes(identity("Minutes"), items=(MinuteItem("1", "\x01<x>", lines),)), path)
    whole = "\n".join(p.text for p in Document(str(path)).paragraphs)
    assert "Decision: <b>&" in whole
    assert "more characters in the record)" in whole
