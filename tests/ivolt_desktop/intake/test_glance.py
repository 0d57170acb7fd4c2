"""The beginning of a large file, to be looked at before all of it is read."""

from datetime import date
from pathlib import Path

import pytest

from ivolt_desktop.intake import reading
from ivolt_desktop.intake.review import Review
from ivolt_desktop.rules.known_errors import FileMissing, TooLarge

TODAY = date(2022, 6, 1)


def calls(path: Path, rows: int) -> Path:
    lines = [f"CAD {n},02/05/2022,Caller {n},\"12 Heath Way,\nDagenham\"" for n in range(1, rows + 1)]
    path.write_text("\n".join(["CAD number,Call date,Caller name,Caller address", *lines]), encoding="utf-8")
    return path


def test_the_first_rows_are_as_in_the_whole_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_START", 2_000)
    path = calls(tmp_path / "calls.csv", 400)
    glance, whole = Review.glance(path, today=TODAY), Review.open(path, today=TODAY)
    assert glance.book.partial and not whole.book.partial
    assert glance.book.size == whole.book.size
    assert glance.preview(0, 20) == whole.preview(0, 20)
    assert (glance.feed.key, glance.found.header_row) == ("police_calls", 1)
    assert "first " in glance.summary and "400 rows" in whole.summary


def test_a_small_file_is_read_whole(tmp_path: Path) -> None:
    assert not Review.glance(calls(tmp_path / "calls.csv", 5), today=TODAY).book.partial


def test_a_file_that_is_gone_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        Review.glance(tmp_path / "gone.csv", today=TODAY)


def test_a_text_that_would_fill_the_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST_TEXT", 1_000)
    with pytest.raises(TooLarge, match="larger than the program will read"):
        Review.open(calls(tmp_path / "calls.csv", 400), today=TODAY)
