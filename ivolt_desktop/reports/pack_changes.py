"""The 'what changed' briefing: who is new, back, gone, the same. Imported only while a document is made."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from ivolt_desktop.reports.dates_on_paper import number
from ivolt_desktop.reports.pack_facts import ChangedSubject, WhatChanged
from ivolt_desktop.reports.page_frame import TEXT_WIDTH
from ivolt_desktop.reports.sections import nothing, part, section
from ivolt_desktop.reports.tables import Column, data_table
from ivolt_desktop.reports.words import Piece, passage
from ivolt_desktop.rules.counting_words import number_word

KEY = "changes"
_GROUPS = (
    ("new", "New", "Over the line for the first time.", "Nobody is new."),
    ("back", "Back", "Over the line again after quiet months.", "Nobody is back."),
    ("gone", "No longer", "Over the line last time, not now.", "Nobody has dropped off."),
    ("same", "Still", "Over the line last time and now.", "Nobody stayed over the line."),
)


def _table(subjects: Sequence[ChangedSubject]) -> Flowable:
    columns = (
        Column("Ref", 60, "cell_strong"), Column("What", 290), Column("Calls", 60, "cell_right"),
        Column("Month before", 80, "cell_right"),
    )  # fmt: skip
    rows = [[one.reference, one.words, number(one.calls), number(one.before)] for one in subjects]
    return data_table(columns, rows, TEXT_WIDTH)


def changes_pages(facts: WhatChanged, since: str) -> list[Flowable]:
    """Four groups, each with its people and places or a plain sentence that there are none."""
    subtitle = f"People and places since {since}" if since else "People and places since the last panel"
    story = section("Who is new, who is back, who is gone", subtitle, KEY)
    if facts.rule_words:
        story.append(passage(facts.rule_words, "soft"))
    for name, title, meaning, empty in _GROUPS:
        subjects: tuple[ChangedSubject, ...] = getattr(facts, name)
        if not subjects:
            story += part(title, [nothing(empty)], room=40)
            continue
        line = [Piece(title), Piece(f"{number_word(len(subjects))} · {meaning}", "aside")]
        story += part(line, [_table(subjects)])
    return story
