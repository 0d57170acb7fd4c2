"""A block from the clipboard is read as a file would be."""

from datetime import date, datetime

import pytest

from ivolt_desktop.intake.pasted import pasted_book
from ivolt_desktop.intake.review import Review
from ivolt_desktop.rules.known_errors import EmptyFile

_NOW = datetime(2026, 11, 26, 10, 14)
_TEXT = "CAD number\tCall date\tCaller\r\n1/02JUN26\t02/06/2026\tFinch, Orla\r\n2/03JUN26\t03/06/2026\tVale\r\n"
_HTML = ("<html><body><!--StartFragment--><table><tr><td>CAD number</td><td>Call date</td><td>Where</td></tr>"
         "<tr><td>1/02JUN26</td><td>02/06/2026</td><td>Flat 2<br>Heron Close</td></tr></table></body></html>")


def test_rows_copied_in_a_spreadsheet_are_parted_by_tabs() -> None:
    book = pasted_book(_TEXT, "", _NOW)
    assert book.file_name == "Pasted 26 Nov 2026 10:14"
    assert [list(row) for row in book.sheets[0].rows][:2] == [
        ["CAD number", "Call date", "Caller"], ["1/02JUN26", "02/06/2026", "Finch, Orla"]]


def test_a_table_of_a_page_is_taken_before_its_text() -> None:
    book = pasted_book("CAD number Call date", _HTML, _NOW)
    assert book.sheets[0].rows[1] == ["1/02JUN26", "02/06/2026", "Flat 2 Heron Close"]


def test_html_without_a_table_falls_back_to_the_text() -> None:
    assert pasted_book(_TEXT, "<p>CAD number</p>", _NOW).sheets[0].rows[1][0] == "1/02JUN26"


def test_nothing_copied_is_refused_in_words() -> None:
    with pytest.raises(EmptyFile, match="Copy them in the spreadsheet first"):
        pasted_book("  ", "<p>hello</p>", _NOW)


def test_what_was_pasted_is_known_again_and_goes_through_the_same_steps() -> None:
    book = pasted_book(_TEXT, "", _NOW)
    assert book.digest == pasted_book(_TEXT, _HTML, _NOW).digest
    review = Review(book, (), date(2026, 11, 26))
    assert review.feed.key == "police_calls" and review.account.ready == 2
