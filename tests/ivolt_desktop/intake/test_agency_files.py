"""Awkward files read without anybody's help: the header is found, and every record as it was meant."""

import random
import time
from datetime import date
from pathlib import Path

import pytest

from ivolt_desktop.intake.review import Review
from ivolt_desktop.intake.table_reading import read_table
from ivolt_desktop.rules.known_errors import KnownError
from tests.ivolt_desktop.intake.agency_files import FILES, REFUSED, Made, cases

TODAY = date(2026, 6, 20)


def _written(folder: Path, made: Made) -> Path:
    path = folder / made.name
    path.write_bytes(made.data)
    return path


@pytest.mark.parametrize("made", FILES, ids=lambda made: made.name)
def test_the_header_and_every_record_are_found(tmp_path: Path, made: Made) -> None:
    started = time.perf_counter()
    review = Review.open(_written(tmp_path, made), today=TODAY)
    assert review.found.headers == list(made.headers)
    assert len(review.found.body) == made.records
    assert review.account.balanced
    assert time.perf_counter() - started < 15


_OTHERS = ("group totals.csv", "spanned page.xls", "no header.csv", "merged down.xlsx",
           "merged down.ods")  # fmt: skip
_WHOLE = [made for made in FILES if made.records == 12 and made.name not in _OTHERS]


@pytest.mark.parametrize("made", _WHOLE, ids=lambda made: made.name)
def test_every_record_is_read_as_it_was_meant(tmp_path: Path, made: Made) -> None:
    review = Review.open(_written(tmp_path, made), today=TODAY)
    assert review.feed.key == "council_cases" and len(review.ready) == 12
    for row, wanted in zip(review.ready, cases(), strict=True):
        assert row.values["reference"] == wanted[0]
        assert row.values["opened_on"] == date(2026, 5, int(wanted[1][:2]))
        assert row.values["complainant_phone"] == wanted[4] and row.values["complainant_postcode"] == wanted[6]
        assert str(row.values["complainant_name"]).strip('"') in (wanted[3], wanted[3].replace("Orla", "Zoë"),
                                                                  wanted[3].replace("Jan", "Zoë"))  # fmt: skip


@pytest.mark.parametrize(("name", "field"), [("merged down.xlsx", "ward"), ("merged down.ods", "ward"),
                                            ("spanned page.xls", "reference")])  # fmt: skip
def test_what_was_merged_counts_for_all_its_rows(tmp_path: Path, name: str, field: str) -> None:
    review = Review.open(_written(tmp_path, next(made for made in FILES if made.name == name)), today=TODAY)
    told = [row.values[field] for row in review.ready]
    assert len(told) == 12 and all(told) and all(len(set(told[at : at + 3])) == 1 for at in range(0, 12, 3))


@pytest.mark.parametrize("made", FILES, ids=lambda made: made.name)
def test_it_is_written_out_as_plain_rows(tmp_path: Path, made: Made) -> None:
    lines = list(read_table(_written(tmp_path, made)).lines())
    assert len(lines) == made.records + (made.headers[0] != "Column 1")
    assert len({len(line) for line in lines}) == 1


@pytest.mark.parametrize(("name", "data", "words"), REFUSED, ids=[each[0] for each in REFUSED])
def test_what_is_no_table_is_refused_in_a_sentence(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(KnownError, match=words):
        Review.open(path, today=TODAY)


def test_a_page_of_deep_nesting_ends_in_rows_or_in_words(tmp_path: Path) -> None:
    path = tmp_path / "deep.html"
    for tag in ("span", "div", "table"):
        path.write_text(f"<table><tr><td>{f'<{tag}>' * 5000}x</td></tr><tr><td>b</td></tr></table>")
        try:
            read_table(path)
        except KnownError as error:
            assert error.sentence.endswith(".")


@pytest.mark.parametrize("made", [made for made in FILES if len(made.data) < 50_000], ids=lambda made: made.name)
def test_damage_at_any_place_ends_in_rows_or_in_words(tmp_path: Path, made: Made) -> None:
    chance = random.Random(made.name)
    path = tmp_path / made.name
    for _ in range(5):
        data = bytearray(made.data)
        for _ in range(chance.choice((1, 5, 30))):
            place = chance.randrange(len(data))
            put = chance.choice((b'"', b"", b"\0", b",", b"\xff", b"\r", b"<", b"&"))
            data[place : place + chance.randrange(3)] = put
        path.write_bytes(data[: chance.choice((len(data), chance.randrange(1, len(data))))])
        try:
            assert Review.open(path, today=TODAY).account.balanced
        except KnownError as error:
            assert error.sentence.endswith(".")
