"""Start-up: from starting the process to the first paint, the program beside a bare window.

    .venv/bin/python tests/bench/start_up.py [RUNS]

The program opens *This month* on the practice panel; the peer (``peer_window.py``) shows one row in a table. Both are
started in turn, offscreen, after warm-up runs that make the practice panel and compile the code. The clock is this
process's own, from the start of the other process to the arrival of its ``first-paint`` line. Exit code 1 if the
program needs more than 1.5 times what the peer needs.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ALLOWED = 1.5


def first_paint(command: Sequence[str], surroundings: dict[str, str]) -> float:
    """Seconds from starting ``command`` to its ``first-paint`` line.

    Raises:
        RuntimeError: the process ended without one.
    """
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    arrived = None
    for line in process.stdout:
        if arrived is None and line.startswith("first-paint"):
            arrived = time.perf_counter() - start
    code = process.wait()
    if arrived is None or code:
        raise RuntimeError(f"{command[1]} ended with code {code} and {'a' if arrived else 'no'} first paint")
    return arrived


def main(runs: int) -> int:
    with tempfile.TemporaryDirectory(prefix="ivolt-bench-") as folder:
        surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        surroundings |= {"QT_QPA_PLATFORM": "offscreen", "IVOLT_BENCH_FIRST_PAINT": "1"}
        for variable in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "APPDATA"):
            surroundings[variable] = str(Path(folder) / variable.lower())
            Path(surroundings[variable]).mkdir()
        commands = {
            "IVOLT Desktop": [sys.executable, "main.py", "--practice"],
            "bare window": [sys.executable, str(ROOT / "tests/bench/peer_window.py"), str(Path(folder) / "peer.db")],
        }
        seconds: dict[str, list[float]] = {name: [] for name in commands}
        for run in range(runs + 2):
            for name, command in commands.items():
                taken = first_paint(command, surroundings)
                if run >= 2:
                    seconds[name].append(taken)
    medians = {name: statistics.median(taken) for name, taken in seconds.items()}
    for name, taken in seconds.items():
        print(f"{name:<14} median {medians[name]:.3f} s   ({min(taken):.3f} to {max(taken):.3f}, {runs} runs)")
    ratio = medians["IVOLT Desktop"] / medians["bare window"]
    print(f"ratio {ratio:.2f} (allowed {ALLOWED})")
    return 0 if ratio <= ALLOWED else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 7))
