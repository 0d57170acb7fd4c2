"""What goes on which page, so that none is nearly empty."""

from pathlib import Path

import pytest
from reportlab.platypus import Flowable, KeepTogether, Spacer

from ivolt_desktop.reports.action_tables import by_agency
from ivolt_desktop.reports.facts import ActionLine
from ivolt_desktop.reports.fitting import PAGE_ROOM, filling
from ivolt_desktop.reports.paper import write_paper
from ivolt_desktop.reports.sections import section, whole_section
from ivolt_desktop.reports.words import passage
from tests.ivolt_desktop.reports.invented_pack import MEETING, identity
from tests.ivolt_desktop.reports.pdf_reading import of_kind, page_texts, structure


def _block(share: float) -> list[Flowable]:
    return [KeepTogether([Spacer(1, share * PAGE_ROOM)])]


@pytest.mark.parametrize(("shares", "order"), [
    ((0.3, 0.3, 0.6, 0.2, 0.3), [0, 1, 3, 2, 4]),
    ((0.5, 0.4, 0.3), [0, 1, 2]),
    ((0.6, 0.6, 0.6), [0, 1, 2]),
    ((0.2, 1.5, 0.3), [0, 2, 1]),
])
def test_what_has_room_comes_before_what_has_none(shares: tuple[float, ...], order: list[int]) -> None:
    blocks = [_block(share) for share in shares]
    assert filling([], blocks) == [blocks[at][0] for at in order]


def test_the_head_counts_and_comes_first() -> None:
    head, blocks = _block(0.5), [_block(0.6), _block(0.4)]
    assert filling(head, blocks) == [head[0], blocks[1][0], blocks[0][0]]


@pytest.mark.parametrize(("before", "lines", "begins"), [(0.3, 10, 1), (0.7, 30, 2), (0.6, 80, 1)])
def test_a_section_is_whole_where_it_fits_a_page_and_else_follows_on(
    tmp_path: Path, before: float, lines: int, begins: int
) -> None:
    def story(_places: object) -> list[Flowable]:
        content = [passage("A line of it.") for _ in range(lines)]
        return [Spacer(1, before * PAGE_ROOM), *whole_section("Last section", "", "last", content)]

    made = write_paper(identity(), story, tmp_path / "paper.pdf")
    told = [text.count("A line of it.") for text in page_texts(made.path)]
    assert made.places["last"] == begins and sum(told) == lines
    assert (told[-1] == lines) == (lines < 80)


def test_the_action_log_is_one_table_and_no_agency_is_parted_from_its_actions(tmp_path: Path) -> None:
    actions = [ActionLine(f"26-{agency:02}{at}", "Mend the gate and clear the yard", "", f"Agency {agency:02}", MEETING,
                          MEETING, "G", "open") for agency in range(23) for at in range(3)]
    path = tmp_path / "log.pdf"
    write_paper(identity(), lambda _places: [*section("Log", "", "log", room=9), *by_agency(actions, MEETING)], path)
    texts = page_texts(path)
    assert len(texts) >= 3 and all("First due" in text for text in texts)
    for text in texts:
        rows = [line for line in text.splitlines() if line.startswith(("Agency", "26-"))]
        assert rows and rows[-1].startswith("26-")
    (table,) = of_kind(structure(path), "Table")
    assert len(of_kind(table, "TR")) == 1 + 23 + len(actions)
