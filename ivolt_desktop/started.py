"""When the program was started, for the bench."""

import os
import sys
import time
from pathlib import Path

_noted = time.time()


def note_start() -> None:
    """Remember now as the start, as near to it as Python can tell."""
    global _noted
    _noted = time.time()


def seconds_since_start() -> float:
    """Seconds since the process began (from the system where it tells, else since the first line ran)."""
    if sys.platform == "linux":
        fields = Path("/proc/self/stat").read_text().rpartition(")")[2].split()
        up = float(Path("/proc/uptime").read_text().split()[0])
        return up - int(fields[19]) / os.sysconf("SC_CLK_TCK")
    return time.time() - _noted
