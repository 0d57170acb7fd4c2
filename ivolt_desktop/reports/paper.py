"""The paper machine: a story of flowables becomes a marked, numbered, tagged A4 PDF.

Imported only while a document is made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from ivolt_desktop.reports import fonts
from ivolt_desktop.reports.atomic_file import replacing
from ivolt_desktop.reports.facts import DocumentIdentity
from ivolt_desktop.reports.fitting import flat
from ivolt_desktop.reports.page_frame import BOTTOM, MARGIN, PAGE_HEIGHT, PAGE_WIDTH, TEXT_WIDTH, TOP, PageFrame
from ivolt_desktop.reports.safe_text import plain
from ivolt_desktop.reports.tagging import TaggedCanvas

Story = Callable[[Mapping[str, int]], Sequence[Flowable]]
"""Makes the story afresh, given the page on which each bookmark fell in the last round (empty at first)."""

Progress = Callable[[str, float], None]
"""Told what is being done, in words, and how much is done, 0 to 1. May raise to stop the work."""

_ROUNDS = 4


@dataclass(frozen=True)
class PackResult:
    """What was made: where it is, how many pages, and the page of each section by its key."""

    path: Path
    pages: int
    places: Mapping[str, int]


class _Paper(BaseDocTemplate):  # type: ignore[misc]
    """One round of making the document."""

    def __init__(self, target: str, identity: DocumentIdentity, pages: int) -> None:
        super().__init__(
            target,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            initialFontName=fonts.REGULAR,
            lang="en-GB",
            title=plain(identity.metadata_title),
            author=plain(identity.author),
            subject=plain(identity.marking.text),
            creator="IVOLT Desktop",
            pageCompression=1,
        )
        frame = Frame(
            MARGIN, BOTTOM, TEXT_WIDTH, PAGE_HEIGHT - TOP - BOTTOM,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
        )  # fmt: skip
        around = PageFrame(identity, pages)
        self.addPageTemplates(PageTemplate(id="page", frames=[frame], onPage=around.draw))
        self.canvas_made: TaggedCanvas | None = None

    def canvas(self, *args: Any, **options: Any) -> TaggedCanvas:
        """The canvas for this round, kept so that its places can be read afterwards."""
        made = TaggedCanvas(*args, **options)
        made.setViewerPreference("DisplayDocTitle", "true")
        made.showOutline()
        self.canvas_made = made
        return made


def _fresh(story: Sequence[Flowable]) -> None:
    """Forget that a flowable was moved to the next page in an earlier round; figures serve in all rounds."""
    for flowable in flat(story):
        flowable.__dict__.pop("_postponed", None)


def write_paper(
    identity: DocumentIdentity, story: Story, path: Path, progress: Progress | None = None
) -> PackResult:
    """Make the document and put it at ``path`` in one step.

    The story is laid out until the page numbers it prints are those it has (two rounds as a rule).

    Raises:
        DiskFull, CannotWrite: see :func:`~ivolt_desktop.reports.atomic_file.replacing`.
    """
    fonts.register()
    places: Mapping[str, int] = {}
    pages = 0
    with replacing(path) as temporary:
        for turn in range(_ROUNDS):
            if progress is not None:
                progress("Setting the pages", min(0.95, 0.55 + 0.2 * turn))
            paper = _Paper(str(temporary), identity, pages)
            made_story = list(story(places))
            _fresh(made_story)
            paper.build(made_story, canvasmaker=paper.canvas)
            made = paper.canvas_made
            if made is None:
                raise RuntimeError("the document was laid out without a canvas")
            settled = made.places == places and paper.page == pages
            places, pages = dict(made.places), paper.page
            if settled:
                break
    if progress is not None:
        progress("Saved", 1.0)
    return PackResult(path, pages, places)
