"""Printing a PDF through the system's own print dialog."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.pages.documents.pdf_pages import all_pictures


def print_pdf(desk: Desk, path: Path, parent: QWidget) -> None:
    """Draw the pages off the window's thread, then ask which printer."""
    desk.runner.run("Getting the pages ready to print", lambda _progress, _cancelled: all_pictures(path),
                    then=lambda pages: _ask_and_print(desk, pages, parent))


def _ask_and_print(desk: Desk, pages: Sequence[QImage], parent: QWidget) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, len(pages))
    if dialog.exec():
        put_on(printer, pages)
        desk.notify("Sent to the printer.")


def put_on(printer: QPrinter, pages: Sequence[QImage]) -> None:
    """Draw pages on a printer, each on a sheet of its own, as large as fits."""
    first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
    chosen = list(pages)[first - 1 : last]
    painter = QPainter(printer)
    try:
        for number, image in enumerate(chosen):
            if number:
                printer.newPage()
            room = painter.viewport()
            size: QSize = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(QRectF(0, 0, size.width(), size.height()), image)
    finally:
        painter.end()
