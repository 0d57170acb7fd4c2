"""The text of every row of a delivered file, packed and unpacked."""

import json
import zlib
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from ivolt_desktop.intake import kept_lines, text_tables
from ivolt_desktop.model import Delivery, DeliveryText
from ivolt_desktop.panel import originals
from ivolt_desktop.panel.originals import Originals
from tests.ivolt_desktop.panel.incoming import CALLS, bring, call, write

DAY = date(2026, 5, 4)


@pytest.mark.parametrize("large", [0, 1_000_000])
@pytest.mark.parametrize("at_once", [1, 3, 2_000])
def test_every_row_comes_back_whatever_the_blocks(
    desk, cast, tmp_path: Path, monkeypatch, at_once: int, large: int
) -> None:
    monkeypatch.setattr(originals, "ROWS_IN_A_BLOCK", at_once)
    monkeypatch.setattr(kept_lines, "BYTES_IN_A_BLOCK", 100 * at_once)
    monkeypatch.setattr(text_tables, "LARGE", large)
    rows = [["Calls of May", *[""] * 9], [""] * 10, list(CALLS), *[call(n, DAY, f"Caller {n}") for n in range(1, 6)],
            ["Grand Total", *[""] * 8, "5"], call(6, DAY, "Zoë \u202eهدى"), ["Source: CAD", *[""] * 9]]
    bring(desk.panel, write(tmp_path / "calls.csv", ["Police extract", *[""] * 9], rows))
    (delivery,) = desk.all(Delivery)
    with desk.panel.reading() as session:
        texts = Originals(session, delivery.id)
        kept = {number: dict(texts.of(number)) for number in range(1, 15)}
        headers = texts.headers
    assert kept[1] == {"CAD Number": "Police extract"} and kept[2] == {"CAD Number": "Calls of May"}
    for number, row in enumerate(rows, start=2):
        wanted = dict(zip(CALLS, row, strict=True))
        if number in (5, 6, 7, 8, 9, 11):
            assert kept[number] == wanted
        elif number != 4:
            assert kept[number] == {header: text for header, text in wanted.items() if text}
    assert kept[13] == {} and list(headers) == list(CALLS)
    blocks = len(desk.all(DeliveryText))
    assert (blocks > 3) == (at_once == 1) if large == 0 else blocks == -(-6 // at_once)


def test_texts_are_far_smaller_than_they_are_long(desk, cast, tmp_path: Path) -> None:
    rows = [call(n, DAY, "Orla Finch", where="Lapwing Road") for n in range(1, 400)]
    path = write(tmp_path / "calls.csv", CALLS, rows)
    bring(desk.panel, path)
    assert sum(len(block.packed) for block in desk.all(DeliveryText)) < path.stat().st_size / 4


def test_texts_packed_by_an_earlier_version_are_read(desk, cast, tmp_path: Path) -> None:
    bring(desk.panel, write(tmp_path / "calls.csv", CALLS, [call(n, DAY, "Orla Finch") for n in range(1, 4)]))
    held = {"headers": ["Name", "Day"], "rows": [3, 4], "columns": [[" Orla", "Idris"], ["1 May", ""]],
            "loose": [[5, {"Name": "Total"}]]}
    with desk.panel.work("test") as work:
        block = work.session.scalars(select(DeliveryText)).one()
        block.packed = zlib.compress(json.dumps(held).encode(), 1)
        work.session.commit()
    with desk.panel.reading() as session:
        texts = Originals(session, desk.all(Delivery)[0].id)
        assert [texts.cells(n) for n in (3, 4, 5, 6)] == [
            {"Name": "Orla", "Day": "1 May"}, {"Name": "Idris", "Day": ""}, {"Name": "Total"}, {}]
        assert texts.headers == ["Name", "Day"]


def test_lines_that_were_mended_or_hold_line_breaks_are_kept_by_column(desk, cast, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(text_tables, "LARGE", 0)
    rows = [call(n, DAY, f"Caller {n}") for n in range(1, 20)]
    rows[4][4] = "Caller\n5"
    path = write(tmp_path / "calls.csv", CALLS, rows)
    bring(desk.panel, path)
    with desk.panel.reading() as session:
        texts = Originals(session, desk.all(Delivery)[0].id)
        for number, row in enumerate(rows, start=2):
            assert dict(texts.of(number)) == dict(zip(CALLS, row, strict=True))
