"""How sections of a document begin, and what they say when there is nothing. Imported only while a document is made."""

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Spacer

from ivolt_desktop.reports import palette
from ivolt_desktop.reports.fitting import PAGE_ROOM, height_of
from ivolt_desktop.reports.words import Rule, Text, heading, passage

NOTHING = "Nothing to report."
SECTION_ROOM = 190
"""Points from which a section begins on the page where the one before it ends."""


def section(title: Text, subtitle: str, key: str, *, room: float | None = None) -> list[Flowable]:
    """A section: title, a grey line beneath it, a strong rule; an entry in the outline.

    It begins on a new page, or with ``room`` (points) on the same page where that much is left.
    """
    parts: list[Flowable] = [PageBreak() if room is None else CondPageBreak(room)]
    parts.append(heading(title, 1, key))
    if subtitle:
        parts.append(passage(subtitle, "subtitle"))
    parts.append(Spacer(1, 6))
    parts.append(Rule(1.3, palette.INK, after=4))
    return parts


def whole_section(title: Text, subtitle: str, key: str, content: Sequence[Flowable]) -> list[Flowable]:
    """A section kept on one page where it fits one: for what stands before a new page, or at the very end.

    A longer one begins where the one before it ends.
    """
    unbroken = [each for each in content if not isinstance(each, CondPageBreak)]
    whole = height_of([*section(title, subtitle, key), *unbroken])
    if whole > PAGE_ROOM:
        return [*section(title, subtitle, key, room=SECTION_ROOM), *content]
    return [*section(title, subtitle, key, room=whole), *unbroken]


def part(
    title: Text, content: Sequence[Flowable], *, key: str = "", room: float = 90, level: int = 2
) -> list[Flowable]:
    """A heading with its content; the heading is never left alone at the foot of a page."""
    return [CondPageBreak(room), heading(title, level, key), *content]


def nothing(words: str = NOTHING) -> Flowable:
    """The calm empty form of a section."""
    return passage(words, "soft")
