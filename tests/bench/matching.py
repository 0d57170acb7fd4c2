"""Who is who, beside Splink in one run: F1 on pairs after clustering, and seconds from records to clusters.

``python tests/bench/matching.py [--quick]``. The public Febrl sets are read from ``../shared/data/linkage`` where they
are there (without their national number); the harder sets are invented by ``matching_people``. Splink runs in
``.venv-bench`` (``python3 -m venv .venv-bench && .venv-bench/bin/pip install splink pandas``) and is left out where
that is missing. Nothing is trained on the truth.
"""

import csv
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from ivolt_desktop.panel.matching_tables import match_tables  # noqa: E402
from tests.bench import matching_further, matching_people  # noqa: E402

FEBRL = ROOT.parent / "shared" / "data" / "linkage"
FEBRL_COLUMNS = (
    "forename=given_name,surname=surname,house_number=street_number,street=address_1,address=address_2,town=suburb,"
    "postcode=postcode,county=state,born=date_of_birth"
)
LISTED = (
    "forename=first_name,surname=last_name,born=dob,gender=gender,phone=phone,email=email,house_number=house_number,"
    "street=street,town=town,postcode=postcode"
)
HISTORICAL = (
    "name=whole_name,forename=first_name,surname=last_name,born=dob,town=birth_place,postcode=postcode,gender=gender,"
    "other=occupation"
)
NOTABLES = (
    "name=full_name,forename=first_name,surname=surname,born=dob,town=birth_place,postcode=postcode,gender=gender,"
    "other=occupation"
)
SHORT = "forename=first_name,surname=surname,born=dob,other=city,email=email"
AGENCIES = "name=name,born=dob,age=age,phone=phone,address=address,postcode=postcode,email=email"
LINES = ("0.5", "0.2", "0.8", "0.9", "0.95", "0.99", "0.999", "0.9999")
PEER = ROOT / ".venv-bench" / "bin" / "python"

Row = tuple[str, ...]


def pairs_f1(truth: Sequence[str], found: Sequence[str], lists: Sequence[int]) -> float:
    """F1 on pairs; where there are two lists only pairs across them count."""
    two = len(set(lists)) == 2

    def count(groups: Sequence[tuple[str, ...]]) -> int:
        tally: dict[tuple[str, ...], Counter[int]] = {}
        for group, number in zip(groups, lists, strict=True):
            tally.setdefault(group, Counter())[number] += 1
        if two:
            return sum(each[0] * each[1] for each in tally.values())
        return sum(sum(each.values()) * (sum(each.values()) - 1) // 2 for each in tally.values())

    both = count([*zip(truth, found, strict=True)])
    said, true = count([(each,) for each in found]), count([(each,) for each in truth])
    return 2 * both / (said + true) if said + true else 0.0


def main(quick: bool) -> None:
    """Run every set and print a line for each."""
    sets: list[tuple[str, list[list[Row]], list[str], str]] = []
    if FEBRL.exists():
        sets.append(("Febrl 3", *_febrl("dataset3.csv"), FEBRL_COLUMNS))
        sets.append(("Febrl 4", *_febrl("dataset4a.csv", "dataset4b.csv"), FEBRL_COLUMNS))
    sets.append(("historical", *_frames(matching_people.historical()), HISTORICAL))
    sets.append(("families", *_frames(matching_people.families()), LISTED))
    sets.append(("two lists", *_frames(*matching_people.two_lists()), LISTED))
    sets.append(("notables", *_frames(matching_further.notables()), NOTABLES))
    sets.append(("short list", *_frames(matching_further.short_list()), SHORT))
    sets.append(("agencies", *_frames(matching_further.agencies()), AGENCIES))
    if not quick:
        sets.append(("100,000 callers", *_frames(matching_people.callers()), LISTED))
    print(f"{'':18}{'rows':>9}  {'this F1':>8}{'s':>7}   {'Splink F1':>9}{'s':>7}   at its best line")
    for name, tables, truth, mapping in sets:
        lists = [number for number, table in enumerate(tables) for _ in table[1:]]
        ours, seconds = _ours(tables, mapping)
        line = f"{name:18}{len(truth):9,}  {pairs_f1(truth, ours, lists):8.4f}{seconds:7.2f}"
        if PEER.exists():
            theirs, peer_seconds = _splink(tables, mapping)
            scores = {at: pairs_f1(truth, clusters, lists) for at, clusters in theirs.items()}
            best = max(scores, key=lambda at: scores[at])
            line += f"   {scores['0.5']:9.4f}{peer_seconds:7.2f}   {scores[best]:.4f} ({best})"
        print(line, flush=True)


def _febrl(*names: str) -> tuple[list[list[Row]], list[str]]:
    tables, truth = [], []
    for name in names:
        with (FEBRL / name).open(newline="", encoding="utf-8") as file:
            head, *body = [[cell.strip() for cell in row] for row in csv.reader(file) if row]
        kept = [place for place, column in enumerate(head) if column not in ("rec_id", "soc_sec_id")]
        tables.append([tuple(row[place] for place in kept) for row in (head, *body)])
        truth += [re.findall(r"\d+", row[0])[0] for row in body]
    return tables, truth


def _frames(*frames: "matching_people.pd.DataFrame") -> tuple[list[list[Row]], list[str]]:
    tables, truth = [], []
    for frame in frames:
        truth += [str(who) for who in frame["who"]]
        shown = frame.drop(columns="who")
        tables.append([tuple(shown.columns), *(tuple(map(str, row)) for row in shown.itertuples(index=False))])
    return tables, truth


def _write(path: Path, rows: Sequence[Row]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


def _ours(tables: list[list[Row]], mapping: str) -> tuple[list[str], float]:
    with tempfile.TemporaryDirectory() as place:
        files = [_write(Path(place) / f"{number}.csv", table) for number, table in enumerate(tables)]
        started = time.perf_counter()
        match_tables(files, mapping, Path(place) / "out.csv")
        taken = time.perf_counter() - started
        with (Path(place) / "out.csv").open(newline="", encoding="utf-8") as file:
            return [row[2] for row in csv.reader(file)][1:], taken


def _splink(tables: list[list[Row]], mapping: str) -> tuple[dict[str, list[str]], float]:
    """Splink's clusters at each line, and its seconds at the default one."""
    two = len(tables) == 2
    head = ("unique_id", *(("source_dataset",) if two else ()), *tables[0][0])
    rows = [(number, row) for number, table in enumerate(tables) for row in table[1:]]
    body = [(str(at), *((str(number),) if two else ()), *row) for at, (number, row) in enumerate(rows)]
    with tempfile.TemporaryDirectory() as place:
        table, out = _write(Path(place) / "in.csv", [head, *body]), Path(place) / "out.csv"
        told = subprocess.run(
            [str(PEER), str(Path(__file__).with_name("matching_splink.py")), str(table), str(out), mapping],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        found = {}
        for line in LINES:
            made = out if line == LINES[0] else out.with_name(f"{out.name}.{line}")
            with made.open(newline="", encoding="utf-8") as file:
                of = {row["unique_id"].rpartition("-")[2]: row["cluster_id"] for row in csv.DictReader(file)}
            found[line] = [of[str(at)] for at in range(len(rows))]
    return found, float(told.stdout.split()[-1])


if __name__ == "__main__":
    main("--quick" in sys.argv)
