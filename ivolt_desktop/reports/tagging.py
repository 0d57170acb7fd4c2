"""A tagged PDF: what each piece of a page is, written beside how it looks.

Flowables carry a :class:`Tag`; while they draw, :class:`TaggedCanvas` marks their content and grows the
structure tree (headings, paragraphs, tables with header cells, figures with their alternative text, links).
Everything drawn outside a tag (marking, footer, rules, repeated table headers) is an artifact.
Imported only while a document is made.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas


@dataclass(eq=False)
class Tag:
    """One element of the structure: its kind (``H1``, ``P``, ``TD``, ...), where it belongs, what it says.

    A tag whose parent is None stands at the top level. ``once`` marks content that is drawn again on each
    page (a table's header row): the repeats are artifacts.
    """

    kind: str
    parent: Tag | None = None
    alt: str = ""
    once: bool = False
    column_header: bool = False
    columns: int = 1
    """Columns that a cell stands across."""


@dataclass(eq=False)
class _Element:
    """An element as it is built on one canvas."""

    tag: Tag
    body: Any
    children: list[Any] = field(default_factory=list)
    closed: bool = False


class _TaggedLink(pdfdoc.LinkAnnotation):  # type: ignore[misc]
    """A link that may say which structure element it belongs to."""

    permitted = (*pdfdoc.LinkAnnotation.permitted, "StructParent")


def _dictionary(**entries: Any) -> Any:
    return pdfdoc.PDFDictionary(entries)


def _name(text: str) -> Any:
    return pdfdoc.PDFName(text)


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """A reportlab canvas that keeps the structure tree while pages are drawn."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._root = _dictionary(Type=_name("StructTreeRoot"))
        self._document = _dictionary(Type=_name("StructElem"), S=_name("Document"))
        self._document["P"] = self._doc.Reference(self._root)
        self._top: list[Any] = []
        self._elements: dict[Tag, _Element] = {}
        self._parents: list[tuple[int, Any]] = []
        self._page_marks: list[Any] = []
        self._next_key = 0
        self._page_key = self._take_key()
        self._depth = 0
        self.places: dict[str, int] = {}
        """Page on which each bookmarked heading fell."""

    def _take_key(self) -> int:
        self._next_key += 1
        return self._next_key - 1

    def _element(self, tag: Tag) -> _Element:
        """The element of ``tag`` on this canvas, made on first use, after its parents."""
        found = self._elements.get(tag)
        if found is not None:
            return found
        body = _dictionary(Type=_name("StructElem"), S=_name(tag.kind))
        if tag.alt:
            body["Alt"] = pdfdoc.PDFString(tag.alt)
        if tag.column_header:
            body["A"] = _dictionary(O=_name("Table"), Scope=_name("Column"))
        elif tag.columns > 1:
            body["A"] = _dictionary(O=_name("Table"), Scope=_name("Row"), ColSpan=tag.columns)
        reference = self._doc.Reference(body)
        if tag.parent is None:
            body["P"] = self._doc.Reference(self._document)
            self._top.append(reference)
        else:
            parent = self._element(tag.parent)
            body["P"] = self._doc.Reference(parent.body)
            parent.children.append(reference)
        made = self._elements[tag] = _Element(tag, body)
        return made

    @contextlib.contextmanager
    def marked(self, tag: Tag | None) -> Iterator[None]:
        """Draw inside ``tag``; inside nothing where it is None. Marks do not nest: the outermost counts."""
        if tag is None or self._depth:
            yield
            return
        known = self._elements.get(tag)
        if tag.once and known is not None and known.closed:
            with self.artifact():
                yield
            return
        element = self._element(tag)
        number = len(self._page_marks)
        self._page_marks.append(self._doc.Reference(element.body))
        element.children.append(
            _dictionary(Type=_name("MCR"), Pg=self._doc.thisPageRef(), MCID=number)
        )
        self._code.append(f"/{tag.kind} <</MCID {number}>> BDC")
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            self._code.append("EMC")
            element.closed = True

    @contextlib.contextmanager
    def artifact(self) -> Iterator[None]:
        """Draw something that is not part of the text: a rule, the marking, a page number."""
        if self._depth:
            yield
            return
        self._code.append("/Artifact BMC")
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            self._code.append("EMC")

    def tagged_link(self, words: str, key: str, box: tuple[float, float, float, float], tag: Tag) -> None:
        """Lay a link to the bookmark ``key`` over ``box`` (points, current origin); ``tag`` is a ``Link``."""
        struct_key = self._take_key()
        name = f"link{struct_key}"
        note = _TaggedLink(
            self._absRect(box, 1), words, self._bookmarkReference(key), Border="[0 0 0]",
            StructParent=struct_key,
        )  # fmt: skip
        self._addAnnotation(note, name)
        link = self._element(tag)
        link.children.append(
            _dictionary(Type=_name("OBJR"), Obj=self._doc.refAnnotation(name), Pg=self._doc.thisPageRef())
        )
        self._parents.append((struct_key, self._doc.Reference(link.body)))

    def showPage(self) -> None:
        """Close the page and give it its key into the structure tree."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*type(page).__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = self._page_key
        page.Tabs = _name("S")
        self._parents.append((self._page_key, pdfdoc.PDFArray(self._page_marks)))
        self._page_marks = []
        self._page_key = self._take_key()

    def save(self) -> None:
        """Write the tree into the document, then the document to its file."""
        if self._code:
            self.showPage()
        for element in self._elements.values():
            element.body["K"] = pdfdoc.PDFArray(element.children)
        self._document["K"] = pdfdoc.PDFArray(self._top)
        numbers: list[Any] = []
        for key, value in sorted(self._parents, key=lambda pair: pair[0]):
            numbers += [key, value]
        self._root["K"] = self._doc.Reference(self._document)
        self._root["ParentTree"] = self._doc.Reference(_dictionary(Nums=pdfdoc.PDFArray(numbers)))
        self._root["ParentTreeNextKey"] = self._next_key
        self._doc.Catalog.StructTreeRoot = self._root
        self._doc.Catalog.MarkInfo = _dictionary(Marked="true")
        super().save()
