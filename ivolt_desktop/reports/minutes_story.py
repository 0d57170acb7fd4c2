"""How minutes read on the page; used by the minutes themselves and by the pack. Imported only while made."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import CondPageBreak, Flowable, TableStyle

from ivolt_desktop.reports import fonts, palette
from ivolt_desktop.reports.minutes_facts import Attendance, MinuteItem, MinuteLine
from ivolt_desktop.reports.page_frame import TEXT_WIDTH
from ivolt_desktop.reports.sections import nothing, part
from ivolt_desktop.reports.styles import colour
from ivolt_desktop.reports.tables import Column, QuietTable, data_table
from ivolt_desktop.reports.words import Piece, Text, heading, passage
from ivolt_desktop.rules.dates_in_words import plain_date

_LABEL = 92.0
_PRESENCE = (("present", "Present"), ("apologies", "Apologies"), ("absent", "Absent, no apologies"))


def _yes(value: bool | None) -> str:
    return "" if value is None else ("yes" if value else "no")


def attendance_part(people: Sequence[Attendance]) -> list[Flowable]:
    """Who was there, who sent apologies and whether information came instead."""
    if not people:
        return part("Attendance", [nothing("No attendance is recorded.")], room=40)
    story: list[Flowable] = []
    for presence, title in _PRESENCE:
        group = [one for one in people if one.presence == presence]
        if not group:
            continue
        last = "Confidentiality signed" if presence == "present" else "Information sent"
        columns = (Column("Name", 150), Column("Agency", 150), Column("Role", 120, "cell_soft"), Column(last, 91))
        rows = []
        for one in group:
            name = f"{one.name} (for {one.substitute_for})" if one.substitute_for else one.name
            answer = one.confidentiality_signed if presence == "present" else one.information_sent
            rows.append([name, one.agency, one.role, _yes(answer)])
        story += part([Piece(title), Piece(str(len(group)), "aside")], [data_table(columns, rows, TEXT_WIDTH)])
    return story


def _rows(line: MinuteLine) -> list[tuple[Text, Text]]:
    """A line of the minutes as label and words, one row for each thing said."""
    if line.kind == "decision":
        rows: list[tuple[Text, Text]] = [(Piece("Decision", palette.TEAL), Piece(line.text, "strong"))]
        if line.reason:
            rows.append((Piece("Reason", "soft"), line.reason))
        if line.considered:
            rows.append((Piece("Considered", "soft"), line.considered))
        return rows
    label = f"Action {line.reference}".strip()
    who = [Piece(line.owner, "strong")] if line.owner else []
    due = [Piece(f" by {plain_date(line.due)}" if who else f"by {plain_date(line.due)}")] if line.due else []
    status = [Piece(f" ({line.status})", "soft")] if line.status else []
    rows = [(Piece(label, palette.AMBER), line.text)]
    if who or due or status:
        rows.append(("", [*who, *due, *status]))
    return rows


def _lines(item: MinuteItem) -> list[Flowable]:
    """The lines of an item: notes across the page, decisions and actions with a label at their left."""
    story: list[Flowable] = []
    for line in item.lines:
        story.append(passage(line.text) if line.kind == "note" else _labelled(_rows(line)))
    return story


def _labelled(rows: Sequence[tuple[Text, Text]]) -> Flowable:
    """Labels at the left, words beside them. Each row fits a page whatever it holds."""
    body = [[passage(label, "label"), passage(words, "labelled")] for label, words in rows]
    rules: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 8),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
        ("LINEBEFORE", (0, 0), (0, -1), 1.6, colour(palette.HAIRLINE)),
        ("LEFTPADDING", (0, 0), (0, -1), 8),
    ]
    made = QuietTable(body, colWidths=[_LABEL, TEXT_WIDTH - _LABEL], style=TableStyle(rules))
    made.hAlign = "LEFT"
    made.spaceBefore, made.spaceAfter = 3, 6
    return made


def items_part(items: Sequence[MinuteItem], level: int = 2) -> list[Flowable]:
    """Every item with its lines; an item without lines says so, unless its own parts have been discussed."""
    if not items:
        return [nothing("Nothing was minuted.")]
    story: list[Flowable] = []
    for item in items:
        title = [Piece(f"{item.number}  {item.title}".strip())]
        if item.subject and item.subject not in item.title:
            title.append(Piece(item.subject, "aside"))
        story += [CondPageBreak(70), heading(title, level)]
        if item.lines:
            story += _lines(item)
        elif not any(other.number.startswith(f"{item.number}.") for other in items):
            story.append(nothing("No discussion was recorded."))
    return story
