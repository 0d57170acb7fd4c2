"""A block pasted from the clipboard: rows copied in a spreadsheet, a web page, a mail or a text."""

import hashlib
import re
from datetime import datetime

from ivolt_desktop.intake.book import RawBook
from ivolt_desktop.intake.html_tables import read_html_tables
from ivolt_desktop.intake.reading import LARGEST_FILE
from ivolt_desktop.intake.text_tables import read_text_table
from ivolt_desktop.rules.dates_in_words import date_and_clock
from ivolt_desktop.rules.known_errors import EmptyFile, TooLarge, UnreadableFile

PASTED = "pasted rows"
_NOTHING = "There are no rows on the clipboard. Copy them in the spreadsheet first, its header too."
_TABLE = re.compile(r"<table\b", re.I)


def pasted_book(text: str, html: str, moment: datetime) -> RawBook:
    """What was copied, as a file would be. A table in ``html`` keeps its cells apart best and goes before ``text``.

    Raises ``EmptyFile`` where nothing was copied that could be a table, ``TooLarge`` where it is more than a file may
    hold.
    """
    if len(text) + len(html) > LARGEST_FILE:
        raise TooLarge("More was copied than the program will read. Save it as a file and bring that in.")
    name = f"Pasted {date_and_clock(moment)}"
    sheets, notes = [], list[str]()
    if _TABLE.search(html):
        try:
            sheets = read_html_tables(html)
        except UnreadableFile:
            sheets = []
    if not any(cell for sheet in sheets for row in sheet.rows for cell in row):
        if not text.strip():
            raise EmptyFile(_NOTHING)
        sheet, notes = read_text_table(text.replace("\r\n", "\n").encode("utf-8", "replace"), "Pasted")
        sheets = [sheet]
    content = text or html
    return RawBook(
        name,
        PASTED,
        len(content.encode("utf-8", "replace")),
        sheets,
        notes,
        hashlib.sha256(content.encode("utf-8", "replace")).hexdigest(),
    )
