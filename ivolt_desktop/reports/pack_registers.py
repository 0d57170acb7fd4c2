"""Case Review clocks, enforcement, sources and method: the plain tables at the end of the pack.

Imported only while a document is made.
"""

from collections.abc import Sequence
from datetime import date

from reportlab.platypus import Flowable, Spacer

from ivolt_desktop.reports.dates_on_paper import date_or_dash, near_date, number
from ivolt_desktop.reports.pack_facts import CaseReviewLine, EnforcementLine, MethodNote, SourceLine
from ivolt_desktop.reports.page_frame import TEXT_WIDTH
from ivolt_desktop.reports.sections import SECTION_ROOM, nothing, part, section, whole_section
from ivolt_desktop.reports.tables import Column, data_table
from ivolt_desktop.reports.words import Piece, Text, passage

REVIEWS = "case-reviews"
ENFORCEMENT = "enforcement"
METHOD = "method"


def case_review_pages(lines: Sequence[CaseReviewLine]) -> list[Flowable]:
    """Open Case Reviews and their clocks."""
    story = section("Case Reviews", "Community Triggers under review; clocks run in working days", REVIEWS,
                    room=SECTION_ROOM)
    if not lines:
        return [*story, nothing("No Case Review is open.")]
    columns = (
        Column("Ref", 84, "cell_strong"), Column("Received", 76), Column("Stage", 170), Column("Next due", 76),
        Column("Clock", 105),
    )  # fmt: skip
    rows: list[list[Text]] = [
        [
            one.reference,
            date_or_dash(one.received_on),
            one.stage,
            date_or_dash(one.next_due),
            [Piece(one.clock, "strong" if one.late else "plain")],
        ]
        for one in lines
    ]
    return [*story, data_table(columns, rows, TEXT_WIDTH)]


def enforcement_pages(lines: Sequence[EnforcementLine]) -> list[Flowable]:
    """Notices and orders, counted."""
    story = section("Enforcement", "Notices and orders, all agencies", ENFORCEMENT, room=SECTION_ROOM)
    if not lines:
        return [*story, nothing("No notice or order is recorded.")]
    columns = (
        Column("Kind", 200), Column("This month", 70, "cell_right"), Column("12 months", 70, "cell_right"),
        Column("Remark", 171, "cell_soft"),
    )  # fmt: skip
    rows = [[one.kind, number(one.this_month), number(one.twelve_months), one.note] for one in lines]
    return [*story, data_table(columns, rows, TEXT_WIDTH)]


def _sources(lines: Sequence[SourceLine], meeting: date | None) -> Flowable:
    if not lines:
        return nothing("No delivery is recorded for this month.")
    noted = any(s.note for s in lines)
    widths = (104, 100, 92) if noted else (136, 122, 146)
    columns = [
        Column("Agency", widths[0]), Column("What", widths[1]), Column("Period", widths[2]), Column("Received", 54),
        Column("Rows", 36, "cell_right"), Column("Set aside", 54, "cell_right"),
        *([Column("Beware", 120, "cell_soft")] if noted else []),
    ]  # fmt: skip
    rows = [
        [s.agency, s.what, s.period, near_date(s.received_on, meeting), number(s.rows), number(s.set_aside), s.note]
        for s in lines
    ]
    return data_table(columns, [row[:len(columns)] for row in rows], TEXT_WIDTH)


def method_pages(
    sources: Sequence[SourceLine], notes: Sequence[MethodNote], meeting: date | None
) -> list[Flowable]:
    """What the figures rest on and how they were made."""
    story = part("Deliveries this month", [_sources(sources, meeting)])
    story += part("How it was counted", [] if notes else [nothing("No notes.")], room=110)
    for note in notes:
        story += part(note.title, [passage(note.text), Spacer(1, 1)], room=60, level=3)
    return whole_section("Sources and method", "What the figures rest on, and how they were counted", METHOD, story)
