"""Bringing in a large file beside pandas: from file to committed, checked, audited rows, and to the first preview.

    .venv/bin/python tests/bench/bringing_in.py [ROWS]

Two invented files of ROWS rows by 20 columns (500,000 unless told): police calls with the people who made them, and
fire brigade incidents. Each side runs in a process of its own, one after the other, its libraries loaded before its
clock runs. The peer reads with pandas (``dtype=str``) and writes with ``to_sql`` through SQLAlchemy into plain SQLite.
This side reads, finds the table, cleans, checks, compares, links people and places, keeps every original row and
commits to the encrypted store with its audit entry.

In the compared time: all of that, until the program says it is done and the change is safe on the disk. Not in it: what
is made beside the user's further work after the commit. That is the search of a register to which 20,000 records or
more came at once, indexes of such a table on which nothing but speed rests, and folding the log into the file. How long
that takes, on the clock and the processor, has a line of its own, and its memory is in the peak. Fewer records are
searched and indexed within the compared time. Suggesting who may be the same person is timed apart, with ``--suggest``.
The peer makes neither a search nor an index. Processor time is told beside the clock's: on a machine that is busy with
other things it is the fairer measure.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))


def peak_megabytes() -> float:
    """The most memory this process ever held, all of it."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def ours(file: Path, folder: Path) -> dict[str, float]:
    """Bring one file into a new panel; seconds by stage."""
    import pyarrow.csv  # noqa: F401  as the peer's libraries, it is there before the clock runs

    from ivolt_desktop.intake.review import Review
    from ivolt_desktop.panel import bringing_in
    from ivolt_desktop.panel.agencies import add_agency
    from ivolt_desktop.panel.operation import perform
    from ivolt_desktop.panel.planning import plan_delivery
    from ivolt_desktop.store import PanelFile, search
    from ivolt_desktop.store.audit import verify

    panel = PanelFile.create(folder / "large.ivolt", "a passphrase of some length")
    for kind in ("police", "fire"):
        perform(panel, add_agency, name=kind.title(), short_name=kind.title(), kind=kind, supplies="everything")
    spent = [0.0, 0.0]
    if hasattr(bringing_in, "suggest"):
        real = bringing_in.suggest

        def timed(*given: object, **named: object) -> object:
            began, busy = time.perf_counter(), time.process_time()
            try:
                return real(*given, **named) if "--suggest" in sys.argv else None
            finally:
                spent[0] += time.perf_counter() - began
                spent[1] += time.process_time() - busy

        bringing_in.suggest = timed
    stages: dict[str, float] = {}
    start, busy, last = time.perf_counter(), time.process_time(), time.process_time()

    def stage(words: str, _share: float) -> None:
        nonlocal last, current
        now = time.process_time()
        stages[current] = stages.get(current, 0.0) + now - last
        last, current = now, words

    current = "Opening"
    review = Review.open(file, today=date(2026, 6, 3), progress=stage)
    stage("Planning", 0.0)
    with panel.reading() as session:
        plan = plan_delivery(session, review.feed.register, review.rows)
    new = plan.counts
    del plan
    memory = {"after plan": peak_megabytes()}
    stage("Handing over", 0.0)
    source = bringing_in.ReadFile.of(review, "Police")
    perform(panel, bringing_in.bring_in, source, agency_id=1 if "police" in review.feed.agency_kinds else 2,
            progress=stage)
    stage("", 0.0)
    seconds = time.perf_counter() - start - spent[0]
    committed, busy = time.process_time(), time.process_time() - busy - spent[1]
    later = time.perf_counter()
    panel.settled()
    later, ready = time.perf_counter() - later, time.process_time()
    with panel.reading() as session:
        assert verify(session) is None
        assert search.waiting(session) == 0
    for words, taken in stages.items():
        print(f"    {words:40} {taken:6.2f} s", file=sys.stderr)
    print(f"    {dict(new)} {memory}", file=sys.stderr)
    panel.close()
    return {"seconds": seconds, "busy": busy, "suggestions": spent[0], "megabytes": peak_megabytes(), "later": later,
            "busy later": ready - committed}


