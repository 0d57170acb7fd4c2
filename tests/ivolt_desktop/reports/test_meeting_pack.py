import dataclasses
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pdfplumber
import pikepdf
import pytest

from ivolt_desktop.reports.facts import ActionLine, DocumentIdentity
from ivolt_desktop.reports.meeting_pack import build_meeting_pack
from ivolt_desktop.reports.pack_facts import MeetingPack, SubjectSheet, TriedLine
from ivolt_desktop.reports.paper import PackResult
from tests.ivolt_desktop.reports.invented_pack import identity, pack
from tests.ivolt_desktop.reports.pdf_reading import (
    font_descriptors,
    of_kind,
    outline_titles,
    page_texts,
    structure,
)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> PackResult:
    return build_meeting_pack(pack(), tmp_path_factory.mktemp("pack") / "pack.pdf")


def test_a_full_pack_has_a_dozen_pages_or_more_and_none_is_empty(full: PackResult) -> None:
    texts = page_texts(full.path)
    assert full.pages == len(texts) >= 12
    frame = len("\n".join(page_texts(full.path)[-1].splitlines()[-3:]))
    assert all(len(text) > frame + 120 for text in texts)


def test_every_page_is_marked_and_numbered(full: PackResult) -> None:
    for number, text in enumerate(page_texts(full.path), 1):
        lines = text.splitlines()
        assert lines[0] == "OFFICIAL-SENSITIVE"
        assert lines[-2] == "OFFICIAL-SENSITIVE"
        assert lines[-1].startswith("Personal data. For panel members only.")
        assert lines[-3].endswith(f"Page {number} of {full.pages}")
        assert lines[-3].startswith("IVOLT pack, June 2022, edition 1 · copy 4 of 12")


def test_the_contents_name_the_pages_on_which_the_sections_stand(full: PackResult) -> None:
    texts = page_texts(full.path)
    found = re.findall(r"^(.+?) (\d+)$", texts[0].partition("Contents\n")[2].partition("Sent to")[0], re.MULTILINE)
    titles = {title: int(page) for title, page in found}
    assert list(titles)[:3] == ["June panel on one page", "Agenda", "Who is new, who is back, who is gone"]
    for title, page in titles.items():
        assert title in texts[page - 1], title
    assert len(titles) == len(full.places)


def test_the_contents_are_links_to_those_pages(full: PackResult) -> None:
    with pikepdf.open(full.path) as document:
        links = list(document.pages[0].Annots)
        assert len(links) == len(full.places)
        pages = {page.objgen: number for number, page in enumerate(document.pages, 1)}
        targets = [pages[link.Dest[0].objgen] for link in links]
    assert targets == list(full.places.values())


def test_the_outline_names_every_section_and_sheet(full: PackResult) -> None:
    titles = outline_titles(full.path)
    assert titles[:2] == ["June panel on one page", "Agenda"]
    assert "V-018 Meena Dorrell" in titles
    assert titles[-1] == "Sources and method"
    assert len(titles) == len(full.places)


def test_every_font_is_embedded(full: PackResult) -> None:
    fonts = list(font_descriptors(full.path))
    assert {name.partition("+")[2] for name, _ in fonts} == {"Inter-Regular", "Inter-SemiBold", "Inter-Bold"}
    assert all(embedded for _, embedded in fonts)


def test_language_title_and_author_are_told_and_no_person_is_in_them(full: PackResult) -> None:
    with pikepdf.open(full.path) as document:
        assert str(document.Root.Lang) == "en-GB"
        assert str(document.docinfo["/Title"]) == "IVOLT Meeting pack, June 2022"
        assert str(document.docinfo["/Author"]) == "Panel secretariat"
        told = " ".join(str(value) for value in document.docinfo.values())
    assert "Dorrell" not in told


def test_figures_have_alternative_text_and_headings_do_not_skip(full: PackResult) -> None:
    tree = structure(full.path)
    figures = of_kind(tree, "Figure")
    assert len(figures) == 1 + 5 + 7
    assert all(len(figure[1]) > 30 for figure in figures)
    assert len(of_kind(tree, "Link")) == len(full.places)
    level = 0
    for element in tree[2:]:
        if element[0] in ("H1", "H2", "H3"):
            new = int(element[0][1])
            assert new <= level + 1
            level = new


