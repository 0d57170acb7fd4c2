"""Reading made PDFs in tests."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf


def page_texts(path: Path) -> list[str]:
    """The words of each page; a file that has not changed is read once."""
    return list(_page_texts(path, path.stat().st_mtime_ns, path.stat().st_size))


@cache
def _page_texts(path: Path, _changed: int, _size: int) -> tuple[str, ...]:
    with pdfplumber.open(path) as document:
        return tuple(page.extract_text() or "" for page in document.pages)


def outline_titles(path: Path) -> list[str]:
    with pikepdf.open(path) as document, document.open_outline() as outline:
        found: list[str] = []

        def walk(items: Any) -> None:
            for item in items:
                found.append(item.title)
                walk(item.children)

        walk(outline.root)
        return found


def font_descriptors(path: Path) -> Iterator[tuple[str, bool]]:
    """Every font that any object of the file names, and whether its letters are embedded."""
    with pikepdf.open(path) as document:
        for thing in document.objects:
            if not isinstance(thing, pikepdf.Dictionary) or thing.get("/Type") != "/Font":
                continue
            inner = thing["/DescendantFonts"][0] if "/DescendantFonts" in thing else thing
            descriptor = inner.get("/FontDescriptor")
            yield str(thing.BaseFont), descriptor is not None and "/FontFile2" in descriptor


def structure(path: Path) -> list[Any]:
    """The structure tree as nested lists: [kind, alt, *children]; marked content as numbers."""
    with pikepdf.open(path) as document:

        def walk(node: Any) -> Any:
            if isinstance(node, pikepdf.Array):
                return [walk(child) for child in node]
            if node.get("/Type") in ("/MCR", "/OBJR"):
                return str(node.Type)
            alt = str(node.get("/Alt", ""))
            kids = node.get("/K", pikepdf.Array())
            return [str(node.S).lstrip("/"), alt, *[walk(kid) for kid in kids]]

        root = document.Root.StructTreeRoot.K
        return walk(root)  # type: ignore[no-any-return]


def of_kind(tree: list[Any], kind: str) -> list[list[Any]]:
    found = [tree] if tree and tree[0] == kind else []
    for child in tree[2:]:
        if isinstance(child, list):
            found += of_kind(child, kind)
    return found