def peer(file: Path, folder: Path) -> dict[str, float]:
    """pandas and SQLAlchemy into plain SQLite."""
    import pandas
    from sqlalchemy import create_engine

    pandas.set_option("mode.string_storage", "python")  # the quicker of its two ways to hold texts, for this work
    start, busy = time.perf_counter(), time.process_time()
    table = pandas.read_csv(file, dtype=str)
    engine = create_engine(f"sqlite:///{folder / 'peer.db'}")
    table.to_sql("rows", engine, index=False)
    engine.dispose()
    busy = time.process_time() - busy
    return {"seconds": time.perf_counter() - start, "busy": busy, "megabytes": peak_megabytes()}


def preview(file: Path, _folder: Path) -> dict[str, float]:
    """From choosing a file to its first rows, its header and what it seems to be."""
    from ivolt_desktop.intake.review import Review

    start = time.perf_counter()
    look = getattr(Review, "glance", Review.open)(file, today=date(2026, 6, 3))
    assert len(look.preview(0, 50)) == 50 and look.summary
    return {"seconds": time.perf_counter() - start, "megabytes": peak_megabytes()}


SIDES = {"ours": ours, "peer": peer, "preview": preview}


def run(side: str, file: Path) -> dict[str, float]:
    """Run one side in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="ivolt-bench-") as folder:
        more = ["--suggest"] if "--suggest" in sys.argv else []
        command = [sys.executable, __file__, "--side", side, str(file), folder, *more]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


def main(rows: int) -> int:
    """Run everything and print a line for each; 1 where a target is missed."""
    from tests.bench import large_files

    missed = 0
    with tempfile.TemporaryDirectory(prefix="ivolt-bench-") as folder:
        for name, write in (("police calls", large_files.write_calls), ("fire incidents", large_files.write_fires)):
            file = Path(folder) / f"{name}.csv"
            write(file, rows)
            other = run("peer", file)
            own = run("ours", file)
            look = run("preview", file)
            ratio, busy = own["seconds"] / other["seconds"], own["busy"] / other["busy"]
            missed += ratio > 1 or own["megabytes"] > 1000 or look["seconds"] > 1
            print(f"{name}: {rows:,} rows, {file.stat().st_size / 1e6:.0f} MB\n"
                  f"  this {own['seconds']:6.2f} s  {own['megabytes']:6.0f} MB\n"
                  f"  peer {other['seconds']:6.2f} s  {other['megabytes']:6.0f} MB   ratio {ratio:.2f} (allowed 1.00)\n"
                  f"  of processor time {own['busy']:.2f} s to {other['busy']:.2f} s, ratio {busy:.2f}\n"
                  f"  search and indexes ready {own['later']:.2f} s later, "
                  f"of processor time {own['busy later']:.2f} s\n"
                  f"  first preview {look['seconds']:.2f} s (allowed 1.00), {look['megabytes']:.0f} MB\n"
                  f"  suggestions   {own['suggestions']:.2f} s, timed apart", flush=True)
            file.unlink()
        book = Path(folder) / "calls.xlsx"
        large_files.write_workbook(book, min(rows, 100_000))
        look = run("preview", book)
        missed += look["seconds"] > 3
        print(f"workbook of {min(rows, 100_000):,} rows: preview {look['seconds']:.2f} s (allowed 3.00), "
              f"{look['megabytes']:.0f} MB")
    return 1 if missed else 0


if __name__ == "__main__":
    if "--side" in sys.argv:
        place = sys.argv.index("--side")
        name, file, folder = sys.argv[place + 1:place + 4]
        print(json.dumps(SIDES[name](Path(file), Path(folder))))
    else:
        numbers = [int(each) for each in sys.argv[1:] if each.isdigit()]
        sys.exit(main(numbers[0] if numbers else 500_000))