def test_charts_are_vectors(full: PackResult) -> None:
    with pdfplumber.open(full.path) as document:
        assert not any(page.images for page in document.pages)


def test_the_summary_is_one_page_however_much_there_is(tmp_path: Path) -> None:
    facts = pack()
    summary = dataclasses.replace(
        facts.summary,
        changes=facts.summary.changes * 5,
        to_decide=facts.summary.to_decide * 5,
        measures=facts.summary.measures * 4,
        headline_words="More words. " * 200,
    )
    late = tuple(dataclasses.replace(action, overdue=True, text="A long action. " * 9) for action in facts.actions)
    made = build_meeting_pack(dataclasses.replace(facts, summary=summary, actions=late), tmp_path / "a.pdf")
    assert made.places["agenda"] == made.places["summary"] + 1
    text = page_texts(made.path)[made.places["summary"] - 1]
    assert "more: see the action log." in text
    assert "more: see the agenda." in text


def test_each_sheet_is_one_page(full: PackResult) -> None:
    sheets = [page for key, page in full.places.items() if key.startswith("subject-")]
    assert len(sheets) == 7
    assert sheets == list(range(sheets[0], sheets[0] + 7))


def test_victims_offenders_and_locations_are_kept_apart(tmp_path: Path) -> None:
    facts = pack()
    mixed = dataclasses.replace(facts, subjects=facts.subjects[::2] + facts.subjects[1::2])
    made = build_meeting_pack(mixed, tmp_path / "a.pdf")
    letters = [key.removeprefix("subject-")[0] for key in made.places if key.startswith("subject-")]
    assert letters == sorted(letters, key="VOL".index)


def test_nothing_at_all_is_a_calm_pack(tmp_path: Path) -> None:
    made = build_meeting_pack(MeetingPack(DocumentIdentity("Meeting pack")), tmp_path / "a.pdf")
    whole = " ".join(page_texts(made.path))
    for words in (
        "Nothing to report.", "Nothing needs a decision.", "No action is overdue.", "The agenda has no items yet.",
        "Nobody is new.", "There are no minutes of an earlier meeting.", "No action is open.",
        "No person or place is down for discussion.", "No data were supplied for this chart.",
        "No dates are recorded.", "No delivery is recorded for this month.",
    ):  # fmt: skip
        assert words in whole, words
    assert "None" not in whole
    assert "Case Reviews" not in whole


def test_a_sheet_with_everything_missing_and_one_with_far_too_much(tmp_path: Path) -> None:
    much = SubjectSheet(
        "V-002", "Victims", "N" * 3_000, "W" * 3_000, proposal="P " * 5_000, verdict="V " * 4_000,
        reason="R " * 9_000, facts=tuple((f"label {n}" * 9, "F" * 9_000) for n in range(12)),
        tried=tuple(TriedLine(date(2022, 1, 1), "T" * 9_000, "B" * 900, "O " * 900) for _ in range(40)),
        actions=tuple(ActionLine(f"22-{n}", "A" * 9_000, "O" * 900, overdue=True) for n in range(30)),
    )  # fmt: skip
    facts = MeetingPack(identity(), subjects=(SubjectSheet("V-001"), much))
    made = build_meeting_pack(facts, tmp_path / "a.pdf")
    text = page_texts(made.path)[made.places["subject-V-001"] - 1]
    assert "No proposal is made." in text
    assert "Nothing has been tried yet." in text
    assert "more characters in the record)" in " ".join(page_texts(made.path))


def test_progress_goes_forward_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[str, float]] = []
    build_meeting_pack(MeetingPack(identity()), tmp_path / "a.pdf", lambda words, done: told.append((words, done)))
    shares = [done for _, done in told]
    assert shares == sorted(shares)
    assert told[-1] == ("Saved", 1.0)


def test_the_facts_alone_load_no_heavy_library() -> None:
    code = (
        "import sys, ivolt_desktop.reports.pack_facts, ivolt_desktop.reports.charts\n"
        "import ivolt_desktop.reports.month_charts, ivolt_desktop.reports.ward_chart, ivolt_desktop.reports.workbook\n"
        "bad = {'reportlab', 'matplotlib', 'numpy', 'pandas', 'docx', 'xlsxwriter'} & set(sys.modules)\n"
        "sys.exit(repr(bad) if bad else 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[3])
