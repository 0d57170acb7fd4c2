"""The locked requirements: every version pinned, every file hashed, for all systems at once, and no host named."""

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

from installer.environment import RUNTIME, surroundings
from installer.told import CannotGoOn

_NAMES_A_PLACE = re.compile(r"^\s*(#|-i\b|-f\b|--index-url|--extra-index-url|--find-links|--trusted-host|--no-index)")


def lock(python: Path, folder: Path, name: str, options: Sequence[str] = ()) -> None:
    """Make ``folder/name`` from its ``.in`` file with uv, which must be installed beside ``python``.

    The development list is held to the versions of the runtime list.

    Raises:
        CannotGoOn: uv is missing, no set of versions fits, or the result names a host.
    """
    wanted = folder / name
    command = [
        str(python), "-m", "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11",
        "--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url", *options,
    ]  # fmt: skip
    if name != RUNTIME:
        command += ["--constraint", RUNTIME]
    command += [wanted.with_suffix(".in").name, "--output-file", name]
    done = subprocess.run(command, cwd=folder, env=surroundings(), capture_output=True, check=False)
    if done.returncode:
        raise CannotGoOn("The requirements could not be locked:\n" + done.stderr.decode(errors="replace").strip())
    wanted.write_text(without_places(wanted.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


def without_places(locked: str) -> str:
    """Drop comments and every line that says where to fetch from.

    Raises:
        CannotGoOn: an address is left all the same.
    """
    kept = [line for line in locked.splitlines() if line.strip() and not _NAMES_A_PLACE.match(line)]
    if any("://" in line for line in kept):
        raise CannotGoOn("A locked requirement names an address; only names and versions may be locked.")
    return "\n".join(kept) + "\n"
