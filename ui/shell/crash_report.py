"""What may be said of a bug: the kind of error and the program's own files and lines; never a message or a value."""

import platform
import sys
import traceback
from pathlib import Path

import PySide6

_ROOT = Path(__file__).resolve().parents[2]
_OWN = ("ivolt_desktop", "ui", "main.py")


def crash_report(error: BaseException) -> str:
    """A report without personal data: versions, types of the errors in the chain, own frames by file and line."""
    from ivolt_desktop import __version__

    lines = [
        f"IVOLT Desktop {__version__}",
        f"Python {platform.python_version()}, Qt {PySide6.__version__}, {platform.system()} {platform.release()}",
    ]
    seen: set[int] = set()
    each: BaseException | None = error
    while each is not None and id(each) not in seen:
        seen.add(id(each))
        lines.append(f"{type(each).__module__}.{type(each).__qualname__}".removeprefix("builtins."))
        for frame in traceback.extract_tb(each.__traceback__):
            if place := _own_place(frame.filename):
                lines.append(f"  {place}, line {frame.lineno}, in {frame.name}")
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)
    return "\n".join(lines)


def _own_place(filename: str) -> str:
    base = Path(getattr(sys, "_MEIPASS", _ROOT))
    try:
        place = Path(filename).resolve().relative_to(base)
    except (ValueError, OSError):
        return ""
    return place.as_posix() if place.parts and place.parts[0] in _OWN else ""
