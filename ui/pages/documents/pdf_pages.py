"""Pages of a PDF as pictures. pypdfium2 is loaded when the first page is wanted; call from one thread at a time."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

POINTS_AN_INCH = 72


@dataclass(frozen=True)
class PagePicture:
    """One page: its picture, its place (from 0) and how many pages there are."""

    image: QImage
    at: int
    pages: int


def page_picture(path: Path, at: int, width: int) -> PagePicture:
    """Page ``at`` drawn ``width`` pixels wide; a place past the end gives the last page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        pages = len(document)
        at = max(0, min(at, pages - 1))
        page = document[at]
        return PagePicture(_drawn(page, width / page.get_width()), at, pages)
    finally:
        document.close()


def all_pictures(path: Path, dots_an_inch: int = 150) -> list[QImage]:
    """Every page, for the printer."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        return [_drawn(page, dots_an_inch / POINTS_AN_INCH) for page in document]
    finally:
        document.close()


def _drawn(page: object, scale: float) -> QImage:
    bitmap = page.render(scale=scale, rev_byteorder=True)  # type: ignore[attr-defined]
    form = {1: QImage.Format.Format_Grayscale8, 3: QImage.Format.Format_RGB888,
            4: QImage.Format.Format_RGBA8888}[bitmap.n_channels]
    return QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, form).copy()
