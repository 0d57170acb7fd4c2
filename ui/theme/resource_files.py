"""Where the program's own data files are, from a checkout and from a packaged copy alike."""

import sys
from pathlib import Path


def resource(*parts: str) -> Path:
    """Path of a file or folder below ``resources/``; it need not exist."""
    packaged = getattr(sys, "_MEIPASS", None)
    root = Path(packaged) if packaged else Path(__file__).resolve().parents[2]
    return root.joinpath("resources", *parts)
