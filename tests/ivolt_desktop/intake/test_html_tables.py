"""Tables inside web pages."""

import pytest

from ivolt_desktop.intake.html_tables import read_html_tables
from ivolt_desktop.rules.known_errors import UnreadableFile


def test_rows_and_spans() -> None:
    page = """<table><caption>Calls</caption><tr><th>A</th><th colspan="2">B</th></tr>
    <tr><td rowspan=2>1</td><td>2</td><td>3</td></tr><tr><td>4</td><td>5<br>6</td></tr></table>"""
    (sheet,) = read_html_tables(page)
    assert sheet.name == "Calls"
    assert [list(row) for row in sheet.rows] == [["A", "B", ""], ["1", "2", "3"], ["", "4", "5 6"]]


def test_hidden_text_scripts_and_wild_spans() -> None:
    page = """<table><tr><td>a<span style="display: none">secret</span><script>x()</script></td>
    <td colspan="99999999">b</td><td colspan="foo">c</td></tr></table>"""
    (sheet,) = read_html_tables(page)
    assert sheet.rows[0][0] == "a"
    assert len(sheet.rows[0]) == 1002


def test_a_page_without_tables() -> None:
    with pytest.raises(UnreadableFile, match="no table"):
        read_html_tables("<html><p>hello</p></html>")
    with pytest.raises(UnreadableFile, match="no table"):
        read_html_tables("<!-- -->")
