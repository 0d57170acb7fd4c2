"""Web archives: told by their head lines, their pages read in whatever encoding each says."""

import pytest

from ivolt_desktop.intake.reading import read_bytes
from ivolt_desktop.intake.web_archives import is_web_archive, read_web_archive
from ivolt_desktop.rules.known_errors import UnreadableFile

_PART = "----x\r\nContent-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{page}\r\n"
_HEAD = 'MIME-Version: 1.0\r\nX-Any: thing\r\nContent-Type: multipart/related; boundary="--x"\r\n\r\n'
_PAGE = "<table><tr><td>Ref</td><td>Name</td></tr><tr><td>{ref}</td><td>Zoë</td></tr></table>"


@pytest.mark.parametrize(
    ("charset", "encoding"), [("utf-8", "utf-8"), ("windows-1252", "cp1252"), ("nonsense", "utf-8")]
)
def test_every_page_with_a_table_is_a_sheet(charset: str, encoding: str) -> None:
    pages = [_PAGE.format(ref="A1"), "<html><frameset><frame></frameset></html>", _PAGE.format(ref="A2")]
    parts = "".join(_PART.format(charset=charset, page=page) for page in pages)
    data = f"{_HEAD}{parts}----x--\r\n".encode(encoding)
    assert is_web_archive(data)
    assert [list(sheet.rows[1]) for sheet in read_web_archive(data)] == [["A1", "Zoë"], ["A2", "Zoë"]]
    assert read_bytes(data, "report.xls").kind == "a web page table"


def test_a_table_that_only_speaks_of_such_files_is_a_table() -> None:
    data = b"Ref,Note\r\nA1,Content-Type: multipart/related\r\nA2,none\r\n"
    assert not is_web_archive(data) and read_bytes(data, "notes.csv").kind == "CSV text"


def test_an_archive_without_tables_or_cut_short_is_refused() -> None:
    for data in (_HEAD, _HEAD + _PART.format(charset="utf-8", page="<p>none</p>")):
        with pytest.raises(UnreadableFile):
            read_web_archive(data.encode())
