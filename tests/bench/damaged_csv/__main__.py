"""Reading damaged CSV files, beside other readers.

    .venv/bin/python -m tests.bench.damaged_csv [--whole] [--peers PYTHON] [--source NAME] [--worst N]

Builds files of every kind of damage, each one change against a clean table, reads them with ``main.py read`` (a few
through the command line, the rest in this process) and scores what came back (see ``scoring``). ``--peers`` names an
interpreter that has pandas, clevercsv and duckdb: those it has read the same files. ``--whole`` makes a file for each
row and column instead of a sample. Exit code 1 where the program scores below 9.96 or, weighted by how common the
damage is, below 9.65.
"""

import argparse
import csv
import io
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from tests.bench.damaged_csv.damage import Damaged, more_kinds, published_kinds
from tests.bench.damaged_csv.peers import READERS
from tests.bench.damaged_csv.scoring import score
from tests.bench.damaged_csv.sources import Row, sources

ROOT = Path(__file__).resolve().parents[3]
GOAL, GOAL_WEIGHTED = 9.96, 9.65
US = "read"


def read_here(path: Path) -> list[Row] | None:
    """What ``main.py read`` writes for a file, in this process."""
    from ivolt_desktop.intake.table_reading import read_table
    from ivolt_desktop.rules.known_errors import EmptyFile, KnownError

    out = io.StringIO(newline="")
    try:
        read_table(path).write(out)
    except EmptyFile:
        return []
    except KnownError:
        return None
    return list(csv.reader(io.StringIO(out.getvalue(), newline="")))


def read_outside(path: Path) -> list[Row] | None:
    """The same through the command line."""
    command = [sys.executable, str(ROOT / "main.py"), "read", str(path), "--csv", "-"]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        return None
    return list(csv.reader(io.StringIO(done.stdout.decode("utf-8"), newline="")))


def written_by(reader: str, path: Path) -> list[Row] | None:
    """What a peer left beside the file."""
    out = path.with_suffix(f".by-{reader}")
    if not out.exists():
        return None
    with out.open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


class Marks:
    """Scores by reader, file and kind."""

    def __init__(self) -> None:
        self.files: dict[str, list[tuple[Damaged, float]]] = defaultdict(list)

    def add(self, reader: str, file: Damaged, read: list[Row] | None) -> None:
        """Score one file."""
        self.files[reader].append((file, score(file.clean, read)))

    def simple(self, reader: str) -> float:
        """The mean over all files."""
        every = self.files[reader]
        return sum(mark * file.stands_for for file, mark in every) / sum(file.stands_for for file, _ in every)

    def weighted(self, reader: str) -> float:
        """The mean weighted by how common the damage is."""
        every = self.files[reader]
        weights = [file.weight * file.stands_for for file, _ in every]
        return sum(mark * weight for (_, mark), weight in zip(every, weights, strict=True)) / sum(weights)

    def by_kind(self, reader: str) -> dict[str, float]:
        """The mean of each kind."""
        kinds: dict[str, list[float]] = defaultdict(list)
        for file, mark in self.files[reader]:
            kinds[file.kind].append(mark)
        return {kind: sum(marks) / len(marks) for kind, marks in kinds.items()}

    def told(self, title: str, weighted: bool) -> None:
        """Print the table."""
        readers = list(self.files)
        print(f"\n{title}: {len(self.files[US])} files")
        print(f"{'':28}" + "".join(f"{reader:>11}" for reader in readers))
        print(f"{'mean':28}" + "".join(f"{self.simple(reader):11.3f}" for reader in readers))
        if weighted:
            print(f"{'weighted':28}" + "".join(f"{self.weighted(reader):11.3f}" for reader in readers))
        kinds = {reader: self.by_kind(reader) for reader in readers}
        for kind in kinds[US]:
            print(f"  {kind:26}" + "".join(f"{kinds[reader][kind]:11.3f}" for reader in readers))


def marked(files: list[Damaged], peers: str | None) -> Marks:
    """Read every file with every reader there is."""
    marks = Marks()
    with tempfile.TemporaryDirectory() as folder:
        places = [Path(folder) / file.name for file in files]
        for file, place in zip(files, places, strict=True):
            place.write_bytes(file.data)
            marks.add(US, file, read_here(place))
        for file, place in list(zip(files, places, strict=True))[:: max(1, len(files) // 5)]:
            if read_outside(place) != read_here(place):
                raise SystemExit(f"{file.name}: the command line reads it otherwise than the process")
        for reader in READERS if peers else ():
            command = [str(peers), "-m", "tests.bench.damaged_csv.peers", reader, folder]
            if subprocess.run(command, cwd=ROOT, env=os.environ, check=False, stderr=subprocess.DEVNULL).returncode:
                print(f"{reader} is not installed there; left out")
                continue
            for file, place in zip(files, places, strict=True):
                marks.add(reader, file, written_by(reader, place))
    return marks


def main() -> int:
    """Build, read, score, say."""
    parser = argparse.ArgumentParser(description="Reading damaged CSV files, beside other readers.")
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--peers", metavar="PYTHON")
    parser.add_argument("--source", action="append")
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave the files there")
    parser.add_argument("--worst", type=int, default=0, metavar="N")
    chosen = parser.parse_args()
    tables = [each for each in sources(chosen.seed) if not chosen.source or each.name in chosen.source]
    every = 1 if chosen.whole else 13
    if chosen.keep:
        for file in (file for table in tables for file in (*published_kinds(table, 13), *more_kinds(table))):
            (chosen.keep / file.name).write_bytes(file.data)
    marks = marked([file for table in tables for file in published_kinds(table, every)], chosen.peers)
    marks.told("The published kinds of damage", weighted=True)
    more = marked([file for table in tables for file in more_kinds(table)], chosen.peers)
    more.told("Further kinds", weighted=False)
    for file, mark in sorted(marks.files[US] + more.files[US], key=lambda each: each[1])[: chosen.worst]:
        print(f"{mark:7.3f}  {file.name}")
    reached = marks.simple(US) >= GOAL and marks.weighted(US) >= GOAL_WEIGHTED
    print(f"\ngoal {GOAL} / {GOAL_WEIGHTED}: {'reached' if reached else 'not reached'}")
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
