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
    assert sheet.merged_down == ((2, 0, 3),)


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


def test_paragraphs_lists_and_lines_in_a_cell_are_parted() -> None:
    page = ("<table><tr><td><p>2 Heath</p><p>Dagenham</p></td><td><ul><li>a</li><li>b</li></ul>c<div>d</div></td></tr>"
            "</table>")  # fmt: skip
    assert [list(row) for row in read_html_tables(page)[0].rows] == [["2 Heath Dagenham", "a b c d"]]


def test_tables_in_cells_are_text_and_tables_that_arrange_are_not_tables() -> None:
    small = "<table><tr><td>RM10</td><td>8HT</td></tr></table>"
    rows = "".join(f"<tr><td>{n}</td><td>{small}</td></tr>" for n in range(4))
    page = f"<table><tr><td>Menu</td></tr><tr><td><table>{rows}</table></td></tr></table>"
    (sheet,) = read_html_tables(page)
    assert [list(row) for row in sheet.rows] == [[str(n), "RM10 8HT"] for n in range(4)]
