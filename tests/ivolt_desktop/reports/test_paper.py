from collections.abc import Mapping, Sequence
from pathlib import Path

import pdfplumber
import pikepdf
import pytest
from reportlab.platypus import Flowable

from ivolt_desktop.reports.facts import DocumentIdentity, Marking
from ivolt_desktop.reports.page_frame import MARGIN, PAGE_WIDTH, TEXT_WIDTH
from ivolt_desktop.reports.paper import write_paper
from ivolt_desktop.reports.sections import section
from ivolt_desktop.reports.tables import Column, data_table, panel_box, side_by_side
from ivolt_desktop.reports.words import Piece, Text, heading, passage
from ivolt_desktop.rules.known_errors import Cancelled
from tests.ivolt_desktop.reports.invented_pack import identity
from tests.ivolt_desktop.reports.pdf_reading import of_kind, page_texts, structure

HOSTILE = (
    "<b>Smith</b> & <font size=99>Sons</font>",
    "</para><a href='x'>",
    "W" * 10_000,
    "long " * 2_500,
    "line\n" * 3_000,
    "\x00\x07\x1b\ud800 control",
    "\u202eRTL override שלום עולם مرحبا",
    "😀👩‍👩‍👧 漢字 \U0001f9ff",
    "%s {x} &nbsp; &#0; &bogus;",
    "",
)


def made(story: Sequence[Flowable], path: Path, who: DocumentIdentity | None = None) -> Path:
    def once(places: Mapping[str, int]) -> Sequence[Flowable]:
        return story

    write_paper(who or identity(), once, path)
    return path


def table(texts: Sequence[Text], columns: int = 6) -> Flowable:
    rows = [[text] * columns for text in texts]
    return data_table([Column(f"Column {n}", 1) for n in range(columns)], rows, TEXT_WIDTH)


def test_hostile_text_in_every_kind_of_place_is_only_text(tmp_path: Path) -> None:
    story: list[Flowable] = []
    for number, text in enumerate(HOSTILE):
        story += section(text, text, f"key{number}")
        story += [heading(text, 2), heading([Piece("A"), Piece(text, "aside")], 3), passage(text)]
        story.append(panel_box([passage(text, limit=700)], TEXT_WIDTH))
        story += side_by_side([passage(text)], [passage(text)], TEXT_WIDTH)
    story.append(table(HOSTILE))
    story.append(table([[Piece(text, "strong"), Piece(text, "soft", bold=True)] for text in HOSTILE], 2))
    path = made(story, tmp_path / "a.pdf")
    whole = " ".join(page_texts(path))
    assert "<b>Smith</b> & <font size=99>Sons</font>" in whole
    assert "more characters in the record)" in whole
    assert "םולש" in whole
    with pdfplumber.open(path) as document:
        for page in document.pages:
            right = max((letter["x1"] for letter in page.chars), default=0)
            assert right <= PAGE_WIDTH - MARGIN + 1


def test_hostile_identity_stays_within_the_frame(tmp_path: Path) -> None:
    for number, text in enumerate(HOSTILE):
        who = DocumentIdentity(text, text, text, None, *[text] * 7, None, Marking(text, text))
        path = made([passage("A")], tmp_path / f"{number}.pdf", who)
        with pdfplumber.open(path) as document:
            letters = document.pages[0].chars
        assert min(letter["x0"] for letter in letters) >= MARGIN - 1
        assert max(letter["x1"] for letter in letters) <= PAGE_WIDTH - MARGIN + 1


def test_a_table_over_pages_repeats_its_headings_once_each_in_the_structure(tmp_path: Path) -> None:
    path = made([table([f"row {n}" for n in range(120)], 3)], tmp_path / "a.pdf")
    texts = page_texts(path)
    assert len(texts) > 2
    assert all("Column 0 Column 1 Column 2" in text for text in texts)
    tables = of_kind(structure(path), "Table")
    assert len(tables) == 1
    rows = of_kind(tables[0], "TR")
    assert len(rows) == 121
    assert all(len(row) == 5 for row in rows)
    assert [len(of_kind(tables[0], kind)) for kind in ("TH", "TD")] == [3, 360]


def test_a_last_row_does_not_stand_alone(tmp_path: Path) -> None:
    for rows in range(30, 48):
        path = made([table([f"row {n}" for n in range(rows)], 2)], tmp_path / "a.pdf")
        last = page_texts(path)[-1]
        assert last.count("row ") >= 4, rows


def test_every_mark_on_a_page_is_known_to_the_tree_and_the_other_way_round(tmp_path: Path) -> None:
    story = [*section("One", "under it", "one"), passage("words " * 900), table(["a", "b"], 2)]
    path = made(story, tmp_path / "a.pdf")
    with pikepdf.open(path) as document:
        root = document.Root
        assert bool(root.MarkInfo.Marked)
        assert str(root.Lang) == "en-GB"
        numbers = list(root.StructTreeRoot.ParentTree.Nums)
        by_key = {int(numbers[n]): numbers[n + 1] for n in range(0, len(numbers), 2)}
        for page in document.pages:
            opened = 0
            identifiers = []
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) in ("BDC", "BMC"):
                    opened += 1
                    assert opened == 1
                    if str(operator) == "BDC":
                        identifiers.append(int(operands[1].MCID))
                elif str(operator) == "EMC":
                    opened -= 1
                elif str(operator) in ("Tj", "TJ", "Do"):
                    assert opened == 1, "something is drawn that is neither content nor artifact"
            assert opened == 0
            parents = by_key[int(page.StructParents)]
            assert identifiers == list(range(len(parents)))
            for number, parent in enumerate(parents):
                marks = [kid for kid in parent.K if kid.get("/Type") == "/MCR"]
                assert any(int(kid.MCID) == number and kid.Pg.objgen == page.objgen for kid in marks)


def test_practice_data_is_marked_on_every_page_and_only_then(tmp_path: Path) -> None:
    story = [passage("words " * 3_000) for _ in range(4)]
    real = page_texts(made(story, tmp_path / "a.pdf"))
    practice = page_texts(made(story, tmp_path / "b.pdf", identity(practice=True)))
    assert len(practice) > 1
    assert not any("PRACTICE" in text for text in real)
    for text in practice:
        assert text.count("PRACTICE DATA") >= 2
        assert "Practice data. Nobody in it is real." in text


def test_progress_may_stop_the_work_and_nothing_is_left(tmp_path: Path) -> None:
    def stop(words: str, done: float) -> None:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        write_paper(identity(), lambda places: [passage("A")], tmp_path / "a.pdf", stop)
    assert list(tmp_path.iterdir()) == []
