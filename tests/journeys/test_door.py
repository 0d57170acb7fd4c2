"""``main.py`` as its own process: one job without a window, in plain words, with an exit status."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pytest
from openpyxl import load_workbook

from ivolt_desktop.panel.agencies import add_agency
from ivolt_desktop.panel.opening import new_panel, open_panel, open_practice
from ivolt_desktop.panel.operation import perform
from ivolt_desktop.panel.practice.files import PracticeFile, practice_files
from ivolt_desktop.places_on_disk import practice_panel_path

DONE, PROBLEMS_LEFT, REFUSED = 0, 1, 2
PASSPHRASE = "four calm words here"


@pytest.fixture
def door(root: Path) -> Iterator["Door"]:
    """Starts ``main.py``; afterwards none of its runs may have shown a traceback."""
    made = Door(root)
    yield made
    assert made.told
    for said in made.told:
        assert "Traceback" not in said and 'File "' not in said, said


class Door:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.told: list[str] = []

    def run(self, *arguments: str | Path, typed: str = "") -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-W", "error", "main.py", *map(str, arguments)]
        done = subprocess.run(command, cwd=self.root, input=typed, capture_output=True, text=True, timeout=100,
                              check=False)
        self.told += [done.stdout, done.stderr]
        return done

    def refused(self, *arguments: str | Path, typed: str = "") -> str:
        """Run what must be refused; returns the one sentence it is refused with."""
        done = self.run(*arguments, typed=typed)
        assert done.returncode == REFUSED and done.stdout == ""
        lines = done.stderr.splitlines()
        assert len(lines) == 1 and lines[0].endswith("."), done.stderr
        return lines[0]


@pytest.fixture
def practice(practice_file: Path, own_places: Path) -> Path:
    """The practice panel where the program keeps it."""
    return Path(shutil.copy(practice_file, practice_panel_path()))


@pytest.fixture
def own_panel(tmp_path: Path) -> Path:
    """A panel with a passphrase, closed."""
    path = tmp_path / "Panel.ivolt"
    new_panel(path, PASSPHRASE).close()
    return path


def left_for_a_newcomer() -> PracticeFile:
    return next(file for file in practice_files() if file.feed == "deliberate_fires" and not file.brought_in)


def test_the_pack_of_the_practice_panel(door: Door, practice: Path, tmp_path: Path) -> None:
    done = door.run("pack", "--practice", "--out", tmp_path / "paper")
    assert done.returncode == DONE and done.stderr == ""
    (made,) = (tmp_path / "paper").glob("*.pdf")
    assert done.stdout == f"The pack is in {made}\n"
    with pdfplumber.open(made) as pdf:
        assert len(pdf.pages) >= 12
        for at, page in enumerate(pdf.pages, start=1):
            text = page.extract_text() or ""
            lines = text.splitlines()
            assert lines[0] == "PRACTICE DATA OFFICIAL-SENSITIVE PRACTICE DATA", f"page {at} is not marked at the top"
            assert lines.count("OFFICIAL-SENSITIVE") == 1, f"page {at} is not marked at the bottom"
            assert f"Page {at} of {len(pdf.pages)}" in text
            lowest = max(word["bottom"] for word in page.crop((0, 0, page.width, page.height - 90)).extract_words())
            assert lowest > 0.5 * page.height, f"page {at} is nearly empty"


def test_the_minutes_of_the_practice_panel(door: Door, practice: Path, tmp_path: Path) -> None:
    done = door.run("minutes", "--practice", "--out", tmp_path)
    assert done.returncode == DONE and done.stderr == ""
    (made,) = tmp_path.glob("*minutes May 2026.pdf")
    with pdfplumber.open(made) as pdf:
        text = "\n".join(page.extract_text() or "" for page in pdf.pages)
    assert "Apologies" in text and "Action 26-" in text


def test_a_dry_run_accounts_for_every_row_and_stores_nothing(door: Door, practice: Path, tmp_path: Path) -> None:
    file = left_for_a_newcomer()
    path = tmp_path / file.name
    file.write(path)
    done = door.run("import", path, "--practice", "--dry-run", "--json")
    assert done.returncode in (DONE, PROBLEMS_LEFT) and done.stderr == ""
    (account,) = json.loads(done.stdout)
    assert account["file"] == file.name and account["stored"] is False and account["refused"] is None
    sheet = load_workbook(path).active
    assert sheet is not None
    fates = ("new", "changed", "same", "set_aside", "left_out")
    assert sum(account[fate] for fate in fates) == sheet.max_row - 1, "every row but the header"
    again = door.run("import", path, "--practice", "--json")
    (stored,) = json.loads(again.stdout)
    assert stored["stored"] is True and stored["new"] == account["new"] > 0
    third = door.run("import", path, "--practice", "--dry-run", "--json")
    (known,) = json.loads(third.stdout)
    assert known["new"] == 0 and known["same"] == account["new"]


def test_a_dry_run_reads_beside_a_window_and_writes_nothing(door: Door, own_panel: Path, tmp_path: Path) -> None:
    file = left_for_a_newcomer()
    path = tmp_path / file.name
    file.write(path)
    kept = tmp_path / "panel"
    kept.mkdir()
    own_panel = own_panel.rename(kept / own_panel.name)
    window = open_panel(own_panel, PASSPHRASE)
    try:
        perform(window, add_agency, name="London Fire Brigade", short_name="LFB", kind="fire", supplies="fires")
        before = {each.name: (each.stat().st_mtime_ns, each.read_bytes()) for each in kept.iterdir()}
        done = door.run("import", path, "--panel", own_panel, "--dry-run", "--json", typed=f"{PASSPHRASE}\n")
        after = {each.name: (each.stat().st_mtime_ns, each.read_bytes()) for each in kept.iterdir()}
        assert after == before
        refusal = door.refused("import", path, "--panel", own_panel, typed=f"{PASSPHRASE}\n")
    finally:
        window.close()
    (account,) = json.loads(done.stdout)
    assert account["agency"] == "LFB" and account["new"] > 0 and account["stored"] is False
    assert "open in another copy" in refusal


def test_a_dry_run_makes_no_practice_panel(door: Door, own_places: Path, tmp_path: Path) -> None:
    (tmp_path / "calls.csv").write_text("Name\nOrla Finch\n")
    assert "not been made yet" in door.refused("import", tmp_path / "calls.csv", "--practice", "--dry-run")
    assert not practice_panel_path().exists()


def test_the_practice_panel_is_sound(door: Door, practice: Path) -> None:
    done = door.run("check", "--practice")
    assert done.returncode == DONE and done.stderr == ""
    first, second = done.stdout.splitlines()
    assert first == "The file is whole." and second.endswith("is unbroken.")


def test_an_own_panel_opens_with_its_passphrase(door: Door, own_panel: Path) -> None:
    done = door.run("check", "--panel", own_panel, typed=f"{PASSPHRASE}\n")
    assert done.returncode == DONE and done.stdout.startswith("The file is whole.")


@pytest.mark.parametrize("typed", ["four calm words\n", "\n", ""])
def test_a_wrong_passphrase_is_one_sentence(door: Door, own_panel: Path, typed: str) -> None:
    before = own_panel.read_bytes()
    assert "did not open with that passphrase" in door.refused("check", "--panel", own_panel, typed=typed)
    assert own_panel.read_bytes() == before
    open_panel(own_panel, PASSPHRASE).close()


def test_a_missing_file_is_one_sentence(door: Door, tmp_path: Path) -> None:
    assert "Gone.ivolt is not in" in door.refused("check", "--panel", tmp_path / "Gone.ivolt", typed="x\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"Reference,Date\n1,2\n", b"SQLite format 3\0" + bytes(4096)])
def test_what_is_no_panel_is_one_sentence(door: Door, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "Letter.ivolt"
    path.write_bytes(content)
    assert "Letter.ivolt is not a panel file" in door.refused("pack", "--panel", path, typed="x\n")
    assert path.read_bytes() == content


def test_a_second_copy_is_told_that_the_file_is_in_use(door: Door, own_panel: Path, practice: Path) -> None:
    held = open_panel(own_panel, PASSPHRASE)
    also_held = open_practice(practice)
    try:
        assert "is open in another copy" in door.refused("check", "--panel", own_panel, typed=f"{PASSPHRASE}\n")
        assert "is open in another copy" in door.refused("check", "--practice")
    finally:
        held.close()
        also_held.close()


def test_files_that_cannot_be_read_are_one_sentence_each(door: Door, practice: Path, tmp_path: Path) -> None:
    broken, empty = tmp_path / "broken.xlsx", tmp_path / "empty.csv"
    broken.write_bytes(b"PK\x03\x04 and then nothing")
    empty.write_bytes(b"")
    done = door.run("import", broken, empty, tmp_path / "gone.xlsx", "--practice")
    assert done.returncode == REFUSED and done.stdout == ""
    lines = done.stderr.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["broken.xlsx", "empty.csv", "gone.xlsx"]
    assert all(line.endswith(".") for line in lines)


def test_help_tells_every_job(door: Door) -> None:
    done = door.run("help")
    assert done.returncode == DONE
    for job in ("pack", "minutes", "import", "practice-files", "check"):
        assert job in done.stdout
