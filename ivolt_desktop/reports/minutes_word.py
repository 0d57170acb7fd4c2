"""The minutes as a Word document, for agencies that answer in it. Imported only while a document is made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from ivolt_desktop.reports import palette
from ivolt_desktop.reports.atomic_file import replacing
from ivolt_desktop.reports.dates_on_paper import date_or_dash
from ivolt_desktop.reports.facts import DocumentIdentity
from ivolt_desktop.reports.minutes_facts import MinuteLine, Minutes
from ivolt_desktop.reports.safe_text import PASSAGE_LIMIT, cut, plain
from ivolt_desktop.rules.dates_in_words import plain_date
from ivolt_desktop.rules.marking import PRACTICE

_PRESENCE = {"present": "present", "apologies": "apologies", "absent": "absent"}


def _clean(text: str) -> str:
    """Text that Word's XML can hold, cut where it is very long."""
    return cut(plain(text), PASSAGE_LIMIT)


def _shade(code: str) -> RGBColor:
    return RGBColor.from_string(code.lstrip("#").upper())


def _field(paragraph: Any, instruction: str) -> None:
    """A field that Word fills in, such as the page number."""
    for kind, text in (("begin", ""), ("", instruction), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = text
        run._r.append(mark)


def _styles(document: Any) -> None:
    """Calm type, British English."""
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(10.5)
    normal.font.color.rgb = _shade(palette.INK)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    normal.element.get_or_add_rPr().append(language)
    for name, size in (("Title", 22), ("Heading 1", 13), ("Heading 2", 11)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold = "Arial", Pt(size), True
        style.font.color.rgb = _shade(palette.INK)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(attribute), None)


def _surround(document: Any, identity: DocumentIdentity) -> None:
    """Marking above and below, footer line, page x of y, handling line."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    mark = identity.marking
    banner = f"{mark.text} · {PRACTICE}" if mark.practice else mark.text
    top = section.header.paragraphs[0]
    top.alignment = WD_ALIGN_PARAGRAPH.CENTER
    top.add_run(_clean(banner)).bold = True
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run(f"{_clean(identity.footer_line)} · page ")
    _field(foot, "PAGE")
    foot.add_run(" of ")
    _field(foot, "NUMPAGES")
    second = section.footer.add_paragraph()
    second.alignment = WD_ALIGN_PARAGRAPH.CENTER
    second.add_run(_clean(banner)).bold = True
    third = section.footer.add_paragraph(_clean(mark.handling))
    third.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for run in third.runs:
        run.font.size, run.font.color.rgb = Pt(8.5), _shade(palette.GREY)


def _table(document: Any, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table whose first row is a heading row on every page."""
    table = document.add_table(rows=len(rows) + 1, cols=len(headings))
    table.style = "Light List"
    cells = table._cells
    for place, text in enumerate([*headings, *(text for row in rows for text in row)]):
        cells[place].text = _clean(text)
    properties = table.rows[0]._tr.get_or_add_trPr()
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    properties.append(repeated)


def _line(document: Any, line: MinuteLine) -> None:
    """A note, a decision with its reason, or an action with its owner."""
    paragraph = document.add_paragraph()
    if line.kind == "note":
        paragraph.add_run(_clean(line.text))
        return
    label = "Decision" if line.kind == "decision" else f"Action {line.reference}".strip()
    paragraph.add_run(f"{_clean(label)}: ").bold = True
    paragraph.add_run(_clean(line.text))
    if line.kind == "decision":
        for name, text in (("Reason", line.reason), ("Considered", line.considered)):
            if text:
                document.add_paragraph(f"{name}: {_clean(text)}")
        return
    due = f"by {plain_date(line.due)}" if line.due else ""
    tail = ", ".join(part for part in (_clean(line.owner), due, _clean(line.status)) if part)
    if tail:
        paragraph.add_run(f" ({tail})")


def build_minutes_word(facts: Minutes, path: Path) -> None:
    """Make the minutes at ``path`` (.docx): real headings, table headings, marking on every page.

    Raises:
        DiskFull, CannotWrite: the file could not be saved; what stood there before is untouched.
    """
    identity = facts.identity
    document = Document()
    _styles(document)
    _surround(document, identity)
    document.core_properties.title = _clean(identity.metadata_title)[:255]
    document.core_properties.author = _clean(identity.author)[:255]
    document.core_properties.language = "en-GB"
    document.core_properties.comments = ""
    made = datetime.combine(identity.made_on, time(12)) if identity.made_on else datetime.now(UTC)
    document.core_properties.created = document.core_properties.modified = made
    document.add_paragraph(_clean(identity.title or "Minutes"), style="Title")
    document.add_paragraph(_clean(identity.meeting_line))
    if facts.state:
        document.add_paragraph(_clean(facts.state))
    document.add_heading("Attendance", 1)
    people = [
        [
            f"{one.name} (for {one.substitute_for})" if one.substitute_for else one.name,
            one.agency,
            _PRESENCE[one.presence] + ("; information sent" if one.information_sent else ""),
        ]
        for one in facts.attendance
    ]
    if people:
        _table(document, ("Name", "Agency", "Attendance"), people)
    else:
        document.add_paragraph("No attendance is recorded.")
    for item in facts.items:
        document.add_heading(_clean(f"{item.number}  {item.title}"), 1)
        for line in item.lines:
            _line(document, line)
        if not item.lines:
            document.add_paragraph("No discussion was recorded.")
    _actions(document, facts)
    if facts.next_meeting:
        document.add_heading("Next meeting", 1)
        document.add_paragraph(_clean(facts.next_meeting))
    with replacing(path) as temporary:
        document.save(str(temporary))


def _actions(document: Any, facts: Minutes) -> None:
    """All actions in one table."""
    document.add_heading("Actions agreed", 1)
    rows = [
        [one.reference, item.number, one.text, one.owner, date_or_dash(one.due)]
        for item in facts.items
        for one in item.lines
        if one.kind == "action"
    ]
    if rows:
        _table(document, ("Ref", "Item", "Action", "Owner", "Due"), rows)
    else:
        document.add_paragraph("No action was agreed.")
