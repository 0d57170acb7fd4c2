"""Choosing how much to print so that a page stays one page. Imported only while a document is made."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak

from ivolt_desktop.reports.page_frame import BOTTOM, PAGE_HEIGHT, TEXT_WIDTH, TOP

PAGE_ROOM = PAGE_HEIGHT - TOP - BOTTOM


def height_of(story: Sequence[Flowable], width: float = TEXT_WIDTH) -> float:
    """Points that the story takes from the top of a page or column, counted as the page itself counts them.

    Space after one and before the next overlap, except across the test for a page break.
    """
    total, gap = 0.0, 0.0
    for flowable in flat(story):
        if isinstance(flowable, PageBreak | CondPageBreak):
            gap = 0.0
            continue
        _, tall = flowable.wrap(width, PAGE_ROOM)
        before = max(flowable.getSpaceBefore() - gap, 0) if total else 0
        gap = flowable.getSpaceAfter()
        total += before + tall + gap
    return total


def filling(head: Sequence[Flowable], blocks: Sequence[Sequence[Flowable]]) -> list[Flowable]:
    """``head`` and the blocks below it, each kept whole, in an order that leaves no page half empty.

    Where the next block has no room on the page any more, a later one that has comes before it.
    """
    waiting, page, found = list(blocks), list(head), list(head)
    while waiting:
        at = next((at for at, block in enumerate(waiting) if height_of([*page, *block]) <= PAGE_ROOM), None)
        if at is None and page:
            page = []  # on a new page
            continue
        block = waiting.pop(at or 0)
        page += block
        found += block
    return found


def flat(story: Sequence[Flowable]) -> Iterator[Flowable]:
    """The flowables with those that are kept together taken apart."""
    for flowable in story:
        if isinstance(flowable, KeepTogether):
            yield from flat(flowable._content)
        else:
            yield flowable


def first_that_fits(make: Callable[[int], list[Flowable]], choices: Iterable[int]) -> list[Flowable]:
    """The story for the first choice that fits one page; where none does, the one for the first choice."""
    kept: list[Flowable] | None = None
    for choice in choices:
        story = make(choice)
        if height_of(story) <= PAGE_ROOM:
            return make(choice)
        kept = kept or story
    return kept or []
