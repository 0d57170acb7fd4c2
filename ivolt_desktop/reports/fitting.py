"""Choosing how much to print so that a page stays one page. Imported only while a document is made."""

from collections.abc import Callable, Iterable, Sequence

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak

from ivolt_desktop.reports.page_frame import BOTTOM, PAGE_HEIGHT, TEXT_WIDTH, TOP

PAGE_ROOM = PAGE_HEIGHT - TOP - BOTTOM


def height_of(story: Sequence[Flowable]) -> float:
    """Points that the story takes in one column, page breaks aside."""
    total, gap, first = 0.0, 0.0, True
    for flowable in story:
        if isinstance(flowable, PageBreak | CondPageBreak):
            continue
        if isinstance(flowable, KeepTogether):
            total += gap + height_of(flowable._content) + (0 if first else 11.5)
            gap, first = 0.0, False
            continue
        _, tall = flowable.wrap(TEXT_WIDTH, PAGE_ROOM)
        total += tall + (0 if first else max(gap, flowable.getSpaceBefore()))
        gap, first = flowable.getSpaceAfter(), False
    return total


def first_that_fits(make: Callable[[int], list[Flowable]], choices: Iterable[int]) -> list[Flowable]:
    """The story for the first choice that fits one page; where none does, the one for the first choice."""
    kept: list[Flowable] | None = None
    for choice in choices:
        story = make(choice)
        if height_of(story) <= PAGE_ROOM:
            return make(choice)
        kept = kept or story
    return kept or []
